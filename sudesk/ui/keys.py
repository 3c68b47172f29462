"""The help behind F1: which keys do what."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.keyhint import KeyHint
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE

KEYS = (
    (("Enter",), "做本页的主要一步"),
    (("Alt+1", "Alt+6"), "换到左侧第一至第六项"),
    (("Ctrl+Tab",), "换到本页下一个标签"),
    (("Ctrl+K",), "查找学生和页面"),
    (("Tab", "Shift+Tab"), "到下一个、上一个按钮或输入框"),
    (("F2", "F3"), "会场操作：开始或结束一项，撤回一步"),
    (("F4",), "会上记一条现场发言"),
    (("F5", "F6"), "会场操作：清点人数，看主持词"),
    (("F7", "F8", "F9"), "会场操作：大屏放映，定住，黑屏"),
    (("Ctrl+Z",), "撤销刚做的一步，提示还在时有效"),
    (("Ctrl+O",), "在设置的“文件与备份”中打开其他文件"),
    (("Ctrl+S",), "在设置的“本系”中保存修改"),
    (("Esc",), "关掉对话框或查找结果"),
    (("F1",), "看这张表"),
)


def show_keys(window: QWidget) -> None:
    """Show the keys until they have been read."""
    dialog = Dialog(
        window,
        "键盘操作",
        "不用鼠标也能做完每一步。录入选票时的按键写在录票页上。",
        main="知道了",
        other="关闭",
        icon="circle-help",
        width=800,
    )
    dialog.other.hide()
    dialog.add(_table())
    dialog.exec()
    dialog.deleteLater()


def _table() -> QWidget:
    """Return the keys in two columns, so that they are seen whole in a low window too."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 6, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(9)
    half = -(-len(KEYS) // 2)
    for number, (keys, meaning) in enumerate(KEYS):
        column, row = divmod(number, half)
        hints = QHBoxLayout()
        hints.setSpacing(6)
        for key in keys:
            hints.addWidget(KeyHint(key))
        hints.addStretch(1)
        grid.addLayout(hints, row, 2 * column)
        grid.addWidget(Text(meaning, TABLE, wrap=True), row, 2 * column + 1)
        grid.setColumnStretch(2 * column + 1, 1)
    return table
