"""Tables out."""

import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sudesk.sheets.tables import Table, table_xlsx, tables_xlsx


def cells(blob: bytes) -> list[list[object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(blob)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_no_text_becomes_a_formula(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(table_xlsx("表", ["列"], [[text]])))
    cell = book.active["A3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=8), min_size=1, max_size=3))
def test_any_text_can_be_written(row: list[str]) -> None:
    blob = table_xlsx("表", [f"列{n}" for n in range(len(row))], [row])
    sheet = openpyxl.load_workbook(io.BytesIO(blob)).active
    assert all(cell.data_type in ("s", "n") for cell in sheet[3])


def test_title_heads_numbers_and_notes() -> None:
    blob = table_xlsx("代表名单", ["姓名", "票数"], [["王五", 3], ["李四", None]], ["共2人"])
    assert cells(blob)[:4] == [["代表名单", None], ["姓名", "票数"], ["王五", 3], ["李四", None]]
    assert cells(blob)[-1][0] == "共2人"


def test_names_of_sheets_are_allowed_and_unlike() -> None:
    tables = [Table(name, "题", ["列"], []) for name in ("a/b", "A:B", "长" * 40, "长" * 40, "")]
    names = openpyxl.load_workbook(io.BytesIO(tables_xlsx(tables))).sheetnames
    assert len(names) == len({name.casefold() for name in names}) == 5
    assert all(0 < len(name) <= 31 for name in names)
