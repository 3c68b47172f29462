"""Two wordings side by side, what differs marked: struck out at the left, tinted at the right."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.rules.charter import Piece, compared
from sudesk.ui import theme
from sudesk.ui.pieces.card import Line
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BODY, CAPTION


class Marked(QWidget):
    """A paragraph in which some pieces are marked; ``gone`` strikes them out."""

    def __init__(self, *, gone: bool) -> None:
        super().__init__()
        self._gone = gone
        self._pieces: Sequence[Piece] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def marked(self) -> tuple[str, ...]:
        """The pieces that are marked."""
        return tuple(piece.text for piece in self._pieces if piece.changed)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show other words."""
        self._pieces = pieces
        self.setAccessibleName("".join(piece.text for piece in pieces))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Return that lines are broken."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines set to a width."""
        return max(1, self._lay_out(width).lineCount()) * theme.line_height(BODY)

    def sizeHint(self) -> QSize:
        """Return the room of about 20 characters a line."""
        width = 20 * theme.px(BODY.size)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(6 * theme.px(BODY.size), theme.line_height(BODY))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines at their fixed pitch."""
        layout = self._lay_out(self.width())
        pitch = theme.line_height(BODY)
        with QPainter(self) as painter:
            painter.setPen(theme.colour("ink"))
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                line.setPosition(QPointF(0, number * pitch + (pitch - line.height()) / 2))
            layout.draw(painter, QPointF(0, 0))

    def _lay_out(self, width: int) -> QTextLayout:
        text = "".join(piece.text for piece in self._pieces).replace("\n", "\u2028")
        layout = QTextLayout(text, theme.font(BODY))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        formats = []
        start = 0
        for piece in self._pieces:
            length = ceil(len(piece.text.encode("utf-16-le")) / 2)
            if piece.changed:
                span = QTextLayout.FormatRange()
                span.start, span.length = start, length
                look = QTextCharFormat()
                tone = "bad" if self._gone else "ok"
                look.setForeground(theme.colour(tone))
                look.setBackground(theme.colour(f"{tone}_tint"))
                look.setFontStrikeOut(self._gone)
                span.format = look
                formats.append(span)
            start += length
        layout.setFormats(formats)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
        layout.endLayout()
        return layout


class Sides(QWidget):
    """The wording before at the left and after at the right, under their words."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__()
        self.before, self.after = Marked(gone=True), Marked(gone=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for word, side in ((before, self.before), (after, self.after)):
            if side is self.after:
                row.addWidget(Line(upright=True))
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(Text(word, CAPTION, "ink_3"))
            column.addWidget(side)
            column.addStretch(1)
            row.addLayout(column, 1)

    def show_texts(self, before: str, after: str) -> None:
        """Compare two wordings."""
        old, new = compared(before, after)
        self.before.show_pieces(old)
        self.after.show_pieces(new)
