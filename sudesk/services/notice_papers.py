"""The papers that hang in public: one for every notice."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy.orm import Session

from sudesk.papers.notice_sheet import NoticeSheet, Person
from sudesk.rules.plan import provision
from sudesk.services import delegates, departments, elections, notices, organisations
from sudesk.services.congresses import CongressView
from sudesk.services.notices import NoticeView
from sudesk.services.slots import Offer, Slot, named, slot_of
from sudesk.terms import NoticeKind, SeatKind

# What a call asks for, in the department's words (B2).
CONDITIONS = (
    "政治合格、学习优秀、品德良好、作风过硬、群众基础好。",
    "学习成绩综合排名在本专业前{top}%以内，无课程不及格。新生第一学期尚无排名的，予以说明。",
    "热心为同学服务，能够正常履行职责。",
)


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return paper 8 for each notice that stands, one still to come where there is none."""
    found = [
        _offer(session, congress, one)
        for one in notices.notices(session, congress.id)
        if not one.withdrawn_because
    ]
    return found or (Offer(slot_of(NoticeSheet, "还没有张贴公示", "notices"), _nothing),)


def _offer(session: Session, congress: CongressView, notice: NoticeView) -> Offer:
    slot = Slot(f"8-{notice.id}", 8, NoticeSheet.name, notice.title, "", "notices")
    return Offer(slot, partial(_sheet, session, congress, notice))


def _sheet(session: Session, congress: CongressView, notice: NoticeView) -> NoticeSheet:
    names = departments.founded(session).names
    election = None
    if notice.election_id is not None:
        election = elections.view(session, notice.election_id)
    called = notice.kind is NoticeKind.CALL
    ordered = notice.kind in (NoticeKind.CANDIDATES, NoticeKind.RESULT)
    return NoticeSheet(
        congress=named(session, congress),
        kind=notice.kind,
        post=election.post if election else "",
        seats=election.seats if election else 0,
        people=()
        if called
        else tuple(Person(one.name, one.class_name, one.number) for one in notice.listing),
        order=election.order if election and ordered and len(notice.listing) > 1 else "",
        first=notice.from_on,
        last=notice.until_on,
        working_days=notice.worked,
        contact=notice.contact,
        issuer=names.union,
        conditions=_conditions() if called else (),
        apart=_apart(session, congress.id, notice) if notice.kind is NoticeKind.DELEGATES else (),
    )


def _apart(
    session: Session, congress_id: int, notice: NoticeView
) -> tuple[tuple[str, tuple[Person, ...]], ...]:
    """Return whom no class elected: they sit for an organisation, or by office."""
    bodies = {one.id: one.name for one in organisations.outside(session, congress_id).bodies}
    rows = delegates.stored(session, congress_id)
    found: dict[str, list[Person]] = {f"{name}代表": [] for name in bodies.values()}
    found[SeatKind.EX_OFFICIO.label] = []
    for one in notice.listing:
        row = rows.get(one.entry_id or 0)
        if row is None or row.seat is SeatKind.CLASS:
            continue
        name = bodies.get(row.organisation_id or 0)
        what = f"{name}代表" if name else SeatKind.EX_OFFICIO.label
        found[what].append(Person(one.name, one.class_name, one.number))
    return tuple((what, tuple(people)) for what, people in found.items() if people)


def _nothing() -> NoticeSheet:
    raise AssertionError("a paper whose facts are missing is not gathered")


def _conditions() -> tuple[str, ...]:
    top = provision("B2").figure
    return tuple(one.format(top=top) for one in CONDITIONS)
