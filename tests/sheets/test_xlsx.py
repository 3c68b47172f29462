"""What only the XML of a workbook knows."""

import re
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from sudesk.sheets.grids import CellError, UnreadFormula
from sudesk.sheets.xlsx import read_xlsx

from .books import repack, xlsx

ROWS = [["学号", "姓名"], [210702001, "张三"], ["#N/A", "李四"], ["=A2", "王五"]]


def touch(sheet: Any) -> None:
    sheet["A2"].number_format = "0000000000"
    sheet["B2"].font = Font(strike=True)
    sheet.row_dimensions[3].hidden = True
    sheet["B4"] = CellRichText(TextBlock(InlineFont(strike=True), "王五"))
    sheet["D9"] = "远"


def test_facts_beside_the_values() -> None:
    (grid,) = read_xlsx("甲", xlsx(ROWS, ["A5:A7"], touch=touch))
    assert grid.at(1, 0) == "0210702001"
    assert isinstance(grid.at(2, 0), CellError)
    assert isinstance(grid.at(3, 0), UnreadFormula)
    assert grid.hidden_rows == {2}
    assert (1, 1) in grid.struck
    assert grid.merges == [(4, 0, 6, 0)]


def test_rows_keep_their_numbers_below_leading_blanks() -> None:
    blob = xlsx([[], [], ["", "学号", "姓名"], ["", "0123", "张三"]])
    (grid,) = read_xlsx("甲", blob)
    assert (grid.top, grid.left, grid.rows[1]) == (3, 1, ["0123", "张三"])


def test_prefixes_and_missing_references() -> None:
    blob = xlsx([["学号", "姓名"], ["0123", "张三"]])
    bare = repack(blob, "sheet1.xml", _without_references)
    assert read_xlsx("甲", bare)[0].rows == read_xlsx("甲", blob)[0].rows


def test_facts_are_found_without_references_and_in_strict_workbooks() -> None:
    blob = xlsx(ROWS[:4], touch=touch)
    bare = repack(blob, "sheet1.xml", _without_any_reference)
    strict = blob
    for part in ("workbook.xml", "sheet1.xml", "styles.xml", "sharedStrings.xml", ".rels"):
        strict = repack(strict, part, _made_strict)
    for other in (bare, strict):
        (grid,) = read_xlsx("甲", other)
        assert grid.at(1, 0) == "0210702001"
        assert isinstance(grid.at(2, 0), CellError)
        assert isinstance(grid.at(3, 0), UnreadFormula)
        assert grid.hidden_rows == {2}
        assert (1, 1) in grid.struck


def _without_any_reference(xml: bytes) -> bytes:
    near = xml[: xml.index(b'<row r="9"')] + xml[xml.index(b"</sheetData>") :]
    return re.sub(rb'(<(?:row|c)\b[^>]*?) r="[A-Z]*[0-9]+"', rb"\1", near)


def _made_strict(xml: bytes) -> bytes:
    old = b"http://schemas.openxmlformats.org"
    new = b"http://purl.oclc.org/ooxml"
    for path in (b"spreadsheetml", b"officeDocument"):
        xml = xml.replace(b"/".join([old, path, b"2006"]), b"/".join([new, path]))
    return xml


def _without_references(xml: bytes) -> bytes:
    for reference in (b"A1", b"B1", b"A2", b"B2", b"1", b"2"):
        xml = xml.replace(b' r="' + reference + b'"', b"")
    return xml
