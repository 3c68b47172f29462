"""What follows for the election rules from the vote by which the congress adopts them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.preparing import ElectionRules
from sudesk.models.store import at
from sudesk.rules.termsfile import dump_terms
from sudesk.services import election_rules
from sudesk.services.election_rules import RulesView, Vote


def freeze(session: Session, congress_id: int, vote: Vote, recorded_by: str) -> None:
    """Freeze the rules by the vote of a motion that was found to adopt them."""
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
