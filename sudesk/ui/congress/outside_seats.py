"""The dialog in which organisations, seats by office and floors are arranged together."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services.organisations import SUGGESTED, Body, Outside
from sudesk.ui import theme
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Line
from sudesk.ui.pieces.choice import Checkbox
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.input import Field, Input, Number
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, TABLE

WIDTH = 560
MOST = 99


class BodyRow(QWidget):
    """One organisation: its name, its seats, whether it is a main club, and the way to drop it."""

    def __init__(self, body: Body, dropped: Callable[["BodyRow"], object]) -> None:
        super().__init__()
        self._id = body.id
        self.name = Input(body.name, placeholder="例如：珠算社")
        self.name.setAccessibleName("组织名称")
        self.seats = Number(body.seats, least=0, most=MOST, unit="席")
        self.seats.setFixedWidth(theme.px(84))
        self.seats.setAccessibleName("名额")
        self.main_club = Checkbox("主要社团", checked=body.main_club)
        self.drop = Button("", lambda: dropped(self), kind=Kind.QUIET, icon="trash-2", small=True)
        self.drop.setAccessibleName("删去这一行")
        self.drop.setToolTip("删去这一行")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.name, 1)
        row.addWidget(self.seats)
        row.addWidget(self.main_club)
        row.addWidget(self.drop)

    @property
    def body(self) -> Body:
        """The organisation as it is typed."""
        return Body(self.name.text(), self.seats.value(), self.main_club.isChecked(), self._id)


class OutsideDialog(Dialog):
    """Everything outside the classes on one sheet; ``record(outside)`` does the act."""

    def __init__(
        self, parent: QWidget, outside: Outside, union: str, record: Callable[[Outside], object]
    ) -> None:
        super().__init__(
            parent,
            "组织名额和当然代表",
            "不占班级名额，由各组织推选。当然代表按职务出席，计入骨干。",
            main="保存名额",
            other="不改",
            icon="users",
            width=WIDTH,
            on_main=lambda: record(self.typed),
        )
        self._union = union
        self.rows: list[BodyRow] = []
        self._bodies = self._build_rows()
        self.add_club = Button("添加社团", self._add_club, icon="plus", small=True)
        self.add_union = Button("添加学生会", self._add_union, icon="plus", small=True)
        self.ex_officio = Number(outside.ex_officio, least=0, most=MOST)
        self.grade_floor = Number(outside.grade_floor, least=0, most=999)
        self.club_floor = Number(outside.club_floor, least=0, most=MOST)
        self._lay_out()
        for body in outside.bodies:
            self._put(body)
        self._show_what_fits()

    @property
    def typed(self) -> Outside:
        """The arrangement as it is typed."""
        return Outside(
            tuple(row.body for row in self.rows),
            self.ex_officio.value(),
            self.grade_floor.value(),
            self.club_floor.value(),
        )

    def _build_rows(self) -> QVBoxLayout:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        self._none = Text("还没有登记组织。主要社团都应有代表（参照）。", TABLE, "ink_3", wrap=True)
        column.addWidget(self._none)
        self.add(room)
        return column

    def _lay_out(self) -> None:
        adding = QWidget()
        row = QHBoxLayout(adding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.add_club)
        row.addWidget(self.add_union)
        row.addStretch(1)
        numbers = QWidget()
        grid = QGridLayout(numbers)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(14)
        for place, (label, box, hint) in enumerate(
            (
                ("当然代表", self.ex_officio, "计入骨干，公示时列明"),
                ("每个年级至少", self.grade_floor, "班级名额下限，0 为不设"),
                ("每个主要社团至少", self.club_floor, "社团名额下限"),
            )
        ):
            grid.addWidget(Field(label, box, hint=hint), 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        about = Text("改了年级下限，要重新定一次班级名额才用上。", CAPTION, "ink_3", wrap=True)
        self.add(adding, Line(), numbers, about)

    def _put(self, body: Body) -> BodyRow:
        row = BodyRow(body, self._drop)
        self.rows.append(row)
        self._bodies.addWidget(row)
        self._show_what_fits()
        return row

    def _add_club(self) -> None:
        self._put(Body("", max(SUGGESTED, self.club_floor.value()))).name.setFocus()

    def _add_union(self) -> None:
        self._put(Body(self._union, SUGGESTED, main_club=False)).seats.setFocus()

    def _drop(self, row: BodyRow) -> None:
        self.rows.remove(row)
        self._bodies.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        self._none.setVisible(not self.rows)
        there = any(row.name.text().strip() == self._union for row in self.rows)
        self.add_union.setVisible(not there)
        self.adjustSize()
