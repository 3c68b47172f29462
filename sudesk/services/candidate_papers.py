"""The papers of the candidates: 候选人登记表."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy.orm import Session

from sudesk.papers.candidate_form import CandidateForm, CandidateForms
from sudesk.papers.words import full_date
from sudesk.services import elections
from sudesk.services.candidates import CandidateView
from sudesk.services.congresses import CongressView
from sudesk.services.elections import ElectionView
from sudesk.services.slots import Offer, Slot, named, slot_of

ROOM = "candidates"


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return paper 7 for each election, and one still to come where there is none yet."""
    called = elections.elections(session, congress.id)
    if not called:
        return (Offer(slot_of(CandidateForms, "还没有设立选举", ROOM), _nothing),)
    return tuple(_offer(session, congress, election) for election in called)


def forms(session: Session, congress: CongressView, election: ElectionView) -> CandidateForms:
    """Return the forms of everybody who stands in an election, in ballot order."""
    return CandidateForms(
        named(session, congress),
        tuple(_form(one, election.post) for one in election.candidates),
    )


def _offer(session: Session, congress: CongressView, election: ElectionView) -> Offer:
    name = CandidateForms.name
    missing = "" if election.candidates else "还没有提名候选人"
    slot = Slot(f"7-{election.id}", 7, name, f"{name} {election.post}", missing, ROOM)
    return Offer(slot, partial(forms, session, congress, election))


def _nothing() -> CandidateForms:
    raise AssertionError("a paper whose facts are missing is not gathered")


def _form(one: CandidateView, post: str) -> CandidateForm:
    entry, study, known = one.entry, one.study, one.nomination
    rank = f"第{study.rank}名，共{study.total}人" if study.rank is not None else ""
    if study.freshman and not rank:
        rank = "新生第一学期，尚无排名"
    return CandidateForm(
        name=entry.name,
        gender=entry.gender,
        ethnicity=entry.ethnicity,
        political=entry.political,
        cohort=entry.cohort and f"{entry.cohort}级",
        class_group=entry.class_name,
        major=entry.major,
        student_no=entry.student_no,
        stands_for=post,
        posts=known.posts,
        nominated_by=known.by,
        nominated_on=full_date(known.on) if known.on else "",
        consented_on=full_date(known.consented_on) if known.consented_on else "",
        rank=rank,
        period=study.period,
        fails="" if study.fails is None else f"{study.fails}门",
        deeds=known.deeds,
    )
