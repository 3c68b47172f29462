"""What lies at the left of the ballot: the bundles, the number for the slip, the last ballot."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.services.entering import OwnBundle
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
    """The teller's own bundles around the one in hand; a click asks for another one."""

    asked = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bundles: Sequence[OwnBundle] = ()
        self._current = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def fill(self, bundles: Sequence[OwnBundle], current: int) -> None:
        """Show how far the bundles are; ``current`` is the one in hand."""
        self._bundles, self._current = bundles, current
        said = (f"第{one.number}捆 {one.entered}/{one.expected}张" for one in self._rows())
        self.setAccessibleName("，".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the rows shown."""
        return QSize(200, max(len(self._rows()), 1) * theme.px(ROW))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the bundle under the mouse."""
        line = int(event.position().y() // theme.px(ROW))
        rows = self._rows()
        if event.button() == Qt.MouseButton.LeftButton and 0 <= line < len(rows):
            self.asked.emit(rows[line].number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows."""
        height = theme.px(ROW)
        with QPainter(self) as painter:
            for line, bundle in enumerate(self._rows()):
                box = QRectF(1, line * height, self.width() - 2, height)
                self._paint_row(painter, box, bundle)

    def _paint_row(self, painter: QPainter, box: QRectF, bundle: OwnBundle) -> None:
        current = bundle.number == self._current
        if current:
            painter.fillRect(box, theme.colour("select"))
        painter.fillRect(QRectF(box.x(), box.y(), box.width(), 1), theme.colour("line"))
        sign, ink = _sign(bundle, current=current)
        icon = theme.px(ICON_BUTTON)
        paint_icon(painter, sign, 15, box.center().y() - icon / 2, theme.colour(ink), icon)
        font = theme.font(TABLE, 600 if current else 400)
        words = QRectF(15 + icon + 10, box.y(), 90, box.height())
        brush.words(painter, f"第 {bundle.number} 捆", words, font, theme.colour("ink"))
        count = box.adjusted(0, 0, -13, 0)
        right = Qt.AlignmentFlag.AlignRight
        shade = theme.colour("ink" if current else "ink_2")
        said = f"{bundle.entered} / {bundle.expected} 张"
        brush.words(painter, said, count, font, shade, right)

    def _rows(self) -> Sequence[OwnBundle]:
        """Return the bundles shown, the one in hand among them."""
        last = len(self._bundles)
        first = min(max(self._current - SHOWN // 2, 1), max(last - SHOWN + 1, 1))
        return self._bundles[first - 1 : first - 1 + SHOWN]


def _sign(bundle: OwnBundle, *, current: bool) -> tuple[str, Ink]:
    if bundle.sent_back is not None and not bundle.finished:
        return "triangle-alert", "warn"
    if bundle.finished or bundle.reconciled:
        return "circle-check", "ok"
    return ("circle-dot", "accent_text") if current else ("circle", "ink_3")


class BundleCard(Card):
    """The bundles with their head."""

    def __init__(self) -> None:
        self._base = Text("", CAPTION, "ink_2")
        super().__init__("捆", self._base)
        self.body.setContentsMargins(0, 0, 0, 1)
        self.list = BundleList()
        self.add(self.list)

    def fill(self, collected: int, size: int, bundles: Sequence[OwnBundle], current: int) -> None:
        """Show how far the bundles are."""
        self._base.say(f"收回 {collected} 张，每捆 {size} 张")
        self.list.fill(bundles, current)


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

    def fill(self, words: str) -> None:
        """Show the number of a place, or of a whole bundle."""
        self._number.say(words)

    @property
    def number(self) -> str:
        """The number that is shown."""
        return self._number.text()


class LastCard(Card):
    """The ballot before the one in hand, the way back to it, and how fast it goes."""

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
        self.pace = Text("", CAPTION, "ink_2", wrap=True)
        self.pace.hide()
        self.add(self._head, self._lines, key, self.pace)
        self.body.addStretch(1)

    def fill(self, bundle: int, place: int, lines: Sequence[str]) -> None:
        """Show the ballot at a place of a bundle, 0 where there is none before."""
        self._head.say(f"上一张 {slip(bundle, place)}" if place else "本捆还没有上一张")
        self._lines.say("\u2028".join(lines))
        self._lines.setVisible(bool(lines))
        self.back.setEnabled(place > 0)

    def tell_pace(self, keys: int, ballots: int) -> None:
        """Say how many keys a ballot took on average; nothing before there is one."""
        self.pace.setVisible(ballots > 0)
        if ballots:
            tenths = (20 * keys + ballots) // (2 * ballots)
            self.pace.say(f"平均每张 {tenths // 10}.{tenths % 10} 键")

    @property
    def told(self) -> str:
        """What is said of the ballot."""
        return self._lines.text()


def left_column(cards: Sequence[Card], width: int, *, growing: bool = True) -> QWidget:
    """Return cards under each other in a column of a fixed width, the last one growing."""
    side = QWidget()
    side.setFixedWidth(width)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for card in cards:
        column.addWidget(card, 1 if growing and card is cards[-1] else 0)
    if not growing:
        column.addStretch(1)
    return side
