"""Forms and cards of chosen delegates, set to be printed from their list."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from sudesk.papers.base import Paper
from sudesk.services import congresses, prints
from sudesk.services.delegate_papers import delegate_cards, forms
from sudesk.services.prints import Print
from sudesk.services.writing import Report


def print_forms(
    session: Session, report: Report, congress_id: int, entry_ids: Collection[int]
) -> Print:
    """Set the registration forms of these delegates; a long job."""
    return _set(forms(session, congresses.view(session, congress_id), entry_ids), report)


def print_cards(
    session: Session, report: Report, congress_id: int, entry_ids: Collection[int]
) -> Print:
    """Set the cards of these delegates; a long job that counts nothing."""
    return _set(delegate_cards(session, congresses.view(session, congress_id), entry_ids), report)


def _set(paper: Paper, report: Report) -> Print:
    from sudesk.papers.printing import fingerprint, render

    with prints.PRESS:
        report(paper.name, 0, 0)
        return prints.of_pdf(render(paper, prints.preferring()), fingerprint(paper))
