"""One ballot while it is keyed in: every key gives a new draft, so that undo is going back."""

from dataclasses import dataclass, replace
from typing import Self

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

NUMBERED = 9  # more candidates than the number pad has digits are keyed name by name

_ROUND: dict[Mark | None, Mark] = {
    None: Mark.APPROVE,
    Mark.APPROVE: Mark.OPPOSE,
    Mark.OPPOSE: Mark.ABSTAIN,
    Mark.ABSTAIN: Mark.APPROVE,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A ballot as far as it is keyed; a mark is None where no key was pressed for the name.

    ``cursor`` is the name that is keyed next, or was keyed last where names have numbers.
    ``doubt`` says what a scrutineer has to look at; what is keyed is how the teller reads it.
    """

    contest: Contest
    rule: Rule
    marks: tuple[Mark | None, ...]
    write_ins: tuple[str, ...] = ()
    void: str | None = None
    blank: bool = False
    cursor: int | None = None
    doubt: str = ""

    @classmethod
    def begin(cls, contest: Contest, rule: Rule) -> Self:
        """Return a ballot on which nothing is keyed yet."""
        first = 0 if len(contest.candidates) > NUMBERED else None
        return cls(contest, rule, (None,) * len(contest.candidates), cursor=first)

    @classmethod
    def of(cls, contest: Contest, rule: Rule, ballot: Ballot, doubt: str = "") -> Self:
        """Return a stored ballot to be amended."""
        marks = tuple(ballot.marks.get(name) for name in contest.candidates)
        empty = not any(marks) and not ballot.write_ins and not ballot.void
        start = cls.begin(contest, rule)
        return replace(
            start,
            marks=marks,
            write_ins=ballot.write_ins,
            void=ballot.void,
            blank=empty,
            doubt=doubt,
        )

    @property
    def by_name(self) -> bool:
        """Whether there are too many candidates for one key each."""
        return len(self.marks) > NUMBERED

    @property
    def touched(self) -> bool:
        """Whether any key says something of this ballot; an untouched one is never stored."""
        said = self.void or self.doubt or self.write_ins
        return self.blank or bool(said) or any(self.marks)

    @property
    def counting(self) -> tuple[str, ...]:
        """The names written in that count."""
        listed = frozenset(map(squash, self.contest.candidates))
        return counting_write_ins(self.ballot(), listed, self.rule.write_ins)

    @property
    def approved(self) -> int:
        """How many are approved, those written in among them."""
        return approvals(self.ballot()) + len(self.counting)

    @property
    def opposed(self) -> int:
        """How many candidates are opposed."""
        return sum(mark is Mark.OPPOSE for mark in self.marks)

    @property
    def abstained(self) -> int:
        """How many candidates are left blank, which is abstaining."""
        return len(self.marks) - self.opposed - approvals(self.ballot())

    @property
    def overvoted(self) -> bool:
        """Whether more are approved than there are seats; the whole ballot is void then."""
        return self.approved > self.contest.seats

    def press(self, number: int) -> Self:
        """Press a candidate's number, from 1: approve, then oppose, then blank, then anew."""
        place = number - 1
        return self._marked(place, _ROUND[self.marks[place]], cursor=place)

    def mark_next(self, mark: Mark) -> Self:
        """Mark the name at the cursor and go on to the next; behind the last nothing is marked."""
        place = self.cursor
        if place is None or place >= len(self.marks):
            return self
        return self._marked(place, mark, cursor=place + 1)

    def oppose_rest(self) -> Self:
        """Oppose every name for which no key was pressed."""
        marks = tuple(Mark.OPPOSE if mark is None else mark for mark in self.marks)
        end = len(marks) if self.by_name else self.cursor
        return replace(self, marks=marks, blank=False, cursor=end)

    def leave_blank(self) -> Self:
        """Make it a ballot without any mark or name."""
        return replace(self.begin(self.contest, self.rule), blank=True)

    def write_in(self, name: str) -> Self:
        """Add a name that was written in."""
        return replace(self, write_ins=(*self.write_ins, squash(name)), blank=False)

    def spoil(self, reason: str) -> Self:
        """Declare the whole ballot void, with the reason."""
        return replace(self, void=reason, blank=False)

    def doubted(self, doubt: str) -> Self:
        """Put the ballot aside for a scrutineer, saying what is doubtful; nothing takes it back."""
        return replace(self, doubt=doubt)

    def ballot(self) -> Ballot:
        """Return the ballot as it is stored."""
        pairs = zip(self.contest.candidates, self.marks, strict=True)
        marks = {name: mark for name, mark in pairs if mark not in (None, Mark.ABSTAIN)}
        return Ballot(
            {name: mark for name, mark in marks.items() if mark}, self.write_ins, self.void
        )

    @property
    def takes_names(self) -> bool:
        """Whether the election rules let names be written in (选举办法)."""
        return self.rule.write_ins is not WriteInRule.NONE

    def _marked(self, place: int, mark: Mark, *, cursor: int) -> Self:
        marks = (*self.marks[:place], mark, *self.marks[place + 1 :])
        return replace(self, marks=marks, blank=False, cursor=cursor)
