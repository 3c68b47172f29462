"""Paper 25, 干部退出审批表: why a cadre leaves office, how, and who agreed (改革方案二.7)."""

from dataclasses import dataclass
from typing import ClassVar

from sudesk.papers.base import Paper
from sudesk.papers.boxes import Cell, choices, fields, opinion, passage, row
from sudesk.papers.pen import MM
from sudesk.papers.prose import note
from sudesk.papers.sheet import AREA, Flow, gap
from sudesk.papers.titles import title

CAUSES = ("不能完成学业", "考核不合格", "违法违纪", "其他原因不能履职")
OUTCOMES = ("劝退", "免职", "罢免")
_ROW = 9.5


@dataclass(frozen=True, slots=True)
class CadreExit(Paper):
    """Paper 25; an empty word leaves its cell to be filled in by hand."""

    number: ClassVar[int] = 25
    template: ClassVar[int] = 1
    name: ClassVar[str] = "干部退出审批表"

    union: str
    person: str = ""
    gender: str = ""
    political: str = ""
    class_group: str = ""
    post: str = ""
    since: str = ""
    cause: str = ""
    outcome: str = ""
    account: str = ""
    procedure: str = ""
    handover: str = ""

    def compose(self) -> Flow:
        """Set person, cause, outcome and procedure, three opinions, and the handover."""
        key = object()
        hint = (
            "由大会选举产生的干部，由大会罢免；大会闭会期间劝退、免职的，按学生会章程的规定办理。"
        )
        return Flow(
            (
                title((self.union, self.name), on_grid=False),
                gap(4 * MM, tied=True),
                row(
                    fields(
                        ("姓名", self.person), ("性别", self.gender), ("政治面貌", self.political)
                    ),
                    _ROW, key,
                ),
                row(
                    fields(
                        ("班级", self.class_group), ("职务", self.post), ("任职起", self.since)
                    ),
                    _ROW, key,
                ),
                row((Cell("退出原因", 16, label=True), Cell(choices(CAUSES, self.cause), 84)),
                    _ROW, key),
                row((Cell("退出方式", 16, label=True), Cell(choices(OUTCOMES, self.outcome), 84)),
                    _ROW, key),
                passage("情况\n说明", self.account, 28, key),
                passage("经过的\n程序", self.procedure, 24, key),
                opinion("学生会\n意见", "（盖章）", 26, key),
                opinion("系团总支\n意见", "（盖章）", 26, key),
                opinion("系党总支\n意见", "（盖章）", 26, key),
                passage("工作\n交接", self.handover, 22, key),
                gap(2 * MM, tied=True),
                *note(hint, size=10, pitch=16, width=AREA, indent=0),
            )
        )  # fmt: skip
