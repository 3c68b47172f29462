"""Columns that are told by their values."""

from .books import BASE, read, text, xlsx


def test_phones_are_no_student_numbers_without_a_header() -> None:
    phones = [f"1000{n * 7919 % 10**7:07d}" for n in range(1, 13)]
    rows = [["会计2101班", phone, *row[:2]] for phone, row in zip(phones, BASE, strict=True)]
    reading = read(text(rows))
    assert [p.student_no for p in reading.people] == [row[0] for row in BASE]


def test_values_under_the_second_half_of_merged_heads_are_no_second_header() -> None:
    rows = [["学号", "", "姓名", "", "班级"], *(["", no, "", name, "甲"] for no, name, _ in BASE)]
    reading = read(xlsx(rows, ["A1:B1", "C1:D1"]))
    assert [p.name for p in reading.people] == [row[1] for row in BASE]
    assert reading.counts.ignored == 1
