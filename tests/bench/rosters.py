"""Reading, planning and applying rosters, against their floors and against what others would do."""

import io
import sqlite3
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from python_calamine import CalamineWorkbook

from sudesk.models.store import Store
from sudesk.services import rosters
from sudesk.sheets.reading import Reading, read_rosters
from tests.bench import peers
from tests.bench.measuring import line, measure, seconds

STUDENTS = 20_000
BLOATED_STUDENTS = 40
BLOATED_RANGE = (3_000, 30)
FILES = [("bench.xlsx", "0" * 64)]
HEADER = [
    *("序号", "学号", "姓名", "性别", "班级", "专业", "政治面貌", "民族"),
    *("宿舍", "考勤", "成绩", "备注"),
]


def main() -> None:
    """Run every measure of the import."""
    content = _workbook(STUDENTS)
    with _empty_store() as store, store.reading() as session:
        measure(
            "read, detect, plan 20,000 rows / calamine's bare read",
            lambda: rosters.plan(session, _read(content)),
            lambda: _bare_read(content),
            "≤ 2.5",
        )
    reading = _read(content)
    measure(
        "plan and apply 20,000 students / executemany of the same rows",
        lambda: _apply(reading),
        lambda: _executemany(reading),
        "≤ 5",
    )
    first, second = (min(times) for times in zip(*(_twice(content) for _ in range(3)), strict=True))
    line("import of the same file again, nothing changed / first import", second, first, "≤ 1")
    double = _workbook(2 * STUDENTS)
    measure(
        "import of 40,000 rows / of 20,000",
        lambda: _import(double),
        lambda: _import(content),
        "≤ 2.2",
    )
    bloated = _bloated()
    measure(
        "40 students in 3,000 × 30 styled cells / calamine's bare read",
        lambda: _read(bloated),
        lambda: _bare_read(bloated),
        "≤ 3",
        turns=7,
    )
    _peers(content)
    _memory(content)


def _read(content: bytes) -> Reading:
    return read_rosters([("bench.xlsx", content)])


def _bare_read(content: bytes) -> object:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


@cache
def _folder() -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(prefix="sudesk-bench-")


def _empty_store() -> Store:
    path = Path(tempfile.mkdtemp(dir=_folder().name)) / "bench.sudesk"
    return Store.create(path)


def _apply(reading: Reading) -> None:
    with _empty_store() as store:
        _apply_to(store, reading)


def _apply_to(store: Store, reading: Reading) -> None:
    with store.writing() as session:
        rosters.apply(session, rosters.plan(session, reading), FILES)


def _import(content: bytes) -> None:
    _apply(_read(content))


def _twice(content: bytes) -> tuple[float, float]:
    """Return the seconds of a first import and of a second one of the same file."""
    with _empty_store() as store:
        once = seconds(lambda: _apply_to(store, _read(content)))
        return once, seconds(lambda: _apply_to(store, _read(content)))


def _executemany(reading: Reading) -> None:
    rows = [
        (p.student_no, p.name, p.gender, p.class_name, p.major, p.political, p.ethnicity)
        for p in reading.people
    ]
    raw = sqlite3.connect(Path(tempfile.mkdtemp(dir=_folder().name)) / "floor.db")
    raw.execute("CREATE TABLE s (no TEXT UNIQUE, a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT)")
    raw.executemany("INSERT INTO s VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    raw.commit()
    raw.close()


def _peers(content: bytes) -> None:
    """Set the whole import against what a script of the usual parts takes, and against pandas."""
    ours = min(seconds(lambda: _import(content)) for _ in range(2))
    orm = min(seconds(lambda: peers.orm_import(content)) for _ in range(2))
    line("openpyxl read-only and ORM add_all / whole import", orm, ours)
    fastest = orm
    if missing := peers.why_no_pandas():
        print(f"    –                            pandas / whole import: not measured, {missing}")
    else:
        peers.pandas_import(content)  # the first time loads it
        pandas = min(seconds(lambda: peers.pandas_import(content)) for _ in range(2))
        line("pandas.read_excel and to_sql / whole import", pandas, ours)
        fastest = min(orm, pandas)
    line("the faster of these / whole import", fastest, ours, "≥ 3")


def _memory(content: bytes) -> None:
    """Print the most memory that a program takes which does nothing but one whole import."""
    status = Path("/proc/self/status")
    if not status.exists():
        print("    –                            peak memory: this system does not tell")
        return
    book = Path(tempfile.mkdtemp(dir=_folder().name)) / "bench.xlsx"
    book.write_bytes(content)
    # VmHWM, not ru_maxrss: the latter starts from what the parent had taken.
    program = """
import sys
from pathlib import Path
from tests.bench.rosters import _import
_import(Path(sys.argv[1]).read_bytes())
print(next(l for l in open("/proc/self/status") if l.startswith("VmHWM")).split()[1])
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(book)], check=True, capture_output=True, text=True
    )
    peak = int(done.stdout) / 1024
    print(f"{peak:5.0f}  ≤ 250  megabytes         peak memory of importing 20,000 rows")


def _workbook(students: int) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("名册")
    sheet.append(HEADER)
    for number in range(students):
        sheet.append(_student(number))
    return _saved(book)


def _student(number: int) -> list[object]:
    return [
        number + 1,
        f"2021{number:08}",
        f"张{chr(0x4E00 + number % 5000)}",
        "男女"[number % 2],
        f"会计{21 + number // 8000}{number % 99 + 1:02}班",
        "会计",
        "共青团员",
        "汉族",
        "1-101",
        98.5,
        77,
        None,
    ]


def _bloated() -> bytes:
    """Return few students in a sheet whose cells are all coloured."""
    book = Workbook()
    sheet = book.active
    sheet.append(HEADER)
    for number in range(BLOATED_STUDENTS):
        sheet.append(_student(number))
    grey = PatternFill("solid", fgColor="EEEEEE")
    rows, columns = BLOATED_RANGE
    for cells in sheet.iter_rows(max_row=rows, max_col=columns):
        for cell in cells:
            cell.fill = grey
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
