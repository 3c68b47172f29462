"""Keying ballots in on the real page: four keys a ballot, stops, amending, bundles, two tellers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sudesk.rules.election_rules import CountingWay
from sudesk.rules.voting import Ballot, Rule, WriteInRule
from sudesk.services import bundles, comparing, entering, rounds
from sudesk.services.bundles import BundleState
from sudesk.services.entering import Entered
from sudesk.terms import Mark
from sudesk.ui.count import BallotEntryPage
from sudesk.ui.count.strips import DoubtStrip, VoidStrip, WordStrip
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.banner import Banner
from tests.ui.count_scenes import (
    CHIEF,
    FakeShell,
    Scene,
    approving,
    counted,
    enter_by,
    prepared,
    shown,
    state_of,
    voted,
    zeroed,
)

K = Qt.Key


@pytest.fixture
def scene(desk: Desk) -> Scene:
    return counted(prepared(desk), collected=26, issued=27)


def opened(qtbot: QtBot, scene: Scene, teller: int = 1, *, alone: bool = False) -> BallotEntryPage:
    page = BallotEntryPage(scene.desk, scene.round_id, teller, alone=alone)
    page.shell = FakeShell()  # type: ignore[assignment]
    shown(qtbot, page, 1366, 696)
    qtbot.waitUntil(page.ballot.hasFocus)
    return page


def key(page: BallotEntryPage, keys: str) -> None:
    """Press keys as the number pad sends them; ⏎ is Enter."""
    signs = {
        "⏎": K.Key_Enter,
        "*": K.Key_Asterisk,
        "/": K.Key_Slash,
        "+": K.Key_Plus,
        ".": K.Key_Period,
    }
    for sign in keys:
        code = signs.get(sign, K(ord(sign)) if sign.isdigit() else K.Key_Minus)
        text = "\r" if sign == "⏎" else sign
        pad = Qt.KeyboardModifier.KeypadModifier
        event = QKeyEvent(QKeyEvent.Type.KeyPress, code, pad, text)
        QApplication.sendEvent(QApplication.focusWidget() or page, event)


def entered(scene: Scene, bundle: int = 1, teller: int = 1) -> tuple[Entered, ...]:
    return scene.desk.ask(entering.entries, scene.round_id, teller, bundle)


def stored(scene: Scene, bundle: int = 1, teller: int = 1) -> tuple[Ballot, ...]:
    return tuple(one.ballot for one in entered(scene, bundle, teller))


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
    enter_by(scene, 1, [approving("王语桐")] * 23)
    page = opened(qtbot, scene)
    assert page.slip.number == "2 – 4"


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
    assert stored(scene) == (approving("王语桐", "卢思远", "许嘉禾", "陈奕宁"),)


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
    qtbot.keyClick(page.ballot, K.Key_Escape)
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
    enter_by(scene, 1, [approving("王语桐"), approving("卢思远")])
    page = opened(qtbot, scene)
    key(page, "3")
    qtbot.keyClick(page.ballot, K.Key_PageUp)
    qtbot.keyClick(page.ballot, K.Key_PageUp)
    assert page.slip.number == "1 – 1"
    key(page, "5⏎")
    assert stored(scene) == (approving("王语桐", "林若溪"), approving("卢思远"))
    assert page.slip.number == "1 – 2"
    qtbot.keyClick(page.ballot, K.Key_PageDown)
    assert page.hand.draft.ballot() == approving("许嘉禾")
    key(page, "⏎")
    assert len(stored(scene)) == 3


def test_a_full_bundle_asks_for_papers_left_over_before_it_is_compared(
    qtbot: QtBot, scene: Scene
) -> None:
    enter_by(scene, 1, [approving("王语桐")] * 19)
    page = opened(qtbot, scene)
    key(page, "2⏎")
    assert "第 1 捆 20 张录完" in banner_of(page)
    assert state_of(scene, 1) is BundleState.ENTERING
    key(page, "⏎")
    assert page.slip.number == "2 – 1"
    assert page.shell.toasts == ["第 1 捆已送核对"]  # type: ignore[attr-defined]
    page.shell.undo()  # type: ignore[attr-defined]
    assert (page.bundle, page.slip.number) == (1, "1 – 21")
    assert not scene.desk.ask(entering.desk_of, scene.round_id, 1).bundles[0].finished


def test_more_than_a_bundle_holds_warns_and_the_surplus_can_be_taken_out(
    qtbot: QtBot, scene: Scene
) -> None:
    enter_by(scene, 1, [approving("王语桐")] * 20, finish=False)
    page = opened(qtbot, scene)
    key(page, "2")
    assert "这是第 21 张" in banner_of(page)
    key(page, "⏎")
    assert len(stored(scene)) == 21
    qtbot.keyClick(page.ballot, K.Key_PageUp)
    qtbot.keyClick(page.ballot, K.Key_Delete)
    assert len(stored(scene)) == 20
    page.shell.undo()  # type: ignore[attr-defined]
    assert stored(scene)[-1] == approving("卢思远")


def test_a_paper_that_was_passed_over_is_put_in_before_another(qtbot: QtBot, scene: Scene) -> None:
    enter_by(scene, 1, [approving("王语桐"), approving("卢思远")])
    page = opened(qtbot, scene)
    qtbot.keyClick(page.ballot, K.Key_PageUp)
    qtbot.keyClick(page.ballot, K.Key_Insert)
    assert page.slip.number == "1 – 2"
    key(page, "⏎")
    assert "这张还没有录入" in banner_of(page)
    key(page, "3⏎")
    assert stored(scene) == (approving("王语桐"), approving("许嘉禾"), approving("卢思远"))
    assert page.slip.number == "1 – 3"
    qtbot.keyClick(page.ballot, K.Key_PageUp)
    qtbot.keyClick(page.ballot, K.Key_Insert)
    qtbot.keyClick(page.ballot, K.Key_Escape)
    assert (len(stored(scene)), page.slip.number) == (3, "1 – 4")


def test_a_doubtful_ballot_says_why_and_waits_for_a_scrutineer(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    key(page, "1.")
    assert isinstance(page.strip, DoubtStrip)
    key(page, "1⏎2.4")
    assert entered(scene)[0] == Entered(1, approving("王语桐"), "符号看不清")
    assert isinstance(page.strip, WordStrip)
    page.strip.line.insert("墨水化开")
    key(page, "⏎⏎3.2.⏎")
    assert [one.doubt for one in entered(scene)] == ["符号看不清", "墨水化开", ""]


def test_the_last_bundle_leads_back_to_the_count(qtbot: QtBot, scene: Scene) -> None:
    enter_by(scene, 1, [approving("王语桐")] * 25)
    page = opened(qtbot, scene)
    key(page, "2⏎⏎")
    assert "各捆都已录完，共 26 张" in banner_of(page)
    key(page, "⏎")
    assert page.shell.popped == 1  # type: ignore[attr-defined]


def test_a_bundle_that_was_sent_can_be_taken_back_until_it_is_compared(
    qtbot: QtBot, scene: Scene
) -> None:
    enter_by(scene, 1, [approving("王语桐")] * 20)
    page = opened(qtbot, scene)
    page.open_bundle(1)
    assert "第 1 捆已送核对" in banner_of(page)
    key(page, "5")
    assert not page.hand.draft.touched
    enter_by(scene, 2, [approving("王语桐")] * 20)
    assert "第 1 捆已核对" in banner_of(page)
    assert stored(scene) == ()
    key(page, "⏎")
    assert page.slip.number == "2 – 1"


def test_a_bundle_that_is_short_can_be_sent_and_comes_back_when_counted(
    qtbot: QtBot, scene: Scene
) -> None:
    enter_by(scene, 2, [approving("王语桐")] * 20)
    enter_by(scene, 1, [approving("王语桐")] * 19)
    page = opened(qtbot, scene)
    key(page, "⏎")
    assert "这张还没有录入" in banner_of(page)
    page.finish_bundle()
    assert state_of(scene, 1) is BundleState.LENGTHS
    sent = scene.desk.do(comparing.count_by_hand, scene.round_id, 1, 20, CHIEF)
    assert sent == (1,)
    page.open_bundle(1)
    assert "监票人数过，第 1 捆是 20 张，录了 19 张" in banner_of(page)
    key(page, "1⏎⏎")
    assert state_of(scene, 1) is BundleState.RECONCILED


def test_a_half_keyed_ballot_is_not_lost_by_turning_to_another_bundle(
    qtbot: QtBot, scene: Scene
) -> None:
    page = opened(qtbot, scene)
    key(page, "1")
    qtbot.keyClick(page.ballot, K.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert "这张还没有存" in banner_of(page)
    assert page.bundle == 1
    key(page, "-")
    qtbot.keyClick(page.ballot, K.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.slip.number == "2 – 1"


def test_the_other_teller_sits_down_behind_a_cover_and_sees_nothing(
    qtbot: QtBot, scene: Scene
) -> None:
    enter_by(scene, 1, [approving("王语桐", "许嘉禾")] * 3)
    page = opened(qtbot, scene)
    assert "王语桐" in page.last.told
    page._head.tellers.choose(2)
    assert page.handover.isVisible()
    assert not page.ballot.isVisible()
    qtbot.keyClick(page, K.Key_Return)
    assert (page.teller, page.slip.number) == (2, "1 – 1")
    assert page.last.told == ""
    assert page.hand.stored == ()
    key(page, "6⏎")
    assert stored(scene, teller=2) == (approving("周明哲"),)
    assert len(stored(scene, teller=1)) == 3


def test_an_act_of_the_other_teller_takes_nothing_from_under_the_hand(
    qtbot: QtBot, scene: Scene
) -> None:
    page = opened(qtbot, scene, alone=True)
    assert not page._head.tellers.isVisible()
    key(page, "1*")
    assert isinstance(page.strip, WordStrip)
    page.strip.line.insert("何书")
    enter_by(scene, 2, [approving("周明哲")] * 2)
    assert isinstance(page.strip, WordStrip)
    assert page.strip.line.text() == "何书"
    assert page.hand.draft.marks[0] is Mark.APPROVE


def test_one_teller_alone_needs_no_other(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk, way=CountingWay.ONE_TELLER), collected=2)
    page = opened(qtbot, scene)
    assert not page._head.tellers.isVisible()
    key(page, "1⏎2⏎⏎")
    view = desk.ask(bundles.count_view, scene.round_id)
    assert (view.agreed, view.complete) == (2, True)


def test_the_page_says_how_many_keys_a_ballot_takes(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    key(page, "135⏎1+⏎")
    assert page.last.pace.text() == "平均每张 3.5 键"


@pytest.mark.parametrize(
    ("keys", "ballot", "most"),
    [
        ("135⏎", approving("王语桐", "许嘉禾", "林若溪"), 4),
        (
            "135+⏎",
            Ballot(
                approving("王语桐", "许嘉禾", "林若溪").marks
                | dict.fromkeys(("卢思远", "陈奕宁", "周明哲", "钟子衿", "谢云舒"), Mark.OPPOSE)
            ),
            9,
        ),
        (  # the longest there is: three approved, two opposed, three left blank
            "1352244⏎",
            Ballot(
                approving("王语桐", "许嘉禾", "林若溪").marks
                | dict.fromkeys(("卢思远", "陈奕宁"), Mark.OPPOSE)
            ),
            9,
        ),
    ],
)
def test_strokes_a_ballot_of_eight_candidates_and_three_seats(
    qtbot: QtBot, scene: Scene, keys: str, ballot: Ballot, most: int
) -> None:
    page = opened(qtbot, scene)
    pressed = []
    filtered = page.ballot.keyPressEvent

    def watch(event: QKeyEvent) -> None:
        pressed.append(event.key())
        filtered(event)

    page.ballot.keyPressEvent = watch  # type: ignore[method-assign]
    key(page, keys)
    assert stored(scene) == (ballot,)
    assert len(pressed) == len(keys) <= most


def test_no_ballot_of_eight_candidates_takes_more_than_nine_strokes() -> None:
    longest = 0
    for approved in range(4):
        for opposed in range(9 - approved):
            blank = 8 - approved - opposed
            singly = approved + 2 * opposed
            rest = approved + 1 + blank  # + opposes the rest, once more leaves a name blank
            longest = max(longest, min(singly, rest) + 1)
    assert longest <= 9


def test_a_bundle_of_another_size_is_told_as_it_was_chosen(qtbot: QtBot, desk: Desk) -> None:
    scene = zeroed(voted(prepared(desk), 26), size=10)
    enter_by(scene, 1, [approving("王语桐")] * 10)
    page = opened(qtbot, scene)
    assert page.slip.number == "2 – 1"
    assert [one.expected for one in page._told.bundles] == [10, 10, 6]


def test_a_number_pad_that_is_off_is_said(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    pad = Qt.KeyboardModifier.KeypadModifier
    qtbot.keyClick(page.ballot, K.Key_PageUp, pad)
    assert "Num Lock" in banner_of(page)


def test_a_held_key_counts_once(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    none = Qt.KeyboardModifier.NoModifier
    for repeated in (False, True, True):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, K.Key_1, none, "1", repeated)
        QApplication.sendEvent(page.ballot, event)
    assert page.hand.draft.ballot() == approving("王语桐")


def test_the_legend_can_be_clicked(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    for sign in ("1", "9", "Enter"):
        place = page.ballot.keypad.box_of(sign).center()
        button = Qt.MouseButton.LeftButton
        qtbot.mouseClick(page.ballot.keypad, button, pos=QPoint(int(place.x()), int(place.y())))
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
    for piece in (page.ballot.face, page.ballot.keypad, page.ballot.counts):
        qtbot.waitUntil(lambda piece=piece: right_edge(page, piece) <= width)
    assert page.ballot.face.height() >= 300


def right_edge(page: BallotEntryPage, piece: QWidget) -> int:
    return piece.mapTo(page, QPoint(piece.width(), 0)).x()
