"""How a finding is painted as a card: chip and heading, what is the matter, how it is settled."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from sudesk.ui import brush, theme
from sudesk.ui.pieces.chip import ChipLook, chip_width, paint_chip
from sudesk.ui.roster.card_model import FindingModel
from sudesk.ui.roster.findings import Bin, Finding
from sudesk.ui.roster.settling import NEITHER
from sudesk.ui.roster.ticks import MARK, paint_tick
from sudesk.ui.tokens import (
    BODY,
    BUTTON_SMALL_HEIGHT,
    CAPTION,
    CHIP_HEIGHT,
    RADIUS_CONTROL,
    TABLE,
    Ink,
    Tone,
    TypeStyle,
)

EDGE, TOP, GAP = 14, 8, 8
CHIPS = {
    Bin.REFUSED: ChipLook("有误", Tone.BAD, "octagon-x"),
    Bin.WAITING: ChipLook("待确认", Tone.WARN, "triangle-alert"),
    Bin.REMARKS: ChipLook("提示", Tone.INFO, "info"),
}
CONFIRMED = ChipLook("已确认", Tone.OK, "check")
DECIDED = ChipLook("已选定", Tone.OK, "check")
CONFIRM = "确认采用"
BUTTON = TypeStyle(13, 19, 500)
Index = QModelIndex | QPersistentModelIndex


class CardPainter(QStyledItemDelegate):
    """Paints one card, and knows where on it stands what settles the finding."""

    def __init__(self, model: FindingModel, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the words need at the list's width."""
        width = self._view.viewport().width()
        finding = self._model.findings[index.row()]
        height = 2 * TOP + 1 + self._head_height()
        for text, style, _ in _paragraphs(finding):
            height += len(_lines(text, theme.font(style), width - 2 * EDGE)) * theme.px(style.line)
        if finding.asks_confirmation:
            height += theme.px(30)
        elif finding.names:
            *_, (_, last) = self.buttons_of(finding, QRectF(0, 0, width, 0))
            height += round(last.bottom()) + GAP
        return QSize(width, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """Paint one card."""
        finding = self._model.findings[index.row()]
        box = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, box, index.row(), finding)
        y = self._paint_head(painter, box, finding)
        for text, style, ink in _paragraphs(finding):
            font = theme.font(style)
            for line in _lines(text, font, box.width() - 2 * EDGE):
                place = QRectF(box.x() + EDGE, y, box.width() - 2 * EDGE, theme.px(style.line))
                brush.words(painter, line, place, font, theme.colour(ink))
                y += place.height()
        if finding.asks_confirmation:
            place = self.box_of(box)
            paint_tick(painter, place.x(), place.center().y(), self._model.is_settled(finding))
            words = place.adjusted(theme.px(MARK) + GAP, 0, 0, 0)
            brush.words(painter, CONFIRM, words, theme.font(BODY), theme.colour("ink"))
        self._paint_buttons(painter, box, finding)
        painter.restore()

    def box_of(self, card: QRectF) -> QRectF:
        """Return where the box and its words stand on a card."""
        width = theme.px(MARK) + GAP + brush.width_of(CONFIRM, theme.font(BODY)) + 2
        height = theme.px(24)
        return QRectF(card.x() + EDGE, card.bottom() - TOP - height - 1, width, height)

    def decision_at(self, finding: Finding, card: QRectF, point: QPointF) -> str | None:
        """Return the name on whose button a point of a card lies, None beside the buttons."""
        placed = self._placed(finding, card)
        return next((name for name, place in placed if place.contains(point)), None)

    def buttons_of(self, finding: Finding, card: QRectF) -> Iterator[tuple[str, QRectF]]:
        """Yield each name with its button, in rows that begin at the top of ``card``."""
        x, y = card.x() + EDGE, card.y()
        height = theme.px(BUTTON_SMALL_HEIGHT)
        for name in (*finding.names, NEITHER):
            width = round(brush.width_of(_said(finding, name), theme.font(BUTTON))) + 20
            if x > card.x() + EDGE and x + width > card.right() - EDGE:
                x, y = card.x() + EDGE, y + height + 6
            yield name, QRectF(x, y, width, height)
            x += width + GAP

    def _placed(self, finding: Finding, card: QRectF) -> list[tuple[str, QRectF]]:
        """Return the buttons where they stand, at the foot of the card."""
        if not finding.names:
            return []
        buttons = list(self.buttons_of(finding, card))
        down = card.bottom() - TOP - 1 - buttons[-1][1].bottom()
        return [(name, place.translated(0, down)) for name, place in buttons]

    def _head_height(self) -> int:
        return theme.px(CHIP_HEIGHT) + 4

    def _paint_ground(self, painter: QPainter, box: QRectF, number: int, finding: Finding) -> None:
        chosen = self._view.currentIndex().row() == number
        if chosen:
            painter.fillRect(box, theme.colour("select"))
            mark = QRectF(box.x(), box.y(), 3, box.height() - 1)
            painter.fillRect(mark, theme.colour("focus" if self._view.hasFocus() else "line"))
        elif finding.names and not self._model.is_settled(finding):
            painter.fillRect(box, theme.colour("warn_tint"))
        line = QRectF(box.x(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(line, theme.colour("line"))

    def _paint_head(self, painter: QPainter, box: QRectF, finding: Finding) -> float:
        look = CHIPS[finding.bin]
        if self._model.is_settled(finding):
            look = DECIDED if finding.names else CONFIRMED
        top = box.y() + TOP
        paint_chip(painter, QPointF(box.x() + EDGE, top), look)
        left = box.x() + EDGE + chip_width(look) + GAP
        place = QRectF(left, top, box.right() - left - EDGE, theme.px(CHIP_HEIGHT))
        font = theme.font(TABLE, 600)
        brush.words(painter, finding.heading, place, font, theme.colour("ink"))
        return top + self._head_height()

    def _paint_buttons(self, painter: QPainter, card: QRectF, finding: Finding) -> None:
        decided = self._model.decision(finding)
        centre = Qt.AlignmentFlag.AlignHCenter
        for name, place in self._placed(finding, card):
            if name == decided:
                fill, edge, ink = "accent_tint", "accent_line", "accent_text"
            else:
                fill, edge, ink = "surface", "line_strong", "ink"
            brush.frame(painter, place, RADIUS_CONTROL, theme.colour(fill), theme.colour(edge))
            words = _said(finding, name)
            brush.words(painter, words, place, theme.font(BUTTON), theme.colour(ink), centre)


def _said(finding: Finding, name: str) -> str:
    """Return the words of a button."""
    if name != NEITHER:
        return f"采用{name}"
    return "两行都不采用" if len(finding.places) == 2 else "都不采用"


def _paragraphs(finding: Finding) -> list[tuple[str, TypeStyle, Ink]]:
    parts: list[tuple[str, TypeStyle, Ink]] = [
        (finding.text, TABLE, "ink"),
        (finding.remedy, CAPTION, "ink_3"),
    ]
    return [part for part in parts if part[0]]


def _lines(text: str, font: QFont, width: float) -> list[str]:
    """Break a text into the lines that fit a width."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines
