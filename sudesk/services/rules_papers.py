"""The paper of the election rules: 选举办法, as drafted and as adopted."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy.orm import Session

from sudesk.papers.election_rules_paper import AdoptedBy, ElectionRulesPaper, RuleClause
from sudesk.rules.clauses import clauses
from sudesk.rules.election_rules import Terms
from sudesk.services import election_rules
from sudesk.services.congresses import CongressView
from sudesk.services.election_rules import RulesState, Version
from sudesk.services.slots import Offer, Slot, named


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return paper 9: the draft, or what was adopted, and beside it a revision that waits."""
    found = election_rules.view(session, congress.id)
    if found.state is RulesState.DRAFT:
        return (_offer(session, congress, "9", "选举办法（草案）", found.terms, None, False),)
    adopted = found.adopted
    assert adopted is not None
    offers = [_offer(session, congress, "9", "选举办法", adopted.terms, adopted, False)]
    if found.state is RulesState.REVISING:
        title = "选举办法（修订草案）"
        offers.append(_offer(session, congress, "9-2", title, found.terms, None, True))
    return offers


def _offer(
    session: Session,
    congress: CongressView,
    key: str,
    title: str,
    terms: Terms,
    adopted: Version | None,
    revised: bool,
) -> Offer:
    number, name = ElectionRulesPaper.number, ElectionRulesPaper.name
    slot = Slot(key, number, name, title, "", "election_rules")
    return Offer(slot, partial(_paper, session, congress, terms, adopted, revised))


def _paper(
    session: Session,
    congress: CongressView,
    terms: Terms,
    adopted: Version | None,
    revised: bool,
) -> ElectionRulesPaper:
    return ElectionRulesPaper(
        congress=named(session, congress),
        clauses=tuple(
            RuleClause(clause.label, clause.words, clause.cases)
            for clause in clauses(terms, congress.kind)
        ),
        adopted=None if adopted is None else _vote(adopted),
        revised=revised,
    )


def _vote(version: Version) -> AdoptedBy:
    assert version.vote is not None and version.adopted_at is not None
    vote = version.vote
    day = version.adopted_at.date()
    return AdoptedBy(day, vote.present, vote.approve, vote.oppose, vote.abstain)
