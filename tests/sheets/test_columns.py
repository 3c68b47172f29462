"""Columns that are told by their values."""

import pytest

from .books import BASE, classes, read, text, xlsx


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


def test_what_values_show_without_a_header_is_shown_by_students_alone() -> None:
    rows = [[name, "会计2101班", gender, number] for number, name, gender in BASE]
    reading = read(text([*rows, ["", "", "", ""], ["制表人：王芳", "", "审核人："]]))
    assert {(p.gender, p.class_name) for p in reading.people} == {
        ("男", "会计2101班"),
        ("女", "会计2101班"),
    }


@pytest.mark.parametrize("class_name", ["会计21-1", "会计2101", "21会计1"])
def test_a_class_without_the_word_shows_where_many_share_it(class_name: str) -> None:
    assert classes(read(text([[*row, class_name] for row in BASE]))) == [class_name] * 12


def test_rooms_and_towns_are_no_classes() -> None:
    for beside in ("7号楼117", "江苏南京"):
        assert classes(read(text([[*row, beside] for row in BASE]))) == [None] * 12


def test_short_numbers_that_count_up_are_student_numbers_and_no_phone_is() -> None:
    phones = [f"1000{n * 7919 % 10**7:07d}" for n in range(1, 13)]
    rows = [[phone, 5000 + n, BASE[n][1]] for n, phone in enumerate(phones)]
    reading = read(text(rows))
    assert [p.student_no for p in reading.people] == [str(5000 + n) for n in range(12)]


def test_gender_and_class_are_seen_under_words_that_nobody_knows() -> None:
    rows = [["学号", "姓名", "乾坤", "编制"], *([*row, "会计2101班"] for row in BASE)]
    person = read(text(rows)).people[0]
    assert (person.gender, person.class_name) == ("男", "会计2101班")


@pytest.mark.parametrize("word", ["原编班", "拟转入", "班长", "教学班"])
def test_values_prove_nothing_under_words_that_speak_of_others(word: str) -> None:
    rows = [["学号", "姓名", word], *([*row[:2], "会计2101班"] for row in BASE)]
    assert classes(read(text(rows))) == [None] * 12
