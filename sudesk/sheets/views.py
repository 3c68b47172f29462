"""What the window shows of a sheet before anything is imported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sudesk.sheets import values
from sudesk.sheets.answers import Column, Role, RowView, SheetView, Unread, Verdict
from sudesk.sheets.grids import Grid, Value

_RAW_ROWS = 60
_RAW_COLUMNS = 64
_LONGEST_ACROSS = 200


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of a sheet's layout: columns and header rows as the grid counts them."""

    signature: str
    titles: Sequence[str]
    columns: Mapping[int, tuple[Role, float]]
    header_rows: Sequence[int]
    class_source: str


def view_of(
    file: str,
    grid: Grid,
    written: Sequence[Sequence[Value]],
    found: Found,
    fates: Mapping[int, tuple[Verdict, str]],
) -> SheetView:
    """Return a sheet that was read: the cells that are kept, and what became of every row.

    ``written`` are the rows as they were before anything was filled in.
    """
    width = max(len(found.titles), max(found.columns, default=0) + 1)
    kept = [at for at, (role, _) in sorted(found.columns.items()) if role.imported]
    rows = [
        RowView(
            grid.top + row,
            verdict,
            why,
            tuple([grid.rows[row][at] for at in kept]),
            _across(written[row]) if verdict is Verdict.IGNORED else "",
        )
        for row, (verdict, why) in fates.items()
    ]
    keys = (Role.STUDENT_NO, Role.NAME)
    sure = [sure for role, sure in found.columns.values() if role in keys]
    return SheetView(
        file,
        grid.name,
        _header_rows(grid, found),
        _columns(grid, found, width),
        found.class_source,
        min(sure, default=0.0),
        found.signature,
        tuple(rows),
    )


def raw_view(
    file: str, grid: Grid, rows: Sequence[Sequence[Value]], found: Found, why: Unread
) -> SheetView | None:
    """Return the top of a sheet that is set aside as it was written, None where it is blank."""
    filled = [row for row, cells in enumerate(rows) if any(cell != "" for cell in cells)]
    shown = filled[:_RAW_ROWS]
    if not shown:
        return None
    width = min(_RAW_COLUMNS, 1 + max(_last(rows[row]) for row in shown))
    header_rows = _header_rows(grid, found)
    views = [
        RowView(
            grid.top + row,
            Verdict.IGNORED,
            "表头" if grid.top + row in header_rows else "",
            tuple(rows[row][:width]),
        )
        for row in shown
    ]
    columns = _columns(grid, found, width)
    return SheetView(
        file, grid.name, header_rows, columns, "", 0.0, found.signature, tuple(views), why
    )


def _across(cells: Sequence[Value]) -> str:
    """Return what a row says that keeps to no columns."""
    texts = [text for cell in cells if (text := values.text_of(cell))]
    return "　".join(texts)[:_LONGEST_ACROSS]


def _header_rows(grid: Grid, found: Found) -> tuple[int, ...]:
    return tuple(grid.top + row for row in dict.fromkeys(found.header_rows))


def _columns(grid: Grid, found: Found, width: int) -> tuple[Column, ...]:
    return tuple(
        Column(
            grid.left + at,
            found.titles[at] if at < len(found.titles) else "",
            *found.columns.get(at, (Role.OTHER, 1.0)),
        )
        for at in range(width)
    )


def _last(cells: Sequence[Value]) -> int:
    """Return the place of the last cell that says something."""
    return max((at for at, cell in enumerate(cells) if values.text_of(cell)), default=0)
