"""Damaged bytes of every sample: a reading that adds up, or one clear message."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from sudesk.sheets.reading import read_rosters

from .books import repack, xlsx

ROSTERS = Path(__file__).parent.parent / "data" / "rosters"
SAMPLES = sorted(path for path in ROSTERS.iterdir() if path.is_file())
INTRUDERS = (
    *(b"\x00\x00", b"\xff\xff\xff\xff", b"\x7f", b"\x09\x08", b"<", b">", b'"', b",", b"\n"),
    *(b"999999999", b"-1", b"1e400", b"&#0;", b"<table>", b"</c>", b"<f>", b'r="XFD1048576"'),
)


def hurt(blob: bytes, luck: random.Random) -> bytes:
    bytes_ = bytearray(blob)
    for _ in range(luck.choice((1, 2, 5, 20))):
        at = luck.randrange(len(bytes_) or 1)
        how = luck.random()
        if how < 0.5 and bytes_:
            bytes_[at % len(bytes_)] = luck.randrange(256)
        elif how < 0.75:
            bytes_[at:at] = luck.choice(INTRUDERS)
        elif how < 0.95:
            del bytes_[at : at + luck.choice((1, 4, 100))]
        else:
            del bytes_[at:]
    return bytes(bytes_)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_damage_never_crashes(sample: Path) -> None:
    blob = sample.read_bytes()
    luck = random.Random(sample.name)
    for round_ in range(24):
        if blob.startswith(b"PK") and round_ % 4:
            part = luck.choice(("sheet1.xml", "styles.xml", "workbook.xml", "sharedStrings.xml"))
            damaged = repack(blob, part, lambda content: hurt(content, luck))
        else:
            damaged = hurt(blob, luck)
        reading = read_rosters([(sample.name, damaged)])
        counts = reading.counts
        assert counts.places == counts.taken + counts.disputed + counts.refused + counts.ignored
        assert counts.students == len(reading.people)
        assert len(reading.unreadable) <= 1


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="A19999999990"><v>1</v></c>',
        b'<c r="B2" r="XFD1048576"><v>1</v></c>',
        b"<c r='XFD1048576'><v>1</v></c>",
        b'<c r="&#88;FD1048576"><v>1</v></c>',
        b'<c\nr="XFD1048576"><v>1</v></c>',
        b'<c s="0" r="XFD1048576"><v>1</v></c>',
        b'<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        b' r="XFD1048576"><v>1</v></x:c>',
        b"<c><v>1</v></c>" * 16000 + b'</row><row r="1048576"><c><v>1</v></c>',
    ],
)
def test_a_far_cell_in_any_dress_ends_no_program(cell: bytes) -> None:
    # The spreadsheet reader below asks for half a terabyte for such a cell, and aborts.
    sample = (ROSTERS / "01_plain_text_id.xlsx").read_bytes()
    end = b'<row r="60">' + cell + b"</row></sheetData>"
    damaged = repack(sample, "sheet1.xml", lambda xml: xml.replace(b"</sheetData>", end))
    assert len(read_rosters([("甲", damaged)]).unreadable) == 1


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_damage_is_a_word_however_the_parts_are_packed(method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        package.writestr("xl/workbook.xml", xlsx([["学号", "姓名"]]))
    blob = bytearray(out.getvalue())
    blob[70:100] = b"x" * 30
    (unreadable,) = read_rosters([("甲", bytes(blob))]).unreadable
    assert unreadable[0] == "甲"


@pytest.mark.parametrize(
    ("written", "forged"),
    [(b'uniqueCount="', b'uniqueCount="99999999999'), (b"<sst ", b'<sst count="99999999999" ')],
)
def test_an_announced_number_of_strings_is_not_believed(written: bytes, forged: bytes) -> None:
    blob = (ROSTERS / "01_plain_text_id.xlsx").read_bytes()
    lying = repack(blob, "sharedStrings.xml", lambda content: content.replace(written, forged))
    assert lying != blob
    reading = read_rosters([("a.xlsx", lying)])
    assert "已损坏" in str(reading.unreadable[0][1])


@pytest.mark.parametrize("encoding", [b"x", b"utf-99", b"gb2312"])
def test_an_unheard_of_encoding_is_a_damaged_file(encoding: bytes) -> None:
    prefixed = (
        b'<?xml version="1.0" encoding="%s"?><x:worksheet xmlns:x="'
        b'http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row>'
        b"<x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>" % encoding
    )
    blob = (ROSTERS / "01_plain_text_id.xlsx").read_bytes()
    reading = read_rosters([("a.xlsx", repack(blob, "sheet1.xml", lambda _: prefixed))])
    assert len(reading.unreadable) == 1
