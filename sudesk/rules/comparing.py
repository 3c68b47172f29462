"""Two readings of the same ballots beside each other: where they differ, where one has more.

Only what can change the count is a difference: what stands on a void ballot, or a name that does
not count, is none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sudesk.rules.bundle_sheets import Sheet
from sudesk.rules.voting import (
    Ballot,
    Contest,
    Rule,
    WriteInRule,
    approvals,
    counting_write_ins,
    squash,
)
from sudesk.terms import Mark

OVERVOTED = "赞成人数超过应选人数"


@dataclass(frozen=True, slots=True)
class Apart:
    """In what two readings of one ballot differ: listed names, names written in, being void."""

    names: tuple[str, ...]
    write_ins: bool
    void: bool

    def __bool__(self) -> bool:
        """Whether they differ at all."""
        return bool(self.names) or self.write_ins or self.void


def void_reason(contest: Contest, rule: Rule, ballot: Ballot) -> str:
    """Return why a ballot is void, nothing where it is valid; too many approvals come first."""
    listed = frozenset(map(squash, contest.candidates))
    written = counting_write_ins(ballot, listed, rule.write_ins)
    if approvals(ballot) + len(written) > contest.seats:
        return OVERVOTED
    return (ballot.void or "").strip()


def apart(contest: Contest, rule: Rule, first: Ballot, second: Ballot) -> Apart:
    """Say in what two readings of one ballot differ."""
    reasons = [void_reason(contest, rule, one) for one in (first, second)]
    if reasons[0] and reasons[0] == reasons[1]:
        return Apart((), False, False)
    names = tuple(
        name
        for name in contest.candidates
        if first.marks.get(name, Mark.ABSTAIN) is not second.marks.get(name, Mark.ABSTAIN)
    )
    written = [_written(contest, rule, one) for one in (first, second)]
    return Apart(names, written[0] != written[1], reasons[0] != reasons[1])


def parting(contest: Contest, rule: Rule, first: Sequence[Ballot], second: Sequence[Ballot]) -> int:
    """Return the place, counted from 1, at which the longer of two readings seems to have more.

    It is where leaving the surplus out makes the rest differ least, the first such place.
    """
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    more = len(longer) - len(shorter)

    def differing(at: int) -> int:
        rest = [*longer[:at], *longer[at + more :]]
        pairs = zip(rest, shorter, strict=True)
        return sum(bool(apart(contest, rule, one, other)) for one, other in pairs)

    return min(range(len(shorter) + 1), key=differing) + 1


def renamed(ballot: Ballot, names: Mapping[str, str]) -> Ballot:
    """Return a ballot with the names written in as people matched them."""
    if not any(name in names for name in ballot.write_ins):
        return ballot
    return replace(ballot, write_ins=tuple(names.get(one, one) for one in ballot.write_ins))


def renamed_sheet(sheet: Sheet, names: Mapping[str, str]) -> Sheet:
    """Return a sheet with the names written in as people matched them; their numbers add up."""
    written: dict[str, int] = {}
    for name, number in sheet.write_ins.items():
        written[names.get(name, name)] = written.get(names.get(name, name), 0) + number
    return replace(sheet, write_ins=written)


def _written(contest: Contest, rule: Rule, ballot: Ballot) -> Sequence[str]:
    """Return the names that may count; their order matters where only the first of them do."""
    if rule.write_ins is WriteInRule.NONE:
        return ()
    listed = frozenset(map(squash, contest.candidates))
    names = dict.fromkeys(map(squash, ballot.write_ins))
    counting = [name for name in names if name and name not in listed]
    return counting if rule.write_ins is WriteInRule.OPPOSERS else sorted(counting)
