"""The root of all tables, and those of the roster: department, classes, students, imports."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Enum, ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from sudesk.terms import Status, Term


class Base(DeclarativeBase):
    """Root of all tables, with the names that migrations rely on."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012


def word(terms: type[Term]) -> Enum:
    """Return the column type that stores a term by its value and refuses any other."""
    return Enum(
        terms,
        name=terms.__name__.lower(),
        native_enum=False,
        create_constraint=True,
        length=24,
        values_callable=lambda members: [member.value for member in members],
    )


class Department(Base):
    """The department, its union and those it writes to, as they are called on papers."""

    __tablename__ = "department"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    college: Mapped[str]
    name: Mapped[str]
    union: Mapped[str]
    league: Mapped[str]
    party: Mapped[str]
    college_union: Mapped[str]
    college_league: Mapped[str]
    term_number: Mapped[int]
    school_year: Mapped[int]  # the year in which the school year begins
    last_congress_on: Mapped[dt.date | None]
    office: Mapped[str | None]  # where the union is found: 行政楼205室
    telephone: Mapped[str | None]  # of the office, never a person's own (改革方案二.7)
    contact: Mapped[str | None]  # who answers it


class ClassGroup(Base):
    """A class (班级); its cohort is marked where the program derived it."""

    __tablename__ = "class_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    cohort: Mapped[str | None] = mapped_column(String(4))
    cohort_derived: Mapped[bool] = mapped_column(default=False)


class Student(Base):
    """One student of the department, with no more than the law lets the union keep."""

    __tablename__ = "student"

    id: Mapped[int] = mapped_column(primary_key=True)
    student_no: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    gender: Mapped[str | None] = mapped_column(String(1))
    class_group_id: Mapped[int | None] = mapped_column(ForeignKey(ClassGroup.id))
    grade: Mapped[str | None] = mapped_column(String(4))
    major: Mapped[str | None]
    status: Mapped[Status] = mapped_column(word(Status), default=Status.ACTIVE)
    ethnicity: Mapped[str | None]
    political: Mapped[str | None]

    class_group: Mapped[ClassGroup | None] = relationship(lazy="joined")


class RosterImport(Base):
    """One import of rosters: which files, and how their rows add up."""

    __tablename__ = "roster_import"

    id: Mapped[int] = mapped_column(primary_key=True)
    imported_at: Mapped[dt.datetime]
    files: Mapped[list[Any]]  # [{"name": …, "sha256": …}]
    counts: Mapped[dict[str, Any]]


class ImportTrace(Base):
    """What the last import changed, so that it can be taken back; the next one replaces it."""

    __tablename__ = "import_trace"

    import_id: Mapped[int] = mapped_column(ForeignKey(RosterImport.id), primary_key=True)
    entry_id: Mapped[int]  # the journal's entry of the import
    first_added: Mapped[int]  # ids of added students run from here …
    last_added: Mapped[int]  # … to here, one less than the first where none was added
    students: Mapped[list[Any]]  # those changed, as they were
    classes: Mapped[list[Any]]  # all of them, as they were


class SheetLayout(Base):
    """What the columns of a layout hold, as settled by hand for sheets to come."""

    __tablename__ = "sheet_layout"

    signature: Mapped[str] = mapped_column(String(16), primary_key=True)
    roles: Mapped[dict[str, Any]]  # column number (A = 0) to role
    is_header: Mapped[bool | None]  # whether its words are a header; None as the program sees it
