"""Where a sheet's students begin: under the header that is said by hand, remembered, or seen."""

from collections.abc import Mapping
from dataclasses import dataclass

from sudesk.sheets.answers import NO_HEADER, Choice, Layout, Layouts, Role
from sudesk.sheets.grids import Grid
from sudesk.sheets.headers import Header, find_header, header_at, weak_header

_HEADER_WITHIN = 300


@dataclass(frozen=True, slots=True)
class Start:
    """The first header, None without one, with the roles settled for the columns (A = 0).

    ``settled`` says that it does not come from what the program sees; ``signature`` names the
    layout, empty where there are no header words to know it by.
    """

    header: Header | None
    signature: str
    roles: Mapping[int, Role]
    settled: bool


def find_start(grid: Grid, choice: Choice, layouts: Layouts) -> Start:
    """Return the first header near the top; the hand goes before what is remembered."""
    said = choice.header_row
    if said is not None and said != NO_HEADER and 0 <= said - grid.top < len(grid.rows):
        return _start(header_at(grid, said - grid.top), choice, layouts, settled=True)
    known = None if said == NO_HEADER else _remembered(grid, layouts)
    if known is not None:
        return _start(known, choice, layouts, settled=True)
    seen = _seen(grid)
    if seen is None:
        return Start(None, "", choice.roles, said == NO_HEADER)
    if said == NO_HEADER or layouts.get(seen.signature, Layout()).is_header is False:
        without = _start(seen, choice, layouts, settled=True)
        return Start(None, without.signature, without.roles, True)
    return _start(seen, choice, layouts, settled=False)


def _start(header: Header, choice: Choice, layouts: Layouts, *, settled: bool) -> Start:
    """Return a header with the roles of its layout and of the hand."""
    kept = layouts.get(header.signature, Layout()).roles
    return Start(header, header.signature, {**kept, **choice.roles}, settled)


def _remembered(grid: Grid, layouts: Layouts) -> Header | None:
    """Return the first row whose words were once said to be a header."""
    headers = {signature for signature, layout in layouts.items() if layout.is_header}
    if not headers:
        return None
    rows = range(min(len(grid.rows), _HEADER_WITHIN))
    all_of_them = (header_at(grid, row) for row in rows)
    return next((header for header in all_of_them if header.signature in headers), None)


def _seen(grid: Grid) -> Header | None:
    """Return the first row that names columns; a row of weak words only where there is no other."""
    for find in (find_header, weak_header):
        for row in range(min(len(grid.rows), _HEADER_WITHIN)):
            header = find(grid, row)
            if header is not None:
                return header
    return None
