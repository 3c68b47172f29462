"""Class, major, department and grade that are written once for a whole block of students."""

from itertools import pairwise

from sudesk.sheets.answers import Role
from sudesk.sheets.columns import Group
from sudesk.sheets.grids import Grid, Value

_FILLED_ROLES = (Role.CLASS_NAME, Role.MAJOR, Role.DEPARTMENT, Role.GRADE)
_SPARSE = 0.5

# Row index of the block's first row, number of rows that take its class, True if merged.
Fill = tuple[int, int, bool]


def fill_blocks(grid: Grid, group: Group, rows: range) -> list[Fill]:
    """Write block values into every student's row of the grid; returns what was done for 班级.

    A merged cell serves the rows that it covers. Without merging, values are carried down only
    where the column is written sparsely from its first row on: a few gaps in a full column are
    gaps.
    """
    fills: list[Fill] = []
    students: list[int] | None = None
    for role in _FILLED_ROLES:
        column = group.column(role)
        if column is None or "" not in [cells[column] for cells in grid.rows[rows.start :]]:
            continue
        if students is None:
            students = [row for row in rows if _is_student(grid, group, row)]
        merged = _fill_merged(grid, group, column, rows)
        carried = [] if merged else _fill_down(grid, column, students)
        if role is Role.CLASS_NAME:
            fills = merged or carried
    return fills


def _is_student(grid: Grid, group: Group, row: int) -> bool:
    """Tell whether a row has something in 学号 or 姓名."""
    cells = grid.rows[row]
    return any(
        cells[column] != ""
        for role in (Role.STUDENT_NO, Role.NAME)
        if (column := group.column(role)) is not None
    )


def _fill_merged(grid: Grid, group: Group, column: int, rows: range) -> list[Fill]:
    """Copy the value of vertically merged cells to the rows that they cover."""
    fills: list[Fill] = []
    for top, left, bottom, right in grid.merges:
        if not (left <= column <= right and bottom > top and top in rows):
            continue
        value = grid.at(top, left)
        if value == "":
            continue
        taking = 0
        for row in range(top, min(bottom + 1, rows.stop)):
            if _is_student(grid, group, row):
                _write(grid, row, column, value)
                taking += 1
        if taking > 1:
            fills.append((top, taking, True))
    return sorted(fills)


def _fill_down(grid: Grid, column: int, students: list[int]) -> list[Fill]:
    """Carry values down a sparsely written column."""
    written = [row for row in students if grid.rows[row][column] != ""]
    if not written or written[0] != students[0] or len(written) > _SPARSE * len(students):
        return []
    fills: list[Fill] = []
    edges = [*written, students[-1] + 1]
    for first, following in pairwise(edges):
        block = [row for row in students if first <= row < following]
        for row in block:
            _write(grid, row, column, grid.rows[first][column])
        if len(block) > 1:
            fills.append((first, len(block), False))
    return fills


def _write(grid: Grid, row: int, column: int, value: Value) -> None:
    """Set a cell in a copy of its row; others may hold the row as the file has it."""
    cells = [*grid.rows[row]]
    cells[column] = value
    grid.rows[row] = cells
