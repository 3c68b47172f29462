"""Paper 21, 述职评议表 and 民主测评汇总: each cadre on five dimensions, in four grades."""

from dataclasses import dataclass
from typing import ClassVar

from sudesk.papers.base import Paper
from sudesk.papers.boxes import choices
from sudesk.papers.closing import Signer, signature_row
from sudesk.papers.pen import MM
from sudesk.papers.prose import note
from sudesk.papers.sheet import Flow, Strip, gap, tie
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import caption, title

DIMENSIONS = ("政治素质", "道德品质", "知识学习", "履职能力", "纪律作风")  # 改革方案二.7
RATERS = ("学生代表", "部门成员", "主席团成员", "指导教师")
GRADES = ("优秀", "良好", "合格", "不合格")
_STACKED = {"不合格": "不\n合格"}
_WIDE = 225 * MM
_BLANK_ROWS = 13


def _columns(box: float, *more: Column) -> tuple[Column, ...]:
    boxes = tuple(
        Column(_STACKED.get(grade, grade), box, group=dimension)
        for dimension in DIMENSIONS
        for grade in GRADES
    )
    return (*more[:3], *boxes, *more[3:])


_SHEET = _columns(8.0, Column("序号", 10), Column("姓　名", 25, "name"), Column("职　务", 30))
_SUMMARY = _columns(
    7.6,
    Column("序号", 10),
    Column("姓　名", 24, "name"),
    Column("职　务", 26),
    Column("有效票", 13),
)


@dataclass(frozen=True, slots=True)
class DutySheet(Paper):
    """Paper 21, 述职评议表: what each of those present fills in, without a name.

    ``people`` are names with their posts; with none there are empty lines.
    """

    number: ClassVar[int] = 21
    template: ClassVar[int] = 1
    name: ClassVar[str] = "述职评议表"

    union: str
    people: tuple[tuple[str, str], ...] = ()

    def compose(self) -> Flow:
        """Set a line for each cadre with a box for every grade of every dimension."""
        rest = ("",) * (len(_SHEET) - 3)
        rows = [
            Row((str(number), name, post, *rest))
            for number, (name, post) in enumerate(self.people, 1)
        ]
        rows = rows or [Row(("",) * len(_SHEET))] * _BLANK_ROWS
        hint = (
            "请在每项选一个等次，在格内打“√”；一项选两个以上等次或者没有选的，该项作废。"
            "本表不记名，由现场工作人员统一收回。"
        )
        table = Table(_SHEET, 10.5, 9.0, 8.0, 15.0, padding=1.0, name_size=11)
        return Flow(
            (
                title((self.union, self.name), _WIDE, on_grid=False),
                caption((f"评议人：{choices(RATERS)}",), ("　　　年　　月　　日",), _WIDE),
                *table.strips(rows),
                gap(2 * MM, tied=True),
                *note(hint, size=10.5, pitch=18, width=_WIDE, indent=0),
            ),
            lying=True,
        )


@dataclass(frozen=True, slots=True)
class Rating:
    """What was said of one cadre: for each dimension how often each grade, by their order."""

    name: str
    post: str
    counts: tuple[tuple[int, int, int, int], ...]
    valid: int


@dataclass(frozen=True, slots=True)
class RatingSummary(Paper):
    """Paper 21, 民主测评汇总; figures that are not known are left open."""

    number: ClassVar[int] = 21
    template: ClassVar[int] = 1
    name: ClassVar[str] = "民主测评汇总表"

    union: str
    ratings: tuple[Rating, ...] = ()
    issued: int | None = None
    returned: int | None = None
    valid: int | None = None

    @property
    def heading(self) -> str:
        """The title over the table."""
        return f"{self.union}干部{self.name}"

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str | int, ...], ...]]:
        """Return the heads of the columns, each grade with its dimension, and the rows."""
        boxes = (f"{dimension} {grade}" for dimension in DIMENSIONS for grade in GRADES)
        rows: list[tuple[str | int, ...]] = []
        for number, one in enumerate(self.ratings, 1):
            figures = [n for counts in one.counts for n in counts]
            rows.append((number, one.name, one.post, *figures, one.valid))
        return ("序号", "姓名", "职务", *boxes, "有效票"), tuple(rows)

    def compose(self) -> Flow:
        """Set the counts of each cadre, or an empty table."""
        rows = [Row(tuple(map(str, cells))) for cells in self.table()[1]]
        rows = rows or [Row(("",) * len(_SUMMARY))] * _BLANK_ROWS
        figures = (("发出", self.issued), ("收回", self.returned), ("有效", self.valid))
        counted = tuple(f"{word}{_known(number)}张" for word, number in figures)
        return Flow(
            (
                title((self.union, "干部", self.name), _WIDE, on_grid=False),
                caption(counted, ("　　　年　　月　　日",), _WIDE),
                *tie(self._table(rows), lines=3),
                signature_row((Signer("计票人"), Signer("监票人")), _WIDE),
            ),
            lying=True,
        )

    def _table(self, rows: list[Row]) -> tuple[Strip, ...]:
        return Table(_SUMMARY, 10.5, 9.0, 7.4, 15.0, padding=1.0, name_size=11).strips(rows)


def _known(number: int | None) -> str:
    return "　　" if number is None else str(number)
