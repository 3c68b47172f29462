"""The paper of the seats: 代表名额分配表."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from sudesk.papers.quota_table import (
    OrganisationRow,
    QuotaPart,
    QuotaRow,
    QuotaStep,
    QuotaTable,
)
from sudesk.rules import quota_plan
from sudesk.rules import quotas as sharing
from sudesk.rules.quota_plan import MINIMUM, Part, Plan
from sudesk.services import quotas
from sudesk.services.congresses import CongressView
from sudesk.services.quotas import Quota, Seating
from sudesk.services.slots import Offer, named, slot_of
from sudesk.terms import CongressKind, QuotaMethod


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return paper 3, which an assembly does not have."""
    if congress.kind is not CongressKind.DELEGATES:
        return ()
    seating = quotas.seating(session, congress.id)
    quota = seating.quota
    slot = slot_of(QuotaTable, "" if quota else "还没有分配名额", "quotas")

    def gather() -> QuotaTable:
        assert quota is not None
        return QuotaTable(
            congress=named(session, congress),
            counted_on=congress.frozen_at.date(),
            minimum=MINIMUM,
            rows=_rows(quota),
            organisations=_organisations(seating),
            method=_method_words(quota.plan),
            parts=tuple(_part(part) for part in quota.division.parts if not part.even),
            ordinary_share=sharing.ordinary_share(),
        )

    return (Offer(slot, gather),)


def _rows(quota: Quota) -> tuple[QuotaRow, ...]:
    return tuple(
        QuotaRow(
            row.cohort and f"{row.cohort}级",
            row.class_name,
            row.step.size,
            row.step.seats,
            row.ordinary,
        )
        for row in quota.rows
    )


def _organisations(seating: Seating) -> tuple[OrganisationRow, ...]:
    outside = seating.outside
    rows = [
        OrganisationRow(
            body.name, body.seats, ordinary, "主要社团" if body.main_club else "不占班级名额"
        )
        for body, ordinary in zip(outside.bodies, seating.ordinary, strict=True)
    ]
    if outside.ex_officio:
        rows.append(OrganisationRow("当然代表", outside.ex_officio, 0, "计入骨干"))
    return tuple(rows)


def _method_words(plan: Plan) -> str:
    least = f"每班不少于{MINIMUM}名"
    if plan.grade_floor:
        least += f"，每个年级不少于{plan.grade_floor}名"
    match plan.method:
        case QuotaMethod.SHARE:
            return f"班级名额{plan.seats}名按最大余数法分配，{least}"
        case QuotaMethod.PERCENT:
            share = quota_plan.percent_words(plan.per_mille)
            return f"班级名额为学生人数的{share}，按最大余数法分到各班，{least}"
        case QuotaMethod.FIXED:
            return f"班级名额每班{plan.each}名"
        case QuotaMethod.BY_GRADE:
            shares = "、".join(
                f"{quota_plan.grade_words(grade)}{quota_plan.percent_words(per_mille)}"
                for grade, per_mille in plan.by_grade
            )
            return f"班级名额为各年级人数的百分比（{shares}），年级内按最大余数法分到各班，{least}"


def _part(part: Part) -> QuotaPart:
    percent = quota_plan.percent_words(part.per_mille) if part.per_mille else ""
    return QuotaPart(
        shared_seats=part.sharing.seats,
        shared_headcount=part.sharing.headcount,
        steps=tuple(
            QuotaStep(
                step.name,
                step.size,
                step.whole,
                step.remainder,
                step.extra,
                step.seats,
                step.lifted,
            )
            for step in part.sharing.steps
        ),
        grade=quota_plan.grade_words(part.grade) if part.grade else "",
        students=part.students,
        percent=percent,
        exact=quota_plan.exact_words(part.students, part.per_mille) if percent else "",
        found=quota_plan.taken_of(part.students, part.per_mille),
        floored=part.floored,
    )
