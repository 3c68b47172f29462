"""Scans: known by their bytes, kept whole, taken away and put back."""

import io
import zlib

import pytest
from pypdfium2 import PdfDocument

from sudesk.errors import SudeskError
from sudesk.services import scans
from sudesk.services.scans import LARGEST, Given
from sudesk.services.writing import silent
from sudesk.terms import ScanKind

JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 60 + b"\xff\xd9" + b"motion"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40 + b"IEND\xaeB`\x82"


def pdf(pages=1):
    document, target = PdfDocument.new(), io.BytesIO()
    for _ in range(pages):
        document.new_page(595, 842)
    document.save(target)
    document.close()
    return target.getvalue()


def read(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return scans.read(None, silent, path)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("签字.pdf", pdf(), ScanKind.PDF),
        ("扫描.jpeg", JPEG, ScanKind.JPEG),
        ("照片.bmp", PNG, ScanKind.PNG),
    ],
)
def test_the_bytes_say_what_a_file_is(tmp_path, name, content, kind):
    given = read(tmp_path, name, content)
    assert (given.name, given.kind, given.content) == (name, kind, content)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("假.pdf", b"MZ" + b"\0" * 400, "不是 PDF、JPG 或 PNG"),
        ("空.jpg", b"", "不是 PDF、JPG 或 PNG"),
        ("半.jpg", JPEG[:40], "不完整"),
        ("半.png", PNG[:20], "不完整"),
        ("坏.pdf", b"%PDF-1.7\n" + zlib.compress(b"x" * 400), "已损坏"),
        ("无页.pdf", pdf(0), "一页也没有"),
    ],
)
def test_what_is_no_scan_is_refused_plainly(tmp_path, name, content, why):
    with pytest.raises(SudeskError, match=why) as refused:
        read(tmp_path, name, content)
    assert refused.value.what == f"没能附上“{name}”。"
    assert refused.value.remedy


def test_a_locked_pdf_is_told_from_a_damaged_one(tmp_path):
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, encrypt=StandardEncryption("geheim"))
    canvas.showPage()
    canvas.save()
    with pytest.raises(SudeskError, match="设了密码"):
        read(tmp_path, "锁.pdf", target.getvalue())


def test_a_file_that_is_too_large_is_not_even_read(tmp_path, monkeypatch):
    path = tmp_path / "大.pdf"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    monkeypatch.setattr(type(path), "read_bytes", None)
    with pytest.raises(SudeskError, match="超过20MB"):
        scans.read(None, silent, path)


def test_a_file_that_is_gone_is_said(tmp_path):
    with pytest.raises(SudeskError, match="没能读写“没有"):
        scans.read(None, silent, tmp_path / "没有.pdf")


def test_an_odd_name_is_shown_and_never_a_path(tmp_path, hall):
    hall.convene()
    name = "\u202e" + "长" * 70 + "<b>.png"
    given = read(tmp_path, name, PNG)
    assert "\u202e" not in given.name
    number = hall.do(scans.attach, 1, "11", given)
    (view,) = hall.ask(scans.by_paper, 1)["11"]
    assert view.file_name == f"scan-{number}.png"
    assert (view.size, view.sha256) == (len(PNG), given.sha256)
    assert hall.ask(scans.content_of, number) == PNG


def test_one_file_is_kept_once_with_a_paper(hall):
    hall.convene()
    given = Given("a.png", ScanKind.PNG, PNG)
    hall.do(scans.attach, 1, "11", given)
    with pytest.raises(SudeskError, match="已经附过同一个文件"):
        hall.do(scans.attach, 1, "11", given)
    hall.do(scans.attach, 1, "16", given)
    assert set(hall.ask(scans.by_paper, 1)) == {"11", "16"}


def test_a_paper_that_is_none_takes_no_scan(hall):
    hall.convene()
    with pytest.raises(SudeskError, match="没有这种文书"):
        hall.do(scans.attach, 1, "99", Given("a.png", ScanKind.PNG, PNG))


def test_taking_a_scan_away_is_undone_whole(hall):
    hall.convene()
    hall.do(scans.attach, 1, "11", Given("a.png", ScanKind.PNG, PNG))
    before = hall.ask(scans.by_paper, 1)
    removed = hall.do(scans.remove, before["11"][0].id)
    assert hall.ask(scans.by_paper, 1) == {}
    hall.do(scans.put_back, removed)
    assert hall.ask(scans.by_paper, 1) == before
    assert hall.ask(scans.content, silent, removed.view.id) == PNG


def test_a_congress_that_is_taken_back_takes_its_scans_along(hall):
    from sudesk.services import congresses

    hall.convene()
    hall.do(scans.attach, 1, "11", Given("a.png", ScanKind.PNG, PNG))
    hall.do(congresses.discard, 1)
    assert hall.ask(scans.by_paper, 1) == {}
