"""What a count comes to, in sentences: who is elected, by which line, why or why not, what next."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from sudesk.rules.clauses import Topic, citation
from sudesk.rules.voting import Decision
from sudesk.services import counting, elections, rounds, seals
from sudesk.services.rounds import RoundView
from sudesk.terms import NextStep, RoundState

_CLAUSE = {
    NextStep.RE_BALLOT: Topic.TIE,
    NextStep.SECOND_BALLOT: Topic.SHORTFALL,
    NextStep.REPEAT: Topic.ELECTION,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One name with its reason, in one sentence."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a count comes to, before the seal or after it.

    ``base`` is the line with its numbers, ``state`` what became of the seats, ``advice`` what is to
    be done now and under which clause; it is empty where nothing is.
    """

    headline: str
    base: str
    state: str
    reasons: tuple[Reason, ...]
    next: NextStep
    advice: str
    final: bool


def outcome(session: Session, round_id: int) -> Outcome | None:
    """Return what a round comes to; None while a figure of its ledger is missing."""
    view = rounds.view(session, round_id)
    if view.state is RoundState.SEALED:
        seal = seals.seal_of(session, round_id)
        return _told(session, view, seal.decision, seal.formula, seal.next, final=True)
    now = counting.standing(session, round_id)
    if now.decision is None:
        return None
    step = now.decision.next
    return _told(session, view, now.decision, now.formula, step, final=now.sealable)


def _told(
    session: Session,
    view: RoundView,
    decision: Decision,
    formula: str,
    step: NextStep,
    *,
    final: bool,
) -> Outcome:
    reasons = tuple(Reason(line.name, line.why) for line in decision.lines)
    elected = _in_ballot_order(view, decision.elected)
    advice = _advice(session, view, step, decision)
    return Outcome(
        _headline(decision, elected),
        formula,
        _state(view, decision),
        reasons,
        step,
        advice,
        final,
    )


def _headline(decision: Decision, elected: Sequence[str]) -> str:
    """Say who is elected, by the order of the ballot, or what stands in the way."""
    if not decision.valid_election:
        return "选举无效，须重新投票"
    if elected:
        return f"当选{len(elected)}名：{'、'.join(elected)}"
    return "平票，无人当选" if decision.tied else "无人当选"


def _state(view: RoundView, decision: Decision) -> str:
    """Say what became of the seats: 应选3名，选满."""
    seats = f"应选{view.seats}名"
    if not decision.valid_election:
        return f"{seats}，收回的选票多于发出的选票"
    if not decision.vacant:
        return f"{seats}，选满"
    tied = ""
    if decision.tied:
        tied = f"，{'、'.join(decision.tied)}{len(decision.tied)}人票数相等"
    return f"{seats}，已选{len(decision.elected)}名，还缺{decision.vacant}名{tied}"


def _advice(session: Session, view: RoundView, step: NextStep, decision: Decision) -> str:
    """Say what is to be done now, by which clause."""
    if step is NextStep.NONE:
        if not decision.vacant:
            return ""
        topic = Topic.TIE if decision.tied else Topic.SHORTFALL
        return f"空缺{decision.vacant}名，依据{citation(topic)}不再投票"
    cite = citation(_CLAUSE[step])
    if step is NextStep.RE_BALLOT:
        return f"就{'、'.join(decision.tied)}再次投票，应选{decision.vacant}名（{cite}）"
    if step is NextStep.REPEAT:
        return f"核对收回的张数，确实多出的，按原名单重新投票（{cite}）"
    nominees = len(elections.view(session, view.election_id).candidates)
    left = nominees - len(decision.elected)
    if left < 1:
        return f"没有可以再选的候选人，由大会重新提名（{cite}）"
    return f"就缺额{decision.vacant}名另行选举，从得票多的起确定候选人（{cite}）"


def _in_ballot_order(view: RoundView, chosen: Sequence[str]) -> tuple[str, ...]:
    """Return names as the ballot lists them, those written in behind."""
    return (
        *(name for name in view.names if name in chosen),
        *(name for name in chosen if name not in view.names),
    )
