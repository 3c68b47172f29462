"""Founding the department and keeping its names as they stand on papers."""

from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.journal import record
from sudesk.models.tables import Department

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
    """The department: its names, the union's term (届), the school year's first year."""

    names: Names
    term_number: int
    school_year: int
    last_congress_on: date | None = None


def profile(session: Session) -> Profile | None:
    """Return the department, None in a file that has not been founded yet."""
    row = session.get(Department, 1)
    if row is None:
        return None
    names = Names(**{field.name: getattr(row, field.name) for field in fields(Names)})
    return Profile(names, row.term_number, row.school_year, row.last_congress_on)


def founded(session: Session) -> Profile:
    """Return the department; raises SudeskError in a file that has not been founded."""
    found = profile(session)
    if found is None:
        raise SudeskError("这个文件还没有填写单位名称。", "", "请先在“设置”中填写。")
    return found


def save_profile(session: Session, given: Profile) -> None:
    """Found the department, or change its names, term and school year."""
    names = {field.name: getattr(given.names, field.name).strip() for field in fields(Names)}
    missing = [NAME_LABELS[key] for key, value in names.items() if not value]
    if missing:
        raise SudeskError(
            f"还没有填写{'、'.join(missing)}。", "它们要印在文书上。", "请补填后保存。"
        )
    if given.term_number < 1:
        raise SudeskError("届次应从1起。", "", "请改正届次。")
    row = session.get(Department, 1)
    act = "department.found" if row is None else "department.change"
    row = row or Department(id=1)
    for key, value in names.items():
        setattr(row, key, value)
    row.term_number = given.term_number
    row.school_year = given.school_year
    row.last_congress_on = given.last_congress_on
    session.add(row)
    record(session, act, term_number=given.term_number, school_year=given.school_year)
