"""Paper 2, 批复登记: what the Party organisation answered to a request, and how it came."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.boxes import Cell, opinion, passage, row
from sudesk.papers.pen import MM
from sudesk.papers.prose import note
from sudesk.papers.sheet import AREA, Flow, Strip, gap
from sudesk.papers.titles import title
from sudesk.papers.words import full_date

_ROW = 11
_NOTE = "批复原件附在本表后归档；口头批复的，由登记人记明时间、地点和要点并签字。"


@dataclass(frozen=True, slots=True)
class ReplySheet(Paper):
    """Paper 2, one sheet for each answer; without a number it was given by word of mouth."""

    number: ClassVar[int] = 2
    template: ClassVar[int] = 1
    name: ClassVar[str] = "批复登记"

    congress: Congress
    request: str
    asked_by: str
    reply_number: str
    replied_on: date
    issuer: str
    agreed: bool
    terms: str

    def compose(self) -> Flow:
        """Set the sheet with its box to sign in."""
        key = object()
        number = self.reply_number or "口头批复"
        answer = "同意" if self.agreed else "不同意，修改后再请示"
        return Flow(
            (
                title((*self.congress.units, self.request, "批复登记表"), on_grid=False),
                gap(5 * MM, tied=True),
                _pair("请示事项", self.request, "请示单位", self.asked_by, key),
                row((Cell("批复单位", 16, label=True), Cell(self.issuer, 84)), _ROW, key),
                _pair("批复文号", number, "批复日期", full_date(self.replied_on), key),
                row((Cell("批复意见", 16, label=True), Cell(answer, 84)), _ROW, key),
                passage("批复要求\n和条件", self.terms or "没有另提要求。", 56, key),
                opinion("收文登记", "登记人（签字）", 31, key),
                opinion("落实情况", "负责人（签字）", 40, key),
                gap(2 * MM, tied=True),
                *note(_NOTE, size=10, pitch=18, width=AREA, indent=0),
            )
        )


def _pair(left: str, value: str, right: str, other: str, key: object) -> Strip:
    return row(
        (
            Cell(left, 16, label=True),
            Cell(value, 36),
            Cell(right, 16, label=True),
            Cell(other, 32),
        ),
        _ROW,
        key,
    )
