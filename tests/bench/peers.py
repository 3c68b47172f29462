"""What others would take for the whole import: a script of the usual parts, and pandas.

pandas is no part of the program nor of its environment. It is put in a folder of its own, which
only the measure looks into.
"""

import importlib
import io
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

FOLDER = Path(__file__).resolve().parents[2] / ".bench"
PANDAS = "pandas==3.0.*"
PATIENCE_S = 300


class _Base(DeclarativeBase):
    pass


class _Row(_Base):
    __tablename__ = "row"

    student_no: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    gender: Mapped[str]
    class_name: Mapped[str]
    major: Mapped[str]
    political: Mapped[str]
    ethnicity: Mapped[str]


def orm_import(content: bytes) -> None:
    """Import a workbook with openpyxl's quick reader and SQLAlchemy's add_all."""
    sheet = load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    with tempfile.TemporaryDirectory(prefix="sudesk-bench-") as folder:
        engine = create_engine(f"sqlite:///{folder}/orm.db")
        _Base.metadata.create_all(engine)
        names = [column.name for column in _Row.__table__.columns]
        with Session(engine) as session, session.begin():
            rows = sheet.iter_rows(min_row=2, values_only=True)
            session.add_all(_Row(**dict(zip(names, row[1:8], strict=True))) for row in rows)
        engine.dispose()


def pandas_import(content: bytes) -> None:
    """Import a workbook with pandas.read_excel and to_sql; only where ``why_no_pandas`` is ''."""
    pandas = _pandas()
    with tempfile.TemporaryDirectory(prefix="sudesk-bench-") as folder:
        raw = sqlite3.connect(f"{folder}/pandas.db")
        pandas.read_excel(io.BytesIO(content), dtype=str).to_sql("row", raw)
        raw.commit()
        raw.close()


@cache
def why_no_pandas() -> str:
    """Return '' where pandas is at hand, fetched now if need be; else why it is not."""
    if not (FOLDER / "pandas").is_dir():
        fault = _fetch()
        if fault:
            return fault
    try:
        _pandas()
    except ImportError as error:
        return f"pandas in {FOLDER.name} cannot be imported: {error}"
    return ""


@cache
def _pandas() -> Any:
    """Return pandas from its own folder, which comes after everything else."""
    sys.path.append(str(FOLDER))
    return importlib.import_module("pandas")


def _fetch() -> str:
    """Put pandas into the folder, whole or not at all; returns why it could not be."""
    half = FOLDER.with_name(f"{FOLDER.name}.part")
    shutil.rmtree(half, ignore_errors=True)
    print(f"fetching {PANDAS} into {FOLDER.name}, once", file=sys.stderr, flush=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    try:
        done = subprocess.run(
            [*pip, "--quiet", "--only-binary", ":all:", "--target", str(half), PANDAS],
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )
    except subprocess.TimeoutExpired:
        return "the package index does not answer"
    if done.returncode:
        shutil.rmtree(half, ignore_errors=True)
        return (done.stderr.strip().splitlines() or ["pip could not fetch it"])[-1]
    shutil.rmtree(FOLDER, ignore_errors=True)
    half.replace(FOLDER)
    return ""
