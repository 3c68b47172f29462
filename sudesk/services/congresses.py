"""Convening the yearly congress: its form by the headcount, its roll frozen."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, Table, delete, insert, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import canonical, record
from sudesk.models.preparing import Notice
from sudesk.models.roster import Base
from sudesk.models.store import at
from sudesk.models.tables import Candidate, Congress, Election, RollEntry, Round, Sitting
from sudesk.rules import law
from sudesk.rules.search import Key
from sudesk.services import departments, roll, stage_plan
from sudesk.terms import CongressKind, Status

NO_CLASS = "未分班"


@dataclass(frozen=True, slots=True)
class FormOffer:
    """What form the congress may take, by the students on the roll now."""

    headcount: int
    assembly: law.Ruling

    @property
    def offered(self) -> CongressKind:
        """The form offered first: an assembly where the department is small enough."""
        return CongressKind.DELEGATES if self.assembly.blocks else CongressKind.ASSEMBLY


@dataclass(frozen=True, slots=True)
class CongressView:
    """A congress as pages and papers show it."""

    id: int
    kind: CongressKind
    ordinal: int
    title: str
    held_on: date
    venue: str
    headcount: int
    frozen_at: datetime
    roll_fingerprint: str
    delegate_seats: int | None
    form: law.Ruling
    starts_at: time | None = None

    @property
    def member(self) -> str:
        """What its voters are called."""
        return "代表" if self.kind is CongressKind.DELEGATES else "学生"


@dataclass(frozen=True, slots=True)
class Entry:
    """One student on the frozen roll of a congress."""

    id: int
    student_no: str
    name: str
    gender: str
    class_name: str
    cohort: str
    major: str
    status: Status
    ethnicity: str
    political: str
    excluded_because: str

    @property
    def key(self) -> Key["Entry"]:
        """What this student is found by."""
        return Key(self.student_no, self.name, self)


def form_offered(session: Session) -> FormOffer:
    """Count the roll and say which form the congress may take (rule D5)."""
    count = roll.headcount(session)
    return FormOffer(count, law.assembly(count))


def next_ordinal(session: Session) -> int:
    """Return which congress (次) the next one is: one more than the last, first the term's own."""
    last = current(session)
    return departments.founded(session).term_number if last is None else last.ordinal + 1


def title_of(session: Session, kind: CongressKind, ordinal: int) -> str:
    """Return the title of a congress as papers and the hall show it."""
    name = departments.founded(session).names.name
    return f"{name}第{chinese_number(ordinal)}次{kind.label}"


def convene(
    session: Session,
    kind: CongressKind,
    ordinal: int,
    held_on: date,
    venue: str,
    starts_at: time | None = None,
) -> int:
    """Create this year's congress on the roll as it is now, freeze that roll, plan its stages.

    Returns the congress's id. Raises Refused where rule D5 forbids the form, or nobody counts.
    """
    count = roll.headcount(session)
    if count == 0:
        raise Refused("名册里没有在册学生，不能创建大会。", "", "请先导入班级名册。")
    if ordinal < 1:
        raise SudeskError("大会次数应从1起。", "", "请改正次数。")
    ruling = law.form_of(kind, count)
    ruling.enforce()
    department = departments.founded(session)
    standing = [student for student in roll.students(session) if student.status.counts]
    entries = [_frozen(student) for student in standing]
    congress = Congress(
        term_number=department.term_number,
        ordinal=ordinal,
        kind=kind,
        title=title_of(session, kind, ordinal),
        held_on=held_on,
        starts_at=starts_at,
        venue=venue.strip(),
        frozen_at=at(session),
        headcount=count,
        roll_fingerprint=hashlib.sha256(canonical(entries).encode()).hexdigest(),
    )
    session.add(congress)
    session.flush()
    session.execute(
        insert(RollEntry),
        [
            {"congress_id": congress.id, "student_id": student.id, **row}
            for student, row in zip(standing, entries, strict=True)
        ],
    )
    stage_plan.make(session, congress)
    record(
        session,
        "congress.convene",
        congress=congress.id,
        kind=kind.value,
        headcount=count,
        rule=ruling.rule,
        roll=congress.roll_fingerprint,
    )
    return congress.id


def reschedule(
    session: Session, congress_id: int, held_on: date, venue: str, starts_at: time | None = None
) -> int:
    """Change day, hour and place of a congress; returns how many stages shifted with the day.

    Raises Refused once a sitting was opened: the day on which it was held stays.
    """
    congress = session.get_one(Congress, congress_id)
    changed = held_on != congress.held_on
    if changed and session.scalar(select(Sitting.id).where(Sitting.congress_id == congress_id)):
        raise Refused(f"{congress.title}已经开会签到，日期不能再改。", "", "地点和时间还可以改。")
    congress.held_on, congress.venue, congress.starts_at = held_on, venue.strip(), starts_at
    shifted = stage_plan.shift(session, congress) if changed else 0
    record(
        session,
        "congress.reschedule",
        congress=congress_id,
        held_on=held_on.isoformat(),
        shifted=shifted,
    )
    return shifted


