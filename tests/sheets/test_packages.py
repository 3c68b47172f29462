"""Zip packages as careless programs pack them."""

import io
import zipfile
from collections.abc import Callable

import pytest

from sudesk.sheets.packages import put_right

from .books import BASE, read, xlsx

BOOK = xlsx([["学号", "姓名", "性别"], *BASE])
Part = tuple[str, bytes]


def packed(change: Callable[[str, bytes], Part]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            kept, content = change(name, old.read(name))
            entry = zipfile.ZipInfo("part")
            entry.filename = kept  # as it is: ZipInfo itself would turn the slashes
            new.writestr(entry, content)
    return out.getvalue()


def wide(name: str, content: bytes) -> Part:
    text = content.decode().replace("UTF-8", "UTF-16").replace("utf-8", "utf-16")
    return name, text.encode("utf-16")


def renamed(name: str, content: bytes) -> Part:
    new = name.replace("xl/workbook.xml", "xl/book1.xml").replace(
        "workbook.xml.rels", "book1.xml.rels"
    )
    return new, content.replace(b"xl/workbook.xml", b"xl/book1.xml")


@pytest.mark.parametrize(
    "change",
    [
        lambda name, content: (name.replace("/", "\\"), content),
        lambda name, content: (f"/{name}", content),
        wide,
        renamed,
    ],
)
def test_odd_packages_are_read_all_the_same(change: Callable[[str, bytes], Part]) -> None:
    blob = packed(change)
    assert put_right(blob) != blob
    assert read(blob).people == read(BOOK).people
    assert len(read(blob).people) == 12


def test_a_usual_package_is_left_as_it_is() -> None:
    assert put_right(BOOK) is BOOK
