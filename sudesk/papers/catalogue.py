"""Paper 31, 归档目录: every paper of the congress, how it is told from another, and its state."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.closing import Signer, signature_row
from sudesk.papers.pen import MM
from sudesk.papers.prose import note
from sudesk.papers.sheet import Flow, gap, tie
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import caption, title
from sudesk.papers.words import full_date

_COLUMNS = (
    Column("序号", 11),
    Column("文　书", 52, "left"),
    Column("日　期", 26),
    Column("页数", 12, "figure"),
    Column("签章", 17),
    Column("校验码", 38),
)


@dataclass(frozen=True, slots=True)
class Filed:
    """One paper; ``state`` tells of its signed copy, ``fingerprint`` stands on its pages."""

    title: str
    day: date | None
    pages: int
    state: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Catalogue(Paper):
    """Paper 31, in the order of the papers' numbers."""

    number: ClassVar[int] = 31
    template: ClassVar[int] = 1
    name: ClassVar[str] = "归档目录"

    congress: Congress
    union: str
    day: date
    papers: tuple[Filed, ...]

    @property
    def heading(self) -> str:
        """The title over the table."""
        return f"{self.congress.title}{self.name}"

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str | int, ...], ...]]:
        """Return the heads of the columns and the rows."""
        heads = tuple(column.head.replace("　", "") for column in _COLUMNS)
        return heads, tuple(
            (number, one.title, _day(one.day), one.pages, one.state, one.fingerprint)
            for number, one in enumerate(self.papers, 1)
        )

    def compose(self) -> Flow:
        """Set the list with its sums, and who hands over and who receives."""
        rows = [Row(tuple(map(str, cells))) for cells in self.table()[1]]
        pages = sum(one.pages for one in self.papers)
        counted = f"共{len(self.papers)}种，{pages}页"
        hint = (
            "日期是文书所载的日期；“—”表示没有登记签字盖章的原件；校验码印在文书每页页脚，内容不同，校验码不同；"
            "选票不印校验码，此处的校验码用于与程序核对。"
        )
        return Flow(
            (
                title((*self.congress.units, self.name), on_grid=False),
                caption((f"归档单位：{self.union}",), (counted, full_date(self.day))),
                *tie(Table(_COLUMNS, 10.5, 10.5, 7.6, 8.5).strips(rows), lines=3),
                gap(2 * MM, tied=True),
                *tie(note(hint, size=10.5, pitch=18, indent=0)),
                signature_row((Signer("移交人"), Signer("接收人"))),
            )
        )


def _day(day: date | None) -> str:
    return "—" if day is None else f"{day:%Y-%m-%d}"
