"""From bytes to grids: what kind of file it really is, whatever its name says."""

import re

from sudesk.sheets import biff, html_tables, ole, spreadsheetml, text_tables, trouble
from sudesk.sheets.grids import Grid, Heed, unheeded
from sudesk.sheets.xlsx import read_xlsx

_NO_TABLE = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"{\\rtf",
)
# Marks that turn or join the writing are text, however many a careless export leaves behind.
_UNTEXTLIKE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")


def open_workbook(name: str, blob: bytes, heed: Heed = unheeded) -> list[Grid]:
    """Return the sheets of any workbook; SudeskError, with the file's name, where it is none.

    ``heed`` is called between the parts of what takes long; what it raises passes through.
    """
    if len(blob) > trouble.LARGEST_FILE:
        raise trouble.too_large(name)
    if not blob.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise trouble.empty(name)
    if blob.startswith(b"PK"):
        return read_xlsx(name, blob, heed)
    if blob.startswith(ole.MAGIC):
        return _open_ole(name, blob)
    if int.from_bytes(blob[:2], "little") in biff.BOF_RECORDS and len(blob) > 8 and blob[3] == 0:
        return _open_biff(name, blob)
    # A program begins with MZ, and so does a table whose first column is 民族 in short.
    program = blob.startswith(b"MZ") and b"\x00" in blob[2:64]
    if program or blob.startswith(_NO_TABLE):
        raise trouble.no_workbook(name)
    return _open_text(name, blob, heed)


def _open_ole(name: str, blob: bytes) -> list[Grid]:
    """Open an .xls or .et file."""
    try:
        parts = ole.streams(blob)
    except ole.BrokenContainer as error:
        raise trouble.damaged(name) from error
    if "EncryptedPackage" in parts:
        raise trouble.locked(name)
    for stream in ("Workbook", "WORKBOOK", "Book", "BOOK"):
        if stream in parts:
            return _open_biff(name, parts[stream])
    raise trouble.no_workbook(name)


def _open_biff(name: str, stream: bytes) -> list[Grid]:
    """Read the records of an old workbook."""
    try:
        return biff.read_biff(stream)
    except biff.Locked as error:
        raise trouble.locked(name) from error
    except biff.BrokenRecords as error:
        raise trouble.damaged(name) from error


def _open_text(name: str, blob: bytes, heed: Heed) -> list[Grid]:
    """Open a page, an XML workbook or a text table."""
    if re.match(rb"\s*(?:MIME-Version|From|Subject|Date)\s*:", blob, re.IGNORECASE):
        grids = html_tables.read_mhtml(blob)
        if grids:
            return grids
    text = text_tables.decode(blob)
    head = text[:4096]
    if spreadsheetml.looks_like_spreadsheetml(head):
        return spreadsheetml.read_spreadsheetml(name, text)
    if html_tables.looks_like_html(head):
        grids = html_tables.read_html(text, heed)
        if not grids:
            raise trouble.no_workbook(name)
        return grids
    if len(_UNTEXTLIKE.findall(head)) * 20 > len(head):
        raise trouble.no_workbook(name)
    if text.count("\n") > trouble.MOST_ROWS:
        raise trouble.too_large(name)
    return [text_tables.read_text(text)]
