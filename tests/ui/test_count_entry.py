"""Keying ballots in on the real page: four keys a ballot, stops, amending, the end."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sudesk.rules.voting import Ballot, Rule, WriteInRule
from sudesk.services import counting, rounds
from sudesk.terms import Mark
from sudesk.ui.count import BallotEntryPage
from sudesk.ui.count.strips import VoidStrip, WordStrip
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.banner import Banner
from tests.ui.count_scenes import FakeShell, Scene, approving, counted, enter_all, prepared, shown

K = Qt.Key


@pytest.fixture
def scene(desk: Desk) -> Scene:
    return counted(prepared(desk), collected=26, issued=27)


def opened(qtbot: QtBot, scene: Scene) -> BallotEntryPage:
    page = BallotEntryPage(scene.desk, scene.round_id)
    page.shell = FakeShell()  # type: ignore[assignment]
    shown(qtbot, page, 1366, 696)
    qtbot.waitUntil(page.hasFocus)
    return page


def key(page: BallotEntryPage, keys: str) -> None:
    """Press keys as the number pad sends them; ⏎ is Enter."""
    signs = {"⏎": K.Key_Enter, "*": K.Key_Asterisk, "/": K.Key_Slash, "+": K.Key_Plus}
    for sign in keys:
        code = signs.get(sign, K(ord(sign)) if sign.isdigit() else K.Key_Minus)
        text = "\r" if sign == "⏎" else sign
        pad = Qt.KeyboardModifier.KeypadModifier
        event = QKeyEvent(QKeyEvent.Type.KeyPress, code, pad, text)
        QApplication.sendEvent(QApplication.focusWidget() or page, event)


def stored(scene: Scene) -> tuple[Ballot, ...]:
    return scene.desk.ask(counting.ballots, scene.round_id)


def banner_of(page: BallotEntryPage) -> str:
    assert isinstance(page.strip, Banner)
    return page.strip.words.text()


def test_three_approvals_are_four_keys_and_stored_at_once(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    assert page.slip.number == "1 – 1"
    key(page, "135⏎")
    assert stored(scene) == (approving("王语桐", "许嘉禾", "林若溪"),)
    assert page.slip.number == "1 – 2"
    assert "王语桐　许嘉禾　林若溪" in page.last.told
    assert not page.hand.draft.touched


def test_leaving_and_returning_goes_on_behind_the_last_ballot(qtbot: QtBot, scene: Scene) -> None:
    enter_all(scene, [approving("王语桐")] * 20)
    page = opened(qtbot, scene)
    assert page.slip.number == "2 – 1"


def test_an_untouched_ballot_is_not_stored_but_a_blank_one_is(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    key(page, "⏎")
    assert "空白票请先按 0" in banner_of(page)
    assert stored(scene) == ()
    key(page, "0⏎⏎")
    assert stored(scene) == (Ballot(),)


def test_an_overvote_stops_and_a_second_enter_stores_it_as_void(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    key(page, "1234⏎")
    assert "超过应选 3 个" in banner_of(page)
    assert stored(scene) == ()
    key(page, "⏎")
    standing = scene.desk.ask(counting.standing, scene.round_id)
    assert (standing.tally.void, standing.entered) == (1, 1)
    assert standing.void_reasons == ((counting.OVERVOTED, 1),)


def test_an_overvote_by_mistake_is_undone_and_asked_again(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    key(page, "1234⏎-5⏎")
    assert "超过应选 3 个" in banner_of(page)
    key(page, "-⏎")
    assert stored(scene) == (approving("王语桐", "卢思远", "许嘉禾"),)


def test_plus_opposes_the_rest_and_minus_takes_back(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    key(page, "1+-22+⏎")
    marks = stored(scene)[0].marks
    assert marks["王语桐"] is Mark.APPROVE
    assert sum(mark is Mark.OPPOSE for mark in marks.values()) == 7


def test_star_takes_a_name_and_enter_there_stores_no_ballot(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    key(page, "1*")
    assert isinstance(page.strip, WordStrip)
    assert page.strip.line.hasFocus()
    page.strip.line.insert("何 书墨")
    key(page, "⏎")
    assert stored(scene) == ()
    assert page.hand.draft.write_ins == ("何书墨",)
    key(page, "⏎")
    assert stored(scene) == (approving("王语桐", write_ins=("何书墨",)),)


def test_a_candidates_name_written_in_counts_for_nothing_and_says_so(
    qtbot: QtBot, scene: Scene
) -> None:
    page = opened(qtbot, scene)
    key(page, "*")
    assert isinstance(page.strip, WordStrip)
    page.strip.line.insert("王语桐")
    key(page, "⏎")
    assert "王语桐不计票" in banner_of(page)
    assert page.hand.draft.approved == 0


def test_esc_in_the_name_field_leaves_only_the_field(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    key(page, "1*")
    assert isinstance(page.strip, WordStrip)
    qtbot.keyClick(page.strip.line, K.Key_Escape)
    assert page.shell.popped == 0  # type: ignore[attr-defined]
    assert isinstance(page.strip, Banner)
    qtbot.keyClick(page, K.Key_Escape)
    assert "这张还没有存" in banner_of(page)


def test_without_write_ins_in_the_rules_star_takes_no_name(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk, rule=Rule(write_ins=WriteInRule.NONE)), collected=5)
    page = opened(qtbot, scene)
    key(page, "*")
    assert "没有另选他人" in banner_of(page)


def test_slash_makes_the_whole_ballot_void_with_its_reason(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    key(page, "/")
    assert isinstance(page.strip, VoidStrip)
    key(page, "2⏎/3")
    assert stored(scene)[0].void == "没有盖章"
    assert isinstance(page.strip, WordStrip)
    page.strip.line.insert("撕成两半")
    key(page, "⏎⏎")
    assert stored(scene)[1].void == "撕成两半"


def test_page_up_amends_what_was_stored_and_keeps_the_half_keyed_one(
    qtbot: QtBot, scene: Scene
) -> None:
    enter_all(scene, [approving("王语桐"), approving("卢思远")])
    page = opened(qtbot, scene)
    key(page, "3")
    qtbot.keyClick(page, K.Key_PageUp)
    qtbot.keyClick(page, K.Key_PageUp)
    assert page.slip.number == "1 – 1"
    key(page, "5⏎")
    assert stored(scene) == (approving("王语桐", "林若溪"), approving("卢思远"))
    assert page.slip.number == "1 – 2"
    qtbot.keyClick(page, K.Key_PageDown)
    assert page.hand.draft.ballot() == approving("许嘉禾")
    key(page, "⏎")
    assert len(stored(scene)) == 3


def test_the_last_ballot_collected_leads_back_to_the_checks(qtbot: QtBot, scene: Scene) -> None:
    enter_all(scene, [approving("王语桐")] * 25)
    page = opened(qtbot, scene)
    key(page, "2⏎")
    assert "收回 26 张，已录入 26 张" in banner_of(page)
    key(page, "⏎")
    assert page.shell.popped == 1  # type: ignore[attr-defined]
    assert len(stored(scene)) == 26


def test_more_than_collected_warns_and_the_last_can_be_dropped_and_brought_back(
    qtbot: QtBot, scene: Scene
) -> None:
    enter_all(scene, [approving("王语桐")] * 26)
    page = opened(qtbot, scene)
    key(page, "2")
    assert "再存就多出 1 张" in banner_of(page)
    key(page, "⏎")
    assert "已录入 27 张，多于收回 26 张" in banner_of(page)
    page.drop_last()
    assert len(stored(scene)) == 26
    page.shell.undo()  # type: ignore[attr-defined]
    assert stored(scene)[-1] == approving("卢思远")
    assert page.slip.number == "2 – 8"


def test_a_number_pad_that_is_off_is_said(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    pad = Qt.KeyboardModifier.KeypadModifier
    qtbot.keyClick(page, K.Key_PageUp, pad)
    assert "Num Lock" in banner_of(page)


def test_a_held_key_counts_once(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    none = Qt.KeyboardModifier.NoModifier
    for repeated in (False, True, True):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, K.Key_1, none, "1", repeated)
        QApplication.sendEvent(page, event)
    assert page.hand.draft.ballot() == approving("王语桐")


def test_the_legend_can_be_clicked(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    for sign in ("1", "9", "Enter"):
        place = page.keypad.box_of(sign).center()
        button = Qt.MouseButton.LeftButton
        qtbot.mouseClick(page.keypad, button, pos=QPoint(int(place.x()), int(place.y())))
    assert stored(scene) == (approving("王语桐"),)


def test_more_than_nine_candidates_are_keyed_name_by_name(qtbot: QtBot, desk: Desk) -> None:
    names = tuple(f"候选{sign}" for sign in "甲乙丙丁戊己庚辛壬癸")
    scene = counted(prepared(desk, names=names), collected=3)
    page = opened(qtbot, scene)
    key(page, "1201⏎0⏎1+⏎")
    first, blank, opposing = stored(scene)
    standing = scene.desk.ask(rounds.view, scene.round_id).names
    assert first.marks == {
        standing[0]: Mark.APPROVE,
        standing[1]: Mark.OPPOSE,
        standing[3]: Mark.APPROVE,
    }
    assert blank == Ballot()
    assert len(opposing.marks) == 10


@pytest.mark.parametrize("width", [1024, 1366])
def test_the_page_never_needs_scrolling_sideways(qtbot: QtBot, scene: Scene, width: int) -> None:
    page = opened(qtbot, scene)
    page.resize(width, 696)
    for piece in (page.face, page.keypad, page.counts):
        qtbot.waitUntil(lambda piece=piece: right_edge(page, piece) <= width)
    assert page.face.height() >= 300


def right_edge(page: BallotEntryPage, piece: QWidget) -> int:
    return piece.mapTo(page, QPoint(piece.width(), 0)).x()
