"""Election rules as plain JSON values, read strictly: every mistake is named."""

from collections.abc import Mapping
from typing import Any, TypeGuard, TypeVar

from sudesk.errors import SudeskError
from sudesk.rules.countfile import dump_rule, parse_rule
from sudesk.rules.election_rules import (
    CandidateVoters,
    CountingWay,
    DueRule,
    Margin,
    MarkStyle,
    NameOrder,
    Share,
    Terms,
    TermsRefused,
    VoidReason,
    check,
)
from sudesk.rules.voting import Rule
from sudesk.terms import ChairForm, Term, VoteForm


def dump_terms(terms: Terms) -> dict[str, Any]:
    """Return terms as plain values for JSON; ``parse_terms`` gives the same back."""
    rule = dump_rule(terms.rule)
    return {
        "quorum": _dump_share(terms.quorum),
        "due": terms.due.value,
        "chair": terms.chair.value,
        "candidates_vote": terms.candidates_vote.value,
        "margin": {"more": terms.margin.more, "percent": terms.margin.percent},
        "order": terms.order.value,
        "notice_days": terms.notice_days,
        "scrutineers": list(terms.scrutineers),
        "tellers": terms.tellers,
        "marks": terms.marks.value,
        "voids": [reason.value for reason in VoidReason if reason in terms.voids],
        "rule": rule,
        "counting": terms.counting.value,
        "procedure": _dump_share(terms.procedure),
        "procedure_by": terms.procedure_by.value,
        "charter": _dump_share(terms.charter),
    }


def parse_terms(document: object) -> Terms:
    """Read terms from their plain values; raises TermsRefused with every error."""
    reader = _Reader(document)
    terms = reader.terms()
    if not reader.errors:
        check(terms)
        return terms
    raise TermsRefused(reader.errors)


def _dump_share(share: Share) -> dict[str, Any]:
    return {"over": [share.part, share.whole], "inclusive": share.inclusive}


_T = TypeVar("_T", bound=Term)


class _Reader:
    """Reads plain values and notes every error; what is wrong is read as the default."""

    def __init__(self, document: object) -> None:
        self.errors: list[str] = []
        self._given: Mapping[str, Any] = {}
        if isinstance(document, Mapping):
            self._given = document
        else:
            self.errors.append("选举办法应为对象")

    def terms(self) -> Terms:
        """Read all parameters."""
        rule = self._rule()
        margin = self._numbers(self._given.get("margin"), ("more", "percent"))
        few, many = self._pair()
        return Terms(
            self._share("quorum"),
            self._word(DueRule, "due"),
            self._word(ChairForm, "chair"),
            self._word(CandidateVoters, "candidates_vote"),
            Margin(*margin),
            self._word(NameOrder, "order"),
            self._number("notice_days"),
            (few, many),
            self._number("tellers"),
            self._word(MarkStyle, "marks"),
            rule.write_ins,
            self._voids(),
            rule.majority,
            rule.tie,
            rule.shortfall,
            self._word(CountingWay, "counting"),
            self._share("procedure"),
            self._word(VoteForm, "procedure_by"),
            self._share("charter"),
        )

    def _rule(self) -> Rule:
        try:
            return parse_rule(self._given.get("rule"))
        except SudeskError as error:
            self.errors.append(f"rule：{error.why.removesuffix('。')}")
            return Rule()

    def _word(self, terms: type[_T], key: str) -> _T:
        word = self._given.get(key)
        for term in terms:
            if word == term.value:
                return term
        self.errors.append(f"{key} 的“{word}”不认识，应为 {'、'.join(terms)} 之一")
        return next(iter(terms))

    def _number(self, key: str) -> int:
        value = self._given.get(key)
        if _is_number(value):
            return value
        self.errors.append(f"{key} 应为整数")
        return 1

    def _numbers(self, given: object, keys: tuple[str, str]) -> tuple[int, int]:
        if isinstance(given, Mapping):
            one, other = (given.get(key) for key in keys)
            if _is_number(one) and _is_number(other):
                return one, other
        self.errors.append(f"{'、'.join(keys)} 应为整数")
        return 1, 0

    def _pair(self) -> tuple[int, int]:
        value = self._given.get("scrutineers")
        if _is_pair(value):
            return value[0], value[1]
        self.errors.append("scrutineers 应为两个整数")
        return 2, 4

    def _share(self, key: str) -> Share:
        given = self._given.get(key)
        if isinstance(given, Mapping):
            over, inclusive = given.get("over"), given.get("inclusive")
            if _is_pair(over) and isinstance(inclusive, bool):
                return Share(over[0], over[1], inclusive)
        self.errors.append(f"{key} 应有 over [a, b] 和 inclusive")
        return Share(1, 2, False)

    def _voids(self) -> frozenset[VoidReason]:
        given = self._given.get("voids")
        known = {reason.value: reason for reason in VoidReason}
        if isinstance(given, list) and all(isinstance(w, str) and w in known for w in given):
            return frozenset(known[word] for word in given)
        self.errors.append(f"voids 应为 {'、'.join(known)} 中的几个")
        return frozenset({VoidReason.OVERVOTE})


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_pair(value: object) -> TypeGuard[list[int]]:
    return isinstance(value, list) and len(value) == 2 and all(map(_is_number, value))
