"""Print how long the program's large jobs take, each as a ratio to its floor.

Run by ``python3 dev.py bench``. Machines are noisy: each pair is measured in turns and the best of
each side counts.
"""

import io
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from sudesk.models.store import Store
from sudesk.rules.voting import Ballot, Contest, Rule, tally
from sudesk.services import rosters
from sudesk.sheets.reading import read_rosters
from sudesk.terms import Mark

TURNS = 3
STUDENTS = 20_000


def main() -> None:
    """Run every measure and print one line for each."""
    print("ratio  floor s   job s  what")
    content = _workbook(STUDENTS)
    _measure(
        "read, detect, join 20,000 rows / calamine's bare read",
        lambda: read_rosters([("bench.xlsx", content)]),
        lambda: _bare_read(content),
    )
    reading = read_rosters([("bench.xlsx", content)])
    _measure(
        "plan and apply 20,000 students / executemany of the same rows",
        lambda: _apply(reading),
        lambda: _executemany(reading),
    )
    contest, ballots = _ballots(100_000, 30)
    _measure(
        "tally 100,000 ballots of 30 names / bare loop over the marks",
        lambda: tally(contest, Rule(), ballots),
        lambda: _bare_loop(ballots),
    )


def _measure(what: str, job: Callable[[], object], floor: Callable[[], object]) -> None:
    jobs, floors = [], []
    for _ in range(TURNS):
        floors.append(_seconds(floor))
        jobs.append(_seconds(job))
    print(f"{min(jobs) / min(floors):5.2f}  {min(floors):7.3f} {min(jobs):7.3f}  {what}")


def _seconds(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def _workbook(students: int) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("名册")
    sheet.append(
        [
            "序号",
            "学号",
            "姓名",
            "性别",
            "班级",
            "专业",
            "政治面貌",
            "民族",
            "宿舍",
            "考勤",
            "成绩",
            "备注",
        ]
    )
    for number in range(students):
        class_name = f"会计{21 + number // 8000}{number % 99 + 1:02}班"
        sheet.append(
            [
                number + 1,
                f"2021{number:08}",
                f"张{chr(0x4E00 + number % 5000)}",
                "男女"[number % 2],
                class_name,
                "会计",
                "共青团员",
                "汉族",
                "1-101",
                98.5,
                77,
                None,
            ]
        )
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _bare_read(content: bytes) -> object:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def _apply(reading: object) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.create(Path(folder) / "bench.sudesk") as store,
        store.writing() as session,
    ):
        plan = rosters.plan(session, reading)
        rosters.apply(session, plan, [("bench.xlsx", "0" * 64)])


def _executemany(reading: object) -> None:
    rows = [
        (p.student_no, p.name, p.gender, p.class_name, p.major, p.political, p.ethnicity)
        for p in reading.people
    ]
    with tempfile.TemporaryDirectory() as folder:
        raw = sqlite3.connect(Path(folder) / "floor.db")
        raw.execute(
            "CREATE TABLE s (no TEXT UNIQUE, a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT)"
        )
        raw.executemany("INSERT INTO s VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        raw.commit()
        raw.close()


def _ballots(number: int, names: int) -> tuple[Contest, list[Ballot]]:
    source = random.Random(1)
    candidates = tuple(f"候选人{place}" for place in range(names))
    marks = list(Mark)
    ballots = [Ballot({name: source.choice(marks) for name in candidates}) for _ in range(number)]
    return Contest("bench", names, candidates), ballots


def _bare_loop(ballots: list[Ballot]) -> int:
    approvals = 0
    for ballot in ballots:
        for mark in ballot.marks.values():
            if mark is Mark.APPROVE:
                approvals += 1
    return approvals


if __name__ == "__main__":
    main()
