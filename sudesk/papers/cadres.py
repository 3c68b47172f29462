"""Paper 24, 干部名单备案表 and 干部名单公示: who holds office, for the League and for everybody.

What everybody reads carries neither rank nor failed courses, and no personal telephone
(改革方案二.7, personal data law).
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Paper
from sudesk.papers.closing import Signer, filed, sealed
from sudesk.papers.pen import MM
from sudesk.papers.prose import note, paragraph
from sudesk.papers.sheet import SLOT, Flow, gap, tie
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import caption, title
from sudesk.papers.words import full_date

_WIDE = 225 * MM
_BLANK_ROWS = 10
_FILED = (
    Column("序号", 11),
    Column("姓　名", 29, "name"),
    Column("性别", 12),
    Column("政治面貌", 29),
    Column("班　级", 33),
    Column("职　务", 36),
    Column("任职起", 23),
    Column("排名/人数", 21),
    Column("前30%", 15),
    Column("不及格", 16),
)
_PUBLIC = (
    Column("序号", 11),
    Column("姓　名", 26, "name"),
    Column("性别", 12),
    Column("政治面貌", 26),
    Column("班　级", 32),
    Column("职　务", 28),
    Column("任职起", 21),
)


@dataclass(frozen=True, slots=True)
class CadreLine:
    """One cadre; ``within`` says 是, 否 or 免 of the first 30 %, empty where it is not known."""

    name: str
    gender: str
    political: str
    class_group: str
    post: str
    since: str
    rank: str = ""
    within: str = ""
    fails: str = ""


@dataclass(frozen=True, slots=True)
class CadreFile(Paper):
    """Paper 24, 干部名单备案表, on wide pages; ``period`` is what the ranks were taken of."""

    number: ClassVar[int] = 24
    template: ClassVar[int] = 1
    name: ClassVar[str] = "干部名单备案表"

    union: str
    league: str
    rows: tuple[CadreLine, ...] = ()
    period: str = ""
    day: date | None = None

    @property
    def heading(self) -> str:
        """The title over the table."""
        return f"{self.union}{self.name}"

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Return the heads of the columns and the rows."""
        heads = tuple(column.head.replace("　", "") for column in _FILED)
        rows = tuple(
            (*_lead(number, one), one.rank, one.within, one.fails)
            for number, one in enumerate(self.rows, 1)
        )
        return heads, rows

    def compose(self) -> Flow:
        """Set the list, how ranks are read, the lines to sign on and the room for the seal."""
        rows = [Row(cells) for cells in self.table()[1]] or [Row(("",) * len(_FILED))] * _BLANK_ROWS
        day = full_date(self.day) if self.day else "　　　年　　月　　日"
        period = self.period or "上一学期"
        hint = (
            f"排名为{period}本专业综合成绩排名，排名×10≤人数×3为前30%以内。"
            "第一学期新生无排名，注明“免”。"
        )
        return Flow(
            (
                title((self.union, self.name), _WIDE, on_grid=False),
                caption((f"填报单位：{self.union}",), (day,), _WIDE),
                *tie(Table(_FILED, 11, 11, 7.4, 8.5, name_size=12).strips(rows), lines=2),
                gap(2 * MM, tied=True),
                *tie(note(hint, size=10.5, pitch=18, width=_WIDE, indent=0)),
                filed((Signer("填表人"), Signer("审核人")), self.league, _WIDE),
            ),
            lying=True,
        )


@dataclass(frozen=True, slots=True)
class CadreNotice(Paper):
    """Paper 24, 干部名单公示; ``contact`` is an office with its telephone."""

    number: ClassVar[int] = 24
    template: ClassVar[int] = 1
    name: ClassVar[str] = "干部名单公示"

    union: str
    league: str
    contact: str
    rows: tuple[CadreLine, ...] = ()
    day: date | None = None

    def compose(self) -> Flow:
        """Set the list in running text, whom to turn to, and the seal."""
        rows = [Row(_lead(number, one)) for number, one in enumerate(self.rows, 1)]
        rows = rows or [Row(("",) * len(_PUBLIC))] * _BLANK_ROWS
        table = Table(_PUBLIC, 11, 11, 8.0, 8.5, name_size=12)
        return Flow(
            (
                title(("关于", self.union, "干部名单的公示")),
                *tie(paragraph(f"现将{self.union}干部名单公布如下，接受全体同学监督。")),
                *tie(table.strips(rows), lines=2),
                gap(SLOT / 2, tied=True),
                *tie(paragraph(f"对学生会干部和学生会工作有意见建议的，请向{self.contact}反映。")),
                sealed((self.league,), self.day),
            )
        )


def _lead(number: int, one: CadreLine) -> tuple[str, ...]:
    person = (one.name, one.gender, one.political, one.class_group)
    return (str(number), *person, one.post, one.since)
