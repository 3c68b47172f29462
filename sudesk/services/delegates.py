"""The delegates: whom the classes elected, whom organisations sent, who sits by office.

Before anybody has signed in the list can be put right freely; later a delegate can only be
replaced (:mod:`sudesk.services.replacements`). Who left is kept, apart from those present.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, delete, select, update
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.preparing import ClassElection
from sudesk.models.roster import Student
from sudesk.models.tables import (
    ClassQuota,
    Congress,
    Delegate,
    Delegation,
    Organisation,
    RollEntry,
    Sitting,
)
from sudesk.rules import credentials
from sudesk.services import congresses
from sudesk.services.congresses import Entry, entry_of
from sudesk.sheets.tables import table_xlsx
from sudesk.terms import CongressKind, SeatKind, Status

Place = tuple[SeatKind, str]  # where a seat is from: of what kind, and which class or organisation


@dataclass(frozen=True, slots=True)
class DelegateRow:
    """A delegate; ``core`` marks a core member of the union (学生会骨干).

    Who sits by office counts as one. ``replaces`` is the name of who sat here before.
    """

    entry: Entry
    core: bool
    id: int = 0
    seat: SeatKind = SeatKind.CLASS
    organisation: str = ""
    delegation_id: int | None = None
    delegation: str = ""
    leads: bool = False
    post: str = ""
    votes: int | None = None
    registered_on: date | None = None
    replaces: str = ""
    badges: int = 0

    @property
    def place(self) -> Place:
        """Where the seat is from."""
        return place_of(self.seat, self.organisation, self.entry.class_name)


@dataclass(frozen=True, slots=True)
class Kept:
    """A delegate as stored, so that what was taken off can be put back whole."""

    entry_id: int
    values: Mapping[str, object]


def place_of(seat: SeatKind, organisation: str, class_name: str) -> Place:
    """Return where a seat is from: a class, an organisation, or the offices."""
    names = {SeatKind.CLASS: class_name, SeatKind.ORGANISATION: organisation}
    return seat, names.get(seat, "")


def delegates(session: Session, congress_id: int) -> tuple[DelegateRow, ...]:
    """Return the delegates in the order of the roll: by class, then number."""
    rows = session.scalars(
        select(Delegate).where(Delegate.congress_id == congress_id).order_by(Delegate.roll_entry_id)
    ).all()
    names = {row.id: row.entry.name for row in rows}
    teams = _names(session, Delegation, congress_id)
    bodies = _names(session, Organisation, congress_id)
    return tuple(
        DelegateRow(
            entry_of(row.entry),
            row.core or row.seat is SeatKind.EX_OFFICIO,
            row.id,
            row.seat,
            bodies.get(row.organisation_id, ""),
            row.delegation_id,
            teams.get(row.delegation_id, ""),
            row.leads,
            row.post or "",
            row.votes,
            row.registered_on,
            names.get(row.replaces_id or 0, ""),
            row.badges,
        )
        for row in rows
        if row.left_on is None
    )


def seats(session: Session, congress_id: int) -> dict[Place, int]:
    """Return the seats of every class and every organisation."""
    shares = session.scalars(
        select(ClassQuota)
        .where(ClassQuota.congress_id == congress_id)
        .order_by(ClassQuota.position)
    )
    bodies = session.scalars(
        select(Organisation)
        .where(Organisation.congress_id == congress_id)
        .order_by(Organisation.position)
    )
    found = {place_of(SeatKind.CLASS, "", row.class_name): row.seats for row in shares}
    found |= {place_of(SeatKind.ORGANISATION, row.name, ""): row.seats for row in bodies}
    plan = session.get_one(Congress, congress_id).quota_plan or {}
    found[SeatKind.EX_OFFICIO, ""] = int(plan.get("ex_officio", 0))
    return found


def standings(session: Session, congress_id: int) -> dict[int, Status | None]:
    """Return by roll entry how each delegate stands on the roll now, None for who is not on it."""
    rows = session.execute(
        select(Delegate.roll_entry_id, Student.status)
        .join(RollEntry, RollEntry.id == Delegate.roll_entry_id)
        .outerjoin(Student, Student.id == RollEntry.student_id)
        .where(Delegate.congress_id == congress_id, Delegate.left_on.is_(None))
    )
    return dict(rows.all())


def gone(session: Session, congress_id: int) -> tuple[DelegateRow, ...]:
    """Return the delegates whose students left the roll since it was frozen."""
    standing = standings(session, congress_id)
    return tuple(
        row
        for row in delegates(session, congress_id)
        if (status := standing[row.entry.id]) is None or not status.counts
    )


def burdened(session: Session, student_id: int | None = None) -> tuple[str, ...]:
    """Return the names of the present congress's delegates who have left the roll, or of one."""
    congress = congresses.current(session)
    if congress is None or congress.kind is not CongressKind.DELEGATES:
        return ()
    rows = gone(session, congress.id)
    if student_id is not None:
        chosen = set(
            session.scalars(
                select(RollEntry.id).where(
                    RollEntry.congress_id == congress.id, RollEntry.student_id == student_id
                )
            )
        )
        rows = tuple(row for row in rows if row.entry.id in chosen)
    return tuple(row.entry.name for row in rows)


