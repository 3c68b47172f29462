"""The rows that go back to the class monitor."""

import io

import openpyxl

from sudesk.sheets.refusals import refused_rows_xlsx

from .books import BASE, read, text

HEAD = ["学号", "姓名", "性别", "联系电话"]


def test_each_refused_row_stands_beside_its_reason() -> None:
    rows = [[*row, "13800001234"] for row in BASE]
    bad = [["", "赵小刚", "男", "13800001234"], [BASE[0][0], "别的人", "女", "1"]]
    sheet = openpyxl.load_workbook(
        io.BytesIO(refused_rows_xlsx(read(text([HEAD, *rows, *bad]))))
    ).active
    found = [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert found[0] == ["原行号", "学号", "姓名", "性别", "原因"]
    assert [row[0] for row in found[1:]] == [2, 14, 15]
    assert found[2][1:] == [None, "赵小刚", "男", "赵小刚没有学号"]
    assert "别的人" in found[3][4]


def test_nothing_refused_is_said() -> None:
    blob = refused_rows_xlsx(read(text([HEAD, *([*row, ""] for row in BASE)])))
    assert openpyxl.load_workbook(io.BytesIO(blob)).active["A1"].value == "没有有误的行"
