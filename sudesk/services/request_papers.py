"""The requests to the Party organisation: 召开请示 and 二次请示 (paper 1)."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from sudesk.models.preparing import StagePlan
from sudesk.models.store import at
from sudesk.papers.base import Notice, Paper
from sudesk.papers.request import (
    Appointed,
    Contact,
    Duty,
    OpeningRequest,
    SecondRequest,
    Slate,
)
from sudesk.rules import plan
from sudesk.services import (
    credentials,
    delegates,
    departments,
    elections,
    notices,
    organisations,
    quotas,
    replies,
    stages,
)
from sudesk.services.congresses import CongressView
from sudesk.services.departments import Profile
from sudesk.services.elections import ElectionView
from sudesk.services.replies import FIRST
from sudesk.services.slots import Offer, Slot, named
from sudesk.terms import CongressKind, NoticeKind, SeatKind

NOTHING = ("", "papers")
KEYS: dict[type[Paper], str] = {OpeningRequest: "1-1", SecondRequest: "1-2"}


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return both requests; the first can be printed before anybody is elected or nominated."""
    department = departments.founded(session)
    missing = _missing(department, congress)
    called = elections.elections(session, congress.id)
    later = missing if missing[0] else _not_ready(session, congress, called)
    return (
        _offer(OpeningRequest, missing, partial(_first, session, congress, department)),
        _offer(SecondRequest, later, partial(_second, session, congress, department)),
    )


def _offer(paper: type[Paper], missing: tuple[str, str], gather: Callable[[], Paper]) -> Offer:
    what, page = missing
    key = KEYS[paper]
    return Offer(Slot(key, paper.number, paper.name, paper.name, what, page), gather)


def _missing(department: Profile, congress: CongressView) -> tuple[str, str]:
    """Return which fact is missing and where it is entered, both empty where none is."""
    if not congress.venue:
        return "还没有定大会的地点", "congress"
    if not department.telephone:
        return "还没有填写办公电话，请示的联系方式要用", "settings"
    return NOTHING


def _not_ready(
    session: Session, congress: CongressView, called: Sequence[ElectionView]
) -> tuple[str, str]:
    if congress.kind is CongressKind.DELEGATES and not delegates.delegates(session, congress.id):
        return "还没有登记代表", "delegates"
    if not any(election.candidates for election in called):
        return "还没有候选人", "candidates"
    return NOTHING


def _first(session: Session, congress: CongressView, department: Profile) -> OpeningRequest:
    names = department.names
    seating = quotas.seating(session, congress.id)
    law = plan.plan()
    called = elections.elections(session, congress.id)
    return OpeningRequest(
        congress=named(session, congress),
        addressee=names.party,
        issuers=(names.union, names.league),
        basis=f"《{law.title}》（{law.number}）",
        last_held=department.last_congress_on,
        appointed=_appointed(congress),
        headcount=congress.headcount,
        seats=seating.total if seating.quota else None,
        posts=tuple((election.post, election.seats) for election in called),
        top_percent=plan.provision("B2").figure,
        schedule=tuple(
            Duty(view.stage.label, view.begins_on, view.due_on, view.owner)
            for view in stages.stages(session, congress.id)
        ),
        attached=("代表名额分配表",) if seating.quota else (),
        signed_on=_signed_on(session, congress, replies.FIRST),
        contact=_contact(department),
        outside=_outside(session, congress) if seating.quota else (),
    )


def _outside(session: Session, congress: CongressView) -> tuple[tuple[str, int], ...]:
    """Return the seats that no class gives, by what they are."""
    found = organisations.outside(session, congress.id)
    seats = [(f"{body.name}代表", body.seats) for body in found.bodies]
    seats += [(SeatKind.EX_OFFICIO.label, found.ex_officio)] if found.ex_officio else []
    return tuple(seats)


def _second(session: Session, congress: CongressView, department: Profile) -> SecondRequest:
    names = department.names
    reply = replies.replies(session, congress.id).get(FIRST)
    of_delegates = congress.kind is CongressKind.DELEGATES
    called = elections.elections(session, congress.id)
    signed = credentials.signed(session, congress.id) if of_delegates else None
    rest = ("候选人登记表", "选举办法（草案）", "大会议程")
    return SecondRequest(
        congress=named(session, congress),
        addressee=names.party,
        issuers=(names.union, names.league),
        reply=f"经{reply.words}" if reply and reply.agreed else "",
        appointed=_appointed(congress),
        headcount=congress.headcount,
        delegates=len(delegates.delegates(session, congress.id)) if of_delegates else None,
        reviewed=signed is not None and signed.current,
        delegates_notice=_notice(session, congress, NoticeKind.DELEGATES, None),
        slates=tuple(
            Slate(
                election.post,
                election.seats,
                tuple((one.entry.name, one.entry.class_name) for one in election.candidates),
                election.order,
                _notice(session, congress, NoticeKind.CANDIDATES, election.id),
            )
            for election in called
            if election.candidates
        ),
        attached=("代表名册", "代表资格审查报告", *rest) if of_delegates else rest,
        signed_on=_signed_on(session, congress, replies.SECOND),
        contact=_contact(department),
    )


def _appointed(congress: CongressView) -> Appointed:
    hour = congress.starts_at
    minutes = f"{hour.minute:02}分" if hour and hour.minute else ""
    words = f"{hour.hour}时{minutes}" if hour else ""
    return Appointed(congress.held_on, words, congress.venue)


def _contact(department: Profile) -> Contact:
    return Contact(department.contact, department.telephone)


def _signed_on(session: Session, congress: CongressView, request: int) -> date:
    """Return today, or an earlier day on which the request must have been out already."""
    stage = next(stage for stage, number in replies.STAGES.items() if number == request)
    due = session.get(StagePlan, (congress.id, stage))
    answer = replies.replies(session, congress.id).get(request)
    known = [at(session).date(), congress.held_on]
    known += [due.done_on] if due is not None and due.done_on else []
    known += [answer.replied_on] if answer is not None else []
    return min(known)


def _notice(
    session: Session, congress: CongressView, kind: NoticeKind, election_id: int | None
) -> Notice | None:
    """Return how the present notice of a list went, None where it does not hang yet."""
    hung = [
        one
        for one in notices.notices(session, congress.id)
        if one.kind is kind and one.election_id == election_id and not one.withdrawn_because
    ]
    if not hung:
        return None
    last = hung[-1]
    today = at(session).date()
    pending = sum(one.pending for one in hung)
    raised = sum(len(one.objections) for one in hung)
    outcome = "没有收到异议"
    if pending:
        outcome = f"收到异议{raised}件，其中{pending}件正在处理"
    elif raised:
        outcome = f"收到异议{raised}件，均已处理"
    elif today <= last.until_on:
        outcome = "至今没有收到异议"
    return Notice(last.from_on, last.until_on, last.worked, outcome)
