"""The count: from ballots to a tally, from a tally and the rules to who is elected.

Pure functions in exact integers. A ballot is counted without regard to its order; what is decided
follows from the tally, the figures and the election rules (选举办法) alone. Ties are a state that
waits for people, never a matter of chance.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sudesk.terms import Mark, NextStep, Outcome, Term


class Base(Term):
    """What the majority is measured against."""

    ENTITLED = "entitled", "应到"
    PRESENT = "present", "实到"
    COLLECTED = "collected", "收回"
    VALID = "valid", "有效"
    NONE = "none", "不设当选线"


class TieRule(Term):
    """What follows where more are equal than seats are left."""

    RE_BALLOT = "re_ballot", "就平票者再次投票"
    VACANT = "vacant", "空缺"


class ShortfallRule(Term):
    """What follows where too few are over the line."""

    SECOND_BALLOT = "second_ballot", "就缺额另行选举"
    VACANT = "vacant", "空缺"


class WriteInRule(Term):
    """Who may write in another name."""

    ALL = "all", "可另选他人"
    OPPOSERS = "opposers", "反对者可另选他人"
    NONE = "none", "不另选他人"


class OvervoteRule(Term):
    """What becomes of a ballot that approves more than there are seats."""

    VOID = "void", "整张无效"


@dataclass(frozen=True, slots=True)
class Majority:
    """The line: more than ``over`` = (a, b) of the base, or at least that where inclusive."""

    base: Base = Base.PRESENT
    over: tuple[int, int] = (1, 2)
    inclusive: bool = False

    def needed(self, base: int | None) -> int:
        """Return the least number of approvals that passes the line, at least 1."""
        if base is None:
            return 1
        part, whole = self.over
        least = -(-base * part // whole) if self.inclusive else base * part // whole + 1
        return max(least, 1)


@dataclass(frozen=True, slots=True)
class Rule:
    """What the election rules of the congress say of the count (rule book, section 4)."""

    majority: Majority = Majority()
    tie: TieRule = TieRule.RE_BALLOT
    shortfall: ShortfallRule = ShortfallRule.SECOND_BALLOT
    write_ins: WriteInRule = WriteInRule.ALL
    overvote: OvervoteRule = OvervoteRule.VOID


@dataclass(frozen=True, slots=True)
class Contest:
    """What is voted on: a title, the seats, the names in ballot order."""

    title: str
    seats: int
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """People and papers: 应到, 实到, 印制, 发出, 收回."""

    entitled: int
    present: int
    printed: int
    issued: int
    collected: int


@dataclass(frozen=True, slots=True)
class Ballot:
    """One paper: a mark per candidate (none is an abstention), names written in, why it is void."""

    marks: Mapping[str, Mark] = field(default_factory=lambda: MappingProxyType({}))
    write_ins: tuple[str, ...] = ()
    void: str | None = None


@dataclass(frozen=True, slots=True)
class Votes:
    """What one name got."""

    approve: int
    oppose: int
    abstain: int


@dataclass(frozen=True, slots=True)
class Tally:
    """All ballots added up: a line for every candidate, also with zero; valid and void papers."""

    lines: Mapping[str, Votes]
    write_ins: Mapping[str, int]
    valid: int
    void: int


@dataclass(frozen=True, slots=True)
class Line:
    """What was decided for one name, and why, in one sentence."""

    name: str
    approve: int
    oppose: int
    abstain: int
    written_in: bool
    outcome: Outcome
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome of an election; ``base`` is None where the most votes decide."""

    valid_election: bool
    base: int | None
    needed: int
    lines: tuple[Line, ...]
    elected: tuple[str, ...]
    tied: tuple[str, ...]
    vacant: int
    next: NextStep


def squash(name: str) -> str:
    """Return a name without blanks, as names are compared."""
    return "".join(name.split())


def counting_write_ins(
    ballot: Ballot, listed: frozenset[str], rule: WriteInRule
) -> tuple[str, ...]:
    """Return the names written on one ballot that count, without blanks, in the order written.

    ``listed`` are the candidates without blanks. An empty name, a repeated one and a listed one
    count for nothing; for opposers the first k count, k being how many candidates it opposes.
    """
    if rule is WriteInRule.NONE or not ballot.write_ins:
        return ()
    names = dict.fromkeys(map(squash, ballot.write_ins))
    counting = [name for name in names if name and name not in listed]
    if rule is WriteInRule.OPPOSERS:
        opposed = sum(mark is Mark.OPPOSE for mark in ballot.marks.values())
        counting = counting[:opposed]
    return tuple(counting)


def approvals(ballot: Ballot) -> int:
    """Return how many listed candidates one ballot approves."""
    return sum(mark is Mark.APPROVE for mark in ballot.marks.values())


def tally(contest: Contest, rule: Rule, ballots: Iterable[Ballot]) -> Tally:
    """Add up ballots in any order; an overvoted one is void whatever the tellers said of it."""
    listed = frozenset(map(squash, contest.candidates))
    approve: Counter[str] = Counter()
    oppose: Counter[str] = Counter()
    written: Counter[str] = Counter()
    valid = void = 0
    for ballot in ballots:
        names = counting_write_ins(ballot, listed, rule.write_ins)
        if ballot.void or approvals(ballot) + len(names) > contest.seats:
            void += 1
            continue
        valid += 1
        written.update(names)
        for name, mark in ballot.marks.items():
            if mark is Mark.APPROVE:
                approve[name] += 1
            elif mark is Mark.OPPOSE:
                oppose[name] += 1
    lines = {
        name: Votes(approve[name], oppose[name], valid - approve[name] - oppose[name])
        for name in contest.candidates
    }
    return Tally(lines, dict(written), valid, void)


def base_of(rule: Rule, figures: Figures, valid: int) -> int | None:
    """Return the number that the majority is measured against."""
    return {
        Base.ENTITLED: figures.entitled,
        Base.PRESENT: figures.present,
        Base.COLLECTED: figures.collected,
        Base.VALID: valid,
        Base.NONE: None,
    }[rule.majority.base]


def decide(contest: Contest, rule: Rule, figures: Figures, count: Tally) -> Decision:
    """Decide an election from its tally.

    More papers collected than issued make it invalid: nobody is elected and it is repeated. Else
    those who reach the line are elected by approvals until the seats are full; where more are
    equal than seats are left, none of those is.
    """
    base = base_of(rule, figures, count.valid)
    needed = rule.majority.needed(base)
    votes = _in_order(contest, count)
    if figures.collected > figures.issued:
        why = f"收回{figures.collected}张，多于发出{figures.issued}张，选举无效"
        lines = tuple(_line(count, name, Outcome.NOT_DECIDED, why) for name in votes)
        return Decision(False, base, needed, lines, (), (), contest.seats, NextStep.REPEAT)
    outcomes = _outcomes(votes, needed, contest.seats)
    places = _places(votes)
    lines = tuple(
        _line(count, name, outcome, _why(rule, votes[name], places, outcome, needed))
        for name, outcome in outcomes.items()
    )
    elected = tuple(name for name, outcome in outcomes.items() if outcome is Outcome.ELECTED)
    tied = tuple(name for name, outcome in outcomes.items() if outcome is Outcome.TIED)
    vacant = contest.seats - len(elected)
    return Decision(
        True, base, needed, lines, elected, tied, vacant, _next(rule, vacant, bool(tied))
    )


def _in_order(contest: Contest, count: Tally) -> dict[str, int]:
    """Return approvals by name: the listed by votes then ballot order, then the written in."""
    listed = sorted(contest.candidates, key=lambda name: -count.lines[name].approve)
    written = sorted(count.write_ins, key=lambda name: (-count.write_ins[name], name))
    return {name: count.lines[name].approve for name in listed} | {
        name: count.write_ins[name] for name in written
    }


