"""The ballot as it lies on the table: painted like the paper, marked as it is keyed."""

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from sudesk.terms import Mark
from sudesk.ui import brush, theme
from sudesk.ui.count.draft import Draft
from sudesk.ui.tokens import CAPTION, LIGHT, RADIUS_CARD, TABLE

CENTRE = Qt.AlignmentFlag.AlignHCenter
EDGE = 24
NUMBER_ROW = 24
SIGN_ROW = 96
NARROWEST = 42  # a column below this width starts another row of names, as on the paper
WRITE_IN = "另选他人"


class BallotFace(QWidget):
    """Shows a draft on white paper in both themes, the name keyed last tinted.

    The order of rows is that of the printed ballot: sign boxes above the names.
    """

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._order = "", ""
        self._draft: Draft | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_draft(self, draft: Draft, title: str) -> None:
        """Show a ballot and whose it is an election of."""
        self._draft, self._title = draft, title
        contest = draft.contest
        self._order = f"应选 {contest.seats} 名，候选人 {len(contest.candidates)} 名"
        self.setAccessibleName(title)
        self.setAccessibleDescription("，".join(self._said(draft)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of a ballot with one row of names."""
        return QSize(640, 420)

    def minimumSizeHint(self) -> QSize:
        """Return the least height at which names and signs are read at a glance."""
        bands = len(self._bands(self.width() or 640)) if self._draft else 1
        return QSize(320, 150 + 190 * bands)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint paper, title, rows of names with their signs."""
        draft = self._draft
        if draft is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            brush.frame(painter, QRectF(self.rect()), 3, _paper("surface"), _paper("line_strong"))
            top = self._paint_head(painter)
            bands = self._bands(self.width())
            bottom = self.height() - 16.0
            height = (bottom - top - 10 * (len(bands) - 1)) / len(bands)
            for number, band in enumerate(bands):
                y = top + number * (height + 10)
                _Band(self, painter, draft, band, QRectF(EDGE, y, 0, height)).paint()
            if draft.void:
                self._paint_void(painter, top, bottom, draft.void)

    def column_width(self, columns: int) -> float:
        """Return the width of one column where so many lie side by side."""
        return min(78.0, (self.width() - 2 * EDGE) / columns)

    def _paint_head(self, painter: QPainter) -> float:
        size = theme.px(21)
        title = QRectF(EDGE, 16, self.width() - 2 * EDGE, size * 1.4)
        brush.words(painter, self._title, title, theme.song(size), _paper("ink"), CENTRE)
        order = QRectF(EDGE, title.bottom() + 2, title.width(), theme.line_height(TABLE))
        brush.words(painter, self._order, order, theme.font(TABLE), _paper("ink_2"), CENTRE)
        return order.bottom() + 10

    def _paint_void(self, painter: QPainter, top: float, bottom: float, reason: str) -> None:
        veil = QColor(_paper("surface"))
        veil.setAlpha(190)
        box = QRectF(EDGE, top, self.width() - 2 * EDGE, bottom - top)
        painter.fillRect(box, veil)
        label = QRectF(0, 0, min(theme.px(280), box.width()), theme.px(104))
        label.moveCenter(box.center())
        brush.frame(painter, label, RADIUS_CARD, _paper("bad_tint"), _paper("bad_line"))
        word = label.adjusted(12, 14, -12, -theme.px(40))
        brush.words(painter, "整张无效", word, theme.song(theme.px(30)), _paper("bad"), CENTRE)
        why = QRectF(word.x(), word.bottom(), word.width(), theme.line_height(TABLE))
        brush.words(painter, reason, why, theme.font(TABLE), _paper("ink"), CENTRE)

    def _bands(self, width: int) -> list[range]:
        """Return the columns of each row of names: candidates, then places to write in."""
        draft = self._draft
        assert draft is not None
        columns = len(draft.marks) + write_in_columns(draft)
        most = max(1, int((width - 2 * EDGE) // NARROWEST))
        rows = -(-columns // most)
        each = -(-columns // rows)
        return [range(start, min(start + each, columns)) for start in range(0, columns, each)]

    def _said(self, draft: Draft) -> Iterator[str]:
        for name, mark in zip(draft.contest.candidates, draft.marks, strict=True):
            yield f"{name}{mark.label if mark else Mark.ABSTAIN.label}"
        yield from (f"{WRITE_IN}{name}" for name in draft.write_ins)


def write_in_columns(draft: Draft) -> int:
    """Return how many columns there are to write in: as many as seats, as the paper has."""
    return max(draft.contest.seats, len(draft.write_ins)) if draft.takes_names else 0


class _Band:
    """One row of names with the sign boxes over them."""

    def __init__(
        self, face: BallotFace, painter: QPainter, draft: Draft, columns: range, place: QRectF
    ) -> None:
        self._painter, self._draft, self._columns = painter, draft, columns
        self._width = face.column_width(len(columns))
        total = self._width * len(columns)
        left = round((face.width() - total) / 2)
        self._box = QRectF(left, round(place.y()), total, place.height())
        self._number = theme.px(NUMBER_ROW)
        self._sign = min(theme.px(SIGN_ROW), place.height() * 0.36)

    def paint(self) -> None:
        """Paint grounds and content column by column, then the lines over them."""
        for step, column in enumerate(self._columns):
            box = QRectF(
                self._box.x() + step * self._width, self._box.y(), self._width, self._box.height()
            )
            if column < len(self._draft.marks):
                self._paint_candidate(box, column)
            else:
                self._paint_write_in(box, column - len(self._draft.marks))
        self._paint_lines()

    def _paint_candidate(self, box: QRectF, column: int) -> None:
        current = column == self._draft.cursor
        head, sign, name = self._parts(box)
        if current:
            self._painter.fillRect(box, _paper("select"))
            self._painter.fillRect(head, _paper("accent"))
        else:
            self._painter.fillRect(head, _paper("sunken"))
        ink = _paper("on_accent" if current else "ink_2")
        font = theme.font(TABLE, 600 if current else 400)
        brush.words(self._painter, str(column + 1), head, font, ink, CENTRE)
        paint_sign(self._painter, sign, self._draft.marks[column])
        self._paint_name(name, self._draft.contest.candidates[column], _paper("ink"))

    def _paint_write_in(self, box: QRectF, number: int) -> None:
        head, sign, name = self._parts(box)
        self._painter.fillRect(head, _paper("sunken"))
        brush.words(self._painter, "另选", head, theme.font(CAPTION), _paper("ink_3"), CENTRE)
        if number >= len(self._draft.write_ins):
            self._paint_column(name, WRITE_IN, theme.font(TABLE), _paper("edge"), 22)
            return
        written = self._draft.write_ins[number]
        counts = written in self._draft.counting
        paint_sign(self._painter, sign, Mark.APPROVE if counts else None)
        self._paint_name(name, written, _paper("ink" if counts else "ink_3"))

    def _paint_name(self, box: QRectF, name: str, ink: QColor) -> None:
        """Paint a name from top to bottom, what tells two same names apart below it."""
        name, bracket, apart = name.partition("（")
        if bracket:
            note = QRectF(box.x() + 3, box.bottom() - 40, box.width() - 6, 38)
            option = QTextOption(CENTRE)
            option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
            self._painter.setFont(theme.font(CAPTION))
            self._painter.setPen(_paper("ink_2"))
            self._painter.drawText(note, apart.rstrip("）"), option)
            box = box.adjusted(0, 0, 0, -40)
        size = int(min(theme.px(25), self._width * 0.5, (box.height() - 10) / max(len(name), 2)))
        self._paint_column(box, name, theme.song(max(size, 9)), ink, size * 1.85)

    def _paint_column(self, box: QRectF, text: str, font: QFont, ink: QColor, pitch: float) -> None:
        pitch = min(pitch, (box.height() - 8) / max(len(text), 1))
        top = box.center().y() - pitch * len(text) / 2
        for number, character in enumerate(text):
            cell = QRectF(box.x(), top + number * pitch, box.width(), pitch)
            brush.words(self._painter, character, cell, font, ink, CENTRE)

    def _parts(self, box: QRectF) -> tuple[QRectF, QRectF, QRectF]:
        head = QRectF(box.x(), box.y(), box.width(), self._number)
        sign = QRectF(box.x(), head.bottom(), box.width(), self._sign)
        return head, sign, QRectF(box.x(), sign.bottom(), box.width(), box.bottom() - sign.bottom())

    def _paint_lines(self) -> None:
        box, painter = self._box, self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        thin = QPen(_paper("ink"), 1)
        painter.setPen(thin)
        for y in (box.y() + self._number, box.y() + self._number + self._sign):
            painter.drawLine(QLineF(box.x(), y, box.right(), y))
        for step in range(1, len(self._columns)):
            x = box.x() + step * self._width
            # Candidates and places to write in are parted by a thicker rule, as on the paper.
            parts = self._columns[step] == len(self._draft.marks)
            painter.setPen(QPen(_paper("ink"), 2) if parts else thin)
            painter.drawLine(QLineF(x, box.y(), x, box.bottom()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_paper("ink"), 2))
        painter.drawRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def paint_sign(painter: QPainter, box: QRectF, mark: Mark | None) -> None:
    """Paint ○ or × into the middle of a box of the paper, nothing for blank."""
    size = min(box.width() * 0.46, box.height() * 0.46, theme.px(34))
    place = QRectF(0, 0, size, size)
    place.moveCenter(box.center())
    paint_mark_sign(painter, place, mark, _paper("ink"))


def paint_mark_sign(painter: QPainter, place: QRectF, mark: Mark | None, ink: QColor) -> None:
    """Paint ○ or × as wide as a box, nothing for blank."""
    size = place.width()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    cap = Qt.PenCapStyle.RoundCap
    painter.setPen(QPen(ink, max(1.6, size / 9), Qt.PenStyle.SolidLine, cap))
    if mark is Mark.APPROVE:
        painter.drawEllipse(place)
    elif mark is Mark.OPPOSE:
        inner = place.adjusted(size / 16, size / 16, -size / 16, -size / 16)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.bottomLeft(), inner.topRight())


def _paper(name: str) -> QColor:
    """Return a colour of the light theme: paper stays white in both."""
    return QColor(getattr(LIGHT, name))
