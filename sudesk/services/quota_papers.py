"""The paper of the seats: 代表名额分配表."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from sudesk.papers.quota_table import QuotaRow, QuotaStep, QuotaTable
from sudesk.services import quotas
from sudesk.services.congresses import CongressView
from sudesk.services.quotas import Quota
from sudesk.services.slots import Offer, named, slot_of
from sudesk.terms import CongressKind


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return paper 3, which an assembly does not have."""
    if congress.kind is not CongressKind.DELEGATES:
        return ()
    quota = quotas.fixed(session, congress.id)
    slot = slot_of(QuotaTable, "" if quota else "还没有分配名额", "quotas")

    def gather() -> QuotaTable:
        assert quota is not None
        return _quota_table(session, congress, quota)

    return (Offer(slot, gather),)


def _quota_table(session: Session, congress: CongressView, quota: Quota) -> QuotaTable:
    rows = tuple(
        QuotaRow(
            row.cohort and f"{row.cohort}级",
            row.class_name,
            row.step.size,
            row.step.seats,
            row.ordinary,
        )
        for row in quota.rows
    )
    steps = tuple(
        QuotaStep(
            row.class_name,
            row.step.size,
            row.step.whole,
            row.step.remainder,
            row.step.extra,
            row.step.seats,
            row.step.lifted,
        )
        for row in quota.rows
    )
    return QuotaTable(
        congress=named(session, congress),
        counted_on=congress.frozen_at.date(),
        minimum=quotas.MINIMUM,
        rows=rows,
        shared_seats=quota.sharing.seats,
        shared_headcount=quota.sharing.headcount,
        steps=steps,
    )
