"""Paper 12, 选票: one ballot like the other, 1, 2 or 4 on a sheet."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from sudesk.papers.ballot_sheets import BallotSheets
from sudesk.papers.base import Congress, Paper
from sudesk.papers.words import full_date
from sudesk.rules.clauses import marks_legend

REHEARSAL = "演练用票"


@dataclass(frozen=True, slots=True)
class BallotPaper(Paper):
    """Paper 12: no number, no code, nothing that differs between two ballots (secrecy).

    ``election`` is what is voted on: 学生会主席团. ``order`` says how the candidates stand,
    empty where that follows no rule.
    ``rehearsal`` prints a watermark: such a ballot opens no vote.
    ``write_ins`` says who may write in; there are then as many columns as seats. ``ballots`` None
    prints one full sheet to be copied, a number prints exactly so many.
    """

    number: ClassVar[int] = 12
    template: ClassVar[int] = 1
    name: ClassVar[str] = "选票"

    congress: Congress
    election: str
    seats: int
    candidates: tuple[str, ...]
    order: str
    issuer: str
    day: date
    write_ins: Literal["all", "opposers", "none"] = "all"
    approve_mark: str = "○"
    oppose_mark: str = "×"
    colour: str = ""
    per_sheet: Literal[1, 2, 4] = 2
    ballots: int | None = None
    rehearsal: bool = False

    def compose(self) -> BallotSheets:
        """Put the ballot into words."""
        return BallotSheets(
            congress=self.congress.title,
            title=f"{self.election}选票",
            order="，".join(
                words
                for words in (
                    f"应选{self.seats}名",
                    f"候选人{len(self.candidates)}名",
                    self.order,
                )
                if words
            ),
            colour=self.colour,
            candidates=self.candidates,
            write_ins=0 if self.write_ins == "none" else self.seats,
            legend=self._legend(),
            issuer=self.issuer,
            day=full_date(self.day),
            per_sheet=self.per_sheet,
            ballots=self.ballots,
            watermark=REHEARSAL if self.rehearsal else "",
        )

    def _legend(self) -> tuple[str, ...]:
        """Say how to mark the ballot, as the election rules have it."""
        approve, oppose = self.approve_mark, self.oppose_mark
        written = {
            "all": (f"另选他人的，在“另选他人”栏写明姓名，并在姓名上方画“{approve}”。",),
            "opposers": (
                f"不同意候选人的，可以在“另选他人”栏另写姓名，并在姓名上方画“{approve}”，"
                "另写的人数不超过不同意的人数。",
            ),
            "none": (),
        }
        included = "" if self.write_ins == "none" else "（含另选他人）"
        return (
            marks_legend(approve, oppose),
            *written[self.write_ins],
            f"赞成人数{included}不超过{self.seats}名的有效，超过{self.seats}名的整张选票无效。",
            "用黑色或蓝色笔填写，除规定符号外不作任何记号。",
            *(("本票仅供演练，投入票箱的无效。",) if self.rehearsal else ()),
        )
