"""The papers of the year: 改革自评表 from the rules, 年度工作报告 from the records."""

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from sudesk.papers.annual_report import AnnualReport, Share, Votes
from sudesk.papers.base import Turnout
from sudesk.papers.self_assessment import Item, SelfAssessment
from sudesk.rules.plan import plan
from sudesk.services import (
    composition,
    congresses,
    counting,
    delegates,
    departments,
    elections,
    floor_notes,
    motions,
    quotas,
    result_papers,
    rounds,
    rulings,
    seals,
    sittings,
    work_report,
)
from sudesk.services.congresses import CongressView
from sudesk.services.rulings import Group, Standing
from sudesk.services.slots import Offer, Slot, day_of, named, slot_of
from sudesk.terms import CongressKind, NoteKind, Presence, RoundState, Verdict

_DAYS_LEFT = re.compile(r"，(?:还有|已过)\d+天")
_MET = {
    Verdict.ALLOWED: "是",
    Verdict.WARNED: "否",
    Verdict.BLOCKED: "否",
    Verdict.NOTED: "—",
}


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return paper 27 and paper 28."""
    held = [one for one in _rounds(session, congress) if one.state is RoundState.SEALED]
    missing = "" if held else "还没有封存的选举结果"
    assessed = Slot("27", 27, SelfAssessment.name, SelfAssessment.name, "", "rules", tabled=True)
    return (
        Offer(assessed, partial(_assessment, session)),
        Offer(slot_of(AnnualReport, missing, "count"), partial(_report, session, congress)),
    )


def _assessment(session: Session) -> SelfAssessment:
    """Take every rule of the plan that binds the department, with what shows how it stands."""
    names, law = departments.founded(session).names, plan()
    return SelfAssessment(
        union=names.union,
        league=names.league,
        plan=f"《{law.title}》（{law.number}）",
        items=tuple(
            Item(one.provision.title, _MET[one.verdict], _shown(one), one.provision.citation)
            for one in rulings.standings(session)
            if one.group is not Group.REFERENCE
        ),
    )


def _shown(one: Standing) -> str:
    """Say how the department stands, and who answers for what was passed."""
    passed = "".join(
        f"；{each.about}由{each.by.replace(' ', '')}决定，理由：{each.because}"
        for each in one.passed
    )
    # how many days are left is for the screen; on paper it would be wrong the day after
    sentence = _DAYS_LEFT.sub("", one.ruling.sentence.rstrip("。"))
    return f"{sentence}{passed}。"


def _report(session: Session, congress: CongressView) -> AnnualReport:
    profile, law = departments.founded(session), plan()
    names = profile.names
    sealed = [one for one in _rounds(session, congress) if one.state is RoundState.SEALED]
    notes = floor_notes.notes(session, congress.id)
    spoken = [one for one in notes if one.said.kind is NoteKind.OPINION]
    return AnnualReport(
        congress=named(session, congress),
        union=names.union,
        addressees=(names.college_union, names.college_league),
        issuers=(names.union, names.league),
        plan=f"《{law.title}》（{law.number}）",
        school_year=f"{profile.school_year}—{profile.school_year + 1}",
        headcount=congress.headcount,
        held_on=congress.held_on,
        turnout=_turnout(session, congress, sealed[0]),
        attended=_attended(session, congress),
        shares=_shares(session, congress),
        votes=tuple(_votes(session, one) for one in sealed),
        winners=tuple((name, _post(one)) for one in sealed for name in _in_order(session, one)),
        adopted=_adopted(session, congress),
        opinions=tuple(" ".join(one.said.text.split()) for one in spoken),
        proposals=sum(one.said.kind is NoteKind.PROPOSAL for one in notes),
        report=bool(work_report.draft(session, congress.id).blocks),
        signed_on=result_papers.signed_on(session, congress, _sealed_on(session, sealed[-1])),
    )


def _rounds(session: Session, congress: CongressView) -> list[rounds.RoundView]:
    return [
        one
        for election in elections.elections(session, congress.id)
        for one in rounds.rounds(session, election.id)
    ]


def _turnout(session: Session, congress: CongressView, first: rounds.RoundView) -> Turnout:
    """Take who was there from the sitting, from the first round where no sitting is kept."""
    roll = sittings.current(session, congress.id)
    if roll is not None and roll.closed_at is not None:
        return Turnout(roll.due, roll.came, roll.on_leave, roll.absent)
    due, present, leave = first.entitled or 0, first.present or 0, first.on_leave or 0
    return Turnout(due, present, leave, due - present - leave)


def _attended(session: Session, congress: CongressView) -> tuple[tuple[str, int, int], ...]:
    """Return how many of each class came, in the order of the classes."""
    roll = sittings.current(session, congress.id)
    if roll is None:
        return ()
    away = (Presence.ABSENT, Presence.ON_LEAVE)
    counts: dict[str, list[int]] = {}
    for one in roll.people:
        count = counts.setdefault(one.entry.class_name, [0, 0])
        count[0] += one.presence not in away
        count[1] += 1
    return tuple((name, came, due) for name, (came, due) in counts.items())


def _shares(session: Session, congress: CongressView) -> tuple[Share, ...]:
    """Return who the delegates are, or in an assembly those who were due."""
    roll = congresses.entries(session, congress.id)
    if congress.kind is CongressKind.DELEGATES:
        found = composition.kinds(
            delegates.delegates(session, congress.id), roll, quotas.seating(session, congress.id)
        )
        return tuple(
            Share(kind.name, tuple((one.text, one.count) for one in kind.shares if one.count))
            for kind in found
            if _mostly_known(kind)
        )
    counts: dict[str, int] = {}
    for entry in sittings.due(session, congress.id):
        grade = f"{entry.cohort}级" if entry.cohort else composition.UNKNOWN
        counts[grade] = counts.get(grade, 0) + 1
    return (Share(composition.GRADE, tuple(sorted(counts.items()))),)


def _mostly_known(kind: composition.Kind) -> bool:
    """Whether a kind tells more than that the roll does not know it."""
    unknown = sum(one.count for one in kind.shares if one.text == composition.UNKNOWN)
    return 2 * unknown < kind.whole


def _votes(session: Session, one: rounds.RoundView) -> Votes:
    decision = seals.seal_of(session, one.id).decision
    return Votes(
        one.title,
        tuple((line.name, line.approve, line.oppose, line.abstain) for line in decision.lines),
        0 if decision.base is None else decision.needed,
        decision.elected,
    )


def _in_order(session: Session, one: rounds.RoundView) -> tuple[str, ...]:
    elected = seals.seal_of(session, one.id).decision.elected
    listed = tuple(name for name in one.names if name in elected)
    return (*listed, *(name for name in elected if name not in listed))


def _post(one: rounds.RoundView) -> str:
    return f"{one.post}成员" if one.post.endswith("团") else one.post


def _adopted(session: Session, congress: CongressView) -> tuple[str, ...]:
    """Name what the congress adopted by show of hands."""
    found = [
        one
        for one in motions.motions(session, congress.id)
        if one.state is motions.MotionState.ADOPTED
    ]
    return tuple(dict.fromkeys(one.title.strip("《》").replace("、", "和") for one in found))


def _sealed_on(session: Session, one: rounds.RoundView) -> date:
    return day_of(counting.sealed(session, one.id)["sealed_at"])
