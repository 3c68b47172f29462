"""The pictures of the README, taken by the program itself: ``python -m tests.pictures [FOLDER]``.

A demo congress is acted out and halted where a picture is wanted; the real window shows it.
"""

import os
import random
import sys
import tempfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sudesk.app import sections
from sudesk.models.store import Store
from sudesk.paths import resources
from sudesk.services import (
    archive,
    congresses,
    demo,
    demo_hall,
    departments,
    entering,
    hand_votes,
    imagination,
    motions,
    officials,
    rounds,
    samples,
    zero_reports,
)
from sudesk.services.demo_play import Play
from sudesk.sheets.reading import read_rosters
from sudesk.terms import AgendaTask, MotionKind, Role
from sudesk.ui.congress.hand_vote import HandVotePage
from sudesk.ui.congress.operator.page import OperatorPage
from sudesk.ui.count import BallotEntryPage, CountTab
from sudesk.ui.count.differences import DifferencesPage
from sudesk.ui.desk import Desk
from sudesk.ui.first_start import FirstStart
from sudesk.ui.package import PackagePage
from sudesk.ui.papers.work_report import WorkReportPage
from sudesk.ui.preferences import Preferences
from sudesk.ui.program import Program
from sudesk.ui.roster import RosterPage
from sudesk.ui.shell import MainWindow
from sudesk.ui.theme import Mode, Theme

AGREE = 83  # hands that are raised for the report
SIZE = 1366, 696


