"""The election rules of a congress (选举办法): drafted, adopted by a vote, revised only by another.

Until the congress has adopted them, the draft holds, so that the road to the congress can follow
it; before there is a draft, the defaults do. What was adopted never changes: a revision is a
version of its own, which holds once it is adopted itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.preparing import ElectionRules
from sudesk.models.tables import Election, Round
from sudesk.rules.clauses import Topic, citation
from sudesk.rules.election_rules import DEFAULTS, Terms, check
from sudesk.rules.termsfile import dump_terms, parse_terms
from sudesk.services import adopted
from sudesk.terms import MotionKind, RoundState


class RulesState(Enum):
    """How far the election rules of a congress are."""

    DRAFT = "草案"
    ADOPTED = "已通过"
    REVISING = "修订中"


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote by show of hands, with how many were there."""

    present: int
    approve: int
    oppose: int
    abstain: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the rules; ``vote`` and the time are None while it is a draft."""

    number: int
    terms: Terms
    vote: Vote | None
    adopted_at: datetime | None
    recorded_by: str


@dataclass(frozen=True, slots=True)
class RulesView:
    """The rules of a congress: what is being written, what is in force, what came before.

    ``terms`` are those of the draft where there is one, else those in force, else the defaults.
    ``ballots_out`` says that people vote or have voted by them.
    """

    congress_id: int
    terms: Terms
    versions: tuple[Version, ...]
    ballots_out: bool

    @property
    def adopted(self) -> Version | None:
        """The version in force, None before the first vote."""
        return _last([one for one in self.versions if one.vote is not None])

    @property
    def draft(self) -> Version | None:
        """The version that waits for a vote, None where there is none."""
        return _last([one for one in self.versions if one.vote is None])

    @property
    def state(self) -> RulesState:
        """How far they are."""
        if self.adopted is None:
            return RulesState.DRAFT
        return RulesState.ADOPTED if self.draft is None else RulesState.REVISING

    @property
    def editable(self) -> bool:
        """Whether their terms can be changed as they stand."""
        return self.state is not RulesState.ADOPTED


def view(session: Session, congress_id: int) -> RulesView:
    """Return the election rules of a congress with their history."""
    rows = session.scalars(
        select(ElectionRules)
        .where(ElectionRules.congress_id == congress_id)
        .order_by(ElectionRules.version)
    )
    versions = tuple(_version(row) for row in rows)
    terms = versions[-1].terms if versions else DEFAULTS
    return RulesView(congress_id, terms, versions, _ballots_out(session, congress_id))


def terms_of(session: Session, congress_id: int) -> Terms:
    """Return the terms that a congress follows: adopted, else drafted, else the defaults."""
    row = session.scalar(
        select(ElectionRules)
        .where(ElectionRules.congress_id == congress_id)
        .order_by(ElectionRules.adopted_at.is_not(None).desc(), ElectionRules.version.desc())
        .limit(1)
    )
    return DEFAULTS if row is None else parse_terms(row.terms)


def save_draft(session: Session, congress_id: int, terms: Terms) -> None:
    """Write the draft; raises where terms cannot hold, or where the congress has adopted them."""
    check(terms)
    adopted.refuse_at_vote(session, congress_id, MotionKind.RULES)
    found = view(session, congress_id)
    if not found.editable:
        raise Refused(
            "选举办法已经大会表决通过，不能直接修改。",
            f"依据：{citation(Topic.EFFECT)}。",
            "请先点“修订”，改好后由大会重新表决。",
        )
    _write(session, congress_id, found.draft.number if found.draft else 1, terms)
    record(
        session,
        "rules.draft",
        congress=congress_id,
        version=found.draft.number if found.draft else 1,
        terms=dump_terms(terms),
    )


def revise(session: Session, congress_id: int) -> None:
    """Begin a new version of adopted rules; it holds only once the congress adopts it."""
    found = view(session, congress_id)
    adopted = found.adopted
    if adopted is None or found.draft is not None:
        raise Refused("选举办法正在拟定，可以直接修改。")
    refuse_once_out(found)
    _write(session, congress_id, adopted.number + 1, adopted.terms)
    record(session, "rules.revise", congress=congress_id, version=adopted.number + 1)


def drop_revision(session: Session, congress_id: int) -> None:
    """Give a revision up; what was adopted stays in force."""
    adopted.refuse_at_vote(session, congress_id, MotionKind.RULES)
    found = view(session, congress_id)
    if found.state is not RulesState.REVISING or found.draft is None:
        raise Refused("没有正在修订的选举办法。")
    session.delete(_row(session, congress_id, found.draft.number))
    record(session, "rules.drop", congress=congress_id, version=found.draft.number)


def refuse_once_out(found: RulesView) -> None:
    """Raise Refused once ballots by these rules are out."""
    if found.ballots_out:
        raise Refused(
            "选票已经发出，选举办法不能再改。",
            f"依据：{citation(Topic.EFFECT)}。",
            "请在下次大会前修改。",
        )


def _version(row: ElectionRules) -> Version:
    figures = (row.present, row.approve, row.oppose, row.abstain)
    whole = [figure for figure in figures if figure is not None]
    vote = Vote(*whole) if row.adopted_at is not None else None
    return Version(row.version, parse_terms(row.terms), vote, row.adopted_at, row.recorded_by or "")


def _write(session: Session, congress_id: int, version: int, terms: Terms) -> None:
    row = _row(session, congress_id, version)
    row = row or ElectionRules(congress_id=congress_id, version=version)
    row.terms = dump_terms(terms)
    session.add(row)
    session.flush()


def _row(session: Session, congress_id: int, version: int) -> ElectionRules | None:
    return session.scalar(
        select(ElectionRules).where(
            ElectionRules.congress_id == congress_id, ElectionRules.version == version
        )
    )


def _ballots_out(session: Session, congress_id: int) -> bool:
    found = session.scalar(
        select(Round.id)
        .join(Election)
        .where(Election.congress_id == congress_id, Round.state != RoundState.PREPARING)
        .limit(1)
    )
    return found is not None


def _last(versions: Sequence[Version]) -> Version | None:
    return versions[-1] if versions else None
