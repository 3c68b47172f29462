"""The papers of the delegates: 代表名册."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from sudesk.models.store import at
from sudesk.papers.delegate_list import DelegateList
from sudesk.papers.delegate_list import DelegateRow as DelegateLine
from sudesk.services import delegates
from sudesk.services.congresses import CongressView
from sudesk.services.slots import Offer, named, slot_of
from sudesk.terms import CongressKind


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return paper 5, which an assembly does not have."""
    if congress.kind is not CongressKind.DELEGATES:
        return ()
    missing = "" if delegates.delegates(session, congress.id) else "还没有登记代表"
    slot = slot_of(DelegateList, missing, "delegates")
    return (Offer(slot, partial(_delegate_list, session, congress)),)


def _delegate_list(session: Session, congress: CongressView) -> DelegateList:
    rows = tuple(
        DelegateLine(
            delegation=row.entry.cohort and f"{row.entry.cohort}级",
            name=row.entry.name,
            gender=row.entry.gender,
            ethnicity=row.entry.ethnicity,
            political=row.entry.political,
            class_group=row.entry.class_name,
            post="",
            core=row.core,
        )
        for row in delegates.delegates(session, congress.id)
    )
    return DelegateList(named(session, congress), _listed_on(session, congress), rows)


def _listed_on(session: Session, congress: CongressView) -> date:
    return min(at(session).date(), congress.held_on)
