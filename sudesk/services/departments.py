"""Founding the department and keeping its names as they stand on papers."""

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.journal import record
from sudesk.models.roster import Department
from sudesk.models.store import Store
from sudesk.rules import yearly
from sudesk.rules.plan import provision

NAME_LABELS = {
    "college": "学院全称",
    "name": "系名称",
    "union": "系学生会",
    "league": "系团总支",
    "party": "系党总支",
    "college_union": "院学生会",
    "college_league": "院团委",
}


@dataclass(frozen=True, slots=True)
class Names:
    """Full names, as on the seals."""

    college: str
    name: str
    union: str
    league: str
    party: str
    college_union: str
    college_league: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The department: its names, the union's term (届), the school year's first year.

    ``office``, ``telephone`` and ``contact`` are where requests and notices say to ask: a room,
    an office phone and who answers it, empty where they are not known yet.
    """

    names: Names
    term_number: int
    school_year: int
    last_congress_on: date | None = None
    office: str = ""
    telephone: str = ""
    contact: str = ""

    @property
    def reached(self) -> str:
        """Where objections and questions go: the League's office, its room and telephone."""
        where = "，".join(part for part in (self.office, self.telephone) if part)
        return f"{self.names.league}办公室" + (f"（{where}）" if where else "")


def profile(session: Session) -> Profile | None:
    """Return the department, None in a file that has not been founded yet."""
    row = session.get(Department, 1)
    if row is None:
        return None
    names = Names(**{field.name: getattr(row, field.name) for field in fields(Names)})
    return Profile(
        names,
        row.term_number,
        row.school_year,
        row.last_congress_on,
        row.office or "",
        row.telephone or "",
        row.contact or "",
    )


def founded(session: Session) -> Profile:
    """Return the department; raises SudeskError in a file that has not been founded."""
    found = profile(session)
    if found is None:
        raise SudeskError("这个文件还没有填写单位名称。", "", "请先在“设置”中填写。")
    return found


def suggested_names(college: str, name: str) -> Names:
    """Return the full names that usually follow from those of college and department."""
    college, name = college.strip(), name.strip()
    return Names(
        college=college,
        name=name,
        union=name and f"{name}学生会",
        league=name and f"{name}团总支",
        party=name and f"{name}党总支",
        college_union=college and f"{college}学生会",
        college_league=college and f"共青团{college}委员会",
    )


def school_year_of(day: date) -> int:
    """Return the first year of the school year that a day lies in; it begins in August."""
    return day.year if day.month >= 8 else day.year - 1


def due_after(last: date) -> date:
    """Return by when the next congress is due after one: it meets every year (rule D2)."""
    return yearly.due_after(last, provision("D2").figure)


def report_by(school_year: int) -> date:
    """Return by when the college is told of a school year: its last day of work (rule C1)."""
    return date(school_year + 1, 7, 10)


def establish(path: Path, given: Profile) -> Store:
    """Make a new department file and found the department in it; returns the open file.

    Nothing is left behind where the names are incomplete or the place cannot be written.
    """
    _checked(given)
    store = Store.create(path)
    try:
        with store.writing() as session:
            save_profile(session, given)
    except BaseException:
        store.close()
        path.unlink()
        raise
    return store


def save_profile(session: Session, given: Profile) -> None:
    """Found the department, or change its names, term and school year."""
    names = _checked(given)
    row = session.get(Department, 1)
    act = "department.found" if row is None else "department.change"
    row = row or Department(id=1)
    for key, value in names.items():
        setattr(row, key, value)
    row.term_number = given.term_number
    row.school_year = given.school_year
    row.last_congress_on = given.last_congress_on
    row.office = given.office.strip() or None
    row.telephone = given.telephone.strip() or None
    row.contact = given.contact.strip() or None
    session.add(row)
    record(session, act, term_number=given.term_number, school_year=given.school_year)


def _checked(given: Profile) -> dict[str, str]:
    """Return the names without blanks around them; raises SudeskError for what is missing."""
    names = {field.name: getattr(given.names, field.name).strip() for field in fields(Names)}
    missing = [NAME_LABELS[key] for key, value in names.items() if not value]
    if missing:
        raise SudeskError(
            f"还没有填写{'、'.join(missing)}。", "它们要印在文书上。", "请补填后保存。"
        )
    if given.term_number < 1:
        raise SudeskError("届次应从1起。", "", "请改正届次。")
    return names
