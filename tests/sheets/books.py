"""Small workbooks for tests, written in a line."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl

from sudesk.sheets.reading import Reading, read_rosters

NAMES = [
    *("王建国", "李晓明", "张伟", "刘洋", "陈静怡", "杨帆"),
    *("赵敏", "黄蓉", "周杰", "吴迪", "徐丽", "孙悦"),
]
BASE = [[f"2021030100{n:02d}", name, "男" if n % 2 else "女"] for n, name in enumerate(NAMES, 1)]


def text(rows: Sequence[Sequence[Any]]) -> bytes:
    """Return rows as a comma-separated file."""
    return "\n".join(",".join(map(str, row)) for row in rows).encode()


def xlsx(
    rows: Sequence[Sequence[Any]],
    merges: Sequence[str] = (),
    name: str = "Sheet1",
    touch: Callable[[Any], None] | None = None,
    more: Sequence[tuple[str, Sequence[Sequence[Any]]]] = (),
) -> bytes:
    """Return rows as a workbook, with merged ranges, touches to the sheet, and more sheets."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    if touch:
        touch(sheet)
    for title, cells in more:
        other = book.create_sheet(title)
        for row in cells:
            other.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repack(blob: bytes, part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """Return a workbook with the parts whose name holds ``part`` changed, or left out for None."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(blob)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            content: bytes | None = old.read(member)
            if part in member and content is not None:
                content = change(content)
            if content is not None:
                new.writestr(member, content)
    return out.getvalue()


def read(*blobs: bytes) -> Reading:
    """Read files named 甲, 乙, 丙 …"""
    return read_rosters(list(zip("甲乙丙丁", blobs, strict=False)))


def kinds(reading: Reading) -> list[tuple[int, str, str]]:
    """Return row, kind and severity of all problems."""
    return [(p.at.row, p.kind.value, p.severity.value) for p in reading.problems]


def classes(reading: Reading) -> list[str | None]:
    """Return the class of every student, in order."""
    return [person.class_name for person in reading.people]
