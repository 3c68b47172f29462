"""The files and their sheets above the preview: tabs that run on sideways where they are many."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.tokens import ICON_BUTTON, RADIUS_CONTROL, TABLE

WIDEST = 220
HEIGHT = 34
DOT = 7


class Strip(QScrollArea):
    """A row that is moved sideways by the wheel and by what is chosen in it; no bar is shown."""

    def __init__(self, row: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(row)
        row.setAutoFillBackground(False)
        row.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Return the room of the row."""
        row = self._row.sizeHint()
        return QSize(row.width(), row.height())

    def minimumSizeHint(self) -> QSize:
        """Return that the row may be seen in part."""
        return QSize(80, self._row.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take other room when the row has changed."""
        if watched is self._row and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def follow(self, widget: QWidget) -> None:
        """Bring a part of the row into view."""
        self.ensureWidgetVisible(widget, 60, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move the row sideways."""
        turn = event.angleDelta().y() or event.angleDelta().x()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - turn)
        event.accept()


class _FileTab(QAbstractButton):
    """One file: icon, name, and a dot where somebody has to look into it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setText(name)
        self.setToolTip(name)
        self.setCheckable(True)
        self._mark = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def mark(self, mark: str) -> None:
        """Show another mark, or none."""
        self._mark = mark
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the name, up to a limit."""
        words = brush.width_of(self.text(), theme.font(TABLE, 600))
        icon = theme.px(ICON_BUTTON) + 8
        dot = DOT + 8 if self._mark else 0
        return QSize(round(min(words, theme.px(WIDEST))) + icon + dot + 29, theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tab; the open one joins the sheet below."""
        box = QRectF(self.rect())
        size = theme.px(ICON_BUTTON)
        open_ = self.isChecked()
        with QPainter(self) as painter:
            if open_:
                tall = box.adjusted(0, 0, 0, RADIUS_CONTROL)
                line = theme.colour("line")
                brush.frame(painter, tall, RADIUS_CONTROL, theme.colour("surface"), line)
            elif self.underMouse():
                brush.frame(painter, box, RADIUS_CONTROL, theme.colour("hover"))
            ink = theme.colour("ok" if open_ else "ink_2")
            paint_icon(
                painter, "file-spreadsheet", 14, round(box.center().y() - size / 2), ink, size
            )
            right = -14 - (DOT + 8 if self._mark else 0)
            words = box.adjusted(14 + size + 8, 0, right, 0)
            font = theme.font(TABLE, 600 if open_ else 400)
            brush.words(painter, self.text(), words, font, theme.colour("ink"))
            if self._mark:
                dot = QRectF(box.right() - 14 - DOT, box.center().y() - DOT / 2, DOT, DOT)
                brush.frame(painter, dot, DOT / 2, theme.colour(self._mark))


class FileTabs(QWidget):
    """One tab a file; ← and → move, ``chosen`` tells the file's name, ``opened`` its tab.

    ``mark`` puts dots in a token's colour on the tabs.
    """

    chosen = Signal(str)
    opened = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._tell)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)

    def show_files(self, files: Sequence[str]) -> None:
        """Show other files, the first one open."""
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if isinstance(old, QAbstractButton):
                self._group.removeButton(old)
                old.hide()
                old.deleteLater()
        for number, name in enumerate(files):
            tab = _FileTab(name)
            self._group.addButton(tab, number)
            self._row.addWidget(tab)
        self._row.addStretch(1)
        self.updateGeometry()
        if files:
            self._group.button(0).setChecked(True)

    def mark(self, marks: Mapping[str, str]) -> None:
        """Show other marks, by the files' names."""
        for tab in self._group.buttons():
            if isinstance(tab, _FileTab):
                tab.mark(marks.get(tab.text(), ""))

    def choose(self, name: str) -> None:
        """Open a file's tab."""
        for tab in self._group.buttons():
            if tab.text() == name:
                tab.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the arrow keys."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        tab = self._group.button(self._group.checkedId() + step)
        if tab is not None:
            tab.setChecked(True)
            tab.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, number: int, checked: bool) -> None:
        if not checked:
            return
        tab = self._group.button(number)
        self.opened.emit(tab)
        self.chosen.emit(tab.text())
