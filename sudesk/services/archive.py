"""A closed congress as one folder that can be read in ten years without the program.

PDFs with their fonts, tables as .xlsx and as .csv, scans, ballots, the journal in words, a
catalogue as plain text and as a page, and what every file is. It stays in the department: unlike
the package it holds the forms of single persons and the letters to the Party organisation. The
folder is there whole or not at all.
"""

import csv
import hashlib
import io
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.journal import canonical, extract
from sudesk.models.store import at, file_errors
from sudesk.services import acts, archive_pages, congresses, package, papers, prints, scans, summary
from sudesk.services.archive_pages import Piece
from sudesk.services.congresses import CongressView
from sudesk.services.slots import Slot, file_words
from sudesk.services.tables import TableFile, of_facts
from sudesk.services.writing import Report

PAPERS, TABLES, SCANS, RECORDS = "文书", "表格", "扫描件", "数据"
CHECKSUMS = "校验 SHA-256.txt"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
WHAT = "没能导出归档文件夹。"


@dataclass(frozen=True, slots=True)
class Archived:
    """The folder that was written, and how many files and bytes are in it."""

    folder: Path
    files: int
    size: int


def folder_name(congress: CongressView) -> str:
    """Return the name under which an archive is offered to be saved."""
    return file_words(f"{congress.title} 归档")


def write(session: Session, report: Report, congress_id: int, into: Path) -> Archived:
    """Write the archive of a congress as a folder of its own into ``into``; a long job.

    Raises SudeskError where no result is sealed yet, or where such a folder lies there already.
    Stopped or failed, it leaves nothing behind.
    """
    congress = congresses.view(session, congress_id)
    if not summary.sealed_rounds(session, congress_id):
        raise SudeskError(WHAT, "选举结果还没有封存，大会还没有结束。", "请先完成计票并封存。")
    folder = into / folder_name(congress)
    draft = into / f".{folder.name}.new"
    with file_errors(folder):
        if folder.exists():
            raise SudeskError(
                WHAT, f"这个位置已有“{folder.name}”。", "请给原来的文件夹改名，或换一个位置。"
            )
        into.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(draft, ignore_errors=True)
        try:
            pieces = list(_fill(session, report, congress, draft))
            _close(session, congress, draft, pieces)
            draft.rename(folder)
        except BaseException:
            with suppress(OSError):
                shutil.rmtree(draft)
            raise
    return Archived(folder, len(pieces), sum(piece.size for piece in pieces))


def _fill(session: Session, report: Report, congress: CongressView, draft: Path) -> Iterator[Piece]:
    from sudesk.papers.printing import page_count, render

    signed = scans.by_paper(session, congress.id)
    every = papers.slots(session, congress.id)
    ready = [slot for slot in every if slot.ready and not slot.blank]
    steps = len(ready) + sum(map(len, signed.values())) + 2
    facts = papers.composed(session, congress.id, [slot.key for slot in ready])
    done = 0
    for slot in ready:
        report(slot.title, done, steps)
        with prints.PRESS:
            pdf = render(facts[slot.key])
            pages = page_count(pdf)
        state = "已签回" if slot.key in signed else "—"
        yield _put(draft, PAPERS, slot.file_name, pdf, slot.title, f"{pages}页", state)
        done += 1
    for slot in every:
        for place, view in enumerate(signed.get(slot.key, ()), 1):
            report(f"{slot.title}扫描件", done, steps)
            name = _scan_name(slot, place, view.kind.value)
            content = scans.content_of(session, view.id)
            title = f"{slot.title}签字件"
            yield _put(draft, SCANS, name, content, title, view.kind.label, "原件扫描")
            done += 1
    report("表格", done, steps)
    yield from _tables(of_facts(ready, facts), draft)
    report("数据和目录", done + 1, steps)
    yield from _records(session, congress.id, draft)
    report("数据和目录", steps, steps)


def _tables(made: Iterable[TableFile], draft: Path) -> Iterator[Piece]:
    for table in made:
        yield _put(draft, TABLES, table.file_name, table.content, table.title, "Excel 工作簿")
        name = table.file_name.removesuffix(".xlsx") + ".csv"
        content = csv_of(table.content)
        yield _put(draft, TABLES, name, content, table.title, "CSV，UTF-8")


def _records(session: Session, congress_id: int, draft: Path) -> Iterator[Piece]:
    told = summary.document(session, congress_id)
    ballots = package.ballots_document(session, congress_id)
    for name, title, form, content in (
        ("summary.json", "结果摘要", "JSON", _json(told)),
        ("summary.schema.json", "结果摘要的格式", "JSON Schema", _json(summary.schema())),
        ("summary.xlsx", "结果摘要", "Excel 工作簿", summary.table(told)),
        ("ballots.json", "选票记录，乱序，可重新计票", "JSON", _json(ballots)),
        ("journal.json", "操作记录，前后以哈希相连", "JSON", _json(extract(session))),
        ("操作记录.txt", "操作记录，文字", "文本", _journal(session)),
    ):
        yield _put(draft, RECORDS, name, content, title, form)


def _close(session: Session, congress: CongressView, draft: Path, pieces: list[Piece]) -> None:
    """Write catalogue, index and description over the files, and the list of checksums last."""
    day = at(session).date()
    for name, title, text in (
        ("目录.txt", "目录", archive_pages.catalogue(congress, day, pieces)),
        ("index.html", "目录，用浏览器看", archive_pages.index(congress, day, pieces)),
        ("说明.txt", "这个文件夹的说明", archive_pages.READ_ME),
    ):
        pieces.append(_put(draft, "", name, text.encode("utf-8-sig"), title, "文本"))
    lines = "".join(f"{piece.sha256}  {piece.name}\n" for piece in pieces)
    pieces.append(_put(draft, "", CHECKSUMS, lines.encode(), "每个文件的校验码", "文本"))


def _put(
    draft: Path, part: str, name: str, content: bytes, title: str, form: str, state: str = "—"
) -> Piece:
    target = draft / part / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    path = f"{part}/{name}" if part else name
    digest = hashlib.sha256(content).hexdigest()
    return Piece(path, title, form, state, len(content), digest)


def csv_of(workbook: bytes) -> bytes:
    """Return the first sheet of a workbook as CSV that Excel, WPS and any editor read.

    UTF-8 with its mark; text that a spreadsheet would take for a formula gets an apostrophe.
    """
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(workbook), read_only=True).worksheets[0]
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    for row in sheet.iter_rows(values_only=True):
        writer.writerow([_plain(cell) for cell in row])
    return target.getvalue().encode("utf-8-sig")


def _plain(cell: object) -> object:
    if isinstance(cell, str) and cell.startswith(_FORMULA_SIGNS):
        return f"'{cell}"
    return "" if cell is None else cell


def _scan_name(slot: Slot, place: int, ending: str) -> str:
    """Name a scan by its paper: what the file was called once says little in ten years."""
    stem = slot.file_name.removesuffix(".pdf")
    return f"{stem} 签字件{place}.{ending}"


def _journal(session: Session) -> bytes:
    entries: Sequence[acts.Act] = acts.acts(session, most=1_000_000)
    lines = [
        f"{act.number:>6}  {act.at:%Y-%m-%d %H:%M:%S}  {act.words}"
        + (f"（{act.facts}）" if act.facts else "")
        for act in reversed(entries)
    ]
    return "\r\n".join(["操作记录", "", *lines, ""]).encode("utf-8-sig")


def _json(document: object) -> bytes:
    return canonical(document).encode()
