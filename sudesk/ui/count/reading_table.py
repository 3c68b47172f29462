"""What one teller read on a ballot, as a card of lines; where both part, the line is tinted."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.count.ballot_face import paint_mark_sign
from sudesk.ui.count.readings import ReadingRow
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BODY, CAPTION, TABLE

ROW = 33
SHOWN = 10  # longer ballots show only the lines that differ
RIGHT = Qt.AlignmentFlag.AlignRight


class _Rows(QWidget):
    """The painted lines."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[ReadingRow] = ()
        self._differing: Collection[int] = ()
        self._left_out = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, rows: Sequence[ReadingRow], differing: Collection[int], left_out: int) -> None:
        """Show other lines; ``left_out`` more are the same on both sides."""
        self._rows, self._differing, self._left_out = rows, differing, left_out
        self.setAccessibleName("，".join(f"{row.name}{row.words}" for row in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the lines."""
        lines = len(self._rows) + bool(self._left_out)
        return QSize(320, lines * theme.px(ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint line by line."""
        height = theme.px(ROW)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, row in enumerate(self._rows):
                box = QRectF(1, place * height, self.width() - 2, height)
                self._paint_row(painter, box, row, tinted=place in self._differing)
            if self._left_out:
                box = QRectF(16, len(self._rows) * height, self.width() - 32, height)
                words = f"其余 {self._left_out} 项两次相同"
                brush.words(painter, words, box, theme.font(CAPTION), theme.colour("ink_3"))

    def _paint_row(self, painter: QPainter, box: QRectF, row: ReadingRow, *, tinted: bool) -> None:
        weight = 600 if tinted else 400
        if tinted:
            painter.fillRect(box, theme.colour("warn_tint"))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.colour("line"))
        number = box.adjusted(14, 0, 0, 0)
        ink_2, ink = theme.colour("ink_2"), theme.colour("ink")
        brush.words(painter, row.number, number, theme.font(TABLE, weight), ink_2)
        words_width = max(theme.px(96), brush.width_of(row.words, theme.font(TABLE, weight)) + 2)
        words_width = min(words_width, box.width() * 0.62)
        name = box.adjusted(40, 0, -words_width - 60, 0)
        brush.words(painter, row.name, name, theme.font(BODY, weight), ink)
        words = QRectF(box.right() - words_width - 14, box.y(), words_width, box.height())
        strong = tinted or row.mark is not None
        font = theme.font(TABLE, weight)
        brush.words(painter, row.words, words, font, ink if strong else ink_2)
        size = theme.px(15)
        sign = QRectF(words.x() - size - 14, box.center().y() - size / 2, size, size)
        paint_mark_sign(painter, sign, row.mark, ink)


class ReadingTable(Card):
    """The reading of one teller under the teller's name, with its sums at the right."""

    def __init__(self) -> None:
        self._sums = Text("", CAPTION, "ink_2", align=RIGHT)
        super().__init__("第一计票人", self._sums, flush=True)
        self._rows = _Rows()
        self.body.setContentsMargins(0, 0, 0, 1)
        self.add(self._rows)

    def show_reading(
        self, who: str, sums: str, rows: Sequence[ReadingRow], differing: Collection[int]
    ) -> None:
        """Show a reading; of a long ballot only where both part, and what is not as usual."""
        self.title.say(who)
        self._sums.say(sums)
        wanted = list(range(len(rows)))
        if len(rows) > SHOWN + 2 and differing:
            wanted = [place for place in wanted if place in differing]
        else:  # without the two lines below the names where both agree that nothing is there
            wanted = [p for p in wanted if rows[p].number or p in differing or _unusual(rows[p])]
        shown = [rows[place] for place in wanted]
        tinted = [at for at, place in enumerate(wanted) if place in differing]
        left_out = len(rows) - len(shown) if len(rows) > SHOWN + 2 and differing else 0
        self._rows.fill(shown, tinted, left_out)

    @property
    def told(self) -> str:
        """What the lines say."""
        return self._rows.accessibleName()


def _unusual(row: ReadingRow) -> bool:
    """Whether a line below the names says something."""
    return row.words not in ("没有写", "有效")
