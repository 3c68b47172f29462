"""What a file really is; and files that nobody should have to read."""

import struct
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from sudesk.errors import Stopped, SudeskError
from sudesk.sheets import trouble
from sudesk.sheets.containers import open_workbook
from sudesk.sheets.reading import read_rosters

from .books import BASE, read, repack, text, xlsx

ROWS = [["学号", "姓名", "性别"], *BASE]
BOOK = xlsx(ROWS)
LAUGH = (
    b'<!DOCTYPE lolz [<!ENTITY lol "lol">'
    + b"".join(
        b'<!ENTITY lol%d "%s">' % (n, (b"&lol%d;" % (n - 1) if n > 1 else b"&lol;") * 10)
        for n in range(1, 10)
    )
    + b"]>"
)
FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
SML = (
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    b' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
)


def sheet(old: bytes, new: bytes) -> bytes:
    return repack(BOOK, "sheet1.xml", lambda xml: xml.replace(old, new))


def ole(stream: str) -> bytes:
    """Return the least compound file with one stream, four sectors long."""
    size, free, end = 512, 0xFFFFFFFF, 0xFFFFFFFE
    head = bytearray(size)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", head, 44, 1, 1, 0, 4096, end, 0, end, 0, 0)
    struct.pack_into("<109I", head, 76, 0, *[free] * 108)
    chain = [0xFFFFFFFD, end, *range(3, 10), end]
    fat = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))

    def entry(name: str, kind: int, start: int, length: int) -> bytes:
        raw = name.encode("utf-16-le")
        out = bytearray(128)
        out[: len(raw)] = raw
        struct.pack_into("<HBB", out, 64, len(raw) + 2, kind, 1)
        struct.pack_into("<III", out, 68, free, free, 1 if kind == 5 else free)
        struct.pack_into("<II", out, 116, start, length)
        return bytes(out)

    directory = entry("Root Entry", 5, end, 0) + entry(stream, 2, 2, 4096) + bytes(256)
    return bytes(head) + fat + directory + bytes(size * 8)


def locked_zip() -> bytes:
    """Return a workbook whose parts claim to be encrypted."""
    blob = bytearray(BOOK)
    at = -1
    while (at := blob.find(b"PK\x01\x02", at + 1)) >= 0:
        blob[at + 8] |= 1
    return bytes(blob)


def zip_of(name: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(name, "<a/>")
    return out.getvalue()


BIFF_LOCKED = struct.pack("<HHHHI", 0x809, 8, 0x600, 0x10, 0) + struct.pack("<HHH", 0x2F, 2, 1)
BIFF_FAR = (
    struct.pack("<HHHHI", 0x809, 8, 0, 0x10, 0)
    + struct.pack("<HHHHHd", 0x203, 14, 65535, 255, 0, 1.0)
    + struct.pack("<HH", 0x0A, 0)
)


@pytest.mark.parametrize(
    ("blob", "error"),
    [
        (b"", trouble.empty),
        (b" \r\n\t", trouble.empty),
        (b"\xef\xbb\xbf", trouble.empty),
        (b"%PDF-1.7 ...", trouble.no_workbook),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), trouble.no_workbook),
        (bytes(range(256)) * 20, trouble.no_workbook),
        (zip_of("word/document.xml"), trouble.no_workbook),
        (zip_of("content.xml"), trouble.no_workbook),
        (ole("PowerPoint Document"), trouble.no_workbook),
        (b"<html><body>404 Not Found</body></html>", trouble.no_workbook),
        (ole("EncryptedPackage"), trouble.locked),
        (locked_zip(), trouble.locked),
        (BIFF_LOCKED, trouble.locked),
        (BOOK[:3000], trouble.damaged),
        (ole("Workbook")[:900], trouble.damaged),
        (ole("Workbook"), trouble.damaged),
        (repack(BOOK, "workbook.xml", lambda xml: LAUGH + xml), trouble.damaged),
        (LAUGH + SML + b"&lol9;</Workbook>", trouble.damaged),
        (SML + b"<Worksheet>", trouble.damaged),
        (b"a,b\n" * (17 << 20), trouble.too_large),
        (sheet(b"</sheetData>", FAR), trouble.too_large),
        (b"a," * 100_000 + text(ROWS), trouble.too_large),
        (text(ROWS) + b"\n" * 1_200_000, trouble.too_large),
        (BIFF_FAR, trouble.too_large),
        (repack(BOOK, "styles.xml", lambda xml: xml + b" " * (17 << 20)), trouble.too_large),
        (text([["商品", "价格"], ["苹果", 3], ["梨", 2]]), trouble.no_roster),
        (xlsx([]), trouble.no_roster),
    ],
)
def test_what_cannot_be_read_is_one_clear_message(
    blob: bytes, error: Callable[[str], SudeskError]
) -> None:
    start = time.perf_counter()
    reading = read(blob)
    assert [(name, str(told)) for name, told in reading.unreadable] == [("甲", str(error("甲")))]
    assert reading.counts.places == 0
    assert time.perf_counter() - start < 10


