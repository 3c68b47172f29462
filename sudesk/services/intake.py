"""Roster files of the user's choice: found in folders, read, planned; nothing is written."""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.services import layouts, rosters
from sudesk.services.rosters import ImportPlan
from sudesk.sheets import trouble
from sudesk.sheets.reading import (
    Choice,
    Choices,
    FileReading,
    Layouts,
    SheetView,
    read_file,
    together,
    uncollected,
)

__all__ = ["Choices", "Intake", "Read", "gather", "read_files"]

Report = Callable[[str, int, int], None]

# In a folder only what may be a table is taken; a file that was chosen by itself always is.
ENDINGS = frozenset(
    (".xlsx", ".xlsm", ".xls", ".et", ".csv", ".tsv", ".txt", ".htm", ".html", ".xml")
)
MOST_FILES = 300


@dataclass(frozen=True, slots=True)
class Read:
    """One file as it was read, and all that its reading depends on."""

    digest: str
    choices: Choices
    layouts: Layouts
    reading: FileReading


@dataclass(frozen=True, slots=True)
class Intake:
    """What the files say and would change; ``files`` are (name, SHA-256) of those read.

    ``choices`` are those that the reading follows, by hand or remembered for the sheet's layout;
    ``read`` are the files one by one, so that only what changed is read anew.
    """

    plan: ImportPlan
    files: tuple[tuple[str, str], ...]
    choices: Choices = field(default_factory=dict)
    read: Mapping[str, Read] = field(default_factory=dict, repr=False)


@uncollected()
def read_files(
    session: Session,
    report: Report,
    paths: Sequence[Path],
    choices: Choices = MappingProxyType({}),
    before: Mapping[str, Read] = MappingProxyType({}),
) -> Intake:
    """Read files and folders and plan their import; a long job that writes nothing.

    ``choices`` are settled by hand; beside them count those remembered for a sheet's layout. What
    was read ``before`` from the same bytes by the same choices is not read again. A file that
    cannot be read stops no other. Raises SudeskError where there is none at all or where a folder
    holds far too many.
    """
    contents, unreadable = gather(paths, report)
    kept = layouts.remembered(session)
    read: dict[str, Read] = {}
    for number, (name, content) in enumerate(contents, 1):
        own = _of(name, choices)
        digest = hashlib.sha256(content).hexdigest()
        known = before.get(name)
        if known is None or (known.digest, known.choices, known.layouts) != (digest, own, kept):
            told = _numbered(report, name, number, len(contents))
            known = Read(digest, own, kept, read_file(name, content, told, own, kept))
        read[name] = known
    reading = together([each.reading for each in read.values()])
    reading = replace(reading, unreadable=(*unreadable, *reading.unreadable))
    failed = {name for name, _ in reading.unreadable}
    digests = tuple((name, each.digest) for name, each in read.items() if name not in failed)
    followed = _with_remembered(reading.sheets, kept, choices)
    read = {name: replace(each, choices=_of(name, followed)) for name, each in read.items()}
    return Intake(rosters.plan(session, reading), digests, followed, read)


def gather(
    paths: Sequence[Path], report: Report
) -> tuple[list[tuple[str, bytes]], list[tuple[str, SudeskError]]]:
    """Return the contents of files and folders by name, and why some could not be opened.

    Raises SudeskError where there is no file at all or where a folder holds far too many.
    """
    contents: list[tuple[str, bytes]] = []
    unreadable: list[tuple[str, SudeskError]] = []
    for name, path in _named(_files(paths, report)):
        report(name, 0, 0)
        try:
            contents.append((name, _content(name, path)))
        except SudeskError as error:
            unreadable.append((name, error))
    return contents, unreadable


def _numbered(report: Report, name: str, number: int, files: int) -> Report:
    """Return the report on one file, which says how many there are."""
    which = f"{name}，第 {number} / {files} 个文件" if files > 1 else name

    def tell(_name: str, done: int, total: int) -> None:
        report(which, done, total)

    return tell


def _of(file: str, choices: Choices) -> Choices:
    """Return the choices about one file."""
    return {place: choice for place, choice in choices.items() if place[0] == file}


def _with_remembered(sheets: Sequence[SheetView], kept: Layouts, choices: Choices) -> Choices:
    """Return the choices with what is remembered of the sheets' layouts; the hand goes first."""
    followed = dict(choices)
    for sheet in sheets:
        layout = kept.get(sheet.signature)
        if layout is not None and sheet.signature:
            by_hand = choices.get((sheet.file, sheet.sheet), Choice())
            roles = {**layout.roles, **by_hand.roles}
            followed[sheet.file, sheet.sheet] = replace(by_hand, roles=roles)
    return followed


def _files(paths: Sequence[Path], report: Report) -> list[Path]:
    """Return every file that was chosen, those of folders by name, each once."""
    found: dict[Path, None] = {}
    for path in paths:
        for file in _tables_in(path, report) if path.is_dir() else [path]:
            found[file] = None
            if len(found) > MOST_FILES:
                raise SudeskError(
                    f"一次最多读取{MOST_FILES}个文件。",
                    f"“{path.name}”里的文件太多。",
                    "请把名册单独放进一个文件夹，再选择它。",
                )
    if not found:
        raise SudeskError("没有找到表格文件。", "文件夹里没有表格。", "请选择放名册的文件夹。")
    return list(found)


def _tables_in(folder: Path, report: Report) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        report(Path(place).name, 0, 0)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            # ~$ marks the lock file of a workbook that is open in WPS or Excel
            if not name.startswith((".", "~$")) and Path(name).suffix.lower() in ENDINGS:
                yield Path(place, name)


def _named(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """Name each file as people know it; where names repeat, with folders up to the difference."""
    names = {path: path.name for path in paths}
    for depth in range(2, max(len(path.parts) for path in paths) + 1):
        repeated = {name for name, times in Counter(names.values()).items() if times > 1}
        if not repeated:
            break
        for path, name in names.items():
            if name in repeated:
                names[path] = "/".join(path.parts[-depth:])
    return [(name, path) for path, name in names.items()]


def _content(name: str, path: Path) -> bytes:
    try:
        if path.stat().st_size > trouble.LARGEST_FILE:
            raise trouble.too_large(name)
        return path.read_bytes()
    except OSError as error:
        raise SudeskError(
            f"没能打开“{name}”。", "文件已移走，或没有读取权限。", "请检查文件后重新选择。"
        ) from error
