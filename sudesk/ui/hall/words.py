"""Asks for the words of a text scene, with those that a hall needs most at hand."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.input import Field

READY = (
    ("休会十五分钟", "休会十五分钟\n请按时回到会场"),
    ("关闭手机", "请关闭手机或调至静音"),
    ("正在计票", "正在计票\n请在座位上等候"),
    ("奏唱国歌", "全体起立\n奏唱国歌"),
)


def ask_words(parent: QWidget, words: str) -> str:
    """Ask for the words; returns nothing where they were left."""
    dialog = Dialog(
        parent,
        "大屏上写什么",
        "只有一段时字放到最大；有几行时，第一行是标题。先在预览里看，按 F7 才放映。",
        main="放进预览",
        other="不写了",
        icon="pencil",
        width=460,
    )
    edit = QPlainTextEdit(words)
    edit.setFixedHeight(132)
    edit.setTabChangesFocus(True)
    ready = QWidget()
    grid = QGridLayout(ready)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(7)
    for number, (label, text) in enumerate(READY):
        button = Button(label, partial(edit.setPlainText, text), small=True)
        grid.addWidget(button, *divmod(number, len(READY)))
    dialog.add(Field("文字", edit), ready)
    taken = dialog.exec() == Dialog.DialogCode.Accepted
    written = edit.toPlainText().strip()
    dialog.deleteLater()
    return written if taken else ""
