"""Which scenes the hall screen can show now: the choice, its locks, the several of one kind."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.models.hall import AgendaItem, Motion
from sudesk.models.store import at
from sudesk.models.tables import Election, Round, Sitting
from sudesk.services import elections, notices, rounds, sittings
from sudesk.services.scenes import Kind
from sudesk.terms import NoticeKind, RoundState, SittingKind

COUNTED = (RoundState.COUNTING, RoundState.SEALED)


@dataclass(frozen=True, slots=True)
class Choice:
    """A scene that was chosen: its kind, of what, which person, which words; 0 is the present."""

    kind: Kind
    subject: int = 0
    person: int = 0
    words: str = ""

    def dump(self) -> dict[str, Any]:
        """Return the choice as plain JSON values."""
        return {**asdict(self), "kind": str(self.kind)}


@dataclass(frozen=True, slots=True)
class Variant:
    """One of several scenes of a kind, such as one motion of many."""

    label: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of scene, why it cannot be shown yet if so, and the several that there are of it."""

    kind: Kind
    locked: str
    variants: tuple[Variant, ...]


def parse_choice(stored: object) -> Choice:
    """Return a choice that was dumped, or written as JSON; the welcome where it cannot be read."""
    try:
        given: Any = json.loads(stored) if isinstance(stored, str) else stored
        return Choice(
            Kind(given["kind"]), int(given["subject"]), int(given["person"]), str(given["words"])
        )
    except (KeyError, TypeError, ValueError):
        return Choice(Kind.WELCOME)


def pinned(session: Session, congress_id: int, choice: Choice) -> Choice:
    """Return a choice with its subject named, so that what comes later never takes its place."""
    if choice.subject or choice.kind not in _LATEST:
        return choice
    return replace(choice, subject=_LATEST[choice.kind](session, congress_id))


def locked(session: Session, congress_id: int, choice: Choice) -> str:
    """Return why a scene cannot be shown, nothing where it can."""
    choice = pinned(session, congress_id, choice)
    match choice.kind:
        case Kind.AGENDA if not items(session, congress_id):
            return "还没有议程"
        case Kind.CHECK_IN if not sittings.held(session, congress_id):
            return "还没有开始签到"
        case Kind.CANDIDATES if not choice.subject:
            return "还没有候选人"
        case Kind.CANDIDATES if not _public(session, congress_id, choice.subject):
            return "候选人还没有公示"
        case Kind.MOTION if not choice.subject:
            return "还没有付诸表决的事项"
        case Kind.TEXT if not choice.words.strip():
            return "还没有写要放映的文字"
        case Kind.CALLING if not _in_state(session, choice.subject, COUNTED):
            return "开始计票后可用"
        case Kind.RESULT if not _in_state(session, choice.subject, COUNTED[1:]):
            return "封存后可用"
        case _:
            return ""


def offers(session: Session, congress_id: int, words: str = "") -> tuple[Offer, ...]:
    """Return every kind of scene with its lock and its variants; ``words`` are those written."""
    return tuple(
        Offer(
            kind,
            locked(session, congress_id, Choice(kind, words=words)),
            tuple(_variants(session, congress_id, kind)),
        )
        for kind in Kind
    )


def items(session: Session, congress_id: int) -> Sequence[AgendaItem]:
    """Return what the present sitting deals with, as far as it was not dropped."""
    last = session.scalar(
        select(Sitting)
        .where(Sitting.congress_id == congress_id)
        .order_by(Sitting.id.desc())
        .limit(1)
    )
    found = session.scalars(
        select(AgendaItem)
        .where(AgendaItem.congress_id == congress_id, AgendaItem.dropped_because.is_(None))
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    wanted = SittingKind.FORMAL if last is None else last.kind
    return [one for one in found if one.sitting is wanted]


def _public(session: Session, congress_id: int, election_id: int) -> bool:
    """Return whether the candidates of an election have been made public."""
    if rounds.rounds(session, election_id):
        return True
    today = at(session).date()
    return any(
        one.kind is NoticeKind.CANDIDATES
        and one.election_id == election_id
        and not one.withdrawn_because
        and one.from_on <= today
        for one in notices.notices(session, congress_id)
    )


def _in_state(session: Session, round_id: int, states: Sequence[RoundState]) -> bool:
    return bool(round_id) and session.get_one(Round, round_id).state in states


def _variants(session: Session, congress_id: int, kind: Kind) -> list[Variant]:
    """Return what there is to choose from within a kind, the latest first."""
    match kind:
        case Kind.CANDIDATES:
            return [one for view in elections.elections(session, congress_id)
                    for one in _of_election(view)]  # fmt: skip
        case Kind.MOTION:
            return [Variant(f"{one.number} 号 {one.title}", Choice(kind, one.id))
                    for one in _motions(session, congress_id)]  # fmt: skip
        case Kind.CALLING | Kind.RESULT:
            states = COUNTED if kind is Kind.CALLING else COUNTED[1:]
            found = (rounds.view(session, one) for one in _rounds(session, congress_id, states))
            return [Variant(one.title, Choice(kind, one.id)) for one in found]
        case _:
            return []


def _of_election(view: elections.ElectionView) -> list[Variant]:
    everybody = Variant(f"{view.post}：全部候选人", Choice(Kind.CANDIDATES, view.id))
    alone = [
        Variant(one.ballot_name, Choice(Kind.CANDIDATES, view.id, one.id))
        for one in view.candidates
    ]
    return [everybody, *alone]


def _motions(session: Session, congress_id: int) -> Sequence[Motion]:
    """Return the motions that were put, the latest first."""
    return session.scalars(
        select(Motion)
        .where(
            Motion.congress_id == congress_id,
            Motion.put_at.is_not(None),
            Motion.withdrawn_because.is_(None),
        )
        .order_by(Motion.put_at.desc(), Motion.number.desc())
    ).all()


def _rounds(session: Session, congress_id: int, states: Sequence[RoundState]) -> Sequence[int]:
    """Return the rounds of a congress in such a state, the latest first."""
    return session.scalars(
        select(Round.id)
        .join(Election)
        .where(Election.congress_id == congress_id, Round.state.in_(states))
        .order_by(Round.id.desc())
    ).all()


def _latest_election(session: Session, congress_id: int) -> int:
    """Return the election that is voted on, else the first with candidates; 0 without any."""
    last = _rounds(session, congress_id, tuple(RoundState))
    if last:
        return session.get_one(Round, last[0]).election_id
    found = elections.elections(session, congress_id)
    return next((one.id for one in found if one.candidates), 0)


def _latest_motion(session: Session, congress_id: int) -> int:
    return next((one.id for one in _motions(session, congress_id)), 0)


def _latest_count(session: Session, congress_id: int) -> int:
    return next(iter(_rounds(session, congress_id, COUNTED)), 0)


def _latest_result(session: Session, congress_id: int) -> int:
    return next(iter(_rounds(session, congress_id, COUNTED[1:])), 0)


_LATEST: dict[Kind, Callable[[Session, int], int]] = {
    Kind.CANDIDATES: _latest_election,
    Kind.MOTION: _latest_motion,
    Kind.CALLING: _latest_count,
    Kind.RESULT: _latest_result,
}
