"""Setting papers, against a bare canvas that draws the same strings and nothing else.

What earlier papers left in the setter's memory is forgotten before each turn, as in a program that
has just been started; the fonts are read once before, for both sides.
"""

import io
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from sudesk.papers import tables, typesetting
from sudesk.papers.attendance_book import AttendanceBook, AttendanceEntry, AttendanceSection
from sudesk.papers.ballot_paper import BallotPaper
from sudesk.papers.base import Congress, Paper
from sudesk.papers.faces import font
from sudesk.papers.pen import Pen
from sudesk.papers.printing import fingerprint, render
from sudesk.papers.typesetting import Run
from sudesk.terms import CongressKind
from tests.bench import congress
from tests.bench.measuring import line, measure, seconds

CONGRESS = Congress("会计系", "第六次", CongressKind.DELEGATES)
DAY = date(2026, 12, 18)
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "安邦成达恩方歌航嘉可雨桐若溪"
BALLOTS, CANDIDATES, NAMES = 5_000, 12, 3_000

# One string of a page: font, size, x, y from the lower edge, characters.
Drawn = tuple[str, float, float, float, str]
Page = tuple[tuple[float, float], list[Drawn]]


def main() -> None:
    """Run every measure of papers."""
    ballots = _ballots(BALLOTS)
    render(ballots)
    measure(
        "5,000 ballots of 12 candidates, 2 a sheet / one form placed 5,000 times",
        lambda: _fresh(ballots),
        lambda: _placed(_form_of(ballots), BALLOTS),
        "≤ 1.5",
        turns=5,
    )
    book = _book(NAMES)
    measure(
        "attendance book of 3,000 names / the same strings on a bare canvas",
        lambda: _fresh(book),
        lambda: _bare(_pages_of(book)),
        "≤ 3",
        turns=5,
    )
    double = _book(2 * NAMES)
    measure(
        "attendance book of 6,000 names / of 3,000",
        lambda: _fresh(double),
        lambda: _fresh(book),
        "≤ 2.2",
    )
    line(
        "memory for 6,000 names / for 3,000 (MB at the most)",
        _memory(lambda: _fresh(double)),
        _memory(lambda: _fresh(book)),
        "≤ 2.2",
    )
    _whole_congress()


def _whole_congress() -> None:
    """All papers of a congress of 120 delegates, each with a memory that has forgotten."""
    papers = congress.papers()
    strings = {paper: _pages_of(paper) for paper in papers}
    rows = []
    for paper in papers:
        jobs, floors = [], []
        for _ in range(3):
            floors.append(seconds(lambda paper=paper: _bare(strings[paper])))
            jobs.append(seconds(lambda paper=paper: _fresh(paper)))
        rows.append((min(jobs), min(floors), paper.name))
    job, floor = (sum(row[side] for row in rows) for side in (0, 1))
    line(
        f"all {len(papers)} papers of a congress of 120 delegates / bare canvases",
        job,
        floor,
        "≤ 2",
    )
    for job, floor, name in sorted(rows, reverse=True)[:4]:
        line(f"  of these {name}", job, floor)
    line(
        "memory for all of them / for the largest alone (MB at the most)",
        _memory(lambda: [_fresh(paper) for paper in papers]),
        max(_memory(lambda paper=paper: _fresh(paper)) for paper in papers),
        "≤ 1.5",
    )


def _fresh(paper: Paper) -> bytes:
    """Set a paper without what earlier ones left behind."""
    typesetting.phrase.cache_clear()
    tables.fit_cell.cache_clear()
    return render(paper)


def _ballots(number: int) -> BallotPaper:
    names = tuple(_name(place * 37) for place in range(CANDIDATES))
    return BallotPaper(
        CONGRESS, "学生会主席团", 3, names, "按姓氏笔画为序", "会计系学生会", DAY, ballots=number
    )


def _book(number: int) -> AttendanceBook:
    entries = tuple(
        AttendanceEntry(_name(place), f"会计240{place // 45 % 9 + 1}班") for place in range(number)
    )
    section = AttendanceSection("正式代表", entries)
    return AttendanceBook(CONGRESS, "", DAY, "学院报告厅", (section,))


def _name(number: int) -> str:
    second = GIVEN[number // 280 % 14] if number % 3 else ""
    return SURNAMES[number % 20] + GIVEN[number // 20 % 14] + second


class _Recorder(Pen):
    """A pen that notes the strings that it draws, page by page."""

    def __init__(self) -> None:
        super().__init__("")
        self.seen: list[Page] = []
        self._width = 0.0

    def begin(self, width: float, height: float) -> None:
        super().begin(width, height)
        self.seen.append(((width, height), []))

    def text(self, runs: tuple[Run, ...], x: float, baseline: float, grey: float = 0.0) -> None:
        super().text(runs, x, baseline, grey)
        drawn = self.seen[-1][1]
        for run in runs:
            last = drawn[-1] if drawn else None
            if last is not None and run is not runs[0] and last[0] == run.font:
                drawn[-1] = (*last[:4], last[4] + run.text)  # a bare canvas draws them at once
            else:
                place = (x + run.x, self._height - baseline)
                drawn.append((run.font, run.size, *place, run.text))

    def column(
        self, runs: tuple[Run, ...], places: tuple[tuple[float, float], ...], reads: str | None
    ) -> None:
        super().column(runs, places, reads)
        for run, (x, baseline) in zip(runs, places, strict=True):
            self.seen[-1][1].append((run.font, run.size, x, self._height - baseline, run.text))


@cache
def _pages_of(paper: Paper) -> tuple[Page, ...]:
    pen = _Recorder()
    paper.compose().draw(pen, fingerprint(paper))
    return tuple(pen.seen)


def _form_of(paper: BallotPaper) -> Sequence[Drawn]:
    (_, drawn), *_ = _pages_of(paper)
    return drawn


def _canvas() -> tuple[Any, io.BytesIO]:
    target = io.BytesIO()
    return Canvas(target, invariant=1, pageCompression=1), target


def _bare(pages: Sequence[Page]) -> bytes:
    """Draw strings with the canvas alone."""
    canvas, target = _canvas()
    for size, drawn in pages:
        canvas.setPageSize(size)
        _draw(canvas, drawn)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _placed(drawn: Sequence[Drawn], times: int) -> bytes:
    """Draw one form and place it, two on a page."""
    canvas, target = _canvas()
    canvas.beginForm("ballot")
    _draw(canvas, drawn)
    canvas.endForm()
    for place in range(times):
        canvas.saveState()
        canvas.translate(0, 421 * (place % 2))
        canvas.doForm("ballot")
        canvas.restoreState()
        if place % 2:
            canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw(canvas: Any, drawn: Sequence[Drawn]) -> None:
    for name, size, x, y, text in drawn:
        font(name)
        canvas.setFont(name, size)
        canvas.drawString(x, y, text)


def _memory(job: Callable[[], object]) -> float:
    """Return how much memory a job holds at the most, in MB."""
    job()
    tracemalloc.start()
    job()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1024 / 1024


if __name__ == "__main__":
    main()
