"""Paper 30, 经费收支公开表: what came in, what was spent, and what is left."""

from dataclasses import dataclass
from typing import ClassVar

from sudesk.papers.base import Paper
from sudesk.papers.closing import Signer, filed
from sudesk.papers.faces import Face
from sudesk.papers.pen import MM, THICK
from sudesk.papers.prose import note
from sudesk.papers.sheet import Flow, gap, tie
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import caption, title

_BLANK_ROWS = 14
_COLUMNS = (
    Column("序号", 11),
    Column("日　期", 25),
    Column("摘　要", 48, "left"),
    Column("收　入", 19, "figure"),
    Column("支　出", 19, "figure"),
    Column("结　余", 19, "figure"),
    Column("凭　证", 15),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry in fen; ``note`` is the supporting paper's number."""

    day: str
    matter: str
    income: int
    spending: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Accounts(Paper):
    """Paper 30; ``opening`` is the balance carried forward, all sums in fen."""

    number: ClassVar[int] = 30
    template: ClassVar[int] = 1
    name: ClassVar[str] = "经费收支公开表"

    union: str
    league: str
    period: str = ""
    opening: int = 0
    entries: tuple[Entry, ...] = ()

    @property
    def heading(self) -> str:
        """The title over the table."""
        return f"{self.union}{self.name}"

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Return the heads of the columns and the rows with their running balance."""
        heads = tuple(column.head.replace("　", "") for column in _COLUMNS)
        balance, rows = self.opening, []
        for number, one in enumerate(self.entries, 1):
            balance += one.income - one.spending
            sums = (_some(one.income), _some(one.spending), yuan(balance))
            rows.append((str(number), one.day, one.matter, *sums, one.note))
        return heads, tuple(rows)

    def compose(self) -> Flow:
        """Set the entries with their sum, and the lines to sign on."""
        rows = [Row(cells) for cells in self.table()[1]]
        rows = rows or [Row(("",) * len(_COLUMNS))] * _BLANK_ROWS
        period = self.period or "　　　年　　月　　日至　　　年　　月　　日"
        hint = f"上期结转{yuan(self.opening)}元。" if self.entries else "上期结转　　　　　元。"
        return Flow(
            (
                title((self.union, self.name), on_grid=False),
                caption((period,), ("单位：元",)),
                *tie(
                    Table(_COLUMNS, 10.5, 11, 8.0, 8.5).strips((*rows, self._total())), lines=3
                ),
                gap(2 * MM, tied=True),
                *tie(
                    note(
                        f"{hint}对收支情况有疑问的，请向{self.league}反映。",
                        size=10.5, pitch=18, indent=0,
                    )
                ),
                filed((Signer("经办人"), Signer("审核人")), self.league),
            )
        )  # fmt: skip

    def _total(self) -> Row:
        income = sum(one.income for one in self.entries)
        spending = sum(one.spending for one in self.entries)
        sums = (yuan(income), yuan(spending), yuan(self.opening + income - spending))
        cells = ("合计", "", "", *(sums if self.entries else ("",) * 3), "")
        return Row(cells, spans=((0, 3),), above=THICK, face=Face.HEADING)


def yuan(fen: int) -> str:
    """Write a sum of fen in yuan: 1234.50."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02}"


def _some(fen: int) -> str:
    return yuan(fen) if fen else ""
