"""Writing files whole or not at all: papers into a folder, any bytes under a name."""

from collections.abc import Callable, Collection
from pathlib import Path

from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.store import file_errors
from sudesk.services import papers

Report = Callable[[str, int, int], None]


def silent(what: str, done: int, total: int) -> None:
    """Report progress to nobody."""


def write_whole(target: Path, content: bytes) -> Path:
    """Write a file under a temporary name and rename it; a failure leaves what was there."""
    draft = target.with_name(f".{target.name}.new")
    with file_errors(target):
        try:
            draft.write_bytes(content)
            draft.replace(target)
        except PermissionError as error:
            raise SudeskError(
                f"没能保存“{target.name}”。",
                "它可能正在别的程序里打开，或这个文件夹不能写入。",
                "请关掉它再保存一次，或换一个位置。",
            ) from error
        finally:
            draft.unlink(missing_ok=True)
    return target


def write_papers(
    session: Session,
    congress_id: int,
    folder: Path,
    only: Collection[int] = (),
    report: Report = silent,
    office: bool = False,
) -> tuple[Path, ...]:
    """Write the papers of a congress that are ready as PDFs; returns their paths.

    ``only`` names papers by number, else blank forms are left out; asked for by number, one that
    is not ready raises SudeskError. ``report(what, done, total)`` is called before each; with
    ``office`` they come in the PC's own fonts.
    """
    from sudesk.papers.printing import render

    wanted = [
        slot
        for slot in papers.slots(session, congress_id)
        if (slot.number in only if only else slot.ready and not slot.blank)
    ]
    if missing := sorted(set(only) - {slot.number for slot in wanted}):
        numbers = "、".join(map(str, missing))
        raise SudeskError(f"本次大会没有第{numbers}种文书。", "", "请核对文书编号。")
    # The catalogue comes after those whose pages it counts, which are set by then.
    facts = papers.each(session, congress_id, [slot.key for slot in wanted])
    contents = []
    for done, slot in enumerate(wanted):
        report(slot.title, done, len(wanted))
        _, paper = next(facts)
        contents.append((slot, render(paper, office)))
    with file_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for slot, content in contents:
        write_whole(folder / slot.file_name, content)
    return tuple(folder / slot.file_name for slot, _ in contents)
