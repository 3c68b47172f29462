"""The scrutineers and tellers of the congress; none of them is a candidate."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.tables import Official, RollEntry
from sudesk.rules import law, meeting
from sudesk.rules.clauses import Topic, citation
from sudesk.rules.voting import squash
from sudesk.services.adopted import refuse_settled
from sudesk.services.congresses import Entry, entry_of
from sudesk.services.election_rules import terms_of
from sudesk.services.sittings import candidate_entries, due
from sudesk.terms import MotionKind, Role


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """One scrutineer or teller."""

    entry: Entry
    role: Role


@dataclass(frozen=True, slots=True)
class Officials:
    """All scrutineers and tellers of a congress, and what the rules say of them."""

    rows: tuple[OfficialRow, ...]
    ruling: law.Ruling

    def names(self, role: Role) -> tuple[str, ...]:
        """Return the names in one role."""
        return tuple(row.entry.name for row in self.rows if row.role is role)


def officials(session: Session, congress_id: int) -> Officials:
    """Return who watches and who counts."""
    rows = tuple(
        OfficialRow(entry_of(row.entry), row.role)
        for row in session.scalars(
            select(Official).where(Official.congress_id == congress_id).order_by(Official.id)
        )
    )
    standing = candidate_entries(session, congress_id)
    due_ids = {entry.id for entry in due(session, congress_id)}
    strangers = [
        row.entry.name
        for row in rows
        if row.role is not Role.TELLER and row.entry.id not in due_ids
    ]
    ruling = meeting.scrutineers(
        sum(row.role is Role.CHIEF_SCRUTINEER for row in rows),
        sum(row.role is Role.SCRUTINEER for row in rows),
        sum(row.role is Role.TELLER for row in rows),
        terms_of(session, congress_id),
        [row.entry.name for row in rows if row.entry.id in standing],
        strangers,
    )
    return Officials(rows, ruling)


def scrutineer(session: Session, congress_id: int, name: str) -> str:
    """Return the name of a scrutineer without blanks; raises Refused for anybody else."""
    watchers = officials(session, congress_id)
    roles = (Role.CHIEF_SCRUTINEER, Role.SCRUTINEER)
    if squash(name) not in (squash(one) for role in roles for one in watchers.names(role)):
        raise Refused(
            f"“{name.strip()}”不是通过的监票人。" if name.strip() else "还没有写明监票人。",
            f"依据：{citation(Topic.COUNTING)}。",
            "请从通过的名单中选择总监票人或监票人。",
        )
    return squash(name)


def appoint(session: Session, congress_id: int, entry_id: int, role: Role) -> None:
    """Give someone a role in the count.

    Raises Refused for a candidate, for a second chief, and once the congress adopted the list.
    """
    refuse_settled(session, congress_id, MotionKind.OFFICIALS)
    entry = session.get_one(RollEntry, entry_id)
    if entry_id in candidate_entries(session, congress_id):
        meeting.not_a_candidate(entry.name).enforce()
    if role is not Role.TELLER and entry_id not in {who.id for who in due(session, congress_id)}:
        meeting.stranger(entry.name).enforce()
    present = session.scalars(select(Official).where(Official.congress_id == congress_id)).all()
    others = [row for row in present if row.roll_entry_id != entry_id]
    if role is Role.CHIEF_SCRUTINEER and any(row.role is role for row in others):
        raise Refused(
            "总监票人只设1名，已经有了。",
            f"依据：{citation(Topic.OFFICIALS)}。",
            "请先撤下原来的总监票人。",
        )
    own = [row for row in present if row.roll_entry_id == entry_id]
    official = own[0] if own else Official(congress_id=congress_id, roll_entry_id=entry_id)
    official.role = role
    session.add(official)
    session.flush()
    record(session, "official.appoint", congress=congress_id, entry=entry_id, role=role.value)


def dismiss(session: Session, congress_id: int, entry_id: int) -> None:
    """Take someone's role in the count away; raises Refused once the congress adopted the list."""
    refuse_settled(session, congress_id, MotionKind.OFFICIALS)
    session.execute(
        delete(Official).where(
            Official.congress_id == congress_id, Official.roll_entry_id == entry_id
        )
    )
    record(session, "official.dismiss", congress=congress_id, entry=entry_id)
