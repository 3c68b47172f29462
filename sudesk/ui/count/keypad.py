"""The number pad as it lies under the hand: what each key does to this ballot."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.count.draft import Draft
from sudesk.ui.tokens import CAPTION, RADIUS_CONTROL, TypeStyle

KEY = 54
GAP = 8
SIGN = TypeStyle(18, 24, 600)
CENTRE = Qt.AlignmentFlag.AlignHCenter
ENTER = "Enter"


@dataclass(frozen=True)
class _Key:
    """A key: what stands on it, its place and size in cells, and what it means now."""

    sign: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    word: str = ""
    live: bool = True


class Keypad(QWidget):
    """Legend of the number pad; a click on a key does the same, ``pressed`` tells its sign."""

    pressed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[_Key, ...] = ()
        self._over: str | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("数字键盘")

    def show_draft(self, draft: Draft, *, amending: bool) -> None:
        """Show what the keys mean for a ballot."""
        store = "存票换张" if not amending else "存下修改"
        others = (
            _Key("Num", 0, 0, live=False),
            _Key("/", 0, 1, word="整张无效"),
            _Key("*", 0, 2, word="另选他人" if draft.takes_names else "", live=draft.takes_names),
            _Key("−", 0, 3, word="撤销一步"),
            _Key("+", 1, 3, rows=2, word="其余反对"),
            _Key(ENTER, 3, 3, rows=2, word=store),
            _Key("0", 4, 0, columns=2, word="空白" if draft.by_name else "空白票"),
            _Key(".", 4, 2, word="疑票" if not draft.doubt else "不是疑票"),
        )
        digits = (
            _digit(digit, _meaning(draft, digit), row, column)
            for row, line in enumerate(("789", "456", "123"), 1)
            for column, digit in enumerate(map(int, line))
        )
        self._keys = (*others, *digits)
        self.setAccessibleDescription("，".join(f"{k.sign} {k.word}" for k in self._keys if k.word))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the pad's room."""
        return QSize(320, 5 * theme.px(KEY) + 4 * GAP)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which key would be pressed."""
        found = self._key_at(event.position())
        self._over = found.sign if found else None
        shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press the key under the mouse."""
        found = self._key_at(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(found.sign)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the keys."""
        with QPainter(self) as painter:
            for key in self._keys:
                self._paint_key(painter, key)

    def box_of(self, sign: str) -> QRectF:
        """Return where a key lies."""
        return self._box(next(key for key in self._keys if key.sign == sign))

    def _paint_key(self, painter: QPainter, key: _Key) -> None:
        box, enter = self._box(key), key.sign == ENTER
        over = key.sign == self._over
        fill = "accent_hover" if enter and over else "accent" if enter else "surface"
        if not enter and (over or not key.live):
            fill = "hover" if over else "sunken"
        edge = "accent_press" if enter else "line_strong"
        brush.frame(painter, box, RADIUS_CONTROL, theme.colour(edge))
        face = box.adjusted(0, 0, 0, -2) if enter else box.adjusted(1, 1, -1, -3)
        brush.frame(painter, face, RADIUS_CONTROL - 1, theme.colour(fill))
        ink = "on_accent" if enter else "ink" if key.live or key.sign == "Num" else "ink_3"
        word = "on_accent" if enter else "ink_2" if key.live else "ink_3"
        high = theme.line_height(SIGN) + (theme.line_height(CAPTION) if key.word else 0)
        top = face.center().y() - high / 2
        sign = QRectF(face.x(), top, face.width(), theme.line_height(SIGN))
        style = SIGN if key.sign not in ("Num", ENTER) else TypeStyle(15, 24, 600)
        brush.words(painter, key.sign, sign, theme.font(style), theme.colour(ink), CENTRE)
        below = QRectF(face.x() + 3, sign.bottom(), face.width() - 6, theme.line_height(CAPTION))
        brush.words(painter, key.word, below, theme.font(CAPTION), theme.colour(word), CENTRE)

    def _box(self, key: _Key) -> QRectF:
        width = (self.width() - 3 * GAP) / 4
        height = theme.px(KEY)
        return QRectF(
            round(key.column * (width + GAP)),
            key.row * (height + GAP),
            round(key.columns * width + (key.columns - 1) * GAP),
            key.rows * height + (key.rows - 1) * GAP,
        )

    def _key_at(self, place: QPointF) -> _Key | None:
        keys = (key for key in self._keys if key.live and self._box(key).contains(place))
        return next(keys, None)


def _digit(digit: int, word: str, row: int, column: int) -> _Key:
    return _Key(str(digit), row, column, word=word or "—", live=bool(word))


def _meaning(draft: Draft, digit: int) -> str:
    if draft.by_name:
        return {1: "赞成", 2: "反对"}.get(digit, "")
    names = draft.contest.candidates
    return names[digit - 1] if digit <= len(names) else ""
