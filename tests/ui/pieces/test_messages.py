"""Banners, toasts, dialogs, menus and empty pages."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from sudesk.errors import SudeskError
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.dialog import Dialog, confirm
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.input import Input
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.toast import Toast
from sudesk.ui.tokens import TOAST_SECONDS, Tone


def test_a_banner_is_closed_by_its_cross(qtbot: QtBot) -> None:
    banner = Banner(Tone.BAD, "没能打开。", "请关掉它。", buttons=[Button("重试")], closable=True)
    qtbot.addWidget(banner)
    assert banner.accessibleName() == "没能打开。请关掉它。"
    cross = banner.findChildren(Button)[-1]
    with qtbot.waitSignal(banner.closed):
        cross.click()


def test_a_banner_has_room_for_all_its_lines(qtbot: QtBot) -> None:
    banner = Banner(Tone.WARN, "等额选举。", "可以继续，但要写明理由，并印在报告里。" * 3)
    qtbot.addWidget(banner)
    banner.resize(300, 10)
    assert banner.heightForWidth(300) > banner.heightForWidth(900)


def test_a_toast_takes_back_once(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 400)
    host.show()
    undone: list[bool] = []
    toast = Toast(host, "已删除 1 件", lambda: undone.append(True))
    assert host.rect().contains(toast.geometry())
    toast.findChild(Button).click()
    assert undone == [True]
    assert toast.isHidden()


def test_a_toast_leaves_after_its_seconds(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 400)
    host.show()
    toast = Toast(host, "林若溪 已签到")
    clock = toast.findChild(QTimer)
    assert clock.interval() == TOAST_SECONDS * 1000
    place = toast.pos()
    host.resize(600, 300)
    assert toast.pos() != place
    with qtbot.waitSignal(toast.destroyed):
        clock.setInterval(1)


def test_enter_does_the_act_and_esc_does_not(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    for key, agreed in ((Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)):
        QTimer.singleShot(0, lambda key=key: qtbot.keyClick(QApplication.activeModalWidget(), key))
        assert (
            confirm(
                host,
                "封存学生会主席团选举结果？",
                "封存后不能改动，也没有解封。",
                act="封存结果",
                instead="先不封存",
                icon="lock",
            )
            is agreed
        )


def test_a_dialog_shows_why_the_act_failed_and_stays(qtbot: QtBot) -> None:
    def act() -> None:
        raise SudeskError("没能保存。", "文件只读。", "请换一个位置。")

    dialog = Dialog(None, "另存？", main="另存文件", other="先不另存", on_main=act)
    qtbot.addWidget(dialog)
    with qtbot.captureExceptions() as raised:
        dialog.show()
        dialog.main.click()
    error = raised[0][1]
    assert isinstance(error, SudeskError)
    dialog.show_error(error)
    assert dialog.isVisible()
    assert dialog.findChild(Banner).words.text() == "没能保存。文件只读。请换一个位置。"
    dialog.clear_error()
    qtbot.waitUntil(lambda: dialog.findChild(Banner) is None)


def test_a_dialog_with_an_input_begins_there(qtbot: QtBot) -> None:
    dialog = Dialog(None, "填写理由", main="记下理由", other="先不填")
    qtbot.addWidget(dialog)
    reason = Input()
    dialog.add(reason)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    assert dialog.focusWidget() is reason
    reason.setText("差额不足")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_dialog_is_as_tall_as_its_words(qtbot: QtBot) -> None:
    short = Dialog(None, "一", "短。", main="做", other="不做")
    long = Dialog(None, "一", "很长的一段说明，说清楚后果。" * 12, main="做", other="不做")
    for dialog in (short, long):
        qtbot.addWidget(dialog)
    assert long.sizeHint().height() > short.sizeHint().height() + 40
    assert long.sizeHint().width() == 420


def test_a_menu_does_what_is_chosen(qtbot: QtBot) -> None:
    done: list[str] = []
    menu = Menu()
    qtbot.addWidget(menu)
    menu.offer("登记请假", lambda: done.append("leave"), icon="user-check")
    menu.offer("撤销签到", lambda: done.append("undo"), icon="undo-2", key="Ctrl+Z")
    menu.addSeparator()
    menu.offer("取消代表资格", lambda: done.append("strike"), icon="user-x", danger=True)
    menu.popup(QPoint(10, 10))
    menu.grab()
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert done == ["undo"]


def test_an_empty_page_offers_to_begin(qtbot: QtBot) -> None:
    begun: list[str] = []
    empty = EmptyState(
        "还没有提案",
        "提案征集 11月30日至 12月14日。",
        [Beginning("pencil", "逐件登记", "一件一事。", lambda: begun.append("one"))],
    )
    qtbot.addWidget(empty)
    empty.show()
    card = next(w for w in empty.findChildren(QWidget) if w.accessibleDescription() == "一件一事。")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert begun == ["one"]
