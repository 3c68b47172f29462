"""Whether a delegate's credentials hold: rule by rule, in exact integers, with what to do.

The plan says nothing of class meetings and credentials; what is asked here is custom (惯例), the
share of a class that must be present a parameter (rule book, section 5).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sudesk.rules.law import Ruling, by_plan
from sudesk.rules.numerals import fraction
from sudesk.rules.plan import provision
from sudesk.rules.quotas import ordinary_share
from sudesk.terms import SeatKind, Status, Term, Verdict

CUSTOM = "惯例"
CLASS_SHARE = (2, 3)  # of a class, present at its meeting

_GRAVITY = (Verdict.ALLOWED, Verdict.NOTED, Verdict.WARNED, Verdict.BLOCKED)


class Check(Term):
    """What is looked at in each delegate."""

    ROLL = "roll", "在册"
    ELECTION = "election", "班会选举"
    VOTES = "votes", "得票"
    SEATS = "seats", "名额"
    FORM = "form", "登记表"
    ONCE = "once", "不重复"
    CORE = "core", "骨干"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A class meeting that elected delegates: 应到 and 实到, of a class of ``size``."""

    due: int
    present: int
    size: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What the review knows of one delegate.

    ``standing`` is the status on the roll as it is now, None where the student is no longer on
    it. ``place`` names where the seat is from, ``taken`` and ``seats`` count there. ``namesakes``
    are other delegates of the same number. ``marked`` tells whether somebody said 骨干.
    """

    seat: SeatKind
    standing: Status | None
    place: str
    taken: int
    seats: int
    meeting: Meeting | None
    votes: int | None
    registered: bool
    namesakes: int
    core: bool


def review(facts: Facts, share: tuple[int, int] = CLASS_SHARE) -> dict[Check, Ruling]:
    """Return a verdict for each check of one delegate."""
    return {
        Check.ROLL: _on_roll(facts.standing),
        Check.ELECTION: _elected(facts, share),
        Check.VOTES: _votes(facts),
        Check.SEATS: seats(facts.place, facts.taken, facts.seats),
        Check.FORM: _form(facts.registered),
        Check.ONCE: _once(facts.namesakes),
        Check.CORE: _core(facts),
    }


def worst(rulings: Sequence[Ruling]) -> Verdict:
    """Return the gravest of some verdicts."""
    return max((ruling.verdict for ruling in rulings), key=_GRAVITY.index, default=Verdict.ALLOWED)


def seats(place: str, taken: int, seats: int) -> Ruling:
    """Say whether a class or an organisation has no more delegates than seats."""
    if taken <= seats:
        return _say(Verdict.ALLOWED, f"{place}名额{seats}名，已登记{taken}名")
    sentence = f"{place}名额{seats}名，登记后有{taken}名，多出{taken - seats}名"
    return _say(Verdict.BLOCKED, sentence, "请先移出一名，再登记。")


def figures(meeting: Meeting) -> Ruling:
    """Say whether the figures of a class meeting can be: 实到 ≤ 应到 ≤ the size of the class."""
    due, present, size = meeting.due, meeting.present, meeting.size
    if due < 1 or present < 0:
        return _say(
            Verdict.BLOCKED, f"应到{due}人，实到{present}人", "请填写班会的应到和实到人数。"
        )
    if due > size:
        sentence = f"应到{due}人，多于班级在册{size}人"
        return _say(Verdict.BLOCKED, sentence, "请核对应到人数。")
    if present > due:
        sentence = f"实到{present}人，多于应到{due}人"
        return _say(Verdict.BLOCKED, sentence, "请核对实到人数。")
    return _say(Verdict.ALLOWED, f"班级{size}人，应到{due}人，实到{present}人")


def attended(meeting: Meeting, share: tuple[int, int] = CLASS_SHARE) -> Ruling:
    """Say whether enough of a class were present: present × whole ≥ due × part."""
    part, whole = share
    needed = -(-meeting.due * part // whole)
    words = f"应到{meeting.due}人，实到{meeting.present}人，{fraction(*share)}须{needed}人"
    if meeting.present * whole >= meeting.due * part:
        return _say(Verdict.ALLOWED, words)
    short = needed - meeting.present
    return _say(Verdict.NOTED, f"{words}，差{short}人", "建议重新召开班会，或在报告里说明。")


def votes_within(votes: int, present: int) -> Ruling:
    """Say whether somebody can have got so many votes of those present."""
    if 0 <= votes <= present:
        return _say(Verdict.ALLOWED, f"得票{votes}票，实到{present}人")
    sentence = f"得票{votes}票，多于班会实到{present}人"
    return _say(Verdict.BLOCKED, sentence, "请核对得票数和实到人数。")


def ordinary(delegates: int, core: int) -> Ruling:
    """Say whether 非骨干 are at least 60 % of the delegates, by reference only (参照)."""
    part, whole = ordinary_share()
    others = delegates - core
    sign = "≥" if others * whole >= delegates * part else "＜"
    sentence = (
        f"非骨干{others}/{delegates}，{others}×{whole}={others * whole}{sign}"
        f"{delegates}×{part}={delegates * part}，参照一般不低于{provision('R3').figure}%"
    )
    reached = others * whole >= delegates * part
    verdict = Verdict.ALLOWED if reached else Verdict.NOTED
    return by_plan("R3", verdict, sentence)


def _on_roll(standing: Status | None) -> Ruling:
    if standing is None:
        return _say(Verdict.BLOCKED, "已不在名册里", "请更换代表。")
    if not standing.counts:
        return _say(Verdict.BLOCKED, f"现在的学籍状态是{standing.label}", "请更换代表。")
    if standing is not Status.ACTIVE:
        remedy = "请确认本人能到会，或更换代表。"
        return _say(Verdict.WARNED, f"现在的学籍状态是{standing.label}", remedy)
    return _say(Verdict.ALLOWED, "在大会名册上，现在在读")


def _elected(facts: Facts, share: tuple[int, int]) -> Ruling:
    if facts.seat is not SeatKind.CLASS:
        return _say(Verdict.ALLOWED, f"{facts.seat.label}，不经班级选举")
    if facts.meeting is None:
        return _say(Verdict.WARNED, "还没有登记班会选举情况", "请登记班会的时间和人数。")
    impossible = figures(facts.meeting)
    return impossible if impossible.blocks else attended(facts.meeting, share)


def _votes(facts: Facts) -> Ruling:
    if facts.seat is not SeatKind.CLASS:
        return _say(Verdict.ALLOWED, f"{facts.seat.label}，没有得票数")
    if facts.votes is None:
        return _say(Verdict.WARNED, "还没有填写得票数", "请填写在班会上的得票数。")
    if facts.meeting is None:
        return _say(Verdict.ALLOWED, f"得票{facts.votes}票")
    present = facts.meeting.present
    ruling = votes_within(facts.votes, present)
    if ruling.blocks or facts.votes * 2 > present:
        return ruling
    sentence = f"得票{facts.votes}票，未过班会实到{present}人的半数"
    return _say(Verdict.NOTED, sentence, "请核对班级的选举办法。")


def _form(registered: bool) -> Ruling:
    if registered:
        return _say(Verdict.ALLOWED, "代表登记表已交回")
    return _say(Verdict.WARNED, "代表登记表还没有交回", "请收回签好字的代表登记表。")


def _once(namesakes: int) -> Ruling:
    if namesakes:
        return _say(Verdict.BLOCKED, "同一学号登记了不止一次", "请只留一次登记。")
    return _say(Verdict.ALLOWED, "只登记了一次")


def _core(facts: Facts) -> Ruling:
    if facts.seat is SeatKind.EX_OFFICIO:
        return _say(Verdict.ALLOWED, "当然代表，按骨干计")
    return _say(Verdict.ALLOWED, "学生会骨干" if facts.core else "非骨干")


def _say(verdict: Verdict, sentence: str, remedy: str = "") -> Ruling:
    return Ruling("S5", CUSTOM, verdict, sentence, remedy)
