"""Who stands on a public list: the delegates, the candidates, those elected."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.tables import Round, RoundCandidate
from sudesk.rules import notices as rules
from sudesk.services import congresses, delegates, elections
from sudesk.services.congresses import Entry, entry_of
from sudesk.terms import CongressKind, NoticeKind


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a public list: name and class; ``number`` only tells namesakes apart."""

    entry_id: int | None
    name: str
    class_name: str
    number: str = ""


def listing(
    session: Session, congress_id: int, kind: NoticeKind, election_id: int | None
) -> tuple[list[Listed], str]:
    """Return who would be listed now, with whole numbers, and what is missing for a notice."""
    return _LISTINGS[kind](session, congress_id, election_id)


def masked(listing: Sequence[Listed]) -> tuple[Listed, ...]:
    """Return the lines as the public may read them."""
    numbers = rules.masked_numbers([(one.name, one.number) for one in listing])
    return tuple(
        Listed(one.entry_id, one.name, one.class_name, number)
        for one, number in zip(listing, numbers, strict=True)
    )


def _delegates(session: Session, congress_id: int, _: int | None) -> tuple[list[Listed], str]:
    if congresses.view(session, congress_id).kind is not CongressKind.DELEGATES:
        return [], "全体学生大会没有代表名单"
    found = [_listed(row.entry) for row in delegates.delegates(session, congress_id)]
    return found, "" if found else "还没有登记代表"


def _candidates(session: Session, _: int, election_id: int | None) -> tuple[list[Listed], str]:
    election = _election(session, election_id)
    waiting = [one.entry.name for one in election.candidates if not one.ready]
    found = [_listed(one.entry) for one in election.candidates]
    if waiting:
        return found, f"{'、'.join(waiting)}还没有审查完"
    return found, "" if found else "还没有候选人"


def _result(session: Session, _: int, election_id: int | None) -> tuple[list[Listed], str]:
    election = _election(session, election_id)
    sealed = session.scalars(
        select(Round)
        .where(Round.election_id == election.id, Round.snapshot.is_not(None))
        .order_by(Round.number)
    )
    elected = [listed for one in sealed for listed in _elected_in(session, one)]
    return elected, "" if elected else "还没有封存的选举结果"


def _elected_in(session: Session, sealed: Round) -> list[Listed]:
    standing = session.scalars(
        select(RoundCandidate)
        .where(RoundCandidate.round_id == sealed.id)
        .order_by(RoundCandidate.position)
    )
    entries = [entry_of(one.candidate.entry) for one in standing]
    people = dict(zip(elections.ballot_names(entries), entries, strict=True))
    elected = json.loads(sealed.snapshot or "")["result"]["elected"]
    names = sorted(elected, key=lambda name: list(people).index(name) if name in people else 999)
    return [_listed(people[name]) if name in people else Listed(None, name, "") for name in names]


def _call(session: Session, _: int, election_id: int | None) -> tuple[list[Listed], str]:
    election = _election(session, election_id)
    return [Listed(None, f"{election.post}，应选{election.seats}名", "")], ""


def _election(session: Session, election_id: int | None) -> elections.ElectionView:
    if election_id is None:
        raise SudeskError("还没有选定是哪一项选举。", "", "请先选定。")
    return elections.view(session, election_id)


def _listed(entry: Entry) -> Listed:
    return Listed(entry.id, entry.name, entry.class_name, entry.student_no)


_LISTINGS: dict[NoticeKind, Callable[[Session, int, int | None], tuple[list[Listed], str]]] = {
    NoticeKind.CALL: _call,
    NoticeKind.DELEGATES: _delegates,
    NoticeKind.CANDIDATES: _candidates,
    NoticeKind.RESULT: _result,
}
