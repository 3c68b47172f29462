"""The delegates whom the classes elected, within their seats."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.tables import Congress, Delegate, RollEntry, Sitting
from sudesk.services import congresses, quotas
from sudesk.services.congresses import Entry, entry_of
from sudesk.sheets.tables import table_xlsx
from sudesk.terms import CongressKind


@dataclass(frozen=True, slots=True)
class DelegateRow:
    """A delegate; ``core`` marks a core member of the union (学生会骨干)."""

    entry: Entry
    core: bool


def delegates(session: Session, congress_id: int) -> tuple[DelegateRow, ...]:
    """Return the delegates in the order of the roll: by class, then number."""
    rows = session.scalars(
        select(Delegate).where(Delegate.congress_id == congress_id).order_by(Delegate.roll_entry_id)
    )
    return tuple(DelegateRow(entry_of(row.entry), row.core) for row in rows)


def add(session: Session, congress_id: int, entry_ids: Collection[int]) -> None:
    """Enter delegates; who is one already stays one.

    Raises Refused where a class would have more delegates than seats.
    """
    _changeable(session, congress_id)
    quota = quotas.fixed(session, congress_id)
    if quota is None:
        raise Refused("还没有分配名额，不能登记代表。", "", "请先在“名额”中定下总数。")
    present = {row.entry.id: row.entry.class_name for row in delegates(session, congress_id)}
    new = session.scalars(
        select(RollEntry).where(
            RollEntry.congress_id == congress_id, RollEntry.id.in_(set(entry_ids) - set(present))
        )
    ).all()
    taken = Counter(present.values()) + Counter(entry.class_name for entry in new)
    for name, number in taken.items():
        seats = quota.of(name)
        if number > seats:
            raise Refused(
                f"{name}名额{seats}名，登记后有{number}名，多出{number - seats}名。",
                "",
                "请先移出一名，再登记。",
            )
    session.add_all(Delegate(congress_id=congress_id, roll_entry_id=entry.id) for entry in new)
    record(session, "delegate.add", congress=congress_id, entries=sorted(e.id for e in new))


def remove(session: Session, congress_id: int, entry_ids: Collection[int]) -> None:
    """Take delegates off the list, before anybody has signed in."""
    _changeable(session, congress_id)
    session.execute(
        delete(Delegate).where(
            Delegate.congress_id == congress_id, Delegate.roll_entry_id.in_(entry_ids)
        )
    )
    record(session, "delegate.remove", congress=congress_id, entries=sorted(entry_ids))


def mark_core(session: Session, congress_id: int, entry_id: int, core: bool) -> None:
    """Say whether a delegate is a core member of the union (the 60 % of 参照 looks at it)."""
    row = session.scalars(
        select(Delegate).where(
            Delegate.congress_id == congress_id, Delegate.roll_entry_id == entry_id
        )
    ).one()
    row.core = core
    record(session, "delegate.core", congress=congress_id, entry=entry_id, core=core)


def workbook(session: Session, congress_id: int) -> bytes:
    """Return the list of delegates as an .xlsx file."""
    view = congresses.view(session, congress_id)
    rows = delegates(session, congress_id)
    ordinary = sum(not row.core for row in rows)
    return table_xlsx(
        f"{view.title}代表名单",
        ("序号", "班级", "姓名", "性别", "学号", "年级", "政治面貌", "学生会骨干"),
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
            )
            for number, row in enumerate(rows, 1)
        ],
        [f"代表{len(rows)}人，其中非骨干{ordinary}/{len(rows)}。"],
    )


def _changeable(session: Session, congress_id: int) -> None:
    congress = session.get_one(Congress, congress_id)
    if congress.kind is not CongressKind.DELEGATES:
        raise Refused("全体学生大会由全体学生出席，没有代表名单。")
    if session.scalar(select(Sitting).where(Sitting.congress_id == congress_id).limit(1)):
        raise Refused("大会已开始签到，代表名单不能再改。", "", "缺席的代表请登记为请假。")
