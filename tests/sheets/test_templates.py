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


def test_any_number_of_classes_of_any_name_is_to_be_chosen_from() -> None:
    names = [f"大数据与会计{n}班（3+2）" for n in range(2601, 2700)]
    names += ['=会计"2601",班', "会计\x0b2602班"]
    book = openpyxl.load_workbook(io.BytesIO(roster_template(names)))
    (rule,) = [
        rule
        for rule in book["名单"].data_validations.dataValidation
        if "D3" in str(rule.sqref).split(":")[0]
    ]
    assert rule.formula1 == "班级列表!$A$1:$A$101"
    listed = book["班级列表"]
    assert listed.sheet_state == "hidden"
    assert listed["A99"].value == names[98]
    assert [listed[place].value for place in ("A100", "A101")] == ['=会计"2601",班', "会计2602班"]
    assert listed["A100"].data_type == "s"
    reading = read_rosters([("模板", roster_template(names))])
    assert [p.kind.value for p in reading.problems] == ["template_hint_row"]
