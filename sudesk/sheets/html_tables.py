"""HTML pages that call themselves .xls: the tables that teaching-affairs sites export."""

import email
import email.policy
import re
from html.parser import HTMLParser

from sudesk.sheets.grids import Grid, Value
from sudesk.sheets.text_tables import decode

_WIDEST = 512
_LONGEST = 70_000


def looks_like_html(head: str) -> bool:
    """Tell whether text begins like a page with a table."""
    return bool(re.search(r"<\s*(?:!doctype\s+html|html|table|body|tr)\b", head, re.IGNORECASE))


def unpack_mhtml(blob: bytes) -> bytes:
    """Return the first page of a web archive (.mht) saved by a spreadsheet program."""
    message = email.message_from_bytes(blob, policy=email.policy.default)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    bodies = [part.get_payload(decode=True) for part in pages]
    tables = [body for body in bodies if isinstance(body, bytes) and b"<td" in body.lower()]
    return max(tables, key=len, default=b"")


def read_html(text: str) -> list[Grid]:
    """Return one grid per outermost table that has cells, named Sheet1, Sheet2 …"""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    parser.finish()
    return parser.grids


def read_mhtml(blob: bytes) -> list[Grid]:
    """Return the tables of a web archive."""
    return read_html(decode(unpack_mhtml(blob)))


class _Tables(HTMLParser):
    """Collects the cells of tables; tables inside a cell are part of that cell's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[Grid] = []
        self._grid: Grid | None = None
        self._depth = 0
        self._row = -1
        self._column = 0
        self._taken: dict[int, set[int]] = {}
        self._spans = (1, 1)
        self._text: list[str] | None = None
        self._struck = False
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script", "title"):
            self._silent += 1
        elif tag == "table":
            self._open_table()
        elif self._depth == 1:
            self._open_part(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script", "title"):
            self._silent = max(self._silent - 1, 0)
        elif tag == "table":
            self._depth = max(self._depth - 1, 0)
            if self._depth == 0:
                self.finish()
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._silent:
            self._text.append(data)

    def finish(self) -> None:
        """Close what the page left open."""
        self._close_cell()
        if self._grid is not None and any(any(row) for row in self._grid.rows):
            self.grids.append(self._grid)
        self._grid = None

    def _open_table(self) -> None:
        self._depth += 1
        if self._depth == 1:
            self._grid = Grid(f"Sheet{len(self.grids) + 1}", [])
            self._row, self._taken = -1, {}

    def _open_part(self, tag: str, attributes: dict[str, str | None]) -> None:
        style = (attributes.get("style") or "").replace(" ", "").lower()
        if tag == "tr":
            self._close_cell()
            self._row, self._column = self._row + 1, 0
            if self._grid is not None:
                self._grid.rows.extend([[]] * (self._row < 0))
                if "display:none" in style:
                    self._grid.hidden_rows.add(self._row)
        elif tag in ("td", "th"):
            self._close_cell()
            if self._row < 0:
                self._row = 0
            self._text, self._struck = [], "line-through" in style
            self._spans = (_span(attributes, "rowspan"), _span(attributes, "colspan"))
        elif tag in ("s", "strike", "del"):
            self._struck = self._text is not None
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def _close_cell(self) -> None:
        """Put the finished cell at the next free column and keep the room that it spans."""
        if self._text is None or self._grid is None:
            self._text = None
            return
        text: Value = "".join(self._text).replace("\xa0", " ").strip(" \r\n")
        height, width = self._spans
        taken = self._taken.setdefault(self._row, set())
        while self._column in taken:
            self._column += 1
        if self._column < _WIDEST and self._row < _LONGEST:
            self._grid.put(self._row, self._column, text)
            if self._struck:
                self._grid.struck.add((self._row, self._column))
            if height > 1 or width > 1:
                last = (self._row + height - 1, self._column + width - 1)
                self._grid.merges.append((self._row, self._column, *last))
                for row in range(self._row + 1, self._row + height):
                    columns = range(self._column, self._column + width)
                    self._taken.setdefault(row, set()).update(columns)
        self._column += width
        self._text = None


def _span(attributes: dict[str, str | None], name: str) -> int:
    """Return a row or column span, within what a roster can need."""
    digits = re.match(r"\s*(\d{1,4})", attributes.get(name) or "")
    return min(max(int(digits.group(1)), 1), 1000) if digits else 1
