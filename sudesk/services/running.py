"""The agenda on the day: one item runs at a time; what must come first; one step back."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.hall import AgendaItem
from sudesk.models.journal import record
from sudesk.models.store import at
from sudesk.models.tables import Election, Round, Sitting
from sudesk.rules import meeting
from sudesk.rules.clauses import Topic, citation
from sudesk.rules.law import Ruling
from sudesk.services import agenda, election_rules, hand_votes, head_counts, sittings
from sudesk.services.agenda import Item
from sudesk.terms import AgendaTask, RoundState, SittingKind, Verdict

COUNTS = (AgendaTask.COUNT, AgendaTask.RECOUNT)
LOCKED = (AgendaTask.BALLOT, AgendaTask.TALLY)


@dataclass(frozen=True, slots=True)
class Step:
    """What a step left behind: the item's place before it, and what comes next."""

    place: int
    next: Item | None


def open_up(session: Session, congress_id: int, kind: SittingKind, title: str) -> int:
    """Open a sitting for check-in, and begin that item of its agenda; returns the sitting's id."""
    sitting_id = sittings.open_sitting(session, congress_id, title, kind)
    items = agenda.agenda(session, congress_id, kind).items
    first = next((one for one in items if one.task is AgendaTask.CHECK_IN), None)
    if first is not None and first.begun_at is None and _running(session, congress_id) is None:
        begin(session, first.id)
    return sitting_id


def adjourn(session: Session, sitting_id: int) -> None:
    """Close a sitting, and with it the item that says so; any other must be over before."""
    running = _running(session, session.get_one(Sitting, sitting_id).congress_id)
    if running is not None and running.task is not AgendaTask.CLOSING:
        raise Refused(f"“{running.title}”还在进行。", "", "请先结束或撤回这一项，再宣布闭会。")
    if running is not None:
        end(session, running.id)
    sittings.close_sitting(session, sitting_id)


def begin(session: Session, item_id: int) -> Step:
    """Begin an item; it moves up behind those that were begun before it.

    Check-in opens the sitting. Raises Refused while another item runs, and where the item is
    locked by what must come first.
    """
    row = session.get_one(AgendaItem, item_id)
    if row.dropped_because is not None:
        raise Refused(f"“{row.title}”已经不再进行。", "", "请先恢复这一项。")
    if row.begun_at is not None:
        raise Refused(f"“{row.title}”已经开始过了。")
    _refuse_another(session, row)
    if (found := lock(session, item_id)) is not None:
        found.enforce()
    _sit(session, row)
    before = row.position
    agenda.place(session, row, 0)
    row.begun_at = at(session)
    session.flush()
    record(session, "agenda.begin", congress=row.congress_id, item=item_id)
    return Step(before, _next(session, row))


def end(session: Session, item_id: int) -> Step:
    """End the item that runs; what comes next is offered.

    Counting those present ends only where the quorum holds, and keeps the figure.
    """
    row = session.get_one(AgendaItem, item_id)
    if row.begun_at is None or row.ended_at is not None:
        raise Refused(f"“{row.title}”没有在进行。")
    if row.task in COUNTS:
        _count(session, row.congress_id)
    row.ended_at = at(session)
    session.flush()
    record(session, "agenda.end", congress=row.congress_id, item=item_id)
    return Step(row.position, _next(session, row))


def back(session: Session, item_id: int, place: int | None = None) -> None:
    """Take the last step back: an ended item runs again, a running one waits, at its old place."""
    row = session.get_one(AgendaItem, item_id)
    if row.begun_at is None:
        raise Refused(f"“{row.title}”还没有开始。")
    if row is not _last_begun(session, row.congress_id):
        raise Refused(f"“{row.title}”之后已经开始了别的事项，不能撤回。")
    if row.ended_at is not None:
        _uncount(session, row)
        row.ended_at = None
    else:
        row.begun_at = None
        session.flush()
        agenda.place(session, row, row.position if place is None else place)
    session.flush()
    record(session, "agenda.back", congress=row.congress_id, item=item_id)


def last(session: Session, congress_id: int) -> Item | None:
    """Return the item that ``back`` takes a step back, None before the first was begun."""
    row = _last_begun(session, congress_id)
    return None if row is None else agenda.view(session, row.id)


def lock(session: Session, item_id: int) -> Ruling | None:
    """Return what must come before an item, None where nothing stands in its way."""
    row = session.get_one(AgendaItem, item_id)
    if row.begun_at is not None:
        return None
    if row.task is AgendaTask.BALLOT:
        return _ballot_lock(session, row)
    if row.task is AgendaTask.TALLY:
        return _tally_lock(session, row.congress_id)
    return None


