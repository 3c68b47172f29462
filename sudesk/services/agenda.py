"""The agenda of both sittings: laid out as usual, then anybody's to change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.hall import AgendaItem
from sudesk.models.journal import record
from sudesk.models.tables import Congress, Sitting
from sudesk.rules import agendas, yearly
from sudesk.rules.agendas import Timed
from sudesk.rules.law import Ruling
from sudesk.services.adopted import adopted, refuse_at_vote, refuse_settled
from sudesk.terms import AgendaTask, MotionKind, SittingKind

LONGEST = 600  # minutes


@dataclass(frozen=True, slots=True)
class Wording:
    """What people write of an item; an empty title becomes that of its task."""

    task: AgendaTask
    title: str
    minutes: int
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item in its place.

    ``starts_at`` is when it began or will begin as things go, ``planned_at`` when it was to begin;
    both are None while the hour of the congress is open.
    """

    id: int
    sitting: SittingKind
    position: int
    wording: Wording
    own_script: bool
    begun_at: datetime | None
    ended_at: datetime | None
    dropped_because: str
    starts_at: datetime | None = None
    planned_at: datetime | None = None

    @property
    def title(self) -> str:
        """What it is called."""
        return self.wording.title

    @property
    def task(self) -> AgendaTask:
        """What it is for."""
        return self.wording.task

    @property
    def running(self) -> bool:
        """Whether the hall is at it now."""
        return self.begun_at is not None and self.ended_at is None

    @property
    def over(self) -> bool:
        """Whether the hall is done with it."""
        return self.ended_at is not None

    @property
    def ends_at(self) -> datetime | None:
        """When it ended, or is to end."""
        if self.ended_at is not None or self.starts_at is None:
            return self.ended_at
        return self.starts_at + timedelta(minutes=self.wording.minutes)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items of one sitting in order, and those that were dropped with a reason."""

    sitting: SittingKind
    items: tuple[Item, ...]
    dropped: tuple[Item, ...]

    @property
    def minutes(self) -> int:
        """How long it takes by its plan."""
        return sum(one.wording.minutes for one in self.items)

    @property
    def running(self) -> Item | None:
        """The item that the hall is at, None between items."""
        return next((one for one in self.items if one.running), None)

    @property
    def next(self) -> Item | None:
        """The first item that was not begun."""
        return next((one for one in self.items if one.begun_at is None), None)


@dataclass(frozen=True, slots=True)
class Removed:
    """An item that was deleted, with what is needed to put it back."""

    item: Item
    script: str | None


def agenda(session: Session, congress_id: int, sitting: SittingKind) -> Agenda:
    """Return the agenda of one sitting with its times."""
    kept = [_view(row) for row in _rows(session, congress_id) if row.sitting is sitting]
    items = tuple(one for one in kept if not one.dropped_because)
    starts = _starts(session, congress_id, sitting)
    dropped = tuple(one for one in kept if one.dropped_because)
    if starts is None:
        begun = tuple(replace(one, starts_at=one.begun_at) for one in items)
        return Agenda(sitting, begun, dropped)
    timed = _timed(items)
    plan = agendas.clock([replace(one, begun_at=None, ended_at=None) for one in timed], starts)
    rows = zip(items, agendas.clock(timed, starts), plan, strict=True)
    told = tuple(replace(one, starts_at=at, planned_at=due) for one, at, due in rows)
    return Agenda(sitting, told, dropped)


def both(session: Session, congress_id: int) -> tuple[Agenda, Agenda]:
    """Return the agendas of the preparatory and of the formal sitting."""
    return (
        agenda(session, congress_id, SittingKind.PREPARATORY),
        agenda(session, congress_id, SittingKind.FORMAL),
    )


def view(session: Session, item_id: int) -> Item:
    """Return one item with its time."""
    row = session.get_one(AgendaItem, item_id)
    if row.dropped_because is not None:
        return _view(row)
    found = agenda(session, row.congress_id, row.sitting).items
    return next(one for one in found if one.id == item_id)


def ruling(session: Session, congress_id: int) -> Ruling:
    """Say whether the agenda covers the four tasks of a congress (rule B1)."""
    rows = _rows(session, congress_id)
    tasks = {row.task for row in rows if row.dropped_because is None}
    stays = any(row.task is AgendaTask.CHARTER and row.dropped_because for row in rows)
    return yearly.agenda(tasks if rows else None, charter_stays=stays)


def lay_out(session: Session, congress_id: int) -> int:
    """Lay the usual agenda out for both sittings; returns how many items it has."""
    refuse_settled(session, congress_id, MotionKind.AGENDA)
    if _rows(session, congress_id):
        raise Refused("议程已经排好。", "", "可以逐项增减，或先清空再重排。")
    kind = session.get_one(Congress, congress_id).kind
    number = 0
    for sitting in SittingKind:
        for position, one in enumerate(agendas.usual(kind, sitting), 1):
            wording = Wording(one.task, one.title, one.minutes, one.speaker)
            session.add(_row(congress_id, sitting, position, wording))
            number += 1
    session.flush()
    record(session, "agenda.lay_out", congress=congress_id, items=number)
    return number


def clear(session: Session, congress_id: int) -> None:
    """Take the whole agenda off, before the day."""
    _refuse_on_the_day(session, congress_id)
    session.execute(delete(AgendaItem).where(AgendaItem.congress_id == congress_id))
    record(session, "agenda.clear", congress=congress_id)


def add(
    session: Session,
    congress_id: int,
    sitting: SittingKind,
    wording: Wording,
    position: int | None = None,
) -> int:
    """Add an item at a place, at the end where none is given; returns its id."""
    refuse_settled(session, congress_id, MotionKind.AGENDA)
    row = _row(congress_id, sitting, 0, _checked(wording))
    session.add(row)
    session.flush()
    place(session, row, position)
    record(session, "agenda.add", congress=congress_id, item=row.id)
    return row.id


def edit(session: Session, item_id: int, wording: Wording) -> Wording:
    """Write an item anew; returns what it was, so that it can be undone.

    Once the congress has adopted its agenda, only minutes and speaker can change.
    """
    row = session.get_one(AgendaItem, item_id)
    said, before = _checked(wording), _wording(row)
    refuse_at_vote(session, row.congress_id, MotionKind.AGENDA)
    if (said.task, said.title) != (before.task, before.title):
        refuse_settled(session, row.congress_id, MotionKind.AGENDA)
    row.task, row.title = said.task, said.title
    row.minutes, row.speaker = said.minutes, said.speaker or None
    record(session, "agenda.edit", congress=row.congress_id, item=item_id)
    return before


def move(session: Session, item_id: int, places: int) -> None:
    """Move an item up (negative) or down among those that were not begun; the ends hold.

    The order may change on the day, also of an agenda that was adopted.
    """
    row = _not_begun(session, item_id)
    refuse_at_vote(session, row.congress_id, MotionKind.AGENDA)
    place(session, row, row.position + places)
    record(session, "agenda.order", congress=row.congress_id, item=item_id)


def transfer(
    session: Session, item_id: int, sitting: SittingKind, position: int | None = None
) -> None:
    """Move an item to the other sitting, before its closing where no place is given."""
    row = _not_begun(session, item_id)
    refuse_settled(session, row.congress_id, MotionKind.AGENDA)
    left = [one for one in _kept(session, row) if one is not row]
    row.sitting = sitting
    session.flush()
    closing = [one.position for one in _kept(session, row) if one.task is AgendaTask.CLOSING]
    place(session, row, min(closing, default=None) if position is None else position)
    number(left)
    record(session, "agenda.order", congress=row.congress_id, item=item_id)


def remove(session: Session, item_id: int, because: str = "") -> Removed:
    """Delete an item before the day; returns it, so that it can be put back.

    With a reason it is dropped instead: it stays on record, as that the charter is not amended
    this year. Once a sitting was opened, or the agenda adopted, there must be a reason.
    """
    row = _not_begun(session, item_id)
    refuse_at_vote(session, row.congress_id, MotionKind.AGENDA)
    found = Removed(_view(row), row.script)
    if because.strip():
        row.dropped_because = because.strip()
        record(session, "agenda.drop", congress=row.congress_id, item=item_id)
    else:
        _refuse_on_the_day(session, row.congress_id)
        session.delete(row)
        session.flush()
        record(session, "agenda.remove", congress=row.congress_id, item=item_id)
    number(_kept(session, row))
    return found


def put_back(session: Session, congress_id: int, removed: Removed) -> int:
    """Undo a removal: the item has its old place again; returns its new id."""
    refuse_settled(session, congress_id, MotionKind.AGENDA)
    item = removed.item
    row = _row(congress_id, item.sitting, 0, item.wording)
    row.script = removed.script
    session.add(row)
    session.flush()
    place(session, row, item.position)
    record(session, "agenda.add", congress=congress_id, item=row.id)
    return row.id


def restore(session: Session, item_id: int) -> None:
    """Take an item in again that was dropped, where it stood."""
    row = session.get_one(AgendaItem, item_id)
    if row.dropped_because is None:
        raise Refused(f"“{row.title}”还在议程里。")
    refuse_at_vote(session, row.congress_id, MotionKind.AGENDA)
    row.dropped_because = None
    session.flush()
    place(session, row, row.position)
    record(session, "agenda.restore", congress=row.congress_id, item=item_id)


def reason_needed(session: Session, congress_id: int) -> bool:
    """Say whether an item is only taken off with a reason now."""
    held = adopted(session, congress_id, MotionKind.AGENDA) is not None
    return held or _sat(session, congress_id)


def place(session: Session, row: AgendaItem, position: int | None) -> None:
    """Put an item at a place among those not begun, at the end where none is given."""
    rows = [one for one in _kept(session, row) if one is not row]
    first = sum(one.begun_at is not None for one in rows)
    wanted = len(rows) if position is None else min(max(position - 1, first), len(rows))
    rows.insert(wanted, row)
    number(rows)
    session.flush()


def number(rows: Sequence[AgendaItem]) -> None:
    """Number the items of a sitting through."""
    for position, row in enumerate(rows, 1):
        row.position = position


def _refuse_on_the_day(session: Session, congress_id: int) -> None:
    refuse_settled(session, congress_id, MotionKind.AGENDA)
    if _sat(session, congress_id):
        raise Refused("大会已经开始签到，议程不能直接删减。", "", "请写明理由，记为“不再进行”。")


def _sat(session: Session, congress_id: int) -> bool:
    """Say whether a sitting was opened: it is the day."""
    sitting = select(Sitting.id).where(Sitting.congress_id == congress_id).limit(1)
    return session.scalar(sitting) is not None


def _not_begun(session: Session, item_id: int) -> AgendaItem:
    row = session.get_one(AgendaItem, item_id)
    if row.dropped_because is not None:
        raise Refused(f"“{row.title}”已经不再进行。", "", "请先恢复这一项。")
    if row.begun_at is not None:
        raise Refused(f"“{row.title}”已经开始，不能再移动或除去。")
    return row


def _checked(wording: Wording) -> Wording:
    title = wording.title.strip() or wording.task.label
    if not 0 <= wording.minutes <= LONGEST:
        raise SudeskError(f"用时应在0至{LONGEST}分钟之间。", "", "请改正用时。")
    return Wording(wording.task, title, wording.minutes, wording.speaker.strip())


def _starts(session: Session, congress_id: int, sitting: SittingKind) -> datetime | None:
    """Return when the first item is planned: people come in before the hour of the congress.

    The preparatory sitting is over when they come in for the formal one.
    """
    congress = session.get_one(Congress, congress_id)
    if congress.starts_at is None:
        return None
    rows = [row for row in _rows(session, congress_id) if row.dropped_because is None]
    timed = {
        kind: _timed([_view(row) for row in rows if row.sitting is kind]) for kind in SittingKind
    }
    hour = datetime.combine(congress.held_on, congress.starts_at)
    formal = hour - timedelta(minutes=agendas.waiting(timed[SittingKind.FORMAL]))
    if sitting is SittingKind.FORMAL:
        return formal
    return formal - timedelta(minutes=agendas.length(timed[SittingKind.PREPARATORY]))


def _timed(items: Sequence[Item]) -> list[Timed]:
    return [
        Timed(
            one.wording.minutes,
            one.task is AgendaTask.CHECK_IN,
            one.begun_at,
            one.ended_at,
        )
        for one in items
    ]


def _kept(session: Session, row: AgendaItem) -> list[AgendaItem]:
    """Return the items of the same sitting that were not dropped."""
    return [
        one
        for one in _rows(session, row.congress_id)
        if one.sitting is row.sitting and one.dropped_because is None
    ]


def _rows(session: Session, congress_id: int) -> list[AgendaItem]:
    return list(
        session.scalars(
            select(AgendaItem)
            .where(AgendaItem.congress_id == congress_id)
            .order_by(AgendaItem.position, AgendaItem.id)
        )
    )


def _row(congress_id: int, sitting: SittingKind, position: int, wording: Wording) -> AgendaItem:
    return AgendaItem(
        congress_id=congress_id,
        sitting=sitting,
        position=position,
        task=wording.task,
        title=wording.title,
        minutes=wording.minutes,
        speaker=wording.speaker or None,
    )


def _wording(row: AgendaItem) -> Wording:
    return Wording(row.task, row.title, row.minutes, row.speaker or "")


def _view(row: AgendaItem) -> Item:
    return Item(
        row.id,
        row.sitting,
        row.position,
        _wording(row),
        row.script is not None,
        row.begun_at,
        row.ended_at,
        row.dropped_because or "",
    )
