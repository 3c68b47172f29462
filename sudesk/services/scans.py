"""Scans of signed copies: taken from a file, kept in the department file, given out again.

What a file is its bytes say, not its name. The name that it came with is shown and never becomes
a path; the journal has ids and sizes only.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.journal import record
from sudesk.models.printed import Printing
from sudesk.models.printed import Scan as ScanRow
from sudesk.models.store import at, file_errors
from sudesk.papers.characters import clean
from sudesk.services import papers
from sudesk.services.writing import Report
from sudesk.terms import ScanKind

MB = 1024 * 1024
LARGEST = 20 * MB
_LONGEST_NAME = 120
_PDF, _JPEG, _PNG = b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_JPEG_END, _PNG_END = b"\xff\xd9", b"IEND\xaeB`\x82"
_PDF_WITHIN = 1024  # the standard lets its mark stand later than at the first byte
WHAT = "没能附上“{}”。"


@dataclass(frozen=True, slots=True)
class Given:
    """A file that was read and is a scan."""

    name: str
    kind: ScanKind
    content: bytes

    @property
    def sha256(self) -> str:
        """What tells it from every other file."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class ScanView:
    """A scan that is kept, without its bytes; ``facts`` is the fingerprint of what was signed."""

    id: int
    paper: str
    name: str
    kind: ScanKind
    size: int
    sha256: str
    attached_at: datetime
    facts: str

    @property
    def file_name(self) -> str:
        """A name under which it can be written anywhere."""
        return f"scan-{self.id}.{self.kind.value}"


@dataclass(frozen=True, slots=True)
class Removed:
    """A scan that was taken away, whole, so that this can be undone."""

    congress_id: int
    view: ScanView
    content: bytes


def read(_session: Session, report: Report, path: Path) -> Given:
    """Read a file that is to be attached; SudeskError where it is no scan or too large."""
    report(path.name, 0, 0)
    what = WHAT.format(path.name)
    with file_errors(path):
        size = path.stat().st_size
        if size > LARGEST:
            raise SudeskError(
                what,
                f"文件有{size / MB:.0f}MB，超过{LARGEST // MB}MB。",
                "请用较低的分辨率再扫一次，300点已经够清楚。",
            )
        content = path.read_bytes()
    return Given(clean(path.name)[-_LONGEST_NAME:], _kind_of(content, what), content)


def attach(session: Session, congress_id: int, paper: str, given: Given) -> int:
    """Keep a scan with a paper; returns its id.

    Raises SudeskError where the paper is none of this congress or has this very file already.
    """
    from sudesk.papers.printing import facts

    what = WHAT.format(given.name)
    found = [one for one in papers.offers(session, congress_id) if one.slot.key == paper]
    if not found:
        raise SudeskError(what, "本次大会没有这种文书。", "请重新选择文书。")
    same = select(ScanRow.id).where(
        ScanRow.congress_id == congress_id,
        ScanRow.paper == paper,
        ScanRow.sha256 == given.sha256,
    )
    if session.scalar(same) is not None:
        raise SudeskError(what, "这份文书已经附过同一个文件。", "请选择另一个文件。")
    now = facts(found[0].gather()) if found[0].slot.ready else ""
    row = ScanRow(
        congress_id=congress_id,
        paper=paper,
        facts=_last_printed(session, congress_id, paper) or now,
        name=given.name,
        kind=given.kind,
        size=len(given.content),
        sha256=given.sha256,
        attached_at=at(session),
        content=given.content,
    )
    session.add(row)
    session.flush()
    record(session, "scan.attach", congress=congress_id, paper=paper, scan=row.id, size=row.size)
    return row.id


def remove(session: Session, scan_id: int) -> Removed:
    """Take a scan away; what is returned brings it back by ``put_back``."""
    row = session.get_one(ScanRow, scan_id)
    removed = Removed(row.congress_id, _view(row), row.content)
    session.delete(row)
    record(session, "scan.remove", congress=row.congress_id, paper=row.paper, scan=scan_id)
    return removed


def put_back(session: Session, removed: Removed) -> None:
    """Bring back a scan that was just taken away."""
    view = removed.view
    session.add(
        ScanRow(
            id=view.id,
            congress_id=removed.congress_id,
            paper=view.paper,
            facts=view.facts,
            name=view.name,
            kind=view.kind,
            size=view.size,
            sha256=view.sha256,
            attached_at=view.attached_at,
            content=removed.content,
        )
    )
    session.flush()
    record(session, "scan.put_back", congress=removed.congress_id, paper=view.paper, scan=view.id)


def by_paper(session: Session, congress_id: int) -> dict[str, tuple[ScanView, ...]]:
    """Return the scans of a congress by the key of their paper, the latest last."""
    rows = session.scalars(
        select(ScanRow).where(ScanRow.congress_id == congress_id).order_by(ScanRow.id)
    )
    found: dict[str, list[ScanView]] = defaultdict(list)
    for row in rows:
        found[row.paper].append(_view(row))
    return {key: tuple(views) for key, views in found.items()}


def content_of(session: Session, scan_id: int) -> bytes:
    """Return a scan's bytes as they were given."""
    return session.get_one(ScanRow, scan_id).content


def content(session: Session, report: Report, scan_id: int) -> bytes:
    """Return a scan's bytes, a long job where it is large."""
    report("扫描件", 0, 0)
    return content_of(session, scan_id)


def _last_printed(session: Session, congress_id: int, paper: str) -> str | None:
    """Return the fingerprint of what was printed last, since that is what was signed."""
    printed = select(Printing.facts).where(
        Printing.congress_id == congress_id, Printing.paper == paper
    )
    return session.scalar(printed.order_by(Printing.id.desc()).limit(1))


def _view(row: ScanRow) -> ScanView:
    return ScanView(
        row.id, row.paper, row.name, row.kind, row.size, row.sha256, row.attached_at, row.facts
    )


def _kind_of(content: bytes, what: str) -> ScanKind:
    if _PDF in content[:_PDF_WITHIN]:
        _look_at_pdf(content, what)
        return ScanKind.PDF
    if content.startswith(_JPEG) and _JPEG_END in content:
        return ScanKind.JPEG
    if content.startswith(_PNG) and _PNG_END in content:
        return ScanKind.PNG
    known = content.startswith((_JPEG, _PNG))
    why = "图片不完整。" if known else "它不是 PDF、JPG 或 PNG，或者内容和扩展名不符。"
    raise SudeskError(what, why, "请选择扫描仪或手机存下的 PDF、JPG、PNG 文件。")


def _look_at_pdf(content: bytes, what: str) -> None:
    """Refuse a PDF that nobody could read later: damaged, empty, or locked."""
    import pypdfium2

    from sudesk.services.prints import PRESS

    try:
        with PRESS:
            pypdfium2.PdfDocument(content).close()
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        why = "这个 PDF 设了密码。" if locked else "这个 PDF 已损坏，或者一页也没有。"
        raise SudeskError(what, why, "请重新扫描，或另存为没有密码的 PDF。") from error
