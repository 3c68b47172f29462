"""The blank roster reads back without a question."""

import io

import openpyxl

from sudesk.sheets.reading import read_rosters
from sudesk.sheets.templates import roster_template


def test_the_blank_template_has_no_students_and_no_errors() -> None:
    reading = read_rosters([("模板", roster_template())])
    assert reading.unreadable == ()
    assert (reading.counts.places, reading.counts.ignored) == (2, 2)
    assert [p.kind.value for p in reading.problems] == ["template_hint_row"]


def test_a_filled_template_is_read_in_full() -> None:
    book = openpyxl.load_workbook(io.BytesIO(roster_template(["会计2601班"])))
    sheet = book.active
    filled = ["0123456789", "张伟", "男", "会计2601班", "会计", "2026", "", "汉族", "共青团员"]
    for column, text in enumerate(filled, 1):
        sheet.cell(3, column).value = text or None
    out = io.BytesIO()
    book.save(out)
    (person,) = read_rosters([("名单", out.getvalue())]).people
    assert (person.student_no, person.name, person.class_name) == (
        "0123456789",
        "张伟",
        "会计2601班",
    )
    assert (person.grade, person.political, person.at[0].row) == ("2026", "共青团员", 3)
    assert len(sheet.data_validations.dataValidation) == 4
