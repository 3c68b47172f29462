"""Bringing somebody onto the ballot with everything that a review asks for (rule B2)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from sudesk.models.store import at
from sudesk.rules.review import Opinion, Study
from sudesk.services import candidates, reviews
from sudesk.services.candidates import Nomination
from sudesk.services.reviews import USUAL, Finding
from sudesk.terms import Approver

NOMINATED, JUDGED, AGREED = date(2026, 12, 4), date(2026, 12, 8), date(2026, 12, 9)
NOMINATION = Nomination("所在班级", NOMINATED, NOMINATED, "班长", "组织班级活动。")
FOUND = {quality: Finding(True, evidence) for quality, evidence in USUAL.items()}


def stand(do: Callable[..., Any], election: int, entry: int, study: Study) -> int:
    """Nominate somebody whom everybody agrees to; ``do`` carries an act out. Returns the id."""
    day = min(NOMINATED, do(_today))
    said = replace(NOMINATION, on=day, consented_on=day)
    candidate: int = do(candidates.nominate, election, entry, study, said)
    accept(do, candidate)
    return candidate


def accept(do: Callable[..., Any], candidate: int) -> None:
    """Let a nominated candidate pass the review and be agreed to, at the latest today."""
    judged, agreed = (min(day, do(_today)) for day in (JUDGED, AGREED))
    do(reviews.judge, [candidate], FOUND, "辅导员 陆文舟", judged)
    do(reviews.find_fit, [candidate], "辅导员 陆文舟", judged)
    for approver in Approver:
        do(reviews.approve, [candidate], approver, Opinion(True, approver.label, agreed))


def _today(session: Session) -> date:
    return at(session).date()
