"""The congress's own election rules (选举办法): every parameter that the plan leaves open.

The values are those of the rule book, section 4. What has only one variant (persons are elected in
secret, a wrong mark is an abstention, more papers than were issued make the election void) is no
parameter: it stands in the clauses (:mod:`sudesk.rules.clauses`) and in the count.
"""

from dataclasses import dataclass, replace
from typing import Self

from sudesk.errors import SudeskError
from sudesk.rules.numerals import fraction
from sudesk.rules.voting import (
    Base,
    Majority,
    OvervoteRule,
    Rule,
    ShortfallRule,
    TieRule,
    WriteInRule,
)
from sudesk.terms import ChairForm, Term, VoteForm

MOST_OFFICIALS = 30
MOST_MORE = 30  # candidates beyond the seats
MOST_DAYS = 30
HALF = Majority()  # more than half of those present


class DueRule(Term):
    """Who is due (应到) in an assembly."""

    LESS_EXCLUDED = "less_excluded", "全体在册学生，除去说明理由的"
    WHOLE_ROLL = "whole_roll", "全体在册学生"


class MarkStyle(Term):
    """The signs that voters draw; blank is an abstention under both."""

    CIRCLE = "circle", "○ 赞成，× 反对"
    TICK = "tick", "√ 赞成，× 反对"

    @property
    def approve(self) -> str:
        """The sign of approval."""
        return "○" if self is MarkStyle.CIRCLE else "√"

    @property
    def oppose(self) -> str:
        """The sign of opposition."""
        return "×"


class VoidReason(Term):
    """What makes a whole ballot void."""

    OVERVOTE = "overvote", "赞成人数超过应选名额"
    ILLEGIBLE = "illegible", "整张选票无法辨认"
    UNSEALED = "unsealed", "没有加盖印章"
    EXTRA_MARK = "extra_mark", "写有规定以外的符号、文字"
    WRONG_FORM = "wrong_form", "不是统一印制的选票"


class CandidateVoters(Term):
    """Whether candidates vote."""

    YES = "yes", "候选人是应到的，照常投票"
    NO = "no", "候选人不投票，不计入应到"
    WITHOUT_SEAT = "without_seat", "候选人都投票，不占代表名额"


class NameOrder(Term):
    """How candidates stand on the ballot, and those elected on the papers."""

    STROKES = "strokes", "按姓氏笔画为序"
    AS_SET = "as_set", "以大会主席团确定的次序为序"


