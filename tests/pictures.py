"""The pictures of the README, taken by the program itself: ``python -m tests.pictures [FOLDER]``.

A demo congress is acted out and halted where a picture is wanted; the real window shows it.
"""

import os
import random
import sys
import tempfile
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from sudesk.app import sections
from sudesk.models.store import Store
from sudesk.paths import resources
from sudesk.services import (
    demo,
    demo_hall,
    departments,
    entering,
    imagination,
    officials,
    rounds,
    samples,
    zero_reports,
)
from sudesk.services.demo_play import Play
from sudesk.sheets.reading import read_rosters
from sudesk.terms import AgendaTask, Role
from sudesk.ui.count import BallotEntryPage, CountTab
from sudesk.ui.first_start import FirstStart
from sudesk.ui.preferences import Preferences
from sudesk.ui.program import Program
from sudesk.ui.roster import RosterPage
from sudesk.ui.shell import MainWindow
from sudesk.ui.theme import Mode, Theme

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
    "hall": [("congress", "sitting", "sitting")],
    "counting": [("congress", "count", "counting"), ("congress", "count", "entry")],
    "sealed": [
        ("congress", "count", "result"),
        ("roll", "", "roster"),
        ("papers", "", "papers"),
        ("package", "", "package"),
        ("settings", "", "settings"),
    ],
}


def _take(theme: Theme, folder: Path, temporary: Path, stage: str) -> None:
    path = temporary / stage / "会计系.sudesk"
    path.parent.mkdir()
    _act_until(path, stage)
    program = Program(Preferences(temporary / f"{stage}.json"), theme, sections)
    program.open(path)
    window = program.window
    assert window is not None
    window.showNormal()
    window.resize(*SIZE)
    for section, tab, name in STAGES[stage]:
        window.go(section, tab)
        wait(900 if section in ("papers", "package") else 250)
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
    if name == "import":
        window.findChildren(RosterPage)[0].open_import([resources() / "sample" / "delegates"])
        wait(3000)
    elif name == "entry":
        round_id = window.findChildren(CountTab)[0].round_id
        assert round_id is not None
        page = BallotEntryPage(window.desk, round_id)
        window.push(page)
        for sign in "1336":
            page.press(sign)
        wait(250)
    else:
        return False
    return True


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
    view = play.ask(rounds.rounds, play.election)[-1]
    watchers = play.ask(officials.officials, play.congress)
    chief = watchers.names(Role.CHIEF_SCRUTINEER)[0]
    play.do(zero_reports.confirm, view.id, chief, watchers.names(Role.TELLER))
    papers = imagination.ballots(random.Random(1), view, view.present or 0)[:36]
    for place, ballot in enumerate(papers):
        play.do(entering.enter, view.id, 1, place // zero_reports.BUNDLE + 1, ballot)


if __name__ == "__main__":
    main()