def _outcomes(votes: Mapping[str, int], needed: int, seats: int) -> dict[str, Outcome]:
    """Return what becomes of each name; ``votes`` in the order of the lines."""
    passed = {name: number for name, number in votes.items() if number >= needed}
    outcomes = dict.fromkeys(votes, Outcome.BELOW_LINE)
    left = seats
    full = False
    for number in sorted(set(passed.values()), reverse=True):
        equal = [name for name in passed if passed[name] == number]
        if full or left == 0:
            outcome = Outcome.OVER_LINE_NO_SEAT
        elif len(equal) <= left:
            outcome = Outcome.ELECTED
            left -= len(equal)
        else:
            outcome = Outcome.TIED
            full = True
        outcomes.update(dict.fromkeys(equal, outcome))
    return outcomes


def _next(rule: Rule, vacant: int, tied: bool) -> NextStep:
    if tied:
        return NextStep.RE_BALLOT if rule.tie is TieRule.RE_BALLOT else NextStep.NONE
    if vacant and rule.shortfall is ShortfallRule.SECOND_BALLOT:
        return NextStep.SECOND_BALLOT
    return NextStep.NONE


def _line(count: Tally, name: str, outcome: Outcome, why: str) -> Line:
    if name in count.lines:
        got = count.lines[name]
        return Line(name, got.approve, got.oppose, got.abstain, False, outcome, why)
    return Line(name, count.write_ins[name], 0, 0, True, outcome, why)


def _places(votes: Mapping[str, int]) -> dict[int, tuple[int, int]]:
    """Return by number of approvals the place that it takes and how many names share it."""
    places = {}
    place = 1
    for got, equal in sorted(Counter(votes.values()).items(), reverse=True):
        places[got] = (place, equal)
        place += equal
    return places


def _why(
    rule: Rule, got: int, places: Mapping[int, tuple[int, int]], outcome: Outcome, needed: int
) -> str:
    """Return the reason for an outcome in one plain sentence with its numbers."""
    place, equal = places[got]
    if outcome is Outcome.BELOW_LINE:
        return f"赞成{got}票，{_line_words(rule, needed)}，差{needed - got}票"
    margin = "正好达到" if got == needed else f"多{got - needed}票"
    over = f"赞成{got}票，{_line_words(rule, needed)}，{margin}，得票第{place}"
    if outcome is Outcome.TIED:
        return f"{over}，{equal}人票数相同而席位不足，等候{rule.tie.label}"
    if outcome is Outcome.OVER_LINE_NO_SEAT:
        return f"{over}，席位已由得票在前者占去"
    return over


def _line_words(rule: Rule, needed: int) -> str:
    """Return what the line asks for: 过半数须42票以上."""
    if rule.majority.base is Base.NONE:
        return "以得票多少当选"
    return f"{fraction_words(rule.majority)}须{needed}票以上"


def fraction_words(majority: Majority) -> str:
    """Return the line's share in words: 过半数, 超过三分之二, 三分之二以上."""
    digits = "零一二三四五六七八九十"
    part, whole = majority.over
    if (part, whole) == (1, 2) and not majority.inclusive:
        return "过半数"
    if part == whole:
        return "全数" if majority.inclusive else "超过全数"
    small = whole <= 10
    words = f"{digits[whole]}分之{digits[part]}" if small else f"{whole}分之{part}"
    if (part, whole) == (1, 2):
        words = "半数"
    return f"{words}以上" if majority.inclusive else f"超过{words}"


def formula(rule: Rule, decision: Decision) -> str:
    """Return the line with its numbers: 实到82人，过半数须42票以上."""
    if decision.base is None:
        return "不设当选线，以得票多少当选，至少须1票"
    unit = "人" if rule.majority.base in (Base.ENTITLED, Base.PRESENT) else "张"
    base = f"{rule.majority.base.label}{decision.base}{unit}"
    return f"{base}，{fraction_words(rule.majority)}须{decision.needed}票以上"
