"""Text in the sizes of the type scale, with their fixed line heights."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.tokens import BODY, Ink, TypeStyle

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


class Text(QLabel):
    """One line, cut with … where room is short, or with ``wrap`` a paragraph.

    ``lead`` is a first part in semibold. A cut line shows the whole in its tool tip.
    """

    def __init__(
        self,
        text: str = "",
        style: TypeStyle = BODY,
        ink: Ink = "ink",
        *,
        lead: str = "",
        wrap: bool = False,
        weight: int | None = None,
        align: Qt.AlignmentFlag = LEFT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._ink: Ink = ink
        self._weight = weight
        self._lead = 0
        self._align = align
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred,
            QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed,
        )
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.say(text, lead)

    def say(self, text: str, lead: str = "") -> None:
        """Show other words, ``lead`` of them in semibold at the front."""
        self._lead = len(lead)
        self.setText(lead + text)
        self.updateGeometry()

    def colour(self, ink: Ink) -> None:
        """Show the words in another colour."""
        self._ink = ink
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Return whether this is a paragraph."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the paragraph set to a width."""
        lines = self._lay_out(width).lineCount() if self.wordWrap() else 1
        return max(1, lines) * theme.line_height(self._style)

    def sizeHint(self) -> QSize:
        """Return the room of the words on one line, or of a paragraph of about 40 characters."""
        natural = ceil(self._lay_out(None).maximumWidth()) + 1 if self.text() else 0
        if self.wordWrap():
            natural = min(natural, 40 * theme.px(self._style.size))
        return QSize(natural, self.heightForWidth(natural))

    def minimumSizeHint(self) -> QSize:
        """Return the least room: a line may be cut, a paragraph may grow tall."""
        least = min(self.sizeHint().width(), 4 * theme.px(self._style.size))
        return QSize(least, theme.line_height(self._style))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines at their fixed pitch."""
        with QPainter(self) as painter:
            if self.wordWrap():
                self._paint_lines(painter)
            else:
                self._paint_line(painter)

    def _paint_lines(self, painter: QPainter) -> None:
        layout = self._lay_out(self.width())
        pitch = theme.line_height(self._style)
        painter.setPen(theme.colour(self._ink))
        top = 0.0
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top = max(0.0, (self.height() - layout.lineCount() * pitch) / 2)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            spare = self.width() - line.naturalTextWidth()
            indent = spare if self._align == RIGHT else spare / 2 if self._align == CENTRE else 0
            line.setPosition(QPointF(indent, top + number * pitch + (pitch - line.height()) / 2))
        layout.draw(painter, QPointF(0, 0))

    def _paint_line(self, painter: QPainter) -> None:
        ink = theme.colour(self._ink)
        lead, rest = self.text()[: self._lead], self.text()[self._lead :]
        whole = QRectF(self.rect())
        strong = theme.font(self._style, 600)
        taken = brush.width_of(lead, strong) if lead else 0.0
        needed = taken + (brush.width_of(rest, self._font()) if rest else 0.0)
        tip = self.text() if needed > whole.width() + 1 else ""
        if tip != self.toolTip():
            self.setToolTip(tip)
        if lead:
            brush.words(painter, lead, whole, strong, ink)
        if rest:
            room = whole.adjusted(taken, 0, 0, 0)
            brush.words(painter, rest, room, self._font(), ink, self._align)

    def _font(self) -> QFont:
        return theme.font(self._style, self._weight)

    def _lay_out(self, width: int | None) -> QTextLayout:
        layout = QTextLayout(self.text(), self._font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if self._lead:
            span = QTextLayout.FormatRange()
            span.start, span.length = 0, self._lead
            bold = QTextCharFormat()
            bold.setFont(theme.font(self._style, 600))
            span.format = bold
            layout.setFormats([span])
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width if width is not None else 1e6)
        layout.endLayout()
        return layout
