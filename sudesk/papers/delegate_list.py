"""Paper 5, 代表名册: every delegate with delegation, class and standing; observers and guests."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.closing import Signer, signature_row
from sudesk.papers.pen import MM
from sudesk.papers.sheet import Flow, Strip, tie
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import caption, title
from sudesk.papers.words import full_date

_WIDE = 225 * MM
_COLUMNS = (
    Column("序号", 11),
    Column("代表团", 30),
    Column("姓　名", 29, "name"),
    Column("性别", 12),
    Column("民族", 18),
    Column("政治面貌", 28),
    Column("班　级", 36),
    Column("职　务", 26),
    Column("是否骨干", 18),
    Column("备注", 17),
)
_OTHERS = (
    Column("序号", 15),
    Column("类别", 22),
    Column("姓　名", 40, "name"),
    Column("单　位", 90, "left"),
    Column("职　务", 58, "left"),
)


@dataclass(frozen=True, slots=True)
class AttendeeLine:
    """An observer or a guest: 列席 or 特邀, name, unit, post."""

    category: str
    name: str
    unit: str
    post: str


@dataclass(frozen=True, slots=True)
class DelegateRow:
    """One delegate; an empty word prints an empty cell, ``core`` None likewise."""

    delegation: str
    name: str
    gender: str
    ethnicity: str
    political: str
    class_group: str
    post: str
    core: bool | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DelegateList(Paper):
    """Paper 5, in the order given; ``others`` come without a vote and may be none."""

    number: ClassVar[int] = 5
    template: ClassVar[int] = 2
    name: ClassVar[str] = "代表名册"

    congress: Congress
    listed_on: date
    rows: tuple[DelegateRow, ...]
    others: tuple[AttendeeLine, ...] = ()

    def compose(self) -> Flow:
        """Set the list on wide pages, bound at their top."""
        table = Table(_COLUMNS, 11, 11, 7.4, 8.5, name_size=12)
        rows = [
            Row(
                (
                    str(number),
                    row.delegation,
                    row.name,
                    row.gender,
                    row.ethnicity,
                    row.political,
                    row.class_group,
                    row.post,
                    {None: "", True: "是", False: "否"}[row.core],
                    row.note,
                )
            )
            for number, row in enumerate(self.rows, start=1)
        ]
        day = full_date(self.listed_on)
        return Flow(
            (
                title((*self.congress.units, self.name), _WIDE, on_grid=False),
                caption((f"共{len(self.rows)}人",), (day,), _WIDE),
                *tie(table.strips(rows), lines=3),
                signature_row((Signer("代表资格审查组"), Signer("填表人")), _WIDE),
                *self._attendees(),
            ),
            lying=True,
        )

    def _attendees(self) -> tuple[Strip, ...]:
        """Set those without a vote on a page of their own."""
        if not self.others:
            return ()
        heading = title((*self.congress.units, "列席、特邀人员名单"), _WIDE, on_grid=False)
        rows = [
            Row((str(number), one.category, one.name, one.unit, one.post))
            for number, one in enumerate(self.others, start=1)
        ]
        return (
            replace(heading, fresh=True),
            caption((f"共{len(rows)}人",), (full_date(self.listed_on),), _WIDE),
            *Table(_OTHERS, 11, 11, 7.4, 8.5, name_size=12).strips(rows),
        )
