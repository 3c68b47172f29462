"""Paper 27, 改革自评表: item by item whether the department does as the plan says, and by what."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Paper
from sudesk.papers.closing import Signer, filed
from sudesk.papers.pen import MM
from sudesk.papers.prose import note
from sudesk.papers.sheet import Flow, gap, tie
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import caption, title
from sudesk.papers.words import full_date

_WIDE = 225 * MM
_BLANK_ROWS = 9
_COLUMNS = (
    Column("序号", 11),
    Column("项　目", 62, "left"),
    Column("是/否", 16),
    Column("实际情况和依据", 104, "left"),
    Column("条　款", 32),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the plan: 是, 否 or empty where there is no record, what shows it, the clause."""

    title: str
    met: str
    evidence: str
    clause: str


@dataclass(frozen=True, slots=True)
class SelfAssessment(Paper):
    """Paper 27, on wide pages; ``plan`` is the document it measures by."""

    number: ClassVar[int] = 27
    template: ClassVar[int] = 1
    name: ClassVar[str] = "改革自评表"

    union: str
    league: str
    plan: str
    items: tuple[Item, ...] = ()
    day: date | None = None

    @property
    def heading(self) -> str:
        """The title over the table."""
        return f"{self.union}{self.name}"

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Return the heads of the columns and the rows."""
        heads = tuple(column.head.replace("　", "") for column in _COLUMNS)
        return heads, tuple(
            (str(number), one.title, one.met, one.evidence, one.clause)
            for number, one in enumerate(self.items, 1)
        )

    def compose(self) -> Flow:
        """Set the items, how they were answered, and the room for the seal."""
        rows = [Row(cells) for cells in self.table()[1]]
        rows = rows or [Row(("",) * len(_COLUMNS))] * _BLANK_ROWS
        day = full_date(self.day) if self.day else "　　　年　　月　　日"
        hint = "“—”表示还没有记录，请填报单位据实填写。" if self.items else "请据实填写。"
        return Flow(
            (
                title((self.union, self.name), _WIDE, on_grid=False),
                caption((f"依据：{self.plan}",), (day,), _WIDE),
                *tie(Table(_COLUMNS, 10.5, 11, 8.0, 8.5).strips(rows), lines=2),
                gap(2 * MM, tied=True),
                *tie(note(hint, size=10.5, pitch=18, width=_WIDE, indent=0)),
                filed((Signer("填表人"), Signer("审核人")), self.league, _WIDE),
            ),
            lying=True,
        )
