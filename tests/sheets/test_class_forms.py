import io
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from sudesk.sheets.class_answers import read_class_answers
from sudesk.sheets.class_forms import HEAD_ROW, ClassForm, class_forms
from sudesk.terms import VoteForm

STUDENTS = (("202424010001", "赵安安"), ("202424010002", "=钱"), ("202424010003", "欧阳若溪"))
FORM = ClassForm("会计2401班", 2, STUDENTS)


def blank(*forms):
    return class_forms("会计系第六次学生代表大会", forms or (FORM,))


def filled(fill, content=None):
    book = load_workbook(io.BytesIO(content or blank()))
    fill(book)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def usual(book):
    sheet = book.worksheets[0]
    sheet["F2"], sheet["B3"], sheet["D3"] = datetime(2026, 12, 1), 3, 3
    sheet["C6"], sheet["D6"], sheet["E6"], sheet["F6"] = "是", 3, "班长", "是"
    sheet["C8"], sheet["D8"] = "是", 2


def read(content):
    found = read_class_answers([("会计2401班.xlsx", content)])
    assert not found.unreadable
    return found.answers


def test_a_blank_form_says_who_is_in_the_class_and_nothing_else():
    (answer,) = read(blank())
    assert answer.class_name == "会计2401班"
    assert (answer.held_on, answer.due, answer.present) == (None, None, None)
    assert answer.form is VoteForm.SECRET
    assert answer.rows == ()


def test_each_class_has_a_sheet_with_lists_to_choose_from():
    other = ClassForm("会计/2402:班", 1, STUDENTS[:1])
    book = load_workbook(io.BytesIO(blank(FORM, other)))
    assert book.sheetnames == ["会计2401班", "会计2402班"]
    sheet = book.worksheets[0]
    assert [sheet.cell(HEAD_ROW + 2, column).value for column in (1, 2)] == list(STUDENTS[1])
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {
        "list",
        "whole",
        "date",
    }
    assert sheet["B6"].data_type == "s"


def test_a_filled_form_is_read_back():
    (answer,) = read(filled(usual))
    assert (answer.held_on, answer.due, answer.present) == (date(2026, 12, 1), 3, 3)
    said = [(row.student_no, row.name, row.elected, row.votes, row.core) for row in answer.rows]
    assert said == [
        ("202424010001", "赵安安", True, 3, True),
        ("202424010003", "欧阳若溪", True, 2, False),
    ]
    assert answer.rows[0].post == "班长"
    assert answer.rows[0].at.row == 6


@pytest.mark.parametrize("day", ["2026年12月1日", "2026-12-1", "2026.12.01", "2026/12/1"])
def test_days_and_counts_may_be_written(day):
    def fill(book):
        usual(book)
        sheet = book.worksheets[0]
        sheet["F2"], sheet["B3"], sheet["D6"] = day, "３人", "2票"

    (answer,) = read(filled(fill))
    assert (answer.held_on, answer.due, answer.rows[0].votes) == (date(2026, 12, 1), 3, 2)
    assert not answer.wrong


def test_what_cannot_be_read_is_told_and_not_guessed():
    def fill(book):
        usual(book)
        sheet = book.worksheets[0]
        sheet["F2"], sheet["D3"], sheet["F3"] = "12月1日", "约3人", "鼓掌"
        sheet["C6"], sheet["D6"] = "也许", "三"
        sheet["F8"] = "曾是"

    (answer,) = read(filled(fill))
    assert [words[:4] for words in answer.wrong] == ["实到写的", "开会日期", "表决方式"]
    assert [row.wrong for row in answer.rows] == [
        "“当选”一栏写的是“也许”，应填“是”或空着；得票写的是“三”，应填整数",
        "“是否骨干”一栏写的是“曾是”，应填“是”或空着",
    ]


def test_a_day_that_is_none_is_told():
    def fill(book):
        usual(book)
        book.worksheets[0]["F2"] = "2026-13-45"

    assert "2026-13-45" in read(filled(fill))[0].wrong[0]


def test_labels_may_hold_their_value():
    book = Workbook()
    sheet = book.active
    sheet.append(["班级：会计2401班", "应到：46", "实到:40人", "表决方式：举手"])
    sheet.append(["学号", "姓名", "票数"])
    sheet.append(["202424010001", "赵安安", 30])
    packed = io.BytesIO()
    book.save(packed)
    (answer,) = read(packed.getvalue())
    assert (answer.class_name, answer.due, answer.present) == ("会计2401班", 46, 40)
    assert answer.form is VoteForm.HANDS
    assert [(row.elected, row.votes) for row in answer.rows] == [(None, 30)]


def test_another_workbook_is_no_form():
    book = Workbook()
    book.active.append(["学号", "姓名", "班级"])
    packed = io.BytesIO()
    book.save(packed)
    found = read_class_answers([("名册.xlsx", packed.getvalue()), ("表.xlsx", b"%PDF-1.4")])
    assert found.answers == ()
    assert [error.what for _, error in found.unreadable] == [
        "“名册.xlsx”不是班级选举填报表。",
        "“表.xlsx”不是表格文件。",
    ]


@given(
    st.lists(
        st.tuples(st.text(max_size=8), st.one_of(st.none(), st.integers(), st.text(max_size=6))),
        max_size=6,
    )
)
def test_no_content_breaks_the_reader(rows):
    text = "\n".join(
        ["学号,姓名,当选,得票", *(f"{name!r},{name},{value},{value}" for name, value in rows)]
    )
    found = read_class_answers([("表.csv", text.encode("utf-8", "replace"))])
    assert len(found.answers) + len(found.unreadable) == 1
