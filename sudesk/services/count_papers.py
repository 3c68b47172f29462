"""The papers of the counting table: 选票发放回收报告单 and 计票单, for each round."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from sqlalchemy.orm import Session

from sudesk.models.tables import Round
from sudesk.papers.issue_report import IssueReport
from sudesk.papers.printing import grouped
from sudesk.papers.tally_sheet import MOST, TallySheet
from sudesk.rules.voting import WriteInRule
from sudesk.services import corrections, elections, rounds, seals
from sudesk.services.congresses import CongressView
from sudesk.services.officials import officials
from sudesk.services.rounds import RoundView
from sudesk.services.slots import Offer, Slot, named
from sudesk.terms import Role, RoundState

_FREE_ROWS = 4


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return papers 13 and 14 for each round, and as still to come where there is none yet."""
    held = [
        one
        for election in elections.elections(session, congress.id)
        for one in rounds.rounds(session, election.id)
    ]
    if not held:
        return tuple(_to_come(paper) for paper in (IssueReport, TallySheet))
    found = []
    for one in held:
        found.append(_offer(IssueReport, one, partial(_issue_report, session, congress, one)))
        found.append(_offer(TallySheet, one, partial(_tally_sheet, session, congress, one)))
    return found


def _to_come(paper: type[IssueReport] | type[TallySheet]) -> Offer:
    def gather() -> IssueReport:
        raise AssertionError("a paper whose facts are missing is not gathered")

    slot = Slot(
        str(paper.number), paper.number, paper.name, paper.name, "还没有准备选票", "election"
    )
    return Offer(slot, gather)


def _offer(
    paper: type[IssueReport] | type[TallySheet],
    one: RoundView,
    gather: partial[IssueReport] | partial[TallySheet],
) -> Offer:
    title = f"{paper.name} {one.title}"
    return Offer(
        Slot(f"{paper.number}-{one.id}", paper.number, paper.name, title, "", "count"), gather
    )


def _issue_report(session: Session, congress: CongressView, one: RoundView) -> IssueReport:
    chief = officials(session, congress.id).names(Role.CHIEF_SCRUTINEER)
    report = IssueReport(
        congress=named(session, congress),
        election=_named(one),
        day=congress.held_on,
        due=one.entitled,
        present=one.present,
        on_leave=one.on_leave,
        printed=one.papers.printed,
        issued=one.papers.issued,
        left_over=one.papers.left_over,
        collected=one.papers.collected,
        chief_scrutineer="、".join(chief),
    )
    return _sealed(session, one, report) if one.state is RoundState.SEALED else report


def _sealed(session: Session, one: RoundView, report: IssueReport) -> IssueReport:
    """Put the figures of the seal on the report, or those of the last correction of it."""
    seal, corrected = seals.seal_of(session, one.id), corrections.corrections(session, one.id)
    chief = seal.chief or report.chief_scrutineer
    if not corrected:
        mark, day = grouped(seal.fingerprint[:16]), seal.sealed_at.date()
        return replace(report, day=day, fingerprint=mark, chief_scrutineer=chief)
    last = corrected[-1]
    figures = last.snapshot["result"]["figures"]
    return replace(
        report,
        day=last.made_at.date(),
        present=figures["present"],
        printed=figures["printed"],
        issued=figures["issued"],
        left_over=last.snapshot["left_over"],
        collected=figures["collected"],
        chief_scrutineer=chief,
        fingerprint=grouped(last.fingerprint[:16]),
    )


def _tally_sheet(session: Session, congress: CongressView, one: RoundView) -> TallySheet:
    size = min(session.get_one(Round, one.id).bundle_size or MOST, MOST)
    collected = one.papers.collected
    return TallySheet(
        congress=named(session, congress),
        election=_named(one),
        candidates=one.names,
        free_rows=0 if one.rule.write_ins is WriteInRule.NONE else _FREE_ROWS,
        bundles=0 if collected is None else -(-collected // size),
        size=size,
    )


def _named(one: RoundView) -> str:
    name = rounds.round_name(one.kind, one.number)
    return f"{one.post}选举" + (f"（{name}）" if name else "")
