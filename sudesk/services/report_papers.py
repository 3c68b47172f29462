"""The work report as paper 17."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy.orm import Session

from sudesk.papers.work_report import WorkReport
from sudesk.services import work_report
from sudesk.services.congresses import CongressView
from sudesk.services.slots import Offer, named, slot_of
from sudesk.services.work_report import Draft

MISSING = "还没有写工作报告"


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return paper 17."""
    written = work_report.draft(session, congress.id)
    slot = slot_of(WorkReport, "" if written.blocks else MISSING, "work_report")
    return (Offer(slot, partial(paper_of, session, congress, written)),)


def paper_of(session: Session, congress: CongressView, written: Draft) -> WorkReport:
    """Return a draft as the paper prints it."""
    return WorkReport(
        congress=named(session, congress),
        day=congress.held_on,
        blocks=written.blocks,
        reporter=written.reporter,
        post=written.post,
        subject=written.subject,
    )
