from dataclasses import replace
from datetime import date

import pytest

from papers.reading import text_of
from sudesk.papers.base import Congress
from sudesk.papers.notice_sheet import NoticeSheet, Person
from sudesk.papers.printing import page_count, render
from sudesk.terms import CongressKind, NoticeKind

NAMES = ("王语桐", "卢思远", "陈𬭎", "阿依努尔·艾合买提")


def sheet(kind: NoticeKind, people: tuple[Person, ...] | None = None) -> NoticeSheet:
    listed = tuple(Person(name, f"会计240{n % 2 + 1}班") for n, name in enumerate(NAMES))
    return NoticeSheet(
        congress=Congress("会计系", "第六次", CongressKind.DELEGATES),
        kind=kind,
        post="" if kind is NoticeKind.DELEGATES else "学生会主席团",
        seats=3,
        people=listed if people is None else people,
        order="",
        first=date(2026, 12, 11),
        last=date(2026, 12, 15),
        working_days=3,
        contact="会计系团总支办公室（65880000）",
        issuer="会计系学生会",
        conditions=("政治合格。", "无课程不及格。"),
    )


def words(paper: NoticeSheet) -> str:
    return "".join(text_of(render(paper)).split())


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (NoticeKind.CALL, "公开报名推选学生会主席团候选人的公告"),
        (NoticeKind.DELEGATES, "代表名单的公示"),
        (NoticeKind.CANDIDATES, "学生会主席团候选人名单的公示"),
        (NoticeKind.RESULT, "学生会主席团选举结果的公示"),
    ],
)
def test_each_kind_says_what_it_is_and_how_long_it_hangs(kind: NoticeKind, title: str) -> None:
    text = words(sheet(kind))
    assert title in text
    assert "2026年12月11日至15日（3个工作日）" in text
    assert "会计系团总支办公室（65880000）" in text


@pytest.mark.parametrize("kind", [NoticeKind.DELEGATES, NoticeKind.CANDIDATES, NoticeKind.RESULT])
def test_every_name_can_be_read_back_to_the_letter(kind: NoticeKind) -> None:
    text = words(sheet(kind))
    assert all(name in text for name in NAMES)


def test_delegates_stand_by_class_and_others_with_their_class() -> None:
    assert "会计2401班（2名）。王语桐、陈𬭎。" in words(sheet(NoticeKind.DELEGATES))
    assert "王语桐会计2401班" in words(sheet(NoticeKind.CANDIDATES))


def test_delegates_whom_no_class_elected_are_named_apart() -> None:
    paper = sheet(NoticeKind.DELEGATES)
    one, two = paper.people[:2]
    apart = (("会计协会代表", (one,)), ("当然代表", (two,)))
    text = words(replace(paper, apart=apart))
    assert "以上代表中，会计协会代表1名，王语桐；当然代表1名，卢思远。" in text
    assert "以上代表中" not in words(paper)


def test_the_title_of_the_candidates_keeps_the_name_of_the_congress_whole() -> None:
    paper = sheet(NoticeKind.CANDIDATES)
    lines = text_of(render(paper)).split()
    assert lines[0].startswith("关于会计系第六次学生代表大会")


def test_the_order_is_named_where_there_is_one() -> None:
    paper = replace(sheet(NoticeKind.CANDIDATES), order="按姓氏笔画为序")
    assert "候选人名单（按姓氏笔画为序）：" in words(paper)
    assert "为序" not in words(sheet(NoticeKind.RESULT))


def test_a_number_stands_only_beside_namesakes() -> None:
    people = (Person("张三", "会计2401班", "尾号17"), Person("李四", "会计2401班"))
    text = words(sheet(NoticeKind.CANDIDATES, people))
    assert "张三会计2401班（尾号17）" in text
    assert "李四会计2401班" in text


def test_a_call_names_its_conditions_and_nobody() -> None:
    text = words(sheet(NoticeKind.CALL))
    assert "1.政治合格。" in text
    assert not any(name in text for name in NAMES)


def test_thousands_of_delegates_fill_pages_and_the_seal_is_never_alone() -> None:
    people = tuple(Person(f"王{n}", "会计2401班") for n in range(900))
    pdf = render(sheet(NoticeKind.DELEGATES, people))
    last = text_of(pdf).rsplit("会计系学生会", 1)[0][-80:]
    assert page_count(pdf) > 3
    assert "保密" in last
