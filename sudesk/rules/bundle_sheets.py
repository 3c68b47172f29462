"""The 正 sheet of one bundle: its figures by name, what must hold of them, two readings compared.

E.3xx are its numbered checks, in the manner of :mod:`sudesk.rules.identities`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sudesk.rules.identities import Check
from sudesk.rules.voting import Contest, Rule, Tally, Votes, WriteInRule, squash

BALLOTS, VOID = "ballots", "void"
_MARKS = (("approve", "赞成"), ("oppose", "反对"), ("abstain", "弃权"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a bundle adds up to: a triple for each candidate in ballot order, names written in."""

    ballots: int
    void: int
    lines: tuple[Votes, ...]
    write_ins: Mapping[str, int]

    @property
    def valid(self) -> int:
        """How many ballots of the bundle are valid."""
        return self.ballots - self.void


def figures(sheet: Sheet) -> dict[str, int]:
    """Return every figure of a sheet by its key; a name that nobody wrote in has none."""
    found = {BALLOTS: sheet.ballots, VOID: sheet.void}
    for number, votes in enumerate(sheet.lines, 1):
        for mark, _ in _MARKS:
            found[f"line:{number}:{mark}"] = getattr(votes, mark)
    for name, number in sheet.write_ins.items():
        if number:
            found[f"written:{squash(name)}"] = number
    return found


def label(contest: Contest, figure: str) -> str:
    """Return what a figure is, in words: 王语桐 赞成."""
    kind, _, rest = figure.partition(":")
    if kind == "line":
        number, _, mark = rest.partition(":")
        return f"{contest.candidates[int(number) - 1]} {dict(_MARKS)[mark]}"
    if kind == "written":
        return f"另选他人 {rest}"
    return {BALLOTS: "本捆张数", VOID: "无效票"}[figure]


def figures_apart(first: Sheet, second: Sheet) -> dict[str, tuple[int, int]]:
    """Return the figures in which two readings of a sheet differ, with both numbers."""
    one, other = figures(first), figures(second)
    keys = dict.fromkeys([*one, *other])
    pairs = {key: (one.get(key, 0), other.get(key, 0)) for key in keys}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def with_figures(sheet: Sheet, decided: Mapping[str, int]) -> Sheet:
    """Return a sheet with the figures that were decided in place of those read."""
    found = figures(sheet) | dict(decided)
    written = {
        key.partition(":")[2]: number
        for key, number in found.items()
        if key.startswith("written:") and number
    }
    lines = tuple(
        Votes(*(found[f"line:{number}:{mark}"] for mark, _ in _MARKS))
        for number in range(1, len(sheet.lines) + 1)
    )
    return replace(sheet, ballots=found[BALLOTS], void=found[VOID], lines=lines, write_ins=written)


def check(contest: Contest, rule: Rule, sheet: Sheet) -> tuple[Check, ...]:
    """Return every check of a sheet; the general one is left out where a special one is broken."""
    return tuple(_checks(contest, rule, sheet))


def _checks(contest: Contest, rule: Rule, sheet: Sheet) -> Iterator[Check]:
    valid = sheet.valid
    yield Check(
        "E.301",
        f"无效票{sheet.void}≤本捆{sheet.ballots}",
        sheet.void <= sheet.ballots,
        "无效票不会多于本捆张数。请重数本捆和其中的无效票。",
        "无效票不多于本捆张数",
        (VOID, BALLOTS),
    )
    if valid < 0:
        return
    for number, (name, votes) in enumerate(zip(contest.candidates, sheet.lines, strict=True), 1):
        total = votes.approve + votes.oppose + votes.abstain
        yield Check(
            "E.302",
            f"{name}{votes.approve}＋{votes.oppose}＋{votes.abstain}＝{total}，有效票{valid}",
            total == valid,
            f"{name}的三项之和应等于有效票{valid}张。请对照计票单重看这一行。",
            "每名候选人的赞成、反对、弃权之和等于有效票",
            tuple(f"line:{number}:{mark}" for mark, _ in _MARKS),
        )
    counting = {} if rule.write_ins is WriteInRule.NONE else sheet.write_ins
    for name, number in counting.items():
        yield Check(
            "E.303",
            f"另选{name}{number}≤有效票{valid}",
            number <= valid,
            "一人得票不会多于有效票。请对照计票单重看这一行。",
            "另选的人得票不多于有效票",
            (f"written:{squash(name)}",),
        )
    total = sum(votes.approve for votes in sheet.lines) + sum(counting.values())
    most = valid * contest.seats
    yield Check(
        "E.304",
        f"赞成合计{total}≤有效票{valid}×应选{contest.seats}＝{most}",
        total <= most,
        "赞成总数超出可能：超过应选人数的选票应计入无效票。请重看这一捆。",
        "赞成票总数不多于有效票与应选人数之积",
        tuple(f"line:{number}:approve" for number in range(1, len(sheet.lines) + 1)),
    )


def add_up(contest: Contest, rule: Rule, sheets: Iterable[Sheet]) -> Tally:
    """Add the sheets of all bundles up."""
    lines = dict.fromkeys(contest.candidates, Votes(0, 0, 0))
    listed = frozenset(map(squash, contest.candidates))
    written: dict[str, int] = {}
    valid = void = 0
    for sheet in sheets:
        valid += sheet.valid
        void += sheet.void
        for name, votes in zip(contest.candidates, sheet.lines, strict=True):
            before = lines[name]
            lines[name] = Votes(
                before.approve + votes.approve,
                before.oppose + votes.oppose,
                before.abstain + votes.abstain,
            )
        for name, number in sheet.write_ins.items():
            if squash(name) not in listed:
                written[name] = written.get(name, 0) + number
    return Tally(lines, {} if rule.write_ins is WriteInRule.NONE else written, valid, void)