def test_more_rows_than_a_university_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trouble, "MOST_PLACES", 500)
    many = [[f"20210301{n:04}", "王建国"] for n in range(1600)]
    assert str(read(text([ROWS[0][:2], *many])).unreadable[0][1]) == str(trouble.too_large("甲"))
    assert read(BOOK).counts.students == 12


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = sheet(b"</sheetData>", b" " * trouble.LARGEST_CONTENT + b"</sheetData>")
    assert len(bomb) < 1_000_000
    assert str(read(bomb).unreadable[0][1]) == str(trouble.too_large("甲"))


@pytest.mark.parametrize(
    "blob",
    [
        repack(BOOK, "styles.xml", lambda xml: None),
        repack(BOOK, "styles.xml", lambda xml: xml[:200]),
        repack(BOOK, "styles.xml", lambda xml: LAUGH + xml),
        sheet(b"A1:C13", b"A1"),
        sheet(b"A1:C13", b"A1:XFD1048576"),
        sheet(b"</sheetData>", FAR.replace(b"><v>1</v></c>", b' s="0"/>')),
    ],
)
def test_broken_styles_and_wrong_dimensions_do_no_harm(blob: bytes) -> None:
    assert read(blob).counts.students == 12


def test_an_unreadable_file_does_not_stop_the_others() -> None:
    reading = read(b"", BOOK)
    assert [name for name, _ in reading.unreadable] == ["甲"]
    assert reading.counts.students == 12


def test_progress_is_told_and_a_stop_passes_through() -> None:
    heard: list[tuple[str, int, int]] = []
    read_rosters([("甲", BOOK)], lambda *said: heard.append(said))
    assert heard[-1] == ("甲", 13, 13)

    def stop(what: str, done: int, total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_rosters([("甲", BOOK)], stop)


@pytest.mark.parametrize(
    "blob", [BOOK, b"<table>" + b"<tr><td>1<td>2" * 200_000 + b"</table>"], ids=["xlsx", "html"]
)
def test_a_stop_is_heeded_while_a_workbook_is_decoded(blob: bytes) -> None:
    calls = 0

    def heed() -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise Stopped

    with pytest.raises(Stopped):
        open_workbook("甲", blob, heed)
    assert open_workbook("甲", blob)


def test_the_name_says_nothing() -> None:
    assert open_workbook("名单.pdf", BOOK)[0].rows == open_workbook("名单.xls", BOOK)[0].rows


def test_marks_that_turn_the_writing_do_not_hide_a_table() -> None:
    turned = [[f"\u202e{name}\u202c\u200f" if name else name for name in row] for row in ROWS]
    assert read(text(turned)).counts == read(text(ROWS)).counts


def test_a_stray_cell_at_the_very_end_takes_no_time() -> None:
    stray = sheet(
        b"</sheetData>", b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
    )
    start = time.process_time()
    assert read(stray).counts.students == 12
    assert time.process_time() - start < 8


def test_a_table_may_begin_with_the_letters_of_a_program() -> None:
    rows = [["MZ", "学号", "姓名"], *(["汉族", *row[:2]] for row in BASE)]
    assert len(read(text(rows)).people) == 12
