"""The forms of class meetings as they come back: bytes in, figures and elected students out.

They are read from the same grids as rosters, so any container does. Nothing is guessed: a cell
that cannot be read is told with its row.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sudesk.errors import SudeskError
from sudesk.sheets import trouble, values
from sudesk.sheets.answers import Place, Severity
from sudesk.sheets.containers import open_workbook
from sudesk.sheets.grids import Grid, Value
from sudesk.sheets.numbers import NumberColumn
from sudesk.terms import VoteForm

Report = Callable[[str, int, int], None]

_HEADER_WITHIN = 40
_HEADS = {
    "number": ("学号",),
    "name": ("姓名",),
    "elected": ("当选", "是否当选"),
    "votes": ("得票", "得票数", "票数", "赞成票"),
    "post": ("职务", "现任职务", "学生干部职务"),
    "core": ("是否骨干", "骨干", "学生会骨干"),
}
_LABELS = {
    "class": ("班级", "班级名称"),
    "day": ("开会日期", "选举日期", "班会日期", "日期"),
    "due": ("应到", "应到人数"),
    "present": ("实到", "实到人数"),
    "form": ("表决方式", "选举方式", "投票方式"),
    "seats": ("应选", "应选代表", "名额"),
}
_YES = frozenset(("是", "√", "✓", "✔", "V", "v", "Y", "y", "1", "当选", "骨干", "对"))
_NO = frozenset(("", "否", "×", "✗", "X", "x", "N", "n", "0", "-", "—", "/", "无", "不是"))
_DAY = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_COUNT = re.compile(r"(\d{1,4})(?:\.0+)?\s*[人票名]?")


@dataclass(frozen=True, slots=True)
class ElectedRow:
    """One row that says something: elected or not (None where it does not say), votes, post.

    ``wrong`` is what could not be read in it.
    """

    at: Place
    student_no: str
    name: str
    elected: bool | None
    votes: int | None
    post: str
    core: bool
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class ClassAnswer:
    """One sheet: the class as it calls itself, the figures of its meeting, and the rows.

    None stands for what the sheet does not say; ``wrong`` tells what could not be read.
    """

    file: str
    sheet: str
    class_name: str
    held_on: date | None
    due: int | None
    present: int | None
    form: VoteForm | None
    rows: tuple[ElectedRow, ...]
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClassAnswers:
    """Everything that a set of files says; ``unreadable`` names the files that failed."""

    answers: tuple[ClassAnswer, ...]
    unreadable: tuple[tuple[str, SudeskError], ...] = ()


def read_class_answers(
    files: Sequence[tuple[str, bytes]], report: Report | None = None
) -> ClassAnswers:
    """Read any number of filled forms, given as (name, content); one that fails stops no other."""
    answers: list[ClassAnswer] = []
    unreadable: list[tuple[str, SudeskError]] = []
    for done, (name, blob) in enumerate(files):
        if report is not None:
            report(name, done, len(files))
        try:
            found = [
                answer
                for grid in open_workbook(name, blob)
                if not grid.hidden and (answer := _read_sheet(name, grid)) is not None
            ]
            if not found:
                raise _no_form(name)
            answers += found
        except SudeskError as error:
            unreadable.append((name, error))
    return ClassAnswers(tuple(answers), tuple(unreadable))


def _no_form(name: str) -> SudeskError:
    return SudeskError(
        f"“{name}”不是班级选举填报表。",
        "没有找到“学号”“姓名”和“得票”或“当选”的表头。",
        "请用导出的填报表填写后重新选择。",
    )


def _read_sheet(file: str, grid: Grid) -> ClassAnswer | None:
    if sum(map(len, grid.rows)) > trouble.MOST_CELLS:
        raise trouble.too_large(file)
    found = _header(grid)
    if found is None:
        return None
    head, columns = found
    said = _labelled(grid, head)
    wrong: list[str] = []
    figures = {
        name: _figure(said, name, word, wrong)
        for name, word in (("due", "应到"), ("present", "实到"))
    }
    rows = range(head + 1, len(grid.rows))
    numbers = NumberColumn.of([grid.at(row, columns["number"]) for row in rows])
    return ClassAnswer(
        file,
        grid.name,
        values.label_of(said.get("class", "")) or "",
        _day(said.get("day", ""), wrong),
        figures["due"],
        figures["present"],
        _form(said.get("form", ""), wrong),
        tuple(
            answer
            for row in rows
            if (answer := _read_row(file, grid, row, columns, numbers)) is not None
        ),
        tuple(wrong),
    )


def _header(grid: Grid) -> tuple[int, Mapping[str, int]] | None:
    """Return the row of the heads and the column of each."""
    for row in range(min(len(grid.rows), _HEADER_WITHIN)):
        texts = [_bare(cell) for cell in grid.rows[row]]
        columns = {
            role: next(texts.index(word) for word in words if word in texts)
            for role, words in _HEADS.items()
            if any(word in texts for word in words)
        }
        if {"number", "name"} <= columns.keys() and columns.keys() & {"votes", "elected"}:
            return row, columns
    return None


def _labelled(grid: Grid, head: int) -> dict[str, Value]:
    """Return what stands beside each label above the heads, or behind it in the same cell."""
    labels = {word: role for role, words in _LABELS.items() for word in words}
    said: dict[str, Value] = {}
    for row in range(head):
        cells = grid.rows[row]
        for column, cell in enumerate(cells):
            text = _bare(cell)
            word, _, rest = text.replace(":", "：").partition("：")
            role = labels.get(word)
            if role is None or role in said:
                continue
            beside = next((other for other in cells[column + 1 :] if other != ""), "")
            said[role] = rest or ("" if _bare(beside) in labels else beside)
    return said


def _read_row(
    file: str, grid: Grid, row: int, columns: Mapping[str, int], numbers: NumberColumn
) -> ElectedRow | None:
    """Return what a row says, None where it says nothing of an election."""
    cells = {role: grid.at(row, column) for role, column in columns.items()}
    name, _ = values.name_of(cells["name"])
    number, findings = numbers.read(cells["number"])
    wrong = [words for _, severity, words in findings if severity is Severity.ERROR]
    elected = _tick(cells.get("elected", ""), "当选", wrong) if "elected" in columns else None
    votes = _count(cells.get("votes", ""), "得票", wrong)
    core = _tick(cells.get("core", ""), "是否骨干", wrong)
    post = values.label_of(cells.get("post", "")) or ""
    if not (number or name) or not (elected or votes is not None or post or core or wrong):
        return None
    at = Place(file, grid.name, grid.top + row)
    return ElectedRow(at, number, name, elected, votes, post, bool(core), "；".join(wrong))


def _tick(cell: Value, title: str, wrong: list[str]) -> bool | None:
    text = _bare(cell)
    if text in _YES:
        return True
    if text not in _NO:
        wrong.append(f"“{title}”一栏写的是“{text}”，应填“是”或空着")
    return False if text else None


def _count(cell: Value, title: str, wrong: list[str]) -> int | None:
    text = values.half_width(_bare(cell))
    if text in ("", "-", "—", "/"):
        return None
    found = _COUNT.fullmatch(text)
    if found is None:
        wrong.append(f"{title}写的是“{text}”，应填整数")
        return None
    return int(found.group(1))


def _figure(said: Mapping[str, Value], role: str, title: str, wrong: list[str]) -> int | None:
    return _count(said.get(role, ""), title, wrong)


def _day(cell: Value, wrong: list[str]) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = values.half_width(values.text_of(cell))
    if not text:
        return None
    found = _DAY.match(text)
    try:
        if found is not None:
            return date(*map(int, found.groups()))
    except ValueError:
        pass
    wrong.append(f"开会日期写的是“{text}”，请写成年月日，例如2026-12-01")
    return None


def _form(cell: Value, wrong: list[str]) -> VoteForm | None:
    text = _bare(cell)
    if not text:
        return None
    if "无记名" in text or "投票" in text:
        return VoteForm.SECRET
    if "举手" in text:
        return VoteForm.HANDS
    wrong.append(f"表决方式写的是“{text}”，应为无记名投票或举手表决")
    return None


def _bare(cell: Value) -> str:
    return values.text_of(cell).replace(" ", "").rstrip("*＊")
