"""The vote by which a congress adopts its election rules."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.preparing import ElectionRules
from sudesk.models.store import at
from sudesk.rules import meeting
from sudesk.rules.election_rules import Terms
from sudesk.rules.law import Ruling
from sudesk.rules.termsfile import dump_terms
from sudesk.services import adopted, election_rules, sittings
from sudesk.services.election_rules import RulesView, Vote
from sudesk.terms import MotionKind


@dataclass(frozen=True, slots=True)
class Motion:
    """What a vote on the rules is measured by: who is due, who is there now, which terms."""

    due: int
    present: int | None
    terms: Terms

    def ruling(self, vote: Vote) -> Ruling:
        """Say whether a vote adopts the rules, with the numbers."""
        return meeting.adopted(
            self.due, vote.present, vote.approve, vote.oppose, vote.abstain, self.terms
        )


def motion(session: Session, congress_id: int) -> Motion:
    """Return what a vote on the rules would be measured by now.

    A revision needs the majority of the rules in force, the first vote that of its own draft.
    """
    due = len(sittings.due(session, congress_id))
    sitting = sittings.current(session, congress_id)
    present = sitting.present if sitting is not None and sitting.closed_at is None else None
    return Motion(due, present, election_rules.terms_of(session, congress_id))


def adopt(session: Session, congress_id: int, vote: Vote, recorded_by: str) -> None:
    """Record that the congress has adopted its election rules; from then on they are frozen.

    Raises Refused, with the numbers, where the vote is not enough or ballots are out already.
    """
    if not recorded_by.strip():
        raise SudeskError("还没有填写登记人。", "表决结果由谁登记，要留在记录里。", "请补填姓名。")
    adopted.refuse_at_vote(session, congress_id, MotionKind.RULES)
    motion(session, congress_id).ruling(vote).enforce()
    freeze(session, congress_id, vote, recorded_by)


def freeze(session: Session, congress_id: int, vote: Vote, recorded_by: str) -> None:
    """Freeze the rules by a vote that was found to adopt them, such as a motion in the hall."""
    found = election_rules.view(session, congress_id)
    if not found.editable:
        raise Refused("选举办法已经大会表决通过。", "", "要改动的，请先点“修订”。")
    election_rules.refuse_once_out(found)
    row = _waiting(session, found)
    row.adopted_at, row.recorded_by = at(session), recorded_by.strip()
    row.present, row.approve = vote.present, vote.approve
    row.oppose, row.abstain = vote.oppose, vote.abstain
    session.flush()
    record(
        session,
        "rules.adopt",
        congress=congress_id,
        version=row.version,
        present=vote.present,
        approve=vote.approve,
        oppose=vote.oppose,
        abstain=vote.abstain,
    )


def _waiting(session: Session, found: RulesView) -> ElectionRules:
    """Return the row of the draft; the defaults become one where nothing was ever changed."""
    if found.draft is None:
        row = ElectionRules(congress_id=found.congress_id, version=1, terms=dump_terms(found.terms))
        session.add(row)
        return row
    return session.scalars(
        select(ElectionRules).where(
            ElectionRules.congress_id == found.congress_id,
            ElectionRules.version == found.draft.number,
        )
    ).one()
