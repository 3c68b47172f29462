"""The work report as it would be printed, while it is being written."""

from sqlalchemy.orm import Session

from sudesk.services import congresses, prints, report_papers
from sudesk.services.prints import Print
from sudesk.services.work_report import Draft
from sudesk.services.writing import Report


def preview(session: Session, report: Report, congress_id: int, new: Draft) -> Print:
    """Set a draft on its pages; a long job."""
    from sudesk.papers.printing import fingerprint, render

    paper = report_papers.paper_of(session, congresses.view(session, congress_id), new)
    with prints.PRESS:
        report(paper.name, 0, 0)
        return prints.of_pdf(render(paper, prints.preferring()), fingerprint(paper))
