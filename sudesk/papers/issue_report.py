"""Paper 13, 选票发放回收报告单: how many ballots were printed, went out and came back."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.closing import Signer, signatures
from sudesk.papers.pen import MM
from sudesk.papers.prose import note
from sudesk.papers.sheet import Flow, Strip, gap, tie
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import caption, title
from sudesk.papers.words import full_date

_PEOPLE = ("应到", "实到", "请假", "缺席")
_BALLOTS = ("印制", "发出", "剩余", "收回")
_ROW = 11.0


@dataclass(frozen=True, slots=True)
class IssueReport(Paper):
    """Paper 13.

    ``election`` is named with its round (学生会主席团选举（再次投票）). A figure that is not
    known yet is None and leaves its cell to the hall. ``fingerprint`` is that of the sealed count,
    empty before the seal.
    """

    number: ClassVar[int] = 13
    template: ClassVar[int] = 1
    name: ClassVar[str] = "选票发放回收报告单"

    congress: Congress
    election: str
    day: date
    due: int | None = None
    present: int | None = None
    on_leave: int | None = None
    printed: int | None = None
    issued: int | None = None
    left_over: int | None = None
    collected: int | None = None
    chief_scrutineer: str = ""
    fingerprint: str = ""

    def compose(self) -> Flow:
        """Set people over ballots, what follows from them, and the line to sign on."""
        about = (self.congress.title, self.election, full_date(self.day))
        people = (self.due, self.present, self.on_leave, self._absent())
        ballots = (self.printed, self.issued, self.left_over, self.collected)
        return Flow(
            (
                title(("选票发放回收", "报告单"), on_grid=False),
                caption(about, size=12.0),
                *_figures(_PEOPLE, people, "人"),
                gap(4 * MM, tied=True),
                *_figures(_BALLOTS, ballots, "张"),
                gap(4 * MM, tied=True),
                *tie(self._findings()),
                signatures((Signer("总监票人", (self.chief_scrutineer,)),)),
            )
        )

    def _absent(self) -> int | None:
        if self.due is None or self.present is None or self.on_leave is None:
            return None
        return self.due - self.present - self.on_leave

    def _findings(self) -> tuple[Strip, ...]:
        sentences = [self._checked(), self._valid()]
        if self.fingerprint:
            sentences.append(f"计票结果已封存，封存校验码{self.fingerprint}。")
        return tuple(strip for sentence in sentences for strip in note(sentence))

    def _checked(self) -> str:
        """Check the figures against each other, or say what has to be checked."""
        if self.printed is None or self.issued is None or self.present is None:
            return "核对：印制的选票应等于发出和剩余之和；发出的选票应不多于实到人数。"
        fits = "不多于" if self.issued <= self.present else "多于"
        return (
            f"核对：印制{self.printed}＝发出{self.issued}＋剩余{self.left_over}；"
            f"发出{self.issued}张，{fits}实到{self.present}人。"
        )

    def _valid(self) -> str:
        if self.collected is None or self.issued is None:
            return "结论：收回的选票等于或少于发出的选票，选举有效；多于发出的选票，选举无效。"
        if self.collected > self.issued:
            return (
                f"结论：收回选票{self.collected}张，多于发出选票{self.issued}张，"
                "选举无效，须重新投票。"
            )
        missing = self.issued - self.collected
        rest = f"，未收回{missing}张" if missing else ""
        return (
            f"结论：发出选票{self.issued}张，收回选票{self.collected}张{rest}，"
            f"收回的选票{_against(self.collected, self.issued)}发出的选票，选举有效。"
        )


def _against(part: int, whole: int) -> str:
    return "等于" if part == whole else "少于" if part < whole else "多于"


def _figures(
    heads: tuple[str, ...], numbers: tuple[int | None, ...], unit: str
) -> tuple[Strip, ...]:
    """Set a row of figures under its heads, each with its unit."""
    table = Table(tuple(Column(f"{head}（{unit}）", 39) for head in heads), 14, 12, _ROW, 9.0)
    cells = tuple("" if number is None else str(number) for number in numbers)
    return tie(table.strips((Row(cells),)))
