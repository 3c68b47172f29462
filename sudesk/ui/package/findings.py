"""What a check found, and the code of a package to hold against its signed cover."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.services.verify import Finding
from sudesk.ui import brush, theme, words
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import ICON_BUTTON, RADIUS_CONTROL, TABLE, TypeStyle

CODE = TypeStyle(17, 26, 600)
A_ROW = 4


class Code(QWidget):
    """The eight groups of four, in two rows of boxes as on the cover."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def groups(self) -> str:
        """The groups with blanks between them."""
        return " ".join(self._groups)

    def say(self, groups: str) -> None:
        """Show other groups, given with blanks between them."""
        self._groups = groups.split()
        self.setAccessibleName(groups)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of two rows."""
        return QSize(theme.px(280), 2 * theme.px(34) + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the groups."""
        width = (self.width() - 6 * (A_ROW - 1)) / A_ROW
        height = theme.px(34)
        with QPainter(self) as painter:
            for place, group in enumerate(self._groups):
                row, column = divmod(place, A_ROW)
                x, y = column * (width + 6), row * (height + 6)
                box = QRectF(round(x), y, round(width), height)
                fill, line = theme.colour("sunken"), theme.colour("line")
                brush.frame(painter, box, RADIUS_CONTROL, fill, line)
                middle = Qt.AlignmentFlag.AlignHCenter
                ink = theme.colour("ink")
                brush.words(painter, group, box, theme.font(CODE), ink, middle)


class FindingList(QWidget):
    """Sentence under sentence, each with the sign of right or wrong."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.sentences: list[str] = []

    def say(self, findings: Sequence[Finding]) -> None:
        """Show what was found, what is wrong first."""
        while (item := self._column.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        ordered = sorted(findings, key=lambda finding: finding.right)
        self.sentences = [finding.sentence for finding in ordered]
        for finding in ordered:
            self._column.addWidget(_row(finding))


def _row(finding: Finding) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    sign = IconMark(
        "circle-check" if finding.right else "octagon-x",
        "ok" if finding.right else "bad",
        size=ICON_BUTTON,
    )
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(words.spaced(finding.sentence), TABLE, wrap=True), 1)
    return row
