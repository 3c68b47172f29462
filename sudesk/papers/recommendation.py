"""Paper 26, 推荐表: whom the department recommends to the college's congress and its committee."""

from dataclasses import dataclass
from typing import ClassVar

from sudesk.papers.base import Paper
from sudesk.papers.boxes import opinion, passage
from sudesk.papers.pen import MM
from sudesk.papers.sheet import Flow, gap, tie
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import caption, title

STANDING = "常任代表推荐表"
DELEGATES = "代表推荐表"
_CONGRESS = "学院学生代表大会"
_BLANK_ROWS = 9
_COLUMNS = (
    Column("序号", 11),
    Column("姓　名", 27, "name"),
    Column("性别", 12),
    Column("民族", 16),
    Column("政治面貌", 26),
    Column("班　级", 36),
    Column("职　务", 28),
)


@dataclass(frozen=True, slots=True)
class Recommended:
    """One person who is recommended."""

    name: str
    gender: str
    ethnicity: str
    political: str
    class_group: str
    post: str


@dataclass(frozen=True, slots=True)
class Recommendation(Paper):
    """Paper 26; ``kind`` says what for, ``chosen`` how they were chosen."""

    number: ClassVar[int] = 26
    template: ClassVar[int] = 1
    name: ClassVar[str] = "推荐表"

    department: str
    kind: str
    people: tuple[Recommended, ...] = ()
    chosen: str = ""

    @property
    def heading(self) -> str:
        """The title over the table."""
        return f"{_CONGRESS}{self.kind}（{self.department}）"

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Return the heads of the columns and the rows."""
        heads = tuple(column.head.replace("　", "") for column in _COLUMNS)
        rows = tuple(
            (
                str(number),
                one.name,
                one.gender,
                one.ethnicity,
                one.political,
                one.class_group,
                one.post,
            )
            for number, one in enumerate(self.people, 1)
        )
        return heads, rows

    def compose(self) -> Flow:
        """Set the list, how it came about, and the boxes of union and League."""
        key = object()
        rows = [Row(cells) for cells in self.table()[1]]
        rows = rows or [Row(("",) * len(_COLUMNS))] * _BLANK_ROWS
        count = f"共{len(self.people)}人" if self.people else "共　　人"
        return Flow(
            (
                title((_CONGRESS, self.kind), on_grid=False),
                caption((f"推荐单位：{self.department}学生会",), (count,)),
                *tie(Table(_COLUMNS, 11, 11, 8.0, 8.5, name_size=12).strips(rows), lines=2),
                gap(3 * MM, tied=True),
                passage("产生\n办法", self.chosen, 30, key),
                opinion("学生会\n意见", "（盖章）", 34, key),
                opinion("系团总支\n意见", "（盖章）", 34, key),
            )
        )