def locks(session: Session, congress_id: int, sitting: SittingKind) -> dict[int, Ruling]:
    """Return what must come before each item of a sitting that is locked, by its id."""
    items = agenda.agenda(session, congress_id, sitting).items
    found = ((one.id, lock(session, one.id)) for one in items if one.task in LOCKED)
    return {item_id: ruling for item_id, ruling in found if ruling is not None}


def _sit(session: Session, row: AgendaItem) -> None:
    """See that the sitting of an item is open; its check-in opens it."""
    now = sittings.newest(session, row.congress_id)
    is_open = now is not None and now.closed_at is None
    if is_open and now is not None and now.kind is row.sitting:
        return
    if row.task is AgendaTask.CHECK_IN:
        sittings.open_sitting(session, row.congress_id, row.sitting.label, row.sitting)
        return
    if is_open and now is not None:
        raise Refused(
            f"“{now.title}”还没有闭会。", "", f"请先闭会，再开始{row.sitting.label}的签到。"
        )
    raise Refused(f"{row.sitting.label}还没有开始签到。", "", "请先开始“签到”这一项。")


def _running(session: Session, congress_id: int) -> AgendaItem | None:
    return session.scalar(
        select(AgendaItem).where(
            AgendaItem.congress_id == congress_id,
            AgendaItem.begun_at.is_not(None),
            AgendaItem.ended_at.is_(None),
        )
    )


def _refuse_another(session: Session, row: AgendaItem) -> None:
    running = _running(session, row.congress_id)
    if running is not None:
        raise Refused(f"“{running.title}”还在进行。", "", "请先结束这一项。")


def _count(session: Session, congress_id: int) -> None:
    """Keep how many are present, where they are enough."""
    now = sittings.current(session, congress_id)
    assert now is not None  # the item was begun in it
    now.quorum.enforce()
    head_counts.count(session, now.sitting_id)


def _uncount(session: Session, row: AgendaItem) -> None:
    """Drop the count that ended an item."""
    now = sittings.newest(session, row.congress_id)
    if now is None or now.closed_at is not None:
        return
    counts = head_counts.head_counts(session, now.id)
    if counts and counts[-1].counted_at == row.ended_at:
        head_counts.take_back(session, now.id)


def _ballot_lock(session: Session, row: AgendaItem) -> Ruling | None:
    """Return what ballots wait for: the count, the rules, those who watch and count."""
    recount = session.scalar(
        select(AgendaItem.id).where(
            AgendaItem.congress_id == row.congress_id,
            AgendaItem.sitting == row.sitting,
            AgendaItem.task == AgendaTask.RECOUNT,
            AgendaItem.ended_at.is_not(None),
        )
    )
    if recount is None:
        remedy = "请先进行“再次清点人数”；议程里没有的，请补进去。"
        return _blocked(Topic.QUORUM, "发放选票前还没有再次清点人数", remedy)
    if election_rules.view(session, row.congress_id).adopted is None:
        remedy = "请先进行“通过选举办法”。"
        return _blocked(Topic.EFFECT, "选举办法还没有经大会表决通过", remedy)
    found = hand_votes.officials_ruling(session, row.congress_id)
    return found if found.blocks else None


def _tally_lock(session: Session, congress_id: int) -> Ruling | None:
    counting = (
        select(Round.id)
        .join(Election)
        .where(
            Election.congress_id == congress_id,
            Round.state.in_((RoundState.COUNTING, RoundState.SEALED)),
        )
    )
    if session.scalar(counting.limit(1)) is not None:
        return None
    return _blocked(Topic.COUNTING, "选票还没有收回", "请先收回选票，登记收回的张数。")


def _blocked(topic: Topic, sentence: str, remedy: str) -> Ruling:
    return Ruling(meeting.RULE, citation(topic), Verdict.BLOCKED, sentence, remedy)


def _next(session: Session, row: AgendaItem) -> Item | None:
    return agenda.agenda(session, row.congress_id, row.sitting).next


def _last_begun(session: Session, congress_id: int) -> AgendaItem | None:
    return session.scalar(
        select(AgendaItem)
        .where(AgendaItem.congress_id == congress_id, AgendaItem.begun_at.is_not(None))
        .order_by(AgendaItem.begun_at.desc(), AgendaItem.position.desc())
        .limit(1)
    )
