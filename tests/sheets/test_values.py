"""One cell at a time."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.sheets import values


@pytest.mark.parametrize(
    ("cell", "name", "notes"),
    [
        ("张三", "张三", ""),
        (" 张 三\u200b", "张三", ""),
        ("诸葛姝子（休学）", "诸葛姝子", "休学"),
        ("艾力提江•艾力格", "艾力提江·艾力格", ""),
        ("古丽 . 阿依", "古丽·阿依", ""),
        ("J. Smith", "J. Smith", ""),
        ("＊李丽", "李丽", ""),
    ],
)
def test_name_of(cell: str, name: str, notes: str) -> None:
    assert values.name_of(cell) == (name, notes)


@given(st.text(max_size=20))
def test_a_canonical_name_stays_as_it_is(text: str) -> None:
    once = values.name_of(text)[0]
    assert values.name_of(values.name_of(once)[0])[0] == values.name_of(once)[0]


@pytest.mark.parametrize("name", ["张三", "欧阳静怡", "买买提·吐尔逊·阿依", "Anna Smith", "𠮷田"])
def test_persons(name: str) -> None:
    assert values.is_person(name)


@pytest.mark.parametrize(
    "name", ["", "12", "会计2101班", "合计", "平均分", "待定", "男", "教务科备注"]
)
def test_no_persons(name: str) -> None:
    assert not values.is_person(name)


def test_a_class_is_one_however_its_name_is_broken() -> None:
    for cell in ("会计2101班", "会计\n2101班", "会计 2101 班", " 会 计2101班\xa0"):
        assert values.label_of(cell) == "会计2101班"
    assert values.label_of("Class A 1") == "Class A 1"


@pytest.mark.parametrize(
    ("cell", "gender"),
    [("男", "男"), ("F", "女"), ("２", "女"), (1.0, "男"), ("未知", None), ("", None)],
)
def test_gender_of(cell: str | float, gender: str | None) -> None:
    assert values.gender_of(cell) == gender


@pytest.mark.parametrize(
    ("cell", "grade"),
    [
        (2023.0, "2023"),
        ("2023级", "2023"),
        ("23级", "2023"),
        ("202309", "2023"),
        (datetime.datetime(1905, 7, 13), "2021"),
        (datetime.date(2022, 9, 1), "2022"),
        ("大一", None),
        ("", None),
    ],
)
def test_grade_of(cell: values.Value, grade: str | None) -> None:
    assert values.grade_of(cell) == grade


def test_grade_in_words_only() -> None:
    assert values.grade_in("2021级会计1班") == "2021"
    assert values.grade_in("19级计科4班") == "2019"
    assert values.grade_in("会计2101班") is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2022年9月应征入伍", "应征入伍"),
        ("转出至软件2302班", "转出"),
        ("2023.9休学一年", "休学"),
        ("已退学", "退学"),
        ("转专业转入", "转专业"),
        ("转入", None),
        ("2023年复学（原休学）", None),
        ("团支书", None),
        ("重修", None),
        ("", None),
    ],
)
def test_leaving_status(text: str, status: str | None) -> None:
    assert values.leaving_status(text) == status


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("在籍", ("在籍", False)),
        ("有学籍", ("有学籍", False)),
        ("休学", ("休学", True)),
        ("待核实", ("待核实", True)),
        ("未注册", ("未注册", True)),
        ("01", (None, False)),
        ("", (None, False)),
    ],
)
def test_status_of(cell: str, answer: tuple[str | None, bool]) -> None:
    assert values.status_of(cell) == answer


def test_small_words() -> None:
    assert values.ethnicity_of("汉") == "汉族"
    assert values.ethnicity_of("01") is None
    assert values.political_of("团员") == "共青团员"
    assert values.political_of("是") is None
    assert values.label_of("机电２３０１班") == "机电2301班"
    assert values.label_of("—") is None
