"""Power cut in the middle of the day: opened again, everything stands exactly where it was."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from sudesk.app import sections
from sudesk.models.store import Store
from sudesk.services import agenda, hall_screen, head_counts, running, scripts, sittings
from sudesk.services.hall_choices import Choice
from sudesk.services.scenes import CheckIn, Kind
from sudesk.terms import SittingKind
from sudesk.ui.congress.operator.page import OperatorPage
from sudesk.ui.desk import Desk
from sudesk.ui.hall.screen import hall_screen_of
from sudesk.ui.preferences import Preferences
from sudesk.ui.program import Program
from sudesk.ui.theme import Theme
from tests.ui.operator_scenes import Clock, planned


class Office:
    """One PC whose power fails: the program is dropped without closing anything."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        self.preferences = Preferences(folder / "window.json")
        self._theme = theme
        self.programs: list[Program] = []

    def start(self, path: Path) -> Program:
        program = Program(self.preferences, self._theme, sections)
        program.open(path)
        self.programs.append(program)
        return program


@pytest.fixture
def office(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path, theme)
    yield made
    for program in made.programs:
        program.close()
        program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def page_of(qtbot: QtBot, program: Program) -> OperatorPage:
    window = program.window
    assert window is not None
    qtbot.waitUntil(lambda: isinstance(window.page, OperatorPage))
    page = window.page
    assert isinstance(page, OperatorPage)
    return page


def told(page: OperatorPage) -> SimpleNamespace:
    """Everything that the operator and the hall see."""
    screen = page.hall.hall_screen
    door = page.door
    assert door is not None
    return SimpleNamespace(
        strip=(page.strip.words.text(), page.strip.counted.text()),
        comers=door.comers,
        title=page.agenda.step.title.text(),
        timer=page.agenda.step.timer.text(),
        agenda=page.agenda.shown,
        said=(page.check_in.said.name.text(), page.check_in.said.back.isEnabled()),
        picture=screen.window.picture,
        open=screen.is_open,
        preview=page.hall.preview.scene,
        state=page.hall.state.look,
        hall=page.desk.ask(hall_screen.view, page.congress.id),
    )


def run_until_the_count(desk: Desk) -> None:
    """Bring the day to the running count of those present, with a held picture in the hall."""
    congress, people, clock = planned(desk)

    sitting = desk.do(running.open_up, congress, SittingKind.FORMAL, "正式会议")
    for entry in people[:22]:
        clock.move(seconds=9)
        desk.do(sittings.check_in, sitting, entry.id)
    clock.move(seconds=9)
    desk.do(sittings.grant_leave, sitting, people[25].id, "生病")
    first, second, *_ = desk.ask(agenda.agenda, congress, SittingKind.FORMAL).items
    desk.do(scripts.write, second.id, "现在清点人数。")
    desk.do(running.end, first.id)
    desk.do(head_counts.count, sitting)
    clock.move(seconds=9)
    desk.do(running.begin, second.id)
    desk.do(hall_screen.choose, congress, Choice(Kind.CHECK_IN))
    desk.do(hall_screen.show, congress)
    desk.do(hall_screen.hold, congress)
    clock.move(seconds=9)
    desk.do(sittings.check_in, sitting, people[22].id)
    clock.move(minutes=4)


def test_after_a_power_cut_item_timer_presence_and_scene_are_the_same(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "会计系.sudesk"
    prepared = Desk(Store.create(path))
    run_until_the_count(prepared)
    now = prepared.store.clock()
    prepared.close()

    before = office.start(path)
    first = page_of(qtbot, before)
    first.desk.store.clock = Clock(now)
    first.refresh()
    first.tick()
    seen = told(first)
    assert seen.title == "正在进行：清点人数，宣布大会有效"
    assert seen.timer == "4:09 / 3 分，超时 1:09"
    assert seen.open
    scene, *_ = seen.picture
    assert isinstance(scene, CheckIn)
    assert scene.present == 22  # held: one more has come since
    assert seen.state.text == "已定住"
    killed = path.read_bytes(), (path.parent / f"{path.name}-wal").read_bytes()

    elsewhere = tmp_path / "again"
    elsewhere.mkdir()
    copy = elsewhere / path.name  # what lies on the disk when the power fails
    copy.write_bytes(killed[0])
    (elsewhere / f"{path.name}-wal").write_bytes(killed[1])
    before.close()
    again = office.start(copy)
    second = page_of(qtbot, again)
    second.desk.store.clock = Clock(now)
    second.refresh()
    second.tick()
    assert told(second) == seen
    second.steps.turn_script()
    assert second.script.title.text() == "主持词：清点人数，宣布大会有效"
    assert second.desk.ask(scripts.script, second.agenda.shown.running.id).own  # type: ignore[union-attr]


def test_a_file_without_an_open_sitting_opens_at_home(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "会计系.sudesk"
    prepared = Desk(Store.create(path))
    congress, *_ = planned(prepared)
    prepared.do(hall_screen.show, congress)
    prepared.close()
    program = office.start(path)
    qtbot.wait(30)
    assert program.window is not None
    assert not isinstance(program.window.page, OperatorPage)


def test_leaving_the_operators_page_takes_no_picture_away(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "会计系.sudesk"
    prepared = Desk(Store.create(path))
    run_until_the_count(prepared)
    prepared.close()
    program = office.start(path)
    page = page_of(qtbot, program)
    screen = hall_screen_of(page.desk)
    hung = screen.window.picture
    page.shell.go("home")
    qtbot.wait(10)
    assert screen.is_open
    assert screen.window.picture == hung
