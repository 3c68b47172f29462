"""Old workbooks, read record by record."""

import io
from typing import Any

import xlwt

from .books import kinds, read


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_formats_hidden_rows_and_struck_text() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("会计2101班")
    zeros = xlwt.easyxf(num_format_str="0000000000")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    struck = xlwt.easyxf("font: struck_out on")
    for column, word in enumerate(("学号", "姓名", "年级")):
        sheet.write(0, column, word)
    for row, name in enumerate(("张小一", "张小二", "张小三", "张小四", "张小五"), 1):
        sheet.write(row, 0, 210301000 + row, zeros)
        sheet.write(row, 1, name, struck if row == 3 else xlwt.Style.default_style)
        sheet.write(row, 2, 2021, day)
    sheet.row(4).hidden = True
    old = book.add_sheet("旧")
    old.visibility = 1
    for row, cells in enumerate((("学号", "姓名"), ("2021030111", "王五六"))):
        for column, cell in enumerate(cells):
            old.write(row, column, cell)
    reading = read(saved(book))
    first = reading.people[0]
    assert (first.student_no, first.class_name, first.grade) == (
        "0210301001",
        "会计2101班",
        "2021",
    )
    assert kinds(reading) == [
        (4, "strikethrough", "info"),
        (5, "hidden_row", "ask"),
        (1, "hidden_sheet_skipped", "info"),
    ]


def test_long_tables_of_strings_run_over_record_edges() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("名单")
    names = ["张" + chr(0x4E00 + n) + ("𬱖" if n % 50 == 0 else "") for n in range(1, 3000)]
    for column, word in enumerate(("学号", "姓名", "班级")):
        sheet.write(0, column, word)
    for row, name in enumerate(names, 1):
        sheet.write(row, 0, f"2021{row:08d}")
        sheet.write(row, 1, name)
        sheet.write(row, 2, f"Class会计{row // 40:04d}班")
    assert [person.name for person in read(saved(book)).people] == names
