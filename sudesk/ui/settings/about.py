"""The tab about the program: its version, and whose work it stands on."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk import __version__
from sudesk.paths import resources, user_data
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.icon import DepartmentMark
from sudesk.ui.pieces.text import Text
from sudesk.ui.shell import APP_NAME
from sudesk.ui.tokens import CAPTION, CARD_PADDING, LEAD, TABLE

# Part, what it does here, its licence, and the licence's text in the resources where it is ours
# to carry.
PARTS = (
    ("Qt、PySide6", "窗口", "LGPL 3", ""),
    ("SQLAlchemy、Alembic", "存取资料", "MIT", ""),
    ("SQLite", "存储", "公有领域", ""),
    ("python-calamine、openpyxl、defusedxml", "读写表格", "MIT、PSF", ""),
    ("ReportLab、pypdfium2", "印制和预览文书", "BSD、Apache 2.0", ""),
    ("pypinyin、platformdirs", "拼音查找、文件夹位置", "MIT", ""),
    ("Noto Sans SC", "黑体", "SIL OFL 1.1", "fonts/OFL-NotoSansSC.txt"),
    ("Noto Serif SC", "宋体", "SIL OFL 1.1", "fonts/OFL-NotoSerifSC.txt"),
    ("Sudesk Kai（改自 LXGW WenKai）", "楷体", "SIL OFL 1.1", "fonts/OFL-SudeskKai.txt"),
    (
        "Sudesk FangSong（改自 FandolFang）",
        "仿宋",
        "GPL 3，附字体例外",
        "fonts/GPL-SudeskFangSong.txt",
    ),
    ("Lucide", "图标", "ISC、MIT", "icons/LICENSE"),
)


class AboutTab(Page):
    """Version, promise, licences of the bundled parts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.body.addWidget(_program())
        parts = Card("所用部件", caption="各按自己的许可证使用", flush=True)
        for number, part in enumerate(PARTS):
            if number:
                parts.add(Line())
            parts.add(_part(*part))
        self.body.addWidget(parts)
        self.body.addStretch(1)


def _program() -> Card:
    card = Card()
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(DepartmentMark(44))
    names = QVBoxLayout()
    names.setSpacing(2)
    names.addWidget(Text(f"{APP_NAME} {__version__}", LEAD))
    promise = f"不联网，资料只存在这台电脑上。MIT 许可证。Qt {qVersion()}"
    names.addWidget(Text(promise, TABLE, "ink_2"))
    row.addLayout(names, 1)
    row.addWidget(Button("打开运行记录文件夹", partial(_show, user_data()), icon="folder-open"))
    card.body.addLayout(row)
    return card


def _part(name: str, serves: str, licence: str, text: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(CARD_PADDING, 7, CARD_PADDING, 7)
    line.setSpacing(12)
    line.addWidget(Text(name, TABLE), 3)
    line.addWidget(Text(serves, TABLE, "ink_2"), 2)
    line.addWidget(Text(licence, CAPTION, "ink_2"), 2)
    read = Button("看全文", partial(_show, resources() / text), kind=Kind.LINK)
    read.setAccessibleName(f"看 {name} 的许可证全文")
    line.addWidget(read)
    keeps_room = read.sizePolicy()
    keeps_room.setRetainSizeWhenHidden(True)
    read.setSizePolicy(keeps_room)
    read.setVisible(bool(text))
    return row


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
