"""What is to be said of single cells of a student's row, each as kind, severity and words."""

import re

from sudesk.sheets import values
from sudesk.sheets.answers import ProblemKind, Role, Severity
from sudesk.sheets.grids import CellError, UnreadFormula, Value
from sudesk.sheets.numbers import Finding
from sudesk.sheets.printable import unprintable

_DASHES = re.compile(r"[-—–/\\_.、*]*|无|空")
_LONG_NAME = 50


def refuses(findings: list[Finding]) -> bool:
    """Tell whether a finding refuses the row."""
    return any(severity is Severity.ERROR for _, severity, _ in findings)


def leaving(said: str) -> Finding:
    """Return the question whether one who is not simply studying counts."""
    what = f"学籍状态为“{said}”，请确认是否计入"
    return ProblemKind.STATUS_NOT_ACTIVE, Severity.ASK, what


def unsure(name: str) -> list[Finding]:
    """Return what is odd about the characters of a name: too many, not printable, rare."""
    kind = ProblemKind.UNSURE_RARE_CHAR
    if len(name) > _LONG_NAME:
        return [(kind, Severity.ASK, f"姓名有 {len(name)} 个字，请核对")]
    if missing := unprintable(name):
        shown = missing.encode("utf-8", "replace").decode("utf-8")
        what = f"名字里的“{shown}”（U+{ord(missing):04X}）没有字体能打印，请核对这个字"
        return [(kind, Severity.INFO, what)]
    if values.has_rare_character(name):
        return [(kind, Severity.INFO, "名字里有生僻字，请核对")]
    return []


def broken_name(cell: Value) -> Finding:
    """Return the finding for a name that the spreadsheet could not compute."""
    if isinstance(cell, UnreadFormula):
        return ProblemKind.FORMULA_UNREAD, Severity.ERROR, "姓名一格是没有结果的公式"
    return ProblemKind.ERROR_CELL, Severity.ERROR, f"姓名一格是错误值{cell}"


def unread(role: Role, cell: Value) -> list[Finding]:
    """Return what is to be said of a kept cell that gave nothing."""
    if isinstance(cell, CellError):
        return [(ProblemKind.ERROR_CELL, Severity.ASK, f"{role.label}一格是错误值{cell}")]
    if isinstance(cell, UnreadFormula):
        return [(ProblemKind.FORMULA_UNREAD, Severity.ASK, f"{role.label}一格是没有结果的公式")]
    if role is Role.GENDER and not _DASHES.fullmatch(values.text_of(cell)):
        return [(ProblemKind.BAD_GENDER, Severity.ASK, f"性别写作“{values.text_of(cell)}”")]
    return []
