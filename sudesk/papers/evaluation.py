"""Paper 23, 学生会工作评价汇总: what students said of the union, with shares and a chart."""

from dataclasses import dataclass
from typing import ClassVar

from sudesk.papers.base import Paper
from sudesk.papers.charts import Bar, bars
from sudesk.papers.closing import Signer, filed
from sudesk.papers.pen import MM, THICK, THIN
from sudesk.papers.prose import note
from sudesk.papers.sheet import Flow, Strip, gap, tie
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import caption, title
from sudesk.papers.words import share

_FIGURES = (
    Column("发放（份）", 39),
    Column("回收（份）", 39),
    Column("有效（份）", 39),
    Column("回收率", 39),
)
_ANSWERS = (
    Column("项　目", 36),
    Column("选　项", 44),
    Column("人　数", 28, "figure"),
    Column("占有效问卷", 48),
)


@dataclass(frozen=True, slots=True)
class Question:
    """One dimension (改革方案二.6) with what could be answered, and how often it was."""

    dimension: str
    answers: tuple[tuple[str, int | None], ...]


USUAL = (
    Question("知晓度", (("很了解", None), ("了解", None), ("不太了解", None), ("不了解", None))),
    Question("参与度", (("经常参加", None), ("参加过", None), ("没有参加过", None))),
    Question("满意度", (("满意", None), ("基本满意", None), ("不满意", None), ("不了解", None))),
)


@dataclass(frozen=True, slots=True)
class Evaluation(Paper):
    """Paper 23; figures that are not known are None and left open, then there is no chart."""

    number: ClassVar[int] = 23
    template: ClassVar[int] = 1
    name: ClassVar[str] = "学生会工作评价汇总表"

    union: str
    league: str
    period: str = ""
    issued: int | None = None
    returned: int | None = None
    valid: int | None = None
    questions: tuple[Question, ...] = USUAL

    @property
    def heading(self) -> str:
        """The title over the table."""
        return f"{self.union}工作评价汇总表"

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str | int, ...], ...]]:
        """Return the heads of the columns and the rows."""
        rows = tuple(
            (question.dimension, answer, "" if count is None else count, self._share(count))
            for question in self.questions
            for answer, count in question.answers
        )
        return tuple(column.head.replace("　", "") for column in _ANSWERS), rows

    def compose(self) -> Flow:
        """Set the figures, the answers, the chart where there is one, and the seal."""
        rate = (
            ""
            if self.issued is None or self.returned is None
            else share(self.returned, self.issued)
        )
        figures = Row((_known(self.issued), _known(self.returned), _known(self.valid), rate))
        firsts = {(one.dimension, one.answers[0][0]) for one in self.questions if one.answers}
        answers = [
            Row(tuple(map(str, cells)), above=THICK if cells[:2] in firsts else THIN)
            for cells in self.table()[1]
        ]
        period = self.period or "　　　年　　月　　日至　　　年　　月　　日"
        hint = "学生会工作由学生评价，汇总结果向全体学生公布。"
        return Flow(
            (
                title((self.union, "工作评价", "汇总表"), on_grid=False),
                caption((period,)),
                *tie(Table(_FIGURES, 12, 11, 9.0, 8.5).strips((figures,))),
                gap(4 * MM, tied=True),
                *Table(_ANSWERS, 11, 11, 7.6, 8.5).strips(answers),
                gap(4 * MM),
                *self._charts(),
                *tie(note(hint, size=10.5, pitch=18, indent=0)),
                filed((Signer("统计人"), Signer("审核人")), self.league),
            )
        )

    def _charts(self) -> tuple[Strip, ...]:
        if self.valid is None:
            return ()
        return tuple(
            strip
            for question in self.questions
            for strip in bars(
                question.dimension,
                [Bar(answer, count or 0, self.valid) for answer, count in question.answers],
            )
        )

    def _share(self, count: int | None) -> str:
        return "" if count is None or self.valid is None else share(count, self.valid)


def _known(number: int | None) -> str:
    return "" if number is None else str(number)