def main() -> None:
    """Take every picture into the folder named, else into resources/manual."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else resources() / "manual"
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(["sudesk"])
    assert isinstance(app, QApplication)
    theme = Theme(app)
    theme.apply(Mode.LIGHT)
    with tempfile.TemporaryDirectory() as temporary:
        _take_first_start(folder, Path(temporary))
        for stage in STAGES:
            _take(theme, folder, Path(temporary), stage)


# Where the congress is halted, and the pages that are pictured there: (section, tab, file name).
STAGES: dict[str, list[tuple[str, str, str]]] = {
    "empty": [("home", "", "home-empty"), ("roll", "", "import")],
    "imported": [("home", "", "home-new"), ("congress", "process", "convene")],
    "nominated": [
        ("home", "", "home"),
        ("congress", "process", "process"),
        ("congress", "quotas", "quotas"),
        ("congress", "delegates", "delegates"),
        ("congress", "candidates", "candidates"),
    ],
    "hall": [("congress", "sitting", "hall"), ("congress", "motions", "hand-vote")],
    "counting": [
        ("congress", "count", "counting"),
        ("congress", "count", "entry"),
        ("congress", "count", "differences"),
    ],
    "sealed": [
        ("congress", "count", "result"),
        ("congress", "minutes", "minutes"),
        ("roll", "", "roster"),
        ("papers", "", "papers"),
        ("papers", "", "work-report"),
        ("package", "", "package"),
        ("settings", "", "settings"),
    ],
}

# The moment at which each stage is pictured.
MOMENTS = {
    "empty": datetime(2026, 11, 16, 8, 50),
    "imported": datetime(2026, 11, 16, 9, 10),
    "nominated": datetime(2026, 12, 10, 9, 0),
    "hall": datetime(2026, 12, 18, 14, 10),
    "counting": datetime(2026, 12, 18, 15, 40),
    "sealed": datetime(2026, 12, 21, 9, 0),
}
SLOW = ("minutes", "papers", "work-report", "package")  # a paper is set for them


def _take(theme: Theme, folder: Path, temporary: Path, stage: str) -> None:
    path = temporary / stage / "会计系.sudesk"
    path.parent.mkdir()
    _act_until(path, stage)
    program = Program(Preferences(temporary / f"{stage}.json"), theme, sections)
    program.open(path)
    window = program.window
    assert window is not None
    window.desk.store.clock = lambda: MOMENTS[stage]
    window.desk.changed.emit()
    window.showNormal()
    window.resize(*SIZE)
    for section, tab, name in STAGES[stage]:
        window.go(section, tab)
        wait(1500 if name in SLOW else 500)
        if name == "package":
            _archive(window, path.parent)
        pushed = _push(window, name)
        save(window, folder / f"{name}.png")
        if pushed:
            window.pop()
        if name == "home":
            theme.apply(Mode.DARK)
            wait(250)
            save(window, folder / f"{name}-dark.png")
            theme.apply(Mode.LIGHT)
    program.close()
    wait(50)


def _push(window: MainWindow, name: str) -> bool:
    """Open the page that lies over another one where its picture is wanted."""
    desk = window.desk
    if name == "import":
        window.findChildren(RosterPage)[0].open_import([resources() / "sample" / "delegates"])
        wait(3000)
    elif name == "hall":
        if not isinstance(window.page, OperatorPage):
            window.push(OperatorPage(desk))
    elif name == "hand-vote":
        window.push(HandVotePage(desk, _at_vote(desk)))
        wait(250)
        for key in (*str(AGREE), "\r"):
            QTest.keyClick(window.focusWidget() or window, key)
    elif name == "entry":
        page = BallotEntryPage(desk, _round_of(window), 2)
        window.push(page)
        for sign in "1336":
            page.press(sign)
    elif name == "differences":
        window.push(DifferencesPage(desk, _round_of(window)))
    elif name == "work-report":
        window.push(WorkReportPage(desk))
        wait(1500)
    else:
        return False
    wait(250)
    return True


def _round_of(window: MainWindow) -> int:
    round_id = window.findChildren(CountTab)[0].round_id
    assert round_id is not None
    return round_id


def _at_vote(desk: Desk) -> int:
    """Put the work report to the vote; returns the motion."""
    congress = desk.ask(congresses.current)
    assert congress is not None
    motion = desk.do(motions.propose, congress.id, MotionKind.REPORT)
    desk.do(hand_votes.put, motion)
    return motion


def _archive(window: MainWindow, into: Path) -> None:
    """Export the archive, so that its card tells where the folder lies."""
    page = window.page
    assert isinstance(page, PackagePage)
    congress = window.desk.ask(congresses.current)
    assert congress is not None
    page.archive.begin()
    window.desk.work(
        archive.write,
        congress.id,
        into,
        done=page.archive.show_written,
        progress=page.archive.progress.report,
        ended=page.archive.end,
    )
    while not page.archive.button.isEnabled():
        wait(100)


def _take_first_start(folder: Path, temporary: Path) -> None:
    first = FirstStart(temporary, date(2026, 11, 16), [])
    first.resize(*SIZE)
    first.show()
    wait(250)
    save(first, folder / "first-start.png")
    first.close()
    first.deleteLater()


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def save(widget: QWidget, path: Path) -> None:
    """Save what a widget shows."""
    assert widget.grab().save(str(path))


def _act_until(path: Path, stage: str) -> None:
    sample = sorted((resources() / "sample" / "delegates").iterdir())
    files = [(one.name, one.read_bytes()) for one in sample]
    with Store.create(path) as store:
        play = Play.on(store, demo.SEED)
        if stage == "empty":
            with store.writing() as session:
                departments.save_profile(session, samples.PROFILE)
            return
        demo.import_rosters(play, read_rosters(files), files)
        if stage == "imported":
            return
        demo.convene(play, None)
        if stage == "nominated":
            demo.to_nominations(play)
            return
        demo.to_the_eve(play)
        until = {"hall": AgendaTask.ANTHEM, "counting": AgendaTask.TALLY}.get(stage)
        demo_hall.hold(play, until)
        if stage == "counting":
            _count_halfway(play)


def _count_halfway(play: Play) -> None:
    """Let the first teller be ahead; where both have read a bundle, two ballots differ."""
    view = play.ask(rounds.rounds, play.election)[-1]
    watchers = play.ask(officials.officials, play.congress)
    chief = watchers.names(Role.CHIEF_SCRUTINEER)[0]
    play.do(zero_reports.confirm, view.id, chief, watchers.names(Role.TELLER))
    papers = imagination.ballots(random.Random(1), view, view.present or 0)
    whole = zero_reports.BUNDLE
    for place, ballot in enumerate(papers[: 2 * whole + 6]):
        bundle = place // whole + 1
        play.do(entering.enter, view.id, 1, bundle, ballot)
        if place % whole == whole - 1:
            play.do(entering.finish, view.id, 1, bundle)
    for place, ballot in enumerate(papers[: whole + 9]):
        seen = replace(ballot, marks=dict(list(ballot.marks.items())[1:]))
        slips = place in (4, 13) and bool(ballot.marks)
        bundle = place // whole + 1
        play.do(entering.enter, view.id, 2, bundle, seen if slips else ballot)
        if place == whole - 1:
            play.do(entering.finish, view.id, 2, bundle)


if __name__ == "__main__":
    main()
