"""Boxes to tick, rounds to choose, switches, and a row of segments."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.tokens import BODY, BUTTON_SMALL_HEIGHT, RADIUS_CONTROL, TABLE

MARK = 16


class _Toggle(QAbstractButton):
    """What box, round and switch share: a mark, words, a height of 24."""

    mark_width = MARK

    def __init__(
        self,
        text: str = "",
        *,
        checked: bool = False,
        on_change: Callable[[bool], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setChecked(checked)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if on_change is not None:
            self.toggled.connect(on_change)

    def sizeHint(self) -> QSize:
        """Return room for mark and words."""
        words = brush.width_of(self.text(), theme.font(BODY)) + 9 if self.text() else 0
        return QSize(round(theme.px(self.mark_width) + words), theme.px(24))

    def _paint_words(self, painter: QPainter) -> None:
        ink = theme.colour("ink" if self.isEnabled() else "ink_3")
        room = QRectF(self.rect()).adjusted(theme.px(self.mark_width) + 8, 0, 0, 0)
        brush.words(painter, self.text(), room, theme.font(BODY), ink)

    def _mark_box(self) -> QRectF:
        size = theme.px(MARK)
        return QRectF(0, round((self.height() - size) / 2), size, size)

    def _edge(self) -> str:
        if not self.isEnabled():
            return "line_strong"
        return "ink_2" if self.underMouse() else "edge"


class Checkbox(_Toggle):
    """A box to tick, with its words."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box and words."""
        box = self._mark_box()
        with QPainter(self) as painter:
            if self.isChecked():
                fill = theme.colour("accent" if self.isEnabled() else "edge")
                brush.frame(painter, box, 4, fill)
                size = box.width() - 3
                white = theme.colour("on_accent")
                paint_icon(painter, "check", box.x() + 1.5, box.y() + 1.5, white, size)
            else:
                fill = theme.colour("surface")
                brush.frame(painter, box, 4, fill, theme.colour(self._edge()))
            self._paint_words(painter)


class Radio(_Toggle):
    """One choice of several under one parent, with its words."""

    def __init__(
        self,
        text: str = "",
        *,
        checked: bool = False,
        on_change: Callable[[bool], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, checked=checked, on_change=on_change, parent=parent)
        self.setAutoExclusive(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint round and words."""
        box = self._mark_box()
        with QPainter(self) as painter:
            if self.isChecked():
                fill = theme.colour("accent" if self.isEnabled() else "edge")
                brush.frame(painter, box, box.width() / 2, fill)
                dot = box.adjusted(5, 5, -5, -5)
                brush.frame(painter, dot, dot.width() / 2, theme.colour("on_accent"))
            else:
                fill = theme.colour("surface")
                brush.frame(painter, box, box.width() / 2, fill, theme.colour(self._edge()))
            self._paint_words(painter)


class Switch(_Toggle):
    """On or off, at once."""

    mark_width = 34

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track, knob and words."""
        width, height = theme.px(self.mark_width), theme.px(20)
        box = QRectF(0, round((self.height() - height) / 2), width, height)
        name = "line_strong" if not self.isEnabled() else "accent" if self.isChecked() else "edge"
        with QPainter(self) as painter:
            brush.frame(painter, box, height / 2, theme.colour(name))
            knob = height - 6
            x = box.right() - knob - 3 if self.isChecked() else box.x() + 3
            place = QRectF(x, box.y() + 3, knob, knob)
            brush.frame(painter, place, knob / 2, theme.colour("on_accent"))
            self._paint_words(painter)


class _Segment(QAbstractButton):
    """One of the words of a row of segments."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the words in semibold."""
        width = brush.width_of(self.text(), theme.font(TABLE, 600))
        return QSize(round(width) + 24, theme.px(BUTTON_SMALL_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words; the row paints the frame."""
        chosen = self.isChecked()
        name = "ink" if chosen else "ink_2" if self.isEnabled() else "ink_3"
        with QPainter(self) as painter:
            if self.underMouse() and not chosen and self.isEnabled():
                inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
                painter.fillRect(inside, theme.colour("hover"))
            font = theme.font(TABLE, 600 if chosen else 400)
            centre = Qt.AlignmentFlag.AlignHCenter
            brush.words(painter, self.text(), QRectF(self.rect()), font, theme.colour(name), centre)


class Segmented(QWidget):
    """A few words of which one is chosen; ← and → move, ``chosen`` tells the meaning."""

    chosen = Signal(object)

    def __init__(
        self,
        choices: Sequence[tuple[str, object]],
        *,
        on_choose: Callable[[object], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._meanings: list[object] = []
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._group.idToggled.connect(self._tell)
        if on_choose is not None:
            self.chosen.connect(on_choose)
        for text, meaning in choices:
            self._add(text, meaning)

    @property
    def meaning(self) -> object:
        """What the chosen word means."""
        return self._meanings[self._group.checkedId()]

    def choose(self, meaning: object) -> None:
        """Choose by meaning."""
        self._group.button(self._meanings.index(meaning)).setChecked(True)

    def rename(self, meaning: object, text: str) -> None:
        """Give one choice other words, such as a new number."""
        self._group.button(self._meanings.index(meaning)).setText(text)
        self._group.button(self._meanings.index(meaning)).updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the arrow keys."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        button = self._group.button(self._group.checkedId() + step)
        if button is not None:
            button.setChecked(True)
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Repaint the frame with another look."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the common frame, lines between, the chosen one's white ground."""
        box = QRectF(self.rect())
        line = theme.colour("line_strong")
        with QPainter(self) as painter:
            brush.frame(painter, box, RADIUS_CONTROL, theme.colour("sunken"), line)
            chosen = self._group.checkedButton()
            painter.save()
            painter.setClipPath(brush.rounded(box.adjusted(1, 1, -1, -1), RADIUS_CONTROL - 1))
            if chosen is not None:
                painter.fillRect(chosen.geometry(), theme.colour("surface"))
            painter.restore()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(line, 1))
            for button in self._group.buttons()[1:]:
                x = button.geometry().x()
                painter.drawLine(QPointF(x, 1), QPointF(x, self.height() - 2))

    def _add(self, text: str, meaning: object) -> None:
        segment = _Segment(text, self)
        self._meanings.append(meaning)
        self._row.addWidget(segment)
        blocked = self._group.blockSignals(True)
        self._group.addButton(segment, len(self._meanings) - 1)
        segment.setChecked(len(self._meanings) == 1)
        self._group.blockSignals(blocked)

    def _tell(self, number: int, checked: bool) -> None:
        self.update()
        if checked:
            self._stop_at(number)
            self.chosen.emit(self._meanings[number])

    def _stop_at(self, chosen: int) -> None:
        """Let the Tab key stop at the chosen word; Qt leaves it at the one that had the focus."""
        for number, button in enumerate(self._group.buttons()):
            policy = button.focusPolicy()
            tab = Qt.FocusPolicy.TabFocus
            button.setFocusPolicy(policy | tab if number == chosen else policy & ~tab)
