"""What lies at the left of the ballot: the bundles, the number for the slip, the last ballot."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.services.counting import BUNDLE
from sudesk.ui import brush, theme
from sudesk.ui.count.told import slip
from sudesk.ui.icons import paint_icon
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.keyhint import KeyHint
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, ICON_BUTTON, TABLE, Ink, TypeStyle

SLIP = TypeStyle(42, 50, 600)
ROW = 34
SHOWN = 5


class BundleList(QWidget):
    """The bundles of 20 around the one in hand, each with how many ballots are in."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._collected, self._entered, self._current = 0, 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, collected: int, entered: int, place: int) -> None:
        """Show how far the bundles are; ``place`` is that of the ballot in hand."""
        self._collected, self._entered = collected, entered
        self._current = (place - 1) // BUNDLE + 1
        said = (f"第{number}捆 {inside}/{size}张" for number, inside, size in self._rows())
        self.setAccessibleName("，".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the rows shown."""
        return QSize(200, len(self._rows()) * theme.px(ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows."""
        height = theme.px(ROW)
        with QPainter(self) as painter:
            for line, (number, inside, size) in enumerate(self._rows()):
                box = QRectF(1, line * height, self.width() - 2, height)
                self._paint_row(painter, box, number, inside, size)

    def _paint_row(
        self, painter: QPainter, box: QRectF, number: int, inside: int, size: int
    ) -> None:
        current = number == self._current
        if current:
            painter.fillRect(box, theme.colour("select"))
        painter.fillRect(QRectF(box.x(), box.y(), box.width(), 1), theme.colour("line"))
        full = inside >= size
        sign = "circle-check" if full else "circle-dot" if current else "circle"
        ink: Ink = "ok" if full else "accent_text" if current else "ink_3"
        icon = theme.px(ICON_BUTTON)
        paint_icon(painter, sign, 15, box.center().y() - icon / 2, theme.colour(ink), icon)
        font = theme.font(TABLE, 600 if current else 400)
        words = QRectF(15 + icon + 10, box.y(), 90, box.height())
        brush.words(painter, f"第 {number} 捆", words, font, theme.colour("ink"))
        count = box.adjusted(0, 0, -13, 0)
        right = Qt.AlignmentFlag.AlignRight
        shade = theme.colour("ink" if current else "ink_2")
        brush.words(painter, f"{inside} / {size} 张", count, font, shade, right)

    def _rows(self) -> list[tuple[int, int, int]]:
        """Return (number, entered, size) of the bundles shown; the one in hand among them."""
        whole = max(self._collected, self._entered, 1)
        last = max(-(-whole // BUNDLE), self._current)
        first = min(max(self._current - SHOWN // 2, 1), max(last - SHOWN + 1, 1))
        rows = []
        for number in range(first, min(first + SHOWN, last + 1)):
            before = (number - 1) * BUNDLE
            inside = min(max(self._entered - before, 0), BUNDLE)
            rows.append((number, inside, min(max(whole - before, 1), BUNDLE)))
        return rows


class BundleCard(Card):
    """The bundles with their head."""

    def __init__(self) -> None:
        self._base = Text("", CAPTION, "ink_2")
        super().__init__("捆", self._base)
        self.body.setContentsMargins(0, 0, 0, 1)
        self._list = BundleList()
        self.add(self._list)

    def fill(self, collected: int, entered: int, place: int) -> None:
        """Show how far the bundles are."""
        self._base.say(f"收回 {collected} 张，每捆 {BUNDLE} 张")
        self._list.fill(collected, entered, place)


class SlipCard(Card):
    """The number to write on the slip of the bundle, never on a ballot (secrecy)."""

    def __init__(self) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        self._number = Text("", SLIP, align=middle)
        self.body.setSpacing(2)
        self.add(
            Text("在本捆角条上写", CAPTION, "ink_2", align=middle),
            self._number,
            Text("只写在角条上，不写在选票上", CAPTION, "ink_2", align=middle),
        )

    def fill(self, place: int) -> None:
        """Show the number of a place."""
        self._number.say(slip(place))

    @property
    def number(self) -> str:
        """The number that is shown."""
        return self._number.text()


class LastCard(Card):
    """The ballot before the one in hand, and the way back to it."""

    def __init__(self, go_back: Callable[[], object]) -> None:
        super().__init__()
        self._head = Text("", TypeStyle(TABLE.size, TABLE.line, 600), "ink_2")
        self._lines = Text("", TABLE, wrap=True)
        self.back = Button("修改上一张", go_back, icon="undo-2", small=True)
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        key = QWidget()
        row = QHBoxLayout(key)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self.back)
        row.addWidget(KeyHint("PgUp"))
        row.addStretch(1)
        self.add(self._head, self._lines, key)
        self.body.addStretch(1)

    def fill(self, place: int, lines: Sequence[str]) -> None:
        """Show the ballot at a place, 0 where there is none before."""
        self._head.say(f"上一张 {slip(place)}" if place else "还没有上一张")
        self._lines.say("\u2028".join(lines))
        self._lines.setVisible(bool(lines))
        self.back.setEnabled(place > 0)

    @property
    def told(self) -> str:
        """What is said of the ballot."""
        return self._lines.text()


def left_column(cards: Sequence[Card], width: int) -> QWidget:
    """Return cards under each other in a column of a fixed width, the last one growing."""
    side = QWidget()
    side.setFixedWidth(width)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for card in cards:
        column.addWidget(card, 1 if card is cards[-1] else 0)
    return side
