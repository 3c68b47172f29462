"""The left side of the first start: what this is, how far it is, and ways to begin otherwise."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.first_start.steps import StepList
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.icon import DepartmentMark
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, RADIUS_CARD, TABLE, TypeStyle

WIDTH = 259
RECENT = 2
GREETING = TypeStyle(20, 28, 600)


class Welcome(QWidget):
    """Mark, greeting, steps; at the foot the files opened last and the sample department."""

    opened = Signal(Path)

    def __init__(self, steps: Sequence[tuple[str, str]], recent: Sequence[Path]) -> None:
        super().__init__()
        self.steps = StepList(steps)
        self.sample = Button("打开示例系", icon="folder-open")
        policy = QSizePolicy.Policy
        self.sample.setSizePolicy(policy.Expanding, policy.Fixed)
        self.elsewhere = Button("存到别处…", kind=Kind.LINK)
        self.spread(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 28, 24, 26)
        column.setSpacing(0)
        column.addWidget(DepartmentMark(44))
        column.addSpacing(14)
        column.addWidget(Text("欢迎使用", GREETING))
        column.addWidget(Text("系学生会工作台", GREETING))
        column.addSpacing(8)
        about = "三步建好本系的文件，约 2 分钟。以后都可在“设置”中修改。"
        column.addWidget(Text(about, TABLE, "ink_2", wrap=True))
        column.addSpacing(24)
        column.addWidget(self.steps)
        column.addSpacing(8)
        column.addStretch(1)
        self._add_recent(column, [path for path in recent if path.exists()][:RECENT])
        column.addWidget(Text("想先看看？", TABLE, "ink_2"))
        column.addSpacing(8)
        column.addWidget(self.sample)
        column.addSpacing(8)
        promise = "示例系里全是虚构的学生，可随意试用。默认存到“文档”文件夹。"
        column.addWidget(Text(promise, CAPTION, "ink_3", wrap=True))
        column.addSpacing(2)
        column.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)

    def spread(self, spread: bool) -> None:
        """Take the whole width below the forms, or stand as a column at their left."""
        width = max(WIDTH, theme.px(WIDTH))
        self._spread = spread
        self.setMinimumWidth(0 if spread else width)
        self.setMaximumWidth(16777215 if spread else width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sunken ground inside the card's border, and the line to the forms."""
        box = QRectF(self.rect())
        whole = box.adjusted(0, -20, 0, 0) if self._spread else box.adjusted(0, 0, 20, 0)
        edge = QRectF(box.right() - 1, 0, 1, box.height())
        with QPainter(self) as painter:
            painter.setClipPath(brush.rounded(whole, RADIUS_CARD - 1))
            painter.fillRect(box, theme.colour("sunken"))
            line = QRectF(0, 0, box.width(), 1) if self._spread else edge
            painter.fillRect(line, theme.colour("line"))

    def _add_recent(self, column: QVBoxLayout, recent: Sequence[Path]) -> None:
        if not recent:
            return
        column.addWidget(Text("最近用过", TABLE, "ink_2"))
        column.addSpacing(4)
        for path in recent:
            button = Button(path.name, partial(self.opened.emit, path), kind=Kind.LINK)
            button.setToolTip(str(path))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addSpacing(4)
        column.addSpacing(12)
