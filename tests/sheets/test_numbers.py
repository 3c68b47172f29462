"""Student numbers in their column."""

import pytest

from sudesk.sheets.answers import ProblemKind, Severity
from sudesk.sheets.numbers import NumberColumn

TWELVE = [f"2021030100{n:02d}" for n in range(40)]
COLUMN = NumberColumn.of(TWELVE)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("202103010001", "202103010001"),
        (202103010001.0, "202103010001"),
        (" 2021 03010001\t", "202103010001"),
        ("'202103010001", "202103010001"),
        ("202103010001.0", "202103010001"),
        ("202,103,010,001", "202103010001"),
        ("2.02103010001E+11", "202103010001"),
    ],
)
def test_numbers_however_they_are_written(cell: str | float, number: str) -> None:
    assert COLUMN.read(cell) == (number, [])


@pytest.mark.parametrize(
    ("cell", "kind", "severity"),
    [
        ("２０２１０３０１０００１", ProblemKind.FULLWIDTH_ID, Severity.INFO),
        ("20210301000", ProblemKind.BAD_ID, Severity.ASK),
        ("2021030100011", ProblemKind.BAD_ID, Severity.ASK),
        ("2O2103010001", ProblemKind.BAD_ID, Severity.ASK),
        ("待定", ProblemKind.BAD_ID, Severity.ERROR),
        (12.5, ProblemKind.BAD_ID, Severity.ERROR),
        (-3.0, ProblemKind.BAD_ID, Severity.ERROR),
        (True, ProblemKind.BAD_ID, Severity.ERROR),
        ("2.02103E+11", ProblemKind.ID_PRECISION_LOST, Severity.ERROR),
        (202103010000000000.0, ProblemKind.ID_PRECISION_LOST, Severity.ERROR),
    ],
)
def test_findings(cell: str | float, kind: ProblemKind, severity: Severity) -> None:
    _, findings = COLUMN.read(cell)
    assert [(found[0], found[1]) for found in findings] == [(kind, severity)]


def test_sixteen_digits_are_exact_if_the_last_one_shows_it() -> None:
    column = NumberColumn.of([])
    assert column.read(2021030100010203.0) == ("2021030100010203", [])
    assert column.read(2021030100010200.0)[1][0][0] is ProblemKind.ID_PRECISION_LOST


def test_a_column_of_rounded_numbers_is_refused_as_text_too() -> None:
    column = NumberColumn.of(["202103010000000000", "202104010000000000"])
    assert column.read("202103010000000000")[1][0][0] is ProblemKind.ID_PRECISION_LOST
    again = NumberColumn.of(["202103000000"] * 3)
    assert again.read(202103000000.0)[1][0][0] is ProblemKind.ID_PRECISION_LOST


def test_letters_in_front_are_usual_where_all_have_them() -> None:
    column = NumberColumn.of([f"B{number}" for number in TWELVE])
    assert column.read("B202103010007") == ("B202103010007", [])


def test_two_usual_lengths_are_both_usual() -> None:
    column = NumberColumn.of([*TWELVE, *(number[:10] for number in TWELVE)])
    assert column.read("2021030100")[1] == []


def test_dashes_are_no_number() -> None:
    assert COLUMN.read("—") == ("", [])