def add(
    session: Session,
    congress_id: int,
    entry_ids: Collection[int],
    seat: SeatKind = SeatKind.CLASS,
    organisation_id: int | None = None,
) -> None:
    """Enter delegates; who is one already stays one.

    Raises Refused where a class or an organisation would have more delegates than seats, and for
    a student who has left the roll.
    """
    changeable(session, congress_id)
    known = stored(session, congress_id)
    standing_now = {id_ for id_, row in known.items() if row.left_on is None}
    new = session.scalars(
        select(RollEntry)
        .where(
            RollEntry.congress_id == congress_id,
            RollEntry.id.in_(set(entry_ids) - standing_now),
        )
        .order_by(RollEntry.id)
    ).all()
    for entry in new:
        _on_roll(session, entry)
        row = known.get(entry.id) or Delegate(congress_id=congress_id, roll_entry_id=entry.id)
        _renew(session, row)
        row.seat, row.organisation_id = seat, organisation_id
        session.add(row)
    session.flush()
    within_seats(session, congress_id)
    record(session, "delegate.add", congress=congress_id, entries=[entry.id for entry in new])


def remove(session: Session, congress_id: int, entry_ids: Collection[int]) -> tuple[Kept, ...]:
    """Take delegates off the list, before anybody has signed in; returns what was taken off."""
    changeable(session, congress_id)
    rows = session.scalars(_present(congress_id, entry_ids)).all()
    columns = Delegate.__table__.columns.keys()
    kept = tuple(
        Kept(row.roll_entry_id, {name: getattr(row, name) for name in columns if name != "id"})
        for row in rows
    )
    session.execute(delete(Delegate).where(Delegate.id.in_([row.id for row in rows])))
    record(session, "delegate.remove", congress=congress_id, entries=sorted(entry_ids))
    return kept


def put_back(session: Session, congress_id: int, kept: Iterable[Kept]) -> None:
    """Put delegates that were taken off back as they were."""
    changeable(session, congress_id)
    rows = [Delegate(**one.values) for one in kept]
    session.add_all(rows)
    session.flush()
    within_seats(session, congress_id)
    entries = [row.roll_entry_id for row in rows]
    record(session, "delegate.put_back", congress=congress_id, entries=entries)


def mark_cores(session: Session, congress_id: int, entry_ids: Collection[int], core: bool) -> None:
    """Say of several delegates whether they are core members of the union."""
    session.execute(update(Delegate).where(*_among(congress_id, entry_ids)).values(core=core))
    record(session, "delegate.core", congress=congress_id, entries=sorted(entry_ids), core=core)


def register(
    session: Session, congress_id: int, entry_ids: Collection[int], on: date | None
) -> None:
    """Note the day on which the signed forms (代表登记表) came back, None to take it back."""
    session.execute(
        update(Delegate).where(*_among(congress_id, entry_ids)).values(registered_on=on)
    )
    record(
        session,
        "delegate.register",
        congress=congress_id,
        entries=sorted(entry_ids),
        back=on is not None,
    )


def describe(
    session: Session, congress_id: int, entry_id: int, votes: int | None, post: str
) -> None:
    """Note the votes in the class meeting and the post (职务) of a delegate.

    Raises Refused for more votes than were present at the meeting.
    """
    row = session.scalars(_present(congress_id, [entry_id])).one()
    if votes is not None:
        possible(session, congress_id, row.entry, votes)
    row.votes, row.post = votes, post.strip() or None
    record(session, "delegate.describe", congress=congress_id, entry=entry_id, votes=votes)


