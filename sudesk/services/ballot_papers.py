"""The ballots of every round of every election: 选票."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

from sqlalchemy.orm import Session

from sudesk.papers.ballot_paper import BallotPaper
from sudesk.rules.voting import WriteInRule
from sudesk.services import congresses, departments, elections, rounds
from sudesk.services.congresses import CongressView
from sudesk.services.print_runs import PerSheet
from sudesk.services.rounds import RoundView
from sudesk.services.slots import Offer, Slot, named

_WRITE_INS: dict[WriteInRule, Literal["all", "opposers", "none"]] = {
    WriteInRule.ALL: "all",
    WriteInRule.OPPOSERS: "opposers",
    WriteInRule.NONE: "none",
}

ROOM = 20  # characters beside 应选 and 候选人 on the line over the names


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return paper 12 for each round, and one still to come where there is none yet."""
    found = []
    called = elections.elections(session, congress.id)
    if not called:
        found.append(_to_come("", "还没有设立选举"))
    for election in called:
        held = rounds.rounds(session, election.id)
        if not held:
            found.append(_to_come(f" {election.post}", "候选人还没有定"))
        for one in held:
            slot = Slot(f"12-{one.id}", 12, "选票", f"选票 {one.title}", "", "election")
            found.append(Offer(slot, partial(_ballot, session, congress, one)))
    return found


def sheets(
    session: Session, round_id: int, ballots: int, per_sheet: PerSheet, rehearsal: bool = False
) -> BallotPaper:
    """Return exactly so many ballots of a round, ready to be printed; a rehearsal's are marked."""
    one = rounds.view(session, round_id)
    congress = congresses.view(session, one.congress_id)
    whole = _ballot(session, congress, one)
    return replace(whole, ballots=ballots, per_sheet=per_sheet, rehearsal=rehearsal)


def _to_come(of: str, missing: str) -> Offer:
    def gather() -> BallotPaper:
        raise AssertionError(missing)

    return Offer(Slot("12", 12, "选票", f"选票{of}", missing, "election"), gather)


def _ballot(session: Session, congress: CongressView, one: RoundView) -> BallotPaper:
    return BallotPaper(
        congress=named(session, congress),
        election=one.title,
        seats=one.seats,
        candidates=one.names,
        order=_order(elections.view(session, one.election_id).order),
        issuer=departments.founded(session).names.union,
        day=congress.held_on,
        write_ins=_WRITE_INS[one.rule.write_ins],
        approve_mark=one.terms.marks.approve,
        oppose_mark=one.terms.marks.oppose,
    )


def _order(words: str) -> str:
    """Return how the names stand, as far as the ballot's line has room for the reason."""
    return words if len(words) <= ROOM else "按大会确定的次序排列"
