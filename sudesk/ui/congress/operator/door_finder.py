"""The box at the door: type or scan, see who is meant, take the first with Enter."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sudesk.services import door
from sudesk.services.door import Comer
from sudesk.ui import brush, theme
from sudesk.ui.congress.finder import FindBox
from sudesk.ui.congress.operator.door_words import presence_chip, tail
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, RADIUS_RULE, TABLE_ROW

SHOWN = 4
HINT = "学号尾数、姓名、拼音首字母，首字母后可加尾数（lrx7），或扫代表证。重复签到不会多计。"
NOBODY = "名单里没有找到。请核对姓名、学号，不在名单的不签到。"


class DoorFinder(QWidget):
    """A large box, those who are meant below it; ``taken`` tells the Comer."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._comers: tuple[Comer, ...] = ()
        self.box = FindBox("", "Enter 签到", large=True)
        self.box.setAccessibleName("签到：学号尾数、姓名、拼音首字母")
        self.hint = Text(HINT, CAPTION, "ink_3")
        self.matches: Table[Comer] = Table(
            [
                Column("姓名", lambda comer: comer.name, 104, strong=True),
                Column("班级", lambda comer: comer.group, ink=lambda _: "ink_2"),
                Column("尾号", tail, 96, ink=lambda _: "ink_3"),
                Column("状态", _state, 104, number=True, chip=presence_chip),
            ],
            key=lambda comer: comer.who,
            sortable=False,
        )
        self.matches.view.head.hide()
        self.matches.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(5)
        for widget in (self.box, self.hint, self.matches):
            column.addWidget(widget)
        self.box.textChanged.connect(self._find)
        self.box.entered.connect(self._take)
        self.box.moved.connect(self._move)
        self.matches.view.clicked.connect(self._take)
        self._find("")

    @property
    def comers(self) -> tuple[Comer, ...]:
        """Everybody who can be found."""
        return self._comers

    def offer(self, comers: tuple[Comer, ...]) -> None:
        """Let others be found; what is typed stays."""
        self._comers = comers
        if self.box.text():
            self._find(self.box.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame those who are meant."""
        if self.matches.isVisible():
            box = QRectF(self.matches.geometry()).adjusted(-1, -1, 1, 1)
            with QPainter(self) as painter:
                line = theme.colour("line_strong")
                brush.frame(painter, box, RADIUS_RULE, theme.colour("surface"), line)

    def _find(self, typed: str) -> None:
        found = door.meant(self._comers, typed)
        self.matches.set_rows(found)
        if found:
            self.matches.view.selectRow(0)
            self.matches.setFixedHeight(theme.px(TABLE_ROW) * min(len(found), SHOWN))
        self.matches.setVisible(bool(found))
        self._say(typed.strip(), found)

    def _say(self, typed: str, found: list[Comer]) -> None:
        digits = door.digits_needed(found, typed)
        if typed and not found:
            words = NOBODY
        elif digits:
            words = f"尾号相同的有 {len(found)} 人，按 ↓ 选，或输满末 {digits} 位。"
        else:
            words = HINT
        self.hint.say(words)
        self.hint.colour("bad" if typed and not found else "warn" if digits else "ink_3")

    def _move(self, step: int) -> None:
        comer = self.matches.current()
        if comer is None:
            return
        numbers = self.matches.model
        wanted = (numbers.number_of(comer.who) or 0) + step
        self.matches.select(numbers.key_at(max(0, min(wanted, len(numbers.rows) - 1))))

    def _take(self) -> None:
        comer = self.matches.current()
        if self.box.text().strip() and comer is not None:
            self.box.clear()
            self.taken.emit(comer)


def _state(comer: Comer) -> str:
    return presence_chip(comer).text
