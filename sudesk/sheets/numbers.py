"""Student numbers: how one column writes them, and which cell departs from that."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from sudesk.sheets.answers import ProblemKind, Severity
from sudesk.sheets.grids import CellError, UnreadFormula, Value
from sudesk.sheets.values import half_width, text_of

Finding = tuple[ProblemKind, Severity, str]

_EXACT = 10**15  # spreadsheets keep 15 digits of a number
_SCIENTIFIC = re.compile(r"(\d)(?:\.(\d+))?[eE]\+?(\d+)")
_WELL_FORMED = re.compile(r"(?!\d+\.\d+$)(?=.*\d.*\d.*\d)[A-Za-z0-9][A-Za-z0-9_./-]{2,21}")
_DASHES = re.compile(r"[-—–/\\_.、*?？]*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_SAMPLE = 1000
_USUAL_SHARE = 0.75
_ODD_SHARE = 0.15
_BEGINNING = 2


@dataclass(slots=True)
class NumberColumn:
    """What is usual in one column of student numbers."""

    usual_length: int = 0
    common_lengths: frozenset[int] = frozenset()
    digits_only: bool = False
    beginnings: frozenset[str] = frozenset()
    rounded: bool = False

    @classmethod
    def of(cls, cells: Sequence[Value]) -> "NumberColumn":
        """Learn from cells of the column what length and shape its numbers have."""
        cells = cells[:: max(len(cells) // _SAMPLE, 1)]
        texts = [text for cell in cells if (text := _bare(cell)) and _WELL_FORMED.fullmatch(text)]
        column = cls(rounded=_all_rounded(texts))
        if not texts:
            return column
        lengths = Counter(map(len, texts))
        length, count = lengths.most_common(1)[0]
        if count >= _USUAL_SHARE * len(texts):
            column.usual_length = length
            column.common_lengths = frozenset(
                n for n, times in lengths.items() if n == length or times > _ODD_SHARE * len(texts)
            )
        starts = Counter(text[:_BEGINNING] for text in texts if len(text) == length)
        column.beginnings = frozenset(start for start, times in starts.items() if times > 1)
        column.digits_only = sum(map(str.isdigit, texts)) >= _USUAL_SHARE * len(texts)
        return column

    def is_firm(self, text: str) -> bool:
        """Tell whether a number is as long as the others are and begins as they do."""
        return len(text) == self.usual_length and text[:_BEGINNING] in self.beginnings

    def read(self, cell: Value) -> tuple[str, list[Finding]]:
        """Return the number as text ('' for none) and what is to be said about it."""
        if isinstance(cell, CellError):
            return "", [_error(ProblemKind.ERROR_CELL, f"学号一格是错误值{cell}")]
        if isinstance(cell, UnreadFormula):
            return "", [_error(ProblemKind.FORMULA_UNREAD, "学号一格是没有结果的公式")]
        if isinstance(cell, bool | date | time | timedelta):
            return text_of(cell), [_error(ProblemKind.BAD_ID, "学号一格不是号码")]
        if not isinstance(cell, str):
            return self._read_float(float(cell))
        return self._read_text(cell)

    def _read_float(self, number: float) -> tuple[str, list[Finding]]:
        """Read a numeric cell; the 16th digit is proof that nothing was rounded, a zero is none."""
        if not number.is_integer() or number < 0:
            return f"{number:g}", [_error(ProblemKind.BAD_ID, "学号不是整数")]
        text = str(int(number))
        if number >= _EXACT and (number > 2**53 or text.endswith("0")):
            shown = f"{number:.5E}"
            return shown, [_lost(shown)]
        return text, self._judge(text)

    def _read_text(self, cell: str) -> tuple[str, list[Finding]]:
        """Read a text cell."""
        raw = text_of(cell)
        text = _bare(cell)
        findings: list[Finding] = []
        if re.search("[０-９]", raw):
            findings.append((ProblemKind.FULLWIDTH_ID, Severity.INFO, "学号是全角数字，已改为半角"))
        if _DASHES.fullmatch(text):
            return "", []
        scientific = _SCIENTIFIC.fullmatch(text)
        if scientific:
            whole, fraction, power = scientific.groups()
            if len(fraction or "") < int(power):
                return text, [_lost(text)]
            text = f"{whole}{fraction}"
        if not _WELL_FORMED.fullmatch(text):
            return text, [_error(ProblemKind.BAD_ID, f"“{raw}”不是学号")]
        return text, [*findings, *self._judge(text)]

    def _judge(self, text: str) -> list[Finding]:
        """Compare a well-formed number with the column."""
        if self.rounded and _looks_rounded(text):
            return [_lost(text)]
        if len(text) < 3 or len(text) > 20:
            return [_error(ProblemKind.BAD_ID, f"学号 {text} 有 {len(text)} 位")]
        if self.digits_only and not text.isdigit():
            return [(ProblemKind.BAD_ID, Severity.ASK, f"学号 {text} 里混有字母或符号")]
        if self.usual_length and len(text) not in self.common_lengths:
            return [(ProblemKind.BAD_ID, Severity.ASK, self._length_message(text))]
        return []

    def _length_message(self, text: str) -> str:
        """Say how a number's length departs."""
        short = self.usual_length - len(text)
        how = f"少 {short} 位" if short > 0 else f"多 {-short} 位"
        lost = "，可能丢了开头的 0" if short == 1 else ""
        return f"学号 {text} 比其他学号{how}{lost}"


def _bare(cell: Value) -> str:
    """Return what a cell holds without blanks, apostrophes and a decimal point of no meaning."""
    if type(cell) is str and cell.isascii() and cell.isdecimal():
        return cell
    if isinstance(cell, CellError | UnreadFormula | bool):
        return ""
    text = half_width(text_of(cell)).replace(" ", "").lstrip("'’‘`").rstrip("'’‘`")
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    return re.sub(r"(?<=\d)\.0+$", "", text)


def _looks_rounded(text: str) -> bool:
    """Tell whether a long number ends in as many zeros as rounding would leave."""
    if not text.isdigit():
        return False
    zeros = len(text) - len(text.rstrip("0"))
    return (len(text) >= 16 and zeros >= len(text) - 15) or (
        len(text) >= 11 and zeros >= len(text) - 6
    )


def _all_rounded(texts: list[str]) -> bool:
    """Tell whether the numbers of a column all end in zeros, as rounding leaves them."""
    return sum(map(_looks_rounded, texts)) >= max(2, 0.9 * len(texts))


def _error(kind: ProblemKind, message: str) -> Finding:
    """Return a finding that refuses the row."""
    return kind, Severity.ERROR, message


def _lost(shown: str) -> Finding:
    """Return the finding for digits that the spreadsheet has thrown away."""
    what = f"学号已被表格软件改成 {shown}，末几位丢失，请补报原学号"
    return _error(ProblemKind.ID_PRECISION_LOST, what)
