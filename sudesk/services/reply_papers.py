"""Paper 2, 批复登记: a sheet for each answer of the Party organisation, its scan kept with it."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy.orm import Session

from sudesk.papers.base import Paper
from sudesk.papers.reply_sheet import ReplySheet
from sudesk.services import departments, replies
from sudesk.services.congresses import CongressView
from sudesk.services.replies import REQUESTS, Reply
from sudesk.services.slots import Offer, Slot, named


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return the sheets of both answers, whether they came or not."""
    came = replies.replies(session, congress.id)
    found = []
    for request, of in REQUESTS.items():
        reply = came.get(request)
        missing = "" if reply else f"还没有登记{of}的批复"
        title = f"{ReplySheet.name} {of}"
        slot = Slot(key_of(request), ReplySheet.number, ReplySheet.name, title, missing, "congress")
        found.append(Offer(slot, partial(_sheet, session, congress, reply)))
    return found


def key_of(request: int) -> str:
    """Return the key of the paper with which an answer is filed."""
    return f"{ReplySheet.number}-{request}"


def _sheet(session: Session, congress: CongressView, reply: Reply | None) -> Paper:
    assert reply is not None  # said to be missing else
    return ReplySheet(
        congress=named(session, congress),
        request=REQUESTS[reply.request],
        asked_by=departments.founded(session).names.union,
        reply_number=reply.number,
        replied_on=reply.replied_on,
        issuer=reply.issuer,
        agreed=reply.agreed,
        terms=reply.terms,
    )
