"""A preparatory sitting voted through, noted and written up without a mouse."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sudesk.models.store import Store
from sudesk.services import floor_notes, minutes, motions, sittings
from sudesk.terms import CongressKind, MotionKind
from sudesk.ui.desk import Desk
from sudesk.ui.program import Program
from tests.journeys.hands import Secretary
from tests.ui.congress_scenes import SMALL, convened

CONTROL = Qt.KeyboardModifier.ControlModifier
PRESENT = 50


def gathered(path: Path) -> int:
    """Make a file on the day of an assembly with so many checked in; returns the congress."""
    desk = Desk(Store.create(path))
    desk.store.clock = lambda: datetime(2026, 12, 18, 13, 30)
    congress = convened(desk, CongressKind.ASSEMBLY, SMALL)
    sitting = desk.do(sittings.open_sitting, congress, "预备会议")
    for entry in desk.ask(sittings.due, congress)[:PRESENT]:
        desk.do(sittings.check_in, sitting, entry.id)
    desk.close()
    return congress


def go_to_tab(who: Secretary, word: str) -> None:
    """Go round the tabs by Ctrl+Tab until this one is open."""
    for _ in range(20):
        if who.page.title == word:
            return
        who.key(Qt.Key.Key_Tab, CONTROL)
    raise AssertionError(word)


def test_motions_notes_and_minutes_by_keys_alone(
    qtbot: QtBot, start: Callable[[], Program], tmp_path: Path
) -> None:
    path = tmp_path / "会计系.sudesk"
    congress = gathered(path)
    who = Secretary(qtbot, start())
    who.program.begin([path])
    desk = who.window.desk
    who.key(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    go_to_tab(who, "议案")
    who.enter()  # the one primary button: the usual motions
    qtbot.waitUntil(lambda: len(desk.ask(motions.motions, congress)) == 6)

    rules = MotionKind.RULES
    chosen = who.page.list.table.current  # type: ignore[attr-defined]
    for _ in range(6):
        if chosen().kind is not rules:
            who.key(Qt.Key.Key_Down)
    assert chosen().kind is rules
    who.enter()
    who.sees("等候清点")
    who.enter("47")
    who.key(Qt.Key.Key_F4)
    who.enter("何老师")
    who.type("ok")
    who.enter()
    who.sees("请反对的举手")  # the window is in front again
    assert len(desk.ask(floor_notes.notes, congress)) == 1
    who.enter("1")
    who.key(Qt.Key.Key_Plus)
    who.enter()
    who.enter()
    who.sees("通过后")
    who.enter()
    (adopted,) = [one for one in desk.ask(motions.motions, congress) if one.state.decided]
    assert adopted.kind is rules
    assert adopted.hands is not None
    assert (adopted.hands.approve, adopted.hands.oppose, adopted.hands.abstain) == (47, 1, 2)
    assert desk.ask(floor_notes.notes, congress)[0].speaker == "何老师"

    go_to_tab(who, "记录")
    who.sees("举手表决第2号议案“选举办法”")
    who.page.rows_shown[0].setFocus()  # type: ignore[attr-defined]  # as Tab does
    who.key(Qt.Key.Key_Down)
    who.enter()
    who.type("noted")
    who.key(Qt.Key.Key_Return, CONTROL)
    who.sees("noted")
    (part,) = desk.ask(minutes.minutes, congress).parts
    assert [one.text for one in part.facts].count("noted") == 1
