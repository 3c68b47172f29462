"""What must hold before a count can be sealed: numbered checks, in the manner of a tally sheet.

E.1xx stops the seal, W.2xx informs (rule book, section 4). Each says what it compares, whether it
holds, and what to do where it does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sudesk.rules.voting import Contest, Figures, Tally


@dataclass(frozen=True, slots=True)
class Check:
    """One numbered check: its sentence with the numbers, whether it holds, the remedy if not."""

    code: str
    sentence: str
    holds: bool
    remedy: str = ""

    @property
    def stops(self) -> bool:
        """Whether the count cannot be sealed because of it."""
        return self.code.startswith("E") and not self.holds


def check(contest: Contest, figures: Figures, left_over: int, count: Tally) -> tuple[Check, ...]:
    """Return every check of one round, the errors in order of number, then what to know."""
    return (*_papers(figures, left_over), *_votes(contest, figures, count), *_notes(figures))


def _papers(figures: Figures, left_over: int) -> Iterator[Check]:
    entitled, present = figures.entitled, figures.present
    printed, issued = figures.printed, figures.issued
    yield Check(
        "E.101",
        f"印制{printed}＝发出{issued}＋剩余{left_over}",
        printed == issued + left_over,
        "请重数剩余的空白选票，再核对印制和发出的张数。",
    )
    yield Check(
        "E.102",
        f"发出{issued}≤实到{present}≤应到{entitled}",
        issued <= present <= entitled,
        "每人限领一张。请核对签到人数和发出张数。",
    )


def _votes(contest: Contest, figures: Figures, count: Tally) -> Iterator[Check]:
    collected, valid, void = figures.collected, count.valid, count.void
    yield Check(
        "E.103",
        f"收回{collected}＝有效{valid}＋无效{void}",
        collected == valid + void,
        "录入张数与收回张数不符。请重数选票，补录或撤销多录的一张。",
    )
    uneven = [
        name
        for name, votes in count.lines.items()
        if votes.approve + votes.oppose + votes.abstain != valid
    ]
    yield Check(
        "E.104",
        f"{len(count.lines)}名候选人各自赞成＋反对＋弃权＝{valid}",
        not uneven,
        f"{'、'.join(uneven)}的三项之和不等于有效票，请按原票重新录入。",
    )
    total = sum(votes.approve for votes in count.lines.values()) + sum(count.write_ins.values())
    yield Check(
        "E.105",
        f"赞成合计{total}≤有效{valid}×应选{contest.seats}＝{valid * contest.seats}",
        total <= valid * contest.seats,
        "赞成总数超出可能。请按原票重新录入。",
    )
    most = max(
        [votes.approve for votes in count.lines.values()] + list(count.write_ins.values()),
        default=0,
    )
    yield Check(
        "E.106",
        f"最高得票{most}≤有效{valid}",
        most <= valid,
        "一人得票多于有效票。请按原票重新录入。",
    )


def _notes(figures: Figures) -> Iterator[Check]:
    missing = figures.issued - figures.collected
    if missing > 0:
        yield Check("W.201", f"{missing}张发出未收回，不计票，仍在基数内", True)
    if missing < 0:
        yield Check(
            "W.202",
            f"收回比发出多{-missing}张，选举无效",
            False,
            "请先重数收回的选票，数错的更正台账；确实多出的，封存后重新投票。",
        )
