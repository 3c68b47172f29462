"""The count file ``sudesk-count/1``: an election's names, rule, figures and ballots as plain JSON.

Read strictly: every mistake is named, and a file with one is refused whole.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard, TypeVar

from sudesk.errors import SudeskError
from sudesk.rules.voting import (
    Ballot,
    Base,
    Contest,
    Decision,
    Figures,
    Majority,
    OvervoteRule,
    Rule,
    ShortfallRule,
    Tally,
    TieRule,
    Votes,
    WriteInRule,
    decide,
    squash,
    tally,
)
from sudesk.terms import Mark, Term

FORMAT = "sudesk-count/1"
FIGURES = {
    "entitled": "应到",
    "present": "实到",
    "printed": "印制",
    "issued": "发出",
    "collected": "收回",
}

_TOO_LARGE = 10**1000

_T = TypeVar("_T", bound=Term)


class CountRefused(SudeskError):  # noqa: N818 - reads as what happened
    """A count file that cannot be decided; ``errors`` names every reason."""

    def __init__(self, errors: Iterable[str]) -> None:
        self.errors = tuple(errors)
        super().__init__("没能计票，计票文件有误：", "；".join(self.errors) + "。")


@dataclass(frozen=True, slots=True)
class Count:
    """A count as a file holds it: ballots one by one, or totals of bundles in their place."""

    contest: Contest
    rule: Rule
    figures: Figures
    ballots: tuple[Ballot, ...] | None
    totals: Tally | None

    def tally(self) -> Tally:
        """Return the totals as given, or the ballots added up."""
        if self.totals is not None:
            return self.totals
        return tally(self.contest, self.rule, self.ballots or ())

    def decide(self) -> Decision:
        """Decide the election."""
        return decide(self.contest, self.rule, self.figures, self.tally())


def parse(document: object) -> Count:
    """Read a count from the plain values of its JSON; raises CountRefused with every error."""
    reader = _Reader()
    count = reader.count(document)
    if reader.errors or count is None:
        raise CountRefused(dict.fromkeys(reader.errors))
    return count


def dump(count: Count) -> dict[str, Any]:
    """Return the plain values of a count file; ``parse`` gives the same count back."""
    rule = count.rule
    document: dict[str, Any] = {
        "format": FORMAT,
        "election": {
            "title": count.contest.title,
            "seats": count.contest.seats,
            "candidates": list(count.contest.candidates),
        },
        "rule": dump_rule(rule),
        "figures": {key: getattr(count.figures, key) for key in FIGURES},
    }
    if count.totals is not None:
        document["totals"] = {
            "lines": {
                name: [votes.approve, votes.oppose, votes.abstain]
                for name, votes in count.totals.lines.items()
            },
            "write_ins": dict(count.totals.write_ins),
            "void": count.totals.void,
        }
    else:
        document["ballots"] = [_dump_ballot(ballot) for ballot in count.ballots or ()]
    return document


def dump_rule(rule: Rule) -> dict[str, Any]:
    """Return the plain values of an election rule, as a count file holds them."""
    return {
        "majority": {
            "base": rule.majority.base.value,
            "over": list(rule.majority.over),
            "inclusive": rule.majority.inclusive,
        },
        "tie": rule.tie.value,
        "shortfall": rule.shortfall.value,
        "write_ins": rule.write_ins.value,
        "overvote": rule.overvote.value,
    }


def parse_rule(document: object) -> Rule:
    """Read an election rule from its plain values; raises CountRefused with every error."""
    reader = _Reader()
    rule = reader.rule(document)
    if reader.errors:
        raise CountRefused(reader.errors)
    return rule


def report(count: Count) -> dict[str, Any]:
    """Return the decided count as ``sudesk tally --json`` prints it."""
    totals = count.tally()
    decision = count.decide()
    return {
        "valid_election": decision.valid_election,
        "errors": [],
        "figures": {
            **{key: getattr(count.figures, key) for key in FIGURES},
            "valid": totals.valid,
            "void": totals.void,
            "base": decision.base,
            "needed": decision.needed,
        },
        "lines": [
            {
                "name": line.name,
                "approve": line.approve,
                "oppose": line.oppose,
                "abstain": line.abstain,
                "written_in": line.written_in,
                "outcome": line.outcome.value,
                "why": line.why,
            }
            for line in decision.lines
        ],
        "elected": list(decision.elected),
        "tied": list(decision.tied),
        "vacant": decision.vacant,
        "next": decision.next.value,
    }


def _dump_ballot(ballot: Ballot) -> dict[str, Any]:
    return {
        "marks": {name: mark.value for name, mark in ballot.marks.items()},
        "write_ins": list(ballot.write_ins),
        "void": ballot.void,
    }


class _Reader:
    """Reads the parts of a count file and collects what is wrong with them."""

    def __init__(self) -> None:
        self.errors: list[str] = []

    def count(self, document: object) -> Count | None:
        if not isinstance(document, Mapping):
            self.errors.append("文件内容不是一个对象")
            return None
        if document.get("format") != FORMAT:
            self.errors.append(f"format 应为 {FORMAT}")
        contest = self.contest(document.get("election"))
        rule = self.rule(document.get("rule"))
        figures = self.figures(document.get("figures"))
        ballots = totals = None
        if ("ballots" in document) == ("totals" in document):
            self.errors.append("ballots 与 totals 应有且只有一项")
        elif "ballots" in document:
            ballots = self.ballots(document["ballots"], contest)
            if figures and len(ballots) != figures.collected:
                self.errors.append(f"录入{len(ballots)}张，收回{figures.collected}张，两者不等")
        else:
            totals = self.totals(document["totals"], contest, rule, figures)
        if self.errors or figures is None:
            return None
        return Count(contest, rule, figures, ballots, totals)

    def contest(self, part: object) -> Contest:
        part = self._object(part, "election")
        title = part.get("title", "")
        if not isinstance(title, str):
            self.errors.append("title 应为文字")
            title = ""
        seats = part.get("seats")
        if not _is_count(seats) or seats < 1:
            self.errors.append("应选名额 seats 应为 1 以上的整数")
            seats = 1
        candidates = part.get("candidates")
        if not isinstance(candidates, list) or not candidates:
            self.errors.append("没有候选人")
            return Contest(title, seats, ())
        if not all(isinstance(name, str) and squash(name) for name in candidates):
            self.errors.append("候选人姓名应为文字，不能为空")
            return Contest(title, seats, ())
        seen: set[str] = set()
        for name in candidates:
            if squash(name) in seen:
                self.errors.append(f"候选人{squash(name)}重复")
            seen.add(squash(name))
        return Contest(title, seats, tuple(candidates))

    def rule(self, part: object) -> Rule:
        part = self._object(part, "rule")
        majority = self._object(part.get("majority"), "majority")
        base = self._word(Base, majority.get("base"), "base", Base.NONE)
        over, inclusive = (1, 2), False
        if base is not Base.NONE or "over" in majority:
            over = self._share(majority.get("over"))
        if base is not Base.NONE or "inclusive" in majority:
            inclusive = self._flag(majority.get("inclusive"), "inclusive")
        return Rule(
            Majority(base, over, inclusive),
            self._word(TieRule, part.get("tie"), "tie", TieRule.RE_BALLOT),
            self._word(ShortfallRule, part.get("shortfall"), "shortfall", ShortfallRule.VACANT),
            self._word(WriteInRule, part.get("write_ins"), "write_ins", WriteInRule.ALL),
            self._word(OvervoteRule, part.get("overvote"), "overvote", OvervoteRule.VOID),
        )

    def figures(self, part: object) -> Figures | None:
        part = self._object(part, "figures")
        values: dict[str, int] = {}
        for key, label in FIGURES.items():
            value = part.get(key)
            if not _is_count(value) or value < 0:
                self.errors.append(f"{label} {key} 应为不小于 0 的整数")
            else:
                values[key] = value
        for larger, smaller in (
            ("entitled", "present"),
            ("present", "issued"),
            ("printed", "issued"),
        ):
            if larger in values and smaller in values and values[larger] < values[smaller]:
                self.errors.append(
                    f"{FIGURES[larger]}{values[larger]}少于{FIGURES[smaller]}{values[smaller]}"
                )
        return Figures(**values) if len(values) == len(FIGURES) else None

    def ballots(self, part: object, contest: Contest) -> tuple[Ballot, ...]:
        if not isinstance(part, list):
            self.errors.append("ballots 应为列表")
            return ()
        by_name = {squash(name): name for name in contest.candidates}
        return tuple(self._ballot(item, by_name, place) for place, item in enumerate(part, 1))

    def _ballot(self, item: object, by_name: Mapping[str, str], place: int) -> Ballot:
        where = f"第{place}张选票"
        if not isinstance(item, Mapping):
            self.errors.append(f"{where}不是一个对象")
            return Ballot()
        marks: dict[str, Mark] = {}
        given = item.get("marks", {})
        if not isinstance(given, Mapping):
            self.errors.append(f"{where}的 marks 应为对象")
            given = {}
        for name, word in given.items():
            listed = by_name.get(squash(name))
            if listed is None:
                self.errors.append(f"{where}的“{name}”不在候选人名单上")
            elif listed in marks:
                self.errors.append(f"{where}对{listed}有两个标记")
            else:
                marks[listed] = self._word(Mark, word, f"{where}的标记", Mark.ABSTAIN)
        write_ins = item.get("write_ins", [])
        if not isinstance(write_ins, list) or not all(isinstance(n, str) for n in write_ins):
            self.errors.append(f"{where}的 write_ins 应为姓名列表")
            write_ins = []
        void = item.get("void")
        if void is not None and not isinstance(void, str):
            self.errors.append(f"{where}的 void 应为文字或 null")
            void = None
        return Ballot(marks, tuple(write_ins), void or None)

    def totals(
        self, part: object, contest: Contest, rule: Rule, figures: Figures | None
    ) -> Tally | None:
        part = self._object(part, "totals")
        void = part.get("void")
        if not _is_count(void) or void < 0:
            self.errors.append("无效票 void 应为不小于 0 的整数")
            return None
        given = self._object(part.get("lines"), "lines")
        listed = {squash(name): name for name in contest.candidates}
        lines = dict.fromkeys(contest.candidates, Votes(0, 0, 0))
        seen: set[str] = set()
        for name, numbers in given.items():
            if squash(name) not in listed:
                self.errors.append(f"“{name}”不在候选人名单上")
            elif squash(name) in seen:
                self.errors.append(f"{squash(name)}有两行合计")
            elif not _is_triple(numbers):
                self.errors.append(f"{name}应有赞成、反对、弃权三个数")
            else:
                lines[listed[squash(name)]] = Votes(*numbers)
            seen.add(squash(name))
        write_ins = self._written(part.get("write_ins", {}), frozenset(listed), rule)
        if figures is None:
            return None
        valid = figures.collected - void
        if valid < 0:
            self.errors.append(f"无效票{void}张多于收回{figures.collected}张")
        for name, votes in lines.items():
            if votes.approve + votes.oppose + votes.abstain != valid:
                self.errors.append(f"{name}的三项之和不等于有效票{valid}张")
        for name, number in [(n, v.approve) for n, v in lines.items()] + [*write_ins.items()]:
            if number > valid:
                self.errors.append(f"{name}赞成{number}票，多于有效票{valid}张")
        return Tally(lines, write_ins, valid, void)

    def _written(self, part: object, listed: frozenset[str], rule: Rule) -> dict[str, int]:
        given = self._object(part, "write_ins")
        result: dict[str, int] = {}
        for name, number in given.items():
            if not _is_count(number) or number < 0:
                self.errors.append(f"另选他人“{name}”的票数应为不小于 0 的整数")
            elif squash(name) and squash(name) not in listed:
                result[squash(name)] = result.get(squash(name), 0) + number
        return {} if rule.write_ins is WriteInRule.NONE else result

    def _object(self, part: object, name: str) -> Mapping[str, Any]:
        if isinstance(part, Mapping):
            return part
        self.errors.append(f"{name} 应为对象")
        return {}

    def _word(self, terms: type[_T], word: object, where: str, default: _T) -> _T:
        for term in terms:
            if word == term.value:
                return term
        choices = "、".join(terms)
        self.errors.append(f"{where} 的“{word}”不认识，应为 {choices} 之一")
        return default

    def _share(self, value: object) -> tuple[int, int]:
        if isinstance(value, list) and len(value) == 2 and all(map(_is_count, value)):
            part, whole = value
            if 0 < part <= whole:
                return part, whole
        self.errors.append("over 应为 [a, b]，0 < a ≤ b")
        return 1, 2

    def _flag(self, value: object, name: str) -> bool:
        if not isinstance(value, bool):
            self.errors.append(f"{name} 应为 true 或 false")
        return value is True


def _is_count(value: object) -> TypeGuard[int]:
    # Sums of longer numbers could not be written out again.
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < _TOO_LARGE


def _is_triple(value: object) -> bool:
    return (
        isinstance(value, list) and len(value) == 3 and all(_is_count(n) and n >= 0 for n in value)
    )