def possible(session: Session, congress_id: int, entry: RollEntry, votes: int) -> None:
    """Raise Refused where nobody can have got so many votes in the meeting of the class."""
    meeting = session.get(ClassElection, (congress_id, entry.class_name))
    whole = select(RollEntry.id).where(
        RollEntry.congress_id == congress_id, RollEntry.class_name == entry.class_name
    )
    most = meeting.present if meeting is not None else len(session.scalars(whole).all())
    ruling = credentials.votes_within(votes, most)
    if ruling.blocks:
        raise Refused(f"{entry.name}{ruling.sentence}。", "", ruling.remedy)


def within_seats(session: Session, congress_id: int) -> None:
    """Raise Refused where a class or an organisation has more delegates than seats."""
    if session.get_one(Congress, congress_id).delegate_seats is None:
        raise Refused("还没有分配名额，不能登记代表。", "", "请先在“名额”中定下总数。")
    taken = Counter(row.place for row in delegates(session, congress_id))
    held = seats(session, congress_id)
    for place, number in taken.items():
        ruling = credentials.seats(place[1] or place[0].label, number, held.get(place, 0))
        if ruling.blocks:
            raise Refused(f"{ruling.sentence}。", "", ruling.remedy)


def changeable(session: Session, congress_id: int) -> None:
    """Raise Refused where the list can no longer be put right freely."""
    congress = session.get_one(Congress, congress_id)
    if congress.kind is not CongressKind.DELEGATES:
        raise Refused("全体学生大会由全体学生出席，没有代表名单。")
    if session.scalar(select(Sitting).where(Sitting.congress_id == congress_id).limit(1)):
        raise Refused(
            "大会已开始签到，代表名单不能再改。",
            "",
            "不能到会的代表请登记为请假，或用“更换代表”由本班另一名学生接替。",
        )


def stored(session: Session, congress_id: int) -> dict[int, Delegate]:
    """Return every delegate by roll entry, also those who left."""
    rows = session.scalars(select(Delegate).where(Delegate.congress_id == congress_id))
    return {row.roll_entry_id: row for row in rows}


def workbook(session: Session, congress_id: int) -> bytes:
    """Return the list of delegates as an .xlsx file."""
    view = congresses.view(session, congress_id)
    rows = delegates(session, congress_id)
    ordinary = sum(not row.core for row in rows)
    heads = "序号 班级 姓名 性别 学号 年级 政治面貌 学生会骨干 产生方式 代表团 职务 得票 登记表"
    return table_xlsx(
        f"{view.title}代表名单",
        heads.split(),
        [
            (
                number,
                row.entry.class_name,
                row.entry.name,
                row.entry.gender,
                row.entry.student_no,
                row.entry.cohort,
                row.entry.political,
                "是" if row.core else "否",
                row.organisation or row.seat.label,
                row.delegation,
                row.post,
                row.votes,
                "已交" if row.registered_on else "",
            )
            for number, row in enumerate(rows, 1)
        ],
        [f"代表{len(rows)}人，其中非骨干{ordinary}/{len(rows)}。"],
    )


def _names(
    session: Session, table: type[Delegation] | type[Organisation], congress_id: int
) -> Mapping[int | None, str]:
    rows = session.execute(select(table.id, table.name).where(table.congress_id == congress_id))
    return dict(rows.all())


def _among(congress_id: int, entry_ids: Collection[int]) -> tuple[ColumnElement[bool], ...]:
    return (
        Delegate.congress_id == congress_id,
        Delegate.roll_entry_id.in_(entry_ids),
        Delegate.left_on.is_(None),
    )


def _present(congress_id: int, entry_ids: Collection[int]) -> Select[Delegate]:
    return select(Delegate).where(*_among(congress_id, entry_ids))


def _on_roll(session: Session, entry: RollEntry) -> None:
    """Refuse a student who has left the roll since it was frozen."""
    student = None if entry.student_id is None else session.get(Student, entry.student_id)
    if student is None or not student.status.counts:
        how = "已不在名册里" if student is None else f"已{student.status.label}"
        raise Refused(f"{entry.name}{how}，不能登记为代表。", "", "请登记本班另一名学生。")


def _renew(session: Session, row: Delegate) -> None:
    """Let a row begin anew, also that of somebody who had left."""
    if row.id is not None:
        session.execute(
            update(Delegate).where(Delegate.replaces_id == row.id).values(replaces_id=None)
        )
    row.left_on = row.left_because = row.votes = row.registered_on = row.replaces_id = None
    row.leads = False
