"""HTML pages that call themselves .xls: the tables that teaching-affairs sites export."""

import email
import re
from html.parser import HTMLParser

from sudesk.sheets.grids import Grid, Heed, Value, unheeded
from sudesk.sheets.text_tables import decode

_PORTION = 1 << 18  # characters between two chances to stop
_WIDEST = 512
_LONGEST = 70_000
_DEEPEST = 12
_SILENT = ("style", "script", "title")
_HEADS = ("caption", "h1", "h2", "h3", "h4", "h5", "h6", "p", "center")
# What a spreadsheet shows shortened it writes out in one of these.
_WRITTEN_OUT = ("x:num", "sdval")
_SHORTENED = re.compile(r"\s*(?:\d(?:\.\d+)?[eE]\+?\d+|#+)\s*")


def looks_like_html(head: str) -> bool:
    """Tell whether text begins like a page with a table."""
    return bool(re.search(r"<\s*(?:!doctype\s+html|html|table|body|tr)\b", head, re.IGNORECASE))


def read_html(text: str, heed: Heed = unheeded) -> list[Grid]:
    """Return the tables of a page one below the other, as a spreadsheet shows them: Sheet1."""
    parser = _Page()
    for at in range(0, len(text), _PORTION):
        parser.feed(text[at : at + _PORTION])
        heed()
    parser.close()
    grid = parser.finish()
    return [grid] if any(any(row) for row in grid.rows) else []


def read_mhtml(blob: bytes) -> list[Grid]:
    """Return the sheets of a web archive (.mht) saved by a spreadsheet program."""
    try:
        parts = list(email.message_from_bytes(blob).walk())
    except RecursionError:
        return []
    pages = [
        decode(body)
        for part in parts
        if part.get_content_type() == "text/html"
        and isinstance(body := part.get_payload(decode=True), bytes)
    ]
    grids = [grid for page in pages if "<td" in page.lower() for grid in read_html(page)]
    names = [name for page in pages for name in re.findall(r"<x:Name>([^<]+)</x:Name>", page)]
    if len(names) != len(grids):
        names = [f"Sheet{number}" for number in range(1, len(grids) + 1)]
    for grid, name in zip(grids, names, strict=True):
        grid.name = name
    return grids


class _Table:
    """One table as it grows; a table of several rows and columns in it is laid in below."""

    def __init__(self) -> None:
        self.grid = Grid("Sheet1", [])
        self.text: list[str] | None = None
        self.struck = False
        self._row = -1
        self._column = 0
        self._below = False  # the last row is a laid-in table's: what follows goes under it
        self._taken: dict[int, set[int]] = {}
        self._spans = (1, 1)
        self._written_out = ""

    @property
    def is_data(self) -> bool:
        """Whether the table holds a table's worth, not one cell's."""
        return len(self.grid.rows) > 1 and max(map(len, self.grid.rows)) > 1

    def open_row(self, hidden: bool) -> None:
        """Begin the next row."""
        self.close_cell()
        self._row, self._column, self._below = self._row + 1, 0, False
        if hidden:
            self.grid.hidden_rows.add(self._row)

    def open_cell(self, attributes: dict[str, str | None], struck: bool) -> None:
        """Begin the next cell."""
        self.close_cell()
        if self._below:
            self.open_row(hidden=False)
        self._row = max(self._row, 0)
        self.text, self.struck = [], struck
        self._spans = (_span(attributes, "rowspan"), _span(attributes, "colspan"))
        self._written_out = next((v for k in _WRITTEN_OUT if (v := attributes.get(k))), "")

    def close_cell(self) -> None:
        """Put the finished cell at the next free column and keep the room that it spans."""
        if self.text is None:
            return
        text: Value = "".join(self.text).replace("\xa0", " ").strip(" \r\n")
        if self._written_out and _SHORTENED.fullmatch(str(text)):
            text = self._written_out
        height, width = self._spans
        taken = self._taken.setdefault(self._row, set())
        while self._column in taken:
            self._column += 1
        if self._column < _WIDEST and self._row < _LONGEST:
            self.grid.put(self._row, self._column, text)
            if self.struck:
                self.grid.struck.add((self._row, self._column))
            if height > 1 or width > 1:
                last = (self._row + height - 1, self._column + width - 1)
                self.grid.merges.append((self._row, self._column, *last))
                for row in range(self._row + 1, self._row + height):
                    columns = range(self._column, self._column + width)
                    self._taken.setdefault(row, set()).update(columns)
        self._column += width
        self.text = None

    def lay_in(self, inner: Grid) -> None:
        """Put the rows of a table below those so far."""
        if "".join(self.text or []).strip():
            self.close_cell()
        self.text = None
        first = len(self.grid.rows)
        if first + len(inner.rows) > _LONGEST:
            return
        self.grid.rows += inner.rows
        self.grid.hidden_rows |= {first + row for row in inner.hidden_rows}
        self.grid.struck |= {(first + row, column) for row, column in inner.struck}
        self.grid.merges += [
            (first + top, left, first + bottom, right) for top, left, bottom, right in inner.merges
        ]
        self._row = len(self.grid.rows) - 1
        self._below = True


