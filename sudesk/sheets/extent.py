"""How far a sheet's filled cells reach, found before anything is laid out in memory.

calamine lays a sheet out densely: one cell in the far corner makes it ask for half a terabyte,
which ends the whole program. So every worksheet part is measured first. Empty styled cells cost
nothing and may lie anywhere.
"""

import re
from xml.parsers import expat

from sudesk.sheets import trouble
from sudesk.sheets.safe_xml import BrokenXml

# Any tag of another form than this goes the careful way: what is lax about XML is dangerous here.
# Nothing here is tried twice (+ and *+) and each pattern begins with plain letters: it is run over
# every byte of every sheet.
_REST = rb'"(?: (?:s|t|cm|vm|ph)="\w*+")*+\s*+/?>)(?=[\s>])'
# Near cells lie within A1:Z99999 and AA1:EZ9999, which is few enough whatever they hold.
_NOT_NEAR = re.compile(rb'<c(?! r="(?:[A-Z][0-9]{1,5}+|[A-E][A-Z][0-9]{1,4}+)' + _REST)
_NOT_PLAIN = re.compile(rb'<c(?! r="[A-Z]{1,3}+[0-9]{1,7}+' + _REST)
_FILLED = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?:[^>]*[^/>])?>(?!</c>)')
_COUNTED = re.compile(rb"ount\s*=\s*[\"']\s*\+?([0-9]{6,})")
_UNNUMBERED_ROW = re.compile(rb'<row(?! r=")[\s/>]')
_PREFIXED = re.compile(rb":c[\s>/]")


def refuse_endless(name: str, xml: bytes) -> bool:
    """Raise SudeskError where a worksheet part spans more cells than memory should hold.

    Tells whether every row and cell says which it is, in the usual form.
    """
    usual = _UNNUMBERED_ROW.search(xml) is None
    if b"<c" not in xml and b":c" not in xml:
        return usual
    if _PREFIXED.search(xml):
        usual, size = False, _careful_size(xml)
    elif _NOT_NEAR.search(xml) is None:
        return usual
    elif _NOT_PLAIN.search(xml) is None:
        size = _plain_size(xml)
    else:
        usual, size = False, _careful_size(xml)
    if size > trouble.MOST_CELLS:
        raise trouble.too_large(name)
    return usual


def refuse_overcounted(name: str, xml: bytes) -> None:
    """Raise SudeskError where a part says that it holds more things than it has bytes.

    calamine makes room for as many shared strings as are announced, which ends the program.
    """
    if any(int(digits) > len(xml) for digits in _COUNTED.findall(xml)):
        raise trouble.damaged(name)


def column_number(letters: bytes) -> int:
    """Return the number of a column from 0 by its letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1


def column_letters(number: int) -> bytes:
    """Return the letters of a column, counted from 0."""
    letters = b""
    while number >= 0:
        letters = bytes([65 + number % 26]) + letters
        number = number // 26 - 1
    return letters


def _plain_size(xml: bytes) -> int:
    """Return the size of the rectangle around the filled cells of a part in the usual form."""
    cells = _FILLED.findall(xml)
    if not cells:
        return 0
    columns = [column_number(letters) for letters in {letters for letters, _ in cells}]
    rows = [int(digits) for digits in {digits for _, digits in cells}]
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def _careful_size(xml: bytes) -> int:
    """Return the same for any other form of the XML; BrokenXml where it is not well formed."""
    measure = _Measure()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = measure.start
    parser.StartDoctypeDeclHandler = measure.refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, LookupError) as error:  # LookupError: an encoding unheard of
        raise BrokenXml from error
    return measure.size


class _Measure:
    """Follows rows and cells, with and without written references."""

    def __init__(self) -> None:
        self._row = 0
        self._column = -1
        self._here = (0, 0)
        self._rows: list[int] = []
        self._columns: list[int] = []

    @property
    def size(self) -> int:
        """The size of the rectangle around the cells that hold something."""
        if not self._rows:
            return 0
        height = self._rows[1] - self._rows[0] + 1
        return height * (self._columns[1] - self._columns[0] + 1)

    def refuse(self, *_: object) -> None:
        """Refuse a document type, the beginning of every trick with entities."""
        raise BrokenXml

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note where a row or a cell begins, and that the cell holds something."""
        kind = tag.rpartition(" ")[2]
        written = attributes.get("r", "")
        if kind == "row":
            if written and not re.fullmatch(r"[0-9]{1,7}", written):
                raise BrokenXml
            self._row = int(written) if written else self._row + 1
            self._column = -1
        elif kind == "c":
            found = re.fullmatch(r"([A-Za-z]{1,3})([0-9]{1,7})", written)
            if written and not found:
                raise BrokenXml
            self._column = column_number(found[1].encode()) if found else self._column + 1
            self._here = (int(found[2]) if found else self._row, self._column)
        elif kind in ("v", "is", "f", "t"):
            self._widen(*self._here)

    def _widen(self, row: int, column: int) -> None:
        """Take a filled cell into the rectangle."""
        rows, columns = [*self._rows, row], [*self._columns, column]
        self._rows = [min(rows), max(rows)]
        self._columns = [min(columns), max(columns)]
