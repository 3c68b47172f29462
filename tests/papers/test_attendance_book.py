from dataclasses import replace

import pytest

from papers.reading import text_of
from papers.samples import ASSEMBLY, attendance_book
from sudesk.papers.attendance_book import AttendanceEntry, AttendanceSection
from sudesk.papers.base import Turnout
from sudesk.papers.printing import page_count, render


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (45, 1), (46, 1), (47, 2), (93, 3)])
def test_forty_six_names_fill_a_page(count: int, pages: int) -> None:
    assert page_count(render(attendance_book(count))) == pages


def test_numbers_run_down_the_left_then_the_right() -> None:
    text = text_of(render(attendance_book(45)))
    assert "第1—45号" in text
    assert "应到 45 人" in " ".join(text.split())


def test_each_class_of_an_assembly_starts_a_page_and_needs_no_class_column() -> None:
    sections = tuple(
        AttendanceSection(name, (AttendanceEntry("张喆", name), AttendanceEntry("王五", name)))
        for name in ("会计2401班", "会计2402班")
    )
    pdf = render(replace(attendance_book(congress=ASSEMBLY), sections=sections))
    text = text_of(pdf)
    assert page_count(pdf) == 2
    assert text.count("全体学生大会签到册") == 2
    assert text.count("会计2401班") == 1
    assert text.count("核对人") == 2


def test_a_sitting_that_is_over_prints_its_figures() -> None:
    book = attendance_book(3)
    section = replace(book.sections[0], turnout=Turnout(3, 1, 1, 1))
    words = " ".join(text_of(render(replace(book, sections=(section,)))).split())
    assert "应到 3 人 实到 1 人 请假 1 人 缺席 1 人" in words