class _Page(HTMLParser):
    """Collects the tables of a page, the titles above them, and tables within tables."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._tables = [_Table()]
        self._titles = 0
        self._silent = 0
        self._too_deep = 0

    def finish(self) -> Grid:
        """Close what the page left open; the first table's first row is row 1."""
        while len(self._tables) > 1:
            self._close_table()
        (page,) = self._tables
        page.close_cell()
        page.grid.top = 1 - self._titles
        return page.grid

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Pass over what only begins like a marked section; the parser would give up."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.rawdata.find(">", i) + 1 or -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._open_table()
        elif tag in _HEADS and (tag == "caption" or len(self._tables) == 1):
            self._open_title()
        elif len(self._tables) > 1 and not self._too_deep:
            self._open_part(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        table = self._tables[-1]
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag == "table":
            self._close_table()
        elif tag in ("td", "th", "tr", *_HEADS) and not self._too_deep:
            if tag in _HEADS and tag != "caption" and len(self._tables) > 1:
                return
            table.close_cell()

    def handle_data(self, data: str) -> None:
        text = self._tables[-1].text
        if text is not None and not self._silent:
            text.append(data)

    def _open_table(self) -> None:
        if len(self._tables) > _DEEPEST:
            self._too_deep += 1
            return
        if len(self._tables) == 1:
            self._tables[0].close_cell()
        self._tables.append(_Table())

    def _close_table(self) -> None:
        """Lay a finished table in, or leave what little it says in the cell around it."""
        if self._too_deep:
            self._too_deep -= 1
            return
        if len(self._tables) == 1:
            return
        inner = self._tables.pop()
        inner.close_cell()
        around = self._tables[-1]
        if len(self._tables) == 1 or inner.is_data:
            around.lay_in(inner.grid)
        elif around.text is not None:
            around.text += [str(cell) for row in inner.grid.rows for cell in row]

    def _open_title(self) -> None:
        """Begin a line above or between the tables; those above the first are not counted."""
        table = self._tables[-1]
        if not any(any(row) for row in self._tables[0].grid.rows[self._titles :]):
            self._titles += len(self._tables) == 1
        table.open_row(hidden=False)
        table.open_cell({}, struck=False)

    def _open_part(self, tag: str, attributes: dict[str, str | None]) -> None:
        table = self._tables[-1]
        style = (attributes.get("style") or "").replace(" ", "").lower()
        if tag == "tr":
            table.open_row("display:none" in style)
        elif tag in ("td", "th"):
            table.open_cell(attributes, "line-through" in style)
        elif tag in ("s", "strike", "del"):
            table.struck = table.text is not None
        elif tag == "br" and table.text is not None:
            table.text.append("\n")


def _span(attributes: dict[str, str | None], name: str) -> int:
    """Return a row or column span, within what a roster can need."""
    digits = re.match(r"\s*(\d{1,4})", attributes.get(name) or "")
    return min(max(int(digits.group(1)), 1), 1000) if digits else 1
