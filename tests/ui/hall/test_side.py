"""The card of the hall screen: choose, preview, F7, F8, F9, locks, the several of one kind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from sudesk.rules.motions import Hands
from sudesk.services import counting, hall_screen, hand_votes, motions, sittings
from sudesk.services.scenes import (
    Agenda,
    Calling,
    CheckIn,
    Kind,
    MotionVote,
    Result,
    Welcome,
    Words,
)
from sudesk.terms import MotionKind
from sudesk.ui.congress.operator.page import OperatorPage
from sudesk.ui.desk import Desk
from sudesk.ui.hall import side as sides
from sudesk.ui.hall import words
from sudesk.ui.hall.side import HallSide
from tests.ui.count_scenes import CHIEF, TELLERS, clear_result, counted, enter_all, prepared
from tests.ui.operator_scenes import opened, operator, planned

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, desk: Desk):
    planned(desk)
    made = opened(qtbot, desk)
    yield made
    made.hall.hall_screen.put_away()


@pytest.fixture
def side(page: OperatorPage) -> HallSide:
    return page.hall


def press(qtbot: QtBot, page: OperatorPage, *keys: Qt.Key | Qt.KeyboardModifier) -> None:
    if not page.isActiveWindow():  # the offscreen platform activates whatever is shown last
        with qtbot.waitActive(page):
            page.activateWindow()
    qtbot.keyClick(page.check_in.finder.box, *keys)
    qtbot.wait(130)  # a button that is pressed by its key is released a moment later


def test_choosing_previews_and_f7_shows(qtbot: QtBot, page: OperatorPage, side: HallSide) -> None:
    assert isinstance(side.preview.scene, Welcome)
    assert side.state.look.text == "没有放映"
    press(qtbot, page, Qt.Key.Key_3, CONTROL)
    assert isinstance(side.preview.scene, CheckIn)
    assert not side.hall_screen.is_open
    press(qtbot, page, Qt.Key.Key_F7)
    assert side.hall_screen.is_open
    assert side.hall_screen.window.picture[0] == side.preview.scene
    assert side.state.look.text == "正在放映"
    press(qtbot, page, Qt.Key.Key_2, CONTROL)
    assert isinstance(side.preview.scene, Agenda)
    assert isinstance(side.hall_screen.window.picture[0], CheckIn)
    assert side.told.text() == "大屏上还是“签到”，按 F7 换上"
    assert QApplication.focusWidget() is page.check_in.finder.box


def test_f8_holds_the_picture_while_figures_move_on(
    qtbot: QtBot, desk: Desk, page: OperatorPage, side: HallSide
) -> None:
    side.choose(Kind.CHECK_IN)
    press(qtbot, page, Qt.Key.Key_F7)
    press(qtbot, page, Qt.Key.Key_F8)
    assert not side.preview.stale
    assert page.door is not None
    entry = page.door.roll.people[0].entry
    desk.do(sittings.check_in, page.door.roll.sitting_id, entry.id)
    assert side.preview.stale
    hung = side.hall_screen.window.picture[0]
    assert isinstance(hung, CheckIn)
    assert hung.present == 0
    assert side.told.text() == "现在的数字已经变了，按 F8 放开"
    press(qtbot, page, Qt.Key.Key_F8)
    now = side.hall_screen.window.picture[0]
    assert isinstance(now, CheckIn)
    assert now.present == 1
    assert not side.preview.stale


def test_f9_blacks_out_and_lights_up(qtbot: QtBot, page: OperatorPage, side: HallSide) -> None:
    press(qtbot, page, Qt.Key.Key_F7)
    press(qtbot, page, Qt.Key.Key_F9)
    assert side.hall_screen.window.picture[2]
    assert side.state.look.text == "已黑屏"
    assert side.black_button.text() == "亮屏"
    press(qtbot, page, Qt.Key.Key_F9)
    assert not side.hall_screen.window.picture[2]


def test_what_is_locked_says_why_and_is_not_chosen(side: HallSide, desk: Desk) -> None:
    for kind, why in (
        (Kind.CANDIDATES, "还没有候选人"),
        (Kind.MOTION, "还没有付诸表决的事项"),
        (Kind.CALLING, "开始计票后可用"),
        (Kind.RESULT, "封存后可用"),
    ):
        button = side.scenes.buttons[kind]
        assert button.reason == why
        button.click()
        assert side.hint.text() == f"{kind.label}：{why}。"
        assert not button.isChecked()
    assert isinstance(side.preview.scene, Welcome)


def test_a_vote_follows_its_figures_and_an_earlier_one_can_be_chosen(
    desk: Desk, page: OperatorPage, side: HallSide
) -> None:
    assert page.door is not None
    ids = [one.entry.id for one in page.door.roll.people]
    desk.do(sittings.check_in_all, page.door.roll.sitting_id, ids)
    first = desk.do(motions.propose, 1, MotionKind.REPORT)
    desk.do(hand_votes.put, first)
    side.choose(Kind.MOTION)
    side.show_chosen()
    desk.do(hand_votes.decide, first, Hands(29, 1, 0))
    hung = side.hall_screen.window.picture[0]
    assert isinstance(hung, MotionVote)
    assert (hung.approve, hung.adopted) == (29, True)
    assert not side.several.isVisible()
    second = desk.do(motions.propose, 1, MotionKind.AGENDA)
    desk.do(hand_votes.put, second)
    assert side.hall_screen.window.picture[0] == hung  # a new motion takes no place by itself
    assert side.several.isVisible()
    assert side.several.count() == 2


def test_words_are_asked_for_and_previewed(side: HallSide, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sides, "ask_words", lambda parent, before: "休会十五分钟")
    side.choose(Kind.TEXT)
    assert side.preview.scene == Words("会计系第六次学生代表大会", "休会十五分钟")
    monkeypatch.setattr(sides, "ask_words", lambda parent, before: "")
    side.choose(Kind.TEXT)
    assert isinstance(side.preview.scene, Words)


def test_the_dialog_of_words_has_those_that_a_hall_needs(
    qtbot: QtBot, page: OperatorPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: QDialog) -> int:
        edit = dialog.findChildren(QPlainTextEdit)[0]
        next(one for one in dialog.findChildren(sides.Button) if one.text() == "正在计票").click()
        assert edit.toPlainText().startswith("正在计票")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(words.Dialog, "exec", fill)
    assert words.ask_words(page, "") == "正在计票\n请在座位上等候"


def test_the_window_is_put_away_and_opened_again(side: HallSide) -> None:
    assert not side.window_button.isVisible()
    side.show_chosen()
    assert side.window_button.text() == "收起大屏"
    side.window_button.click()
    assert not side.hall_screen.is_open
    assert side.window_button.text() == "打开大屏"
    side.window_button.click()
    assert side.hall_screen.is_open


def test_the_chip_names_the_second_display(side: HallSide) -> None:
    assert side.chip.look.text == "没有接第 2 显示器"


def test_the_preview_paints_what_hangs(desk: Desk, side: HallSide) -> None:
    side.show_chosen()
    found = desk.ask(hall_screen.view, 1)
    assert found.hangs
    assert found.preview == found.hanging == side.preview.scene


def test_a_count_and_its_result_hang_only_when_they_may_and_only_by_f7(
    qtbot: QtBot, desk: Desk
) -> None:
    scene = counted(prepared(desk), 26)
    page = operator(qtbot, desk)
    side = page.hall
    press(qtbot, page, Qt.Key.Key_F7)  # the welcome
    side.choose(Kind.CALLING)
    assert isinstance(side.preview.scene, Calling)
    enter_all(scene, clear_result())
    side.choose(Kind.RESULT)
    assert side.hint.text() == "结果：封存后可用。"
    desk.do(counting.seal, scene.round_id, CHIEF, TELLERS)
    assert isinstance(side.hall_screen.window.picture[0], Welcome)
    side.choose(Kind.RESULT)
    assert isinstance(side.preview.scene, Result)
    assert isinstance(side.hall_screen.window.picture[0], Welcome)
    side.show_chosen()
    hung = side.hall_screen.window.picture[0]
    assert isinstance(hung, Result)
    assert len(hung.winners) == 3
    side.hall_screen.put_away()
