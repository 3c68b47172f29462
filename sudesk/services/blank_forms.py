"""Blank forms (空白表): papers 20 to 26 and 30 to be filled in by hand, with the names of here."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy.orm import Session

from sudesk.papers.accounts import Accounts
from sudesk.papers.appraisals import DutySheet, RatingSummary
from sudesk.papers.base import Paper, Tabled
from sudesk.papers.cadre_exit import CadreExit
from sudesk.papers.cadre_review import CadreReviews
from sudesk.papers.cadres import CadreFile, CadreNotice
from sudesk.papers.evaluation import Evaluation
from sudesk.papers.proposals import ProposalForm, ProposalReply, ProposalSummary
from sudesk.papers.recommendation import DELEGATES, STANDING, Recommendation
from sudesk.papers.self_assessment import SelfAssessment
from sudesk.rules.plan import plan
from sudesk.services import departments
from sudesk.services.congresses import CongressView
from sudesk.services.slots import Offer, Slot, named


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return every blank form, each ready to be printed."""
    return tuple(
        _offer(place, paper) for place, paper in enumerate(_blanks(session, congress), start=1)
    )


def _blanks(session: Session, congress: CongressView) -> tuple[Paper, ...]:
    profile = departments.founded(session)
    names, law = profile.names, plan()
    here = named(session, congress)
    return (
        ProposalForm(here),
        ProposalSummary(here),
        ProposalReply(here),
        DutySheet(names.union),
        RatingSummary(names.union),
        CadreReviews(names.union),
        Evaluation(names.union, names.league),
        CadreFile(names.union, names.league),
        CadreNotice(names.union, names.league, profile.reached),
        CadreExit(names.union),
        Recommendation(names.name, STANDING),
        Recommendation(names.name, DELEGATES),
        SelfAssessment(names.union, names.league, f"《{law.title}》（{law.number}）"),
        Accounts(names.union, names.league),
    )


def _offer(place: int, paper: Paper) -> Offer:
    title = paper.kind if isinstance(paper, Recommendation) else paper.name
    key = f"{paper.number}-blank-{place}"
    slot = Slot(
        key,
        paper.number,
        paper.name,
        f"{title}（空白）",
        "",
        "papers",
        blank=True,
        tabled=isinstance(paper, Tabled),
    )
    return Offer(slot, partial(_same, paper))


def _same(paper: Paper) -> Paper:
    return paper