class CountingWay(Term):
    """How the ballots are entered."""

    TWICE = "twice", "逐张录入，两名计票人各录一遍"
    TOTALS = "totals", "按捆汇总，两名计票人各录一遍"
    ONE_TELLER = "one_teller", "逐张录入，由一名计票人录入"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a number: at least that much where inclusive (以上), else more than it (超过)."""

    part: int
    whole: int
    inclusive: bool

    def needed(self, base: int) -> int:
        """Return the least number that is enough of a base, in exact integers."""
        if self.inclusive:
            return -(-base * self.part // self.whole)
        return base * self.part // self.whole + 1

    @property
    def words(self) -> str:
        """How it is said: 三分之二以上, 超过三分之二, 过半数."""
        part = fraction(self.part, self.whole)
        if self.inclusive:
            return f"{part}以上"
        return "过半数" if part == "半数" else f"超过{part}"

    def met(self, number: int, base: int) -> bool:
        """Whether a number is enough of a base."""
        return number >= self.needed(base)


@dataclass(frozen=True, slots=True)
class Margin:
    """How many more candidates than seats: so many, and where ``percent``, so much of the seats.

    Nothing of both allows as many candidates as seats.
    """

    more: int = 1
    percent: int = 0

    def needed(self, seats: int) -> int:
        """Return how many candidates beyond the seats there are at least."""
        return max(self.more, -(-seats * self.percent // 100))


@dataclass(frozen=True, slots=True)
class Terms:
    """The election rules of one congress, by default as most departments have them."""

    quorum: Share = Share(2, 3, True)
    due: DueRule = DueRule.LESS_EXCLUDED
    chair: ChairForm = ChairForm.AMONG_ELECTED
    candidates_vote: CandidateVoters = CandidateVoters.YES
    margin: Margin = Margin()
    order: NameOrder = NameOrder.STROKES
    notice_days: int = 3
    scrutineers: tuple[int, int] = (2, 4)  # besides the chief
    tellers: int = 2
    marks: MarkStyle = MarkStyle.CIRCLE
    write_ins: WriteInRule = WriteInRule.ALL
    voids: frozenset[VoidReason] = frozenset(
        {VoidReason.OVERVOTE, VoidReason.ILLEGIBLE, VoidReason.UNSEALED}
    )
    line: Majority = HALF
    tie: TieRule = TieRule.RE_BALLOT
    shortfall: ShortfallRule = ShortfallRule.SECOND_BALLOT
    counting: CountingWay = CountingWay.TWICE
    procedure: Share = Share(1, 2, False)
    procedure_by: VoteForm = VoteForm.HANDS
    charter: Share = Share(2, 3, True)

    @property
    def rule(self) -> Rule:
        """What the count needs of it: the ``rule`` of a count file."""
        return Rule(self.line, self.tie, self.shortfall, self.write_ins, OvervoteRule.VOID)

    def with_rule(self, rule: Rule) -> Self:
        """Return the same terms with the rule of a count."""
        return replace(
            self,
            line=rule.majority,
            tie=rule.tie,
            shortfall=rule.shortfall,
            write_ins=rule.write_ins,
        )

    @property
    def printed(self) -> tuple[Rule, MarkStyle, NameOrder]:
        """What ballots carry of it, so that a change makes printed ones useless."""
        return self.rule, self.marks, self.order


DEFAULTS = Terms()


@dataclass(frozen=True, slots=True)
class Preset:
    """Terms to begin with, and whom they are for."""

    name: str
    purpose: str
    terms: Terms


PRESETS = (
    Preset("通用", "差额选举，实到过半数当选。多数系用这一种。", DEFAULTS),
    Preset(
        "从严",
        "到会五分之四，应到过半数当选，差额不低于 20%，选票无效从严。",
        Terms(
            quorum=Share(4, 5, True),
            margin=Margin(1, 20),
            scrutineers=(3, 4),
            voids=frozenset(VoidReason),
            line=Majority(Base.ENTITLED),
            procedure=Share(2, 3, True),
        ),
    ),
    Preset(
        "等额信任投票",
        "候选人与应选人数相等，逐人投信任票，不足的名额空缺。",
        Terms(margin=Margin(0), shortfall=ShortfallRule.VACANT, tie=TieRule.VACANT),
    ),
    Preset(
        "得票多者当选",
        "不设当选线，从票数最多的起取满。",
        Terms(line=Majority(Base.NONE), shortfall=ShortfallRule.VACANT),
    ),
)


class TermsRefused(SudeskError):  # noqa: N818 - reads as what happened
    """Election rules that cannot hold; ``errors`` names every reason."""

    def __init__(self, errors: list[str]) -> None:
        self.errors = tuple(errors)
        super().__init__("选举办法不能这样定。", "；".join(errors) + "。", "请改正后再保存。")


def mistakes(terms: Terms) -> tuple[str, ...]:
    """Return why terms cannot hold, in words; nothing where they can."""
    few, many = terms.scrutineers
    shares = (("到会人数", terms.quorum), ("程序性表决", terms.procedure), ("章程", terms.charter))
    part, whole = terms.line.over
    told = [
        (not 0 < share.part <= share.whole, f"{name}的比例应大于0，不超过1")
        for name, share in shares
    ]
    told += [
        (share.part == share.whole and not share.inclusive, f"{name}不可能超过全数")
        for name, share in shares
    ]
    told += [
        (not 0 < part <= whole, "当选线的比例应大于0，不超过1"),
        (part == whole and not terms.line.inclusive, "当选线不可能超过全数"),
        (not 0 <= terms.margin.more <= MOST_MORE, f"差额应为0至{MOST_MORE}名"),
        (not 0 <= terms.margin.percent <= 100, "差额比例应为0至100"),
        (not 1 <= terms.notice_days <= MOST_DAYS, f"公示期应为1至{MOST_DAYS}个工作日"),
        (not 1 <= few <= many <= MOST_OFFICIALS, "监票人的最少人数不能多于最多人数，至少1名"),
        (not 1 <= terms.tellers <= MOST_OFFICIALS, f"计票人应为1至{MOST_OFFICIALS}名"),
        (
            terms.counting is not CountingWay.ONE_TELLER and terms.tellers < 2,
            "两名计票人各录一遍的，计票人应至少2名",
        ),
        (VoidReason.OVERVOTE not in terms.voids, f"{VoidReason.OVERVOTE.label}的选票总是无效"),
    ]
    return tuple(words for wrong, words in told if wrong)


def check(terms: Terms) -> None:
    """Raise TermsRefused, with every reason, where terms cannot hold."""
    if wrong := mistakes(terms):
        raise TermsRefused(list(wrong))
