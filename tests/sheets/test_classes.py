"""Classes in titles, sections and names of sheets."""

import time

import pytest

from sudesk.sheets.classes import class_in, class_in_cells, class_of_sheet


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2022级计科3班学生名单", "2022级计科3班"),
        ("某某职业技术学院会计2101班学生花名册", "会计2101班"),
        ("2023-2024学年第一学期会计2101班点名册", "会计2101班"),
        ("会计系2021级会计1班名单", "2021级会计1班"),
        ("班级：会计2101班  班主任：王老师", "会计2101班"),
        ("会计2102班（共6人）", "会计2102班"),
        ("21会计3班", "21会计3班"),
        ("关于会计2101班学生名单的说明", "会计2101班"),
        ("护理2101（3+2）班花名册", "护理2101（3+2）班"),
        ("2021级护理（3+2）1班", "2021级护理（3+2）1班"),
        ("大数据与会计2101(单招)班学生名单", "大数据与会计2101(单招)班"),
        ("某某职业技术学院教学班点名册", None),
        ("2022级学生名单", None),
        ("学生名册", None),
        ("学生名单（会计2101班）", "会计2101班"),
        ("点名册（护理（3+2）2101班）", "护理（3+2）2101班"),
    ],
)
def test_class_in(text: str, name: str | None) -> None:
    assert class_in(text) == name


def test_class_in_two_cells() -> None:
    assert class_in_cells(["班级", "会计2101班", "人数", "45"]) == "会计2101班"
    assert class_in_cells(["课程", "会计基础"]) is None


@pytest.mark.parametrize(
    ("sheet", "name"),
    [
        ("土木2201班", "土木2201班"),
        ("土木2201", "土木2201"),
        ("会计2101班名单", "会计2101班"),
        ("2022级名单", None),
        ("Sheet1", None),
        ("汇总", None),
        ("9月1日", None),
    ],
)
def test_class_of_sheet(sheet: str, name: str | None) -> None:
    assert class_of_sheet(sheet) == name


def test_endless_text_takes_no_time() -> None:
    start = time.perf_counter()
    for endless in ("A" * 70_000, "（" * 70_000, "1" * 70_000, "学院" * 35_000):
        class_in(endless)
    assert time.perf_counter() - start < 2
