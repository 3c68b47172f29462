"""Ballots as a PDF to print or to save: exactly as many as are asked for."""

from sqlalchemy.orm import Session

from sudesk.services import ballot_papers, prints
from sudesk.services.print_runs import PerSheet
from sudesk.services.prints import Print
from sudesk.services.writing import Report


def make(
    session: Session,
    report: Report,
    round_id: int,
    ballots: int,
    per_sheet: PerSheet,
    rehearsal: bool = False,
) -> Print:
    """Print so many ballots of a round; a long job. What is printed is noted in print_runs."""
    from sudesk.papers.printing import fingerprint, render

    paper = ballot_papers.sheets(session, round_id, ballots, per_sheet, rehearsal)
    report(paper.name, 0, 0)
    with prints.PRESS:
        return prints.of_pdf(render(paper, prints.preferring()), fingerprint(paper))
