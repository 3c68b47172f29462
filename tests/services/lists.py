"""Class lists for the tests of importing: written, read, brought in, looked at."""

from sqlalchemy import select

from sudesk.models.roster import ClassGroup, Student
from sudesk.services import roll, rosters
from sudesk.sheets.reading import read_rosters

ZHANG = "202401030001,张三,男,会计2401班"
LI = "202401030002,李四,女,会计2401班"
WANG = "202401030003,王五,男,会计2402班"


def csv(*rows, header="学号,姓名,性别,班级"):
    return "\n".join([header, *rows, ""]).encode()


def reading(*rows, **options):
    return read_rosters([("名单.csv", csv(*rows, **options))])


def plan(store, read, decisions=None):
    with store.reading() as session:
        return rosters.plan(session, read, decisions or {})


def bring(store, read, confirmed=(), decisions=None, departing=()):
    with store.writing() as session:
        planned = rosters.plan(session, read, decisions or {})
        return rosters.apply(session, planned, [("名单.csv", "0")], confirmed, departing)


def students(store):
    with store.reading() as session:
        return roll.students(session)


def student_id(store, name):
    (found,) = (one.id for one in students(store) if one.name == name)
    return found


def as_stored(store):
    """Return every student and every class with all their columns."""
    with store.reading() as session:
        return tuple(
            sorted(tuple(row) for row in session.execute(select(table.__table__)))
            for table in (Student, ClassGroup)
        )
