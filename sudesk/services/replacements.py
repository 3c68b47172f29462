"""Delegates who leave, and who takes their place: the next one of the same class (替补).

Possible also after check-in has begun, until a vote is opened or a sitting is closed; then those
who were due stand as they were.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.roster import Student
from sudesk.models.tables import Attendance, Congress, Delegate, Election, RollEntry, Round, Sitting
from sudesk.services import delegates
from sudesk.services.congresses import Entry, entry_of
from sudesk.terms import CongressKind, Presence, RoundState, SeatKind


@dataclass(frozen=True, slots=True)
class Former:
    """Somebody who was a delegate: from when on no longer, why, and who came instead."""

    entry: Entry
    left_on: date
    because: str
    successor: str


def former(session: Session, congress_id: int) -> tuple[Former, ...]:
    """Return those who left, the last one first."""
    rows = delegates.stored(session, congress_id).values()
    heirs = {row.replaces_id: row.entry.name for row in rows if row.replaces_id is not None}
    found = [
        Former(entry_of(row.entry), row.left_on, row.left_because or "", heirs.get(row.id, ""))
        for row in rows
        if row.left_on is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.left_on, one.entry.id), reverse=True))


def leave(session: Session, congress_id: int, entry_id: int, because: str, left_on: date) -> None:
    """Note that a delegate is one no longer; the seat stays empty."""
    row = _leaving(session, congress_id, entry_id, because, left_on)
    record(session, "delegate.leave", congress=congress_id, entry=row.roll_entry_id)


def replace(
    session: Session,
    congress_id: int,
    entry_id: int,
    successor_id: int,
    because: str,
    left_on: date,
    votes: int | None = None,
) -> None:
    """Let somebody take the seat of a delegate who leaves; of a class, only one of that class.

    Delegation stays, the lead of it and the form go. Raises Refused where the successor is a
    delegate already, has left the roll, or is of another class.
    """
    leaving = _leaving(session, congress_id, entry_id, because, left_on)
    entry = session.get_one(RollEntry, successor_id)
    _may_follow(session, leaving, entry)
    if votes is not None:
        delegates.possible(session, congress_id, entry, votes)
    before = delegates.stored(session, congress_id).get(successor_id)
    heir = before or Delegate(congress_id=congress_id, roll_entry_id=successor_id)
    heir.left_on = heir.left_because = heir.registered_on = heir.post = None
    heir.core = heir.leads = False
    heir.seat, heir.organisation_id = leaving.seat, leaving.organisation_id
    heir.delegation_id, heir.replaces_id, heir.votes = leaving.delegation_id, leaving.id, votes
    session.add(heir)
    session.flush()
    record(
        session,
        "delegate.replace",
        congress=congress_id,
        entry=entry_id,
        successor=successor_id,
    )


def take_back(session: Session, congress_id: int, entry_id: int) -> None:
    """Let who left be a delegate again, and who came instead none; the core mark was kept."""
    _open(session, congress_id)
    rows = delegates.stored(session, congress_id)
    row = rows[entry_id]
    heir = next((one for one in rows.values() if one.replaces_id == row.id), None)
    if heir is not None:
        _not_arrived(session, heir)
        session.delete(heir)
        session.flush()
    row.left_on = row.left_because = None
    session.flush()
    delegates.within_seats(session, congress_id)
    record(session, "delegate.return", congress=congress_id, entry=entry_id)


def _leaving(
    session: Session, congress_id: int, entry_id: int, because: str, left_on: date
) -> Delegate:
    _open(session, congress_id)
    row = delegates.stored(session, congress_id).get(entry_id)
    if row is None or row.left_on is not None:
        raise Refused("这名学生不是代表，不能更换。", "", "请在代表名单里选择要更换的人。")
    if not because.strip():
        raise Refused("更换代表要写明原因。", "", "请填写原因，例如：休学、转出、本人辞去。")
    _not_arrived(session, row)
    row.left_on, row.left_because, row.leads = left_on, because.strip(), False
    session.flush()
    return row


def _open(session: Session, congress_id: int) -> None:
    """Refuse once a vote was opened or a sitting closed: who was due then was due."""
    if session.get_one(Congress, congress_id).kind is not CongressKind.DELEGATES:
        raise Refused("全体学生大会由全体学生出席，没有代表名单。")
    voted = (
        select(Round.id)
        .join(Election)
        .where(Election.congress_id == congress_id, Round.state != RoundState.PREPARING)
    )
    closed = select(Sitting.id).where(
        Sitting.congress_id == congress_id, Sitting.closed_at.is_not(None)
    )
    if session.scalar(voted.limit(1)) or session.scalar(closed.limit(1)):
        raise Refused(
            "大会已经开过会或开始投票，代表不能再更换。",
            "应到名单已经作为会议和选举的基数。",
            "不能到会的代表请登记为请假。",
        )


def _not_arrived(session: Session, row: Delegate) -> None:
    arrived = (
        select(Attendance)
        .join(Sitting, Sitting.id == Attendance.sitting_id)
        .where(
            Sitting.congress_id == row.congress_id,
            Attendance.roll_entry_id == row.roll_entry_id,
            Attendance.presence == Presence.PRESENT,
        )
    )
    if session.scalar(arrived.limit(1)):
        raise Refused(
            f"{row.entry.name}已经签到，不能更换。", "", "签错了的，请先在“会议”中撤销签到。"
        )


def _may_follow(session: Session, leaving: Delegate, entry: RollEntry) -> None:
    now = delegates.stored(session, leaving.congress_id).get(entry.id)
    if entry.id == leaving.roll_entry_id:
        raise Refused("接替的人就是要更换的代表。", "", "请选择另一名学生。")
    if now is not None and now.left_on is None:
        raise Refused(f"{entry.name}已经是代表，不能接替别人。", "", "请选择另一名学生。")
    student = None if entry.student_id is None else session.get(Student, entry.student_id)
    if student is None or not student.status.counts:
        raise Refused(f"{entry.name}已不在册，不能接替。", "", "请选择在册的学生。")
    if leaving.seat is SeatKind.CLASS and entry.class_name != leaving.entry.class_name:
        raise Refused(
            f"{entry.name}是{entry.class_name}的，不能接替{leaving.entry.class_name}的代表。",
            "班级代表的缺额由本班补选。",
            f"请从{leaving.entry.class_name}另选一名学生。",
        )
