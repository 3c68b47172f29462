"""Packages as files: one made and saved, any one read and checked; both are long jobs."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.store import file_errors
from sudesk.services import package, prints
from sudesk.services.prints import Print
from sudesk.services.verify import LARGEST, Verification, verify
from sudesk.services.writing import Report, write_whole


@dataclass(frozen=True, slots=True)
class Saved:
    """A package that was saved: where, how many bytes, its cover to be signed, its check."""

    target: Path
    size: int
    cover: Print
    verification: Verification


@dataclass(frozen=True, slots=True)
class Checked:
    """A package that was checked."""

    path: Path
    verification: Verification


def make(session: Session, report: Report, congress_id: int, target: Path) -> Saved:
    """Pack the package of a congress, check it as its reader will, and save it."""
    with prints.PRESS:
        content = package.pack(session, congress_id, report)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            cover = prints.of_pdf(archive.read(package.COVER), "")
    verification = verify(content)
    write_whole(target, content)
    return Saved(target, len(content), cover, verification)


def check(_session: Session, report: Report, path: Path) -> Checked:
    """Read and check a package; raises SudeskError where the file is none."""
    report(path.name, 0, 0)
    with file_errors(path):
        if path.stat().st_size > LARGEST:
            raise SudeskError(
                f"没能检查“{path.name}”。", "文件过大，不是上报包。", "请选择本程序生成的上报包。"
            )
        content = path.read_bytes()
    return Checked(path, verify(content))
