"""The package to the college union (上报包), packed from a congress whose result is sealed.

One zip: the papers, tables, ``summary.json``, ``ballots.json`` for an independent recount, the
journal's extract, a cover letter, and ``manifest.json`` with the SHA-256 of every other file. The
root, printed on the signed cover, is the SHA-256 of the sorted lines ``sha256  name`` of all files
but cover and manifest, each line ended by a line feed.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.journal import canonical, extract
from sudesk.papers.base import Paper
from sudesk.papers.cover_letter import CoverLetter, PackedFile
from sudesk.services import (
    congresses,
    count_exports,
    counting,
    departments,
    papers,
    result_papers,
    summary,
)
from sudesk.services.congresses import CongressView
from sudesk.services.package_notes import READ_ME
from sudesk.services.slots import Slot, day_of, named
from sudesk.services.tables import TableFile, of_facts
from sudesk.services.writing import Report, silent

FORMAT = "sudesk-package/1"
BALLOTS_FORMAT = "sudesk-ballots/1"
COVER = "00 上报包封面.pdf"
MANIFEST = "manifest.json"


# What stays in the department: letters to the Party organisation with whom to call about them and
# its answers; forms and cards of single persons, a candidate's with failed courses; the sheets of
# the counting table, and the catalogue of what is filed here.
KEPT_HERE = frozenset((1, 2, 4, 7, 14, 31, 32, 33))


def goes_along(slot: Slot) -> bool:
    """Say whether a paper belongs into the package once it is ready."""
    return not slot.blank and slot.number not in KEPT_HERE


def pack(session: Session, congress_id: int, report: Report = silent) -> bytes:
    """Return the package of a congress as the bytes of a zip; the same facts, the same bytes.

    ``report(what, done, total)`` is called before each paper. Raises SudeskError where no result
    is sealed yet.
    """
    from sudesk.papers.printing import page_count, render

    congress = congresses.view(session, congress_id)
    slots = papers.slots(session, congress_id)
    ready = [slot for slot in slots if slot.ready and goes_along(slot)]
    if not any(slot.number == 16 for slot in ready):
        raise SudeskError("还不能生成上报包。", "选举结果还没有封存。", "请先完成计票并封存。")
    facts = papers.composed(session, congress_id, [slot.key for slot in ready])
    files: dict[str, bytes] = {}
    listed: list[PackedFile] = []
    for done, slot in enumerate(ready):
        report(slot.title, done, len(ready) + 1)
        content = render(facts[slot.key])
        files[slot.file_name] = content
        listed.append(PackedFile(slot.file_name, slot.title, page_count(content)))
    report("表格与清单", len(ready), len(ready) + 1)
    for name, (title, content) in _records(session, congress, of_facts(ready, facts)).items():
        files[name] = content
        listed.append(PackedFile(name, title))
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    root = root_of(digests)
    files[COVER] = render(_cover(session, congress, listed, root))
    digests[COVER] = hashlib.sha256(files[COVER]).hexdigest()
    manifest = {"format": FORMAT, "files": digests, "root": root}
    files[MANIFEST] = canonical(manifest).encode()
    return _zip(files)


def file_name(congress: CongressView) -> str:
    """Return the name under which a package is offered to be saved."""
    return f"上报包 {congress.title}.zip"


def root_of(digests: Mapping[str, str]) -> str:
    """Return the root of a package from the digests of its files, cover and manifest left out."""
    lines = sorted(
        f"{digest}  {name}\n" for name, digest in digests.items() if name not in (COVER, MANIFEST)
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def ballots_document(session: Session, congress_id: int) -> dict[str, Any]:
    """Return ``ballots.json``: a count file for each sealed round, ballots in random order."""
    counts = [
        count_exports.document(session, one.id)
        for one in summary.sealed_rounds(session, congress_id)
    ]
    return {"format": BALLOTS_FORMAT, "counts": counts}


def _records(
    session: Session, congress: CongressView, listed: Iterable[TableFile]
) -> dict[str, tuple[str, bytes]]:
    """Return the files that are no papers by name, each with its title and content."""
    told = summary.document(session, congress.id)
    documents = {
        "summary.json": ("结果摘要", told),
        "summary.schema.json": ("结果摘要的格式", summary.schema()),
        "ballots.json": ("选票记录，供复核", ballots_document(session, congress.id)),
        "journal.json": ("操作记录", extract(session)),
    }
    records = {name: (title, _json(content)) for name, (title, content) in documents.items()}
    records["summary.xlsx"] = ("结果摘要（表格）", summary.table(told))
    records["说明.txt"] = ("上报包说明", READ_ME.encode())
    for table in listed:
        records[table.file_name] = (table.title, table.content)
    return records


def _cover(
    session: Session, congress: CongressView, listed: Iterable[PackedFile], root: str
) -> Paper:
    names = departments.founded(session).names
    last = summary.sealed_rounds(session, congress.id)[-1]
    sealed_at = counting.sealed(session, last.id)["sealed_at"]
    return CoverLetter(
        congress=named(session, congress),
        addressees=(names.college_union, names.college_league),
        issuers=(names.union, names.league),
        files=tuple(sorted(listed, key=lambda file: file.file_name)),
        root=root,
        signed_on=result_papers.signed_on(session, congress, day_of(sealed_at)),
    )


def _json(document: object) -> bytes:
    return canonical(document).encode()


def _zip(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same bytes on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return target.getvalue()
