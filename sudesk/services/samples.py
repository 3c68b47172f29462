"""The sample department: a file to try things on, made from the invented rosters."""

from datetime import date

from sqlalchemy.orm import Session

from sudesk.paths import resources
from sudesk.services import intake, rosters
from sudesk.services.departments import Profile, suggested_names
from sudesk.services.intake import Intake
from sudesk.services.rosters import Imported
from sudesk.sheets.reading import Report

NAME = "示例系"
PROFILE = Profile(
    suggested_names("云湖职业技术学院", "会计系"),
    term_number=6,
    school_year=2026,
    last_congress_on=date(2025, 12, 19),
    office="实训楼205室",
    telephone="0000-88880205",
    contact="学生会秘书处",
)


def read(session: Session, report: Report) -> Intake:
    """Read the sample rosters and plan their import; a long job that writes nothing."""
    return intake.read_files(session, report, [resources() / "sample" / "delegates"])


def stock(session: Session, sample: Intake) -> Imported:
    """Import the sample rosters, with the rows that would wait for somebody's confirmation."""
    waiting = [row.person.student_no for row in sample.plan.rows if row.waits]
    return rosters.apply(session, sample.plan, sample.files, waiting)
