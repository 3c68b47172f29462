"""Numbers as a format shows them, and errors as text."""

import pytest

from sudesk.sheets.grids import CellError, pads_zeros, seen_error, shown_number


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("0000000000", 210702001, "0210702001"),
        ('"20210101"0000', 1, "202101010001"),
        ('"2021"######', 7, "20217"),
        (r"\2\0\2\1\0\100", 3, "20210103"),
        ('"S"0000_ ', 12, "S0012"),
        (r"000\-0000", 12345, "001-2345"),
        ("00000;[Red]-0", 12, "00012"),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(code: str, value: int, shown: str) -> None:
    assert pads_zeros(code)
    assert shown_number(float(value), code) == shown


@pytest.mark.parametrize("code", ["General", "0", "0.00", "#,##0", "yyyy-mm-dd", "@", "0%"])
def test_a_format_of_amounts_and_days_pads_nothing(code: str) -> None:
    assert not pads_zeros(code)


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#NAME?", " #VALUE! ", "#DIV/0!", "#####"])
def test_an_error_is_one_in_a_text_table_too(text: str) -> None:
    assert isinstance(seen_error(text), CellError)


@pytest.mark.parametrize("cell", ["#1", "1#", "张三", "", 12.0, "#"])
def test_what_only_begins_like_an_error_is_none(cell: str | float) -> None:
    assert seen_error(cell) is cell


def test_no_number_is_shown_as_it_is() -> None:
    assert shown_number(float("inf"), "0000") == "inf"