def discard(session: Session, congress_id: int) -> None:
    """Take back a congress that was created by mistake, with its quotas, delegates and nominees.

    Raises Refused once a sitting was opened or ballots were prepared: what has been held stays.
    """
    if not discardable(session, congress_id):
        title = session.get_one(Congress, congress_id).title
        raise Refused(f"{title}已经开始签到或准备选票，不能撤销。")
    for table in reversed(Base.metadata.sorted_tables):
        if (mine := _belonging(table, congress_id)) is not None:
            session.execute(delete(table).where(mine))
    session.execute(delete(Congress).where(Congress.id == congress_id))
    record(session, "congress.discard", congress=congress_id)


def _belonging(table: Table, congress_id: int) -> ColumnElement[bool] | None:
    """Return which rows of a table belong to a congress, None where it keeps none of them."""
    if "congress_id" in table.c:
        return table.c.congress_id == congress_id
    for parent in (Election, Candidate, Notice):
        key = f"{parent.__tablename__}_id"
        if key in table.c:
            above = _belonging(parent.metadata.tables[parent.__tablename__], congress_id)
            assert above is not None
            return table.c[key].in_(select(parent.id).where(above))
    return None


def discardable(session: Session, congress_id: int) -> bool:
    """Say whether nothing has been held yet: no sitting opened, no ballots prepared."""
    sitting = select(Sitting.id).where(Sitting.congress_id == congress_id)
    ballots = select(Round.id).join(Election).where(Election.congress_id == congress_id)
    return not (session.scalar(sitting.limit(1)) or session.scalar(ballots.limit(1)))


def current(session: Session) -> CongressView | None:
    """Return the newest congress, None before the first."""
    row = session.scalar(select(Congress).order_by(Congress.id.desc()).limit(1))
    return None if row is None else _view(row)


def needed(session: Session) -> CongressView:
    """Return the newest congress; raises SudeskError before the first."""
    found = current(session)
    if found is None:
        raise SudeskError("这个文件里还没有大会。", "", "请先创建大会。")
    return found


def view(session: Session, congress_id: int) -> CongressView:
    """Return one congress."""
    return _view(session.get_one(Congress, congress_id))


def entries(session: Session, congress_id: int) -> tuple[Entry, ...]:
    """Return the frozen roll of a congress in its order: by class, then number."""
    rows = session.scalars(
        select(RollEntry).where(RollEntry.congress_id == congress_id).order_by(RollEntry.id)
    )
    return tuple(entry_of(row) for row in rows)


def exclude(session: Session, entry_id: int, because: str) -> None:
    """Leave someone out of 应到 of an assembly with a reason, or take them in again with none.

    The headcount of rule D5 never changes by it.
    """
    entry = session.get_one(RollEntry, entry_id)
    if session.get_one(Congress, entry.congress_id).kind is not CongressKind.ASSEMBLY:
        raise Refused("只有全体学生大会可以从应到中除去学生。")
    entry.excluded_because = because.strip() or None
    record(session, "roll.exclude", entry=entry_id, excluded=entry.excluded_because is not None)


def entry_of(row: RollEntry) -> Entry:
    """Return a row of the frozen roll as a plain value."""
    return Entry(
        row.id,
        row.student_no,
        row.name,
        row.gender or "",
        row.class_name,
        row.cohort or "",
        row.major or "",
        row.status,
        row.ethnicity or "",
        row.political or "",
        row.excluded_because or "",
    )


def chinese_number(number: int) -> str:
    """Return a number from 1 to 99 as Chinese writes it in titles: 十二."""
    digits = "零一二三四五六七八九"
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十"
    return head + (digits[ones] if ones else "")


def class_order(rows: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Return the roll by class, classes in the order of the roll."""
    groups: dict[str, list[Entry]] = {}
    for entry in rows:
        groups.setdefault(entry.class_name, []).append(entry)
    return groups


def _frozen(student: roll.StudentRow) -> dict[str, object]:
    """Return what the fingerprint is taken of: nothing that could later be lost."""
    return {
        "student_no": student.student_no,
        "name": student.name,
        "gender": student.gender or None,
        "class_name": student.class_name or NO_CLASS,
        "cohort": student.cohort or None,
        "major": student.major or None,
        "status": student.status,
        "ethnicity": student.ethnicity or None,
        "political": student.political or None,
    }


def _view(row: Congress) -> CongressView:
    return CongressView(
        row.id,
        row.kind,
        row.ordinal,
        row.title,
        row.held_on,
        row.venue,
        row.headcount,
        row.frozen_at,
        row.roll_fingerprint,
        row.delegate_seats,
        law.form_of(row.kind, row.headcount),
        row.starts_at,
    )
