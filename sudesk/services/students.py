"""Students of the roll one by one: changed, added, merged; a frozen congress keeps its own roll.

Adding and merging can be taken back, each as one act.

Words are given as typed. An empty word clears a field, None leaves it as it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.roster import ClassGroup, Student
from sudesk.models.tables import RollEntry
from sudesk.rules import cohorts
from sudesk.sheets import values
from sudesk.terms import Status

GENDERS = ("男", "女")
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]{2,19}")
_FILLED_BY_MERGE = ("gender", "class_group_id", "grade", "major", "ethnicity", "political")


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge changed: both records as they were, the class of the one that went.

    ``entries`` are the entries of frozen rolls that pointed to it.
    """

    kept: Mapping[str, object]
    gone: Mapping[str, object]
    group: Mapping[str, object] | None
    entries: tuple[int, ...]


def change(
    session: Session,
    student_id: int,
    name: str | None = None,
    class_name: str | None = None,
    major: str | None = None,
    gender: str | None = None,
    status: Status | None = None,
    political: str | None = None,
    ethnicity: str | None = None,
    grade: str | None = None,
) -> None:
    """Change what the roll says of a student; a class that does not exist yet is made.

    A class that nobody is in any more afterwards goes. Raises SudeskError for an empty name, a
    gender other than 男 or 女, or a grade that is no year.
    """
    student = session.get_one(Student, student_id)
    before = _fields(student)
    left = student.class_group_id
    if name is not None:
        student.name = _name(name)
    if class_name is not None:
        student.class_group_id = _class_of(session, class_name)
    if gender is not None:
        student.gender = _gender(gender)
    if grade is not None:
        student.grade = _grade(grade)
    if status is not None:
        student.status = status
    for field, word in (("major", major), ("political", political), ("ethnicity", ethnicity)):
        if word is not None:
            setattr(student, field, values.label_of(word))
    after = _fields(student)
    changed = [field for field in before if after[field] != before[field]]
    session.flush()
    if student.class_group_id != left:
        _drop_if_empty(session, left)
    if changed:
        record(session, "student.change", students=[student_id], fields=changed)


def add(
    session: Session,
    student_no: str,
    name: str,
    class_name: str = "",
    major: str = "",
    gender: str = "",
    status: Status = Status.ACTIVE,
    political: str = "",
    ethnicity: str = "",
    grade: str = "",
) -> int:
    """Put a student on the roll; returns the id.

    Raises SudeskError where number or name is missing or no such thing, and Refused where the
    number is another student's.
    """
    student = Student(
        student_no=_free_number(session, student_no),
        name=_name(name),
        class_group_id=_class_of(session, class_name),
        major=values.label_of(major),
        gender=_gender(gender),
        status=status,
        political=values.label_of(political),
        ethnicity=values.label_of(ethnicity),
        grade=_grade(grade),
    )
    session.add(student)
    session.flush()
    record(session, "student.add", students=[student.id])
    return student.id


def withdraw(session: Session, student_id: int) -> None:
    """Take a student who was just added off the roll again; raises Refused where it is too late."""
    student = session.get(Student, student_id)
    if student is None:
        raise Refused("不能撤销新增。", "这名学生已不在名册里。", "")
    if session.scalar(select(exists().where(RollEntry.student_id == student_id))):
        raise Refused(
            "不能撤销新增。", "这名学生已在大会的名册里。", "不再计入的，请把状态改为离班。"
        )
    left = student.class_group_id
    session.delete(student)
    session.flush()
    _drop_if_empty(session, left)
    record(session, "student.withdraw", students=[student_id])


def merge(session: Session, keep_id: int, drop_id: int) -> Merged:
    """Make one student of two records: what ``keep_id`` lacks comes from the other, which goes.

    Number, name and status are those of the record that is kept. A roll that a congress has
    frozen is not moved. What is returned takes the merge back.
    """
    if keep_id == drop_id:
        raise SudeskError("选中的是同一名学生。", "", "请选择两名学生再合并。")
    keep, drop = session.get_one(Student, keep_id), session.get_one(Student, drop_id)
    merged = Merged(
        _fields(keep),
        _fields(drop),
        _fields(drop.class_group) if drop.class_group is not None else None,
        tuple(session.scalars(select(RollEntry.id).where(RollEntry.student_id == drop_id))),
    )
    for field in _FILLED_BY_MERGE:
        if getattr(keep, field) is None:
            setattr(keep, field, getattr(drop, field))
    left = drop.class_group_id
    session.delete(drop)
    session.flush()
    _drop_if_empty(session, left)
    record(session, "student.merge", students=[keep_id, drop_id])
    return merged


def split(session: Session, merged: Merged) -> None:
    """Take a merge back: the record that went is there again, the other lacks what it lacked.

    Raises Refused where the record that was kept is gone or the number of the other is taken.
    """
    keep = session.get(Student, merged.kept["id"])
    number = merged.gone["student_no"]
    if keep is None or session.scalar(select(exists().where(Student.student_no == number))):
        raise Refused("不能撤销合并。", "名册在合并之后又有变动。", "请在名册里重新添加。")
    group_id = _class_again(session, merged.group)
    for field in _FILLED_BY_MERGE:
        if merged.kept[field] is None and getattr(keep, field) == merged.gone[field]:
            setattr(keep, field, None)
    session.add(Student(**{**merged.gone, "class_group_id": group_id}))
    session.flush()
    entries = update(RollEntry).where(RollEntry.id.in_(merged.entries))
    session.execute(entries.values(student_id=merged.gone["id"]))
    record(session, "student.split", students=[merged.kept["id"], merged.gone["id"]])


def _class_again(session: Session, group: Mapping[str, object] | None) -> int | None:
    """Return the id of a class as it was, made anew where it went with its last student."""
    if group is None:
        return None
    now = session.scalar(select(ClassGroup).where(ClassGroup.name == group["name"]))
    if now is None:
        now = ClassGroup(**{name: value for name, value in group.items() if name != "id"})
        session.add(now)
        session.flush()
    return now.id


def _fields(row: Student | ClassGroup) -> dict[str, object]:
    columns = row.__table__.columns.keys()
    return {column: getattr(row, column) for column in columns}


def _free_number(session: Session, word: str) -> str:
    number = values.half_width(values.text_of(word)).replace(" ", "")
    if not number:
        raise SudeskError("还没有填写学号。", "", "请填写学号，再保存。")
    if not _NUMBER.fullmatch(number):
        raise SudeskError(f"“{number}”不是学号。", "学号是3至20位数字或字母。", "请核对学号。")
    holder = session.scalar(select(Student).where(Student.student_no == number))
    if holder is not None:
        raise Refused(
            f"学号{number}已在名册里。", f"这是{holder.name}的学号。", "请核对学号，或修改原记录。"
        )
    return number


def _name(word: str) -> str:
    name, _ = values.name_of(word)
    if not name:
        raise SudeskError("还没有填写姓名。", "", "请填写姓名，再保存。")
    return name


def _gender(word: str) -> str | None:
    if word and word not in GENDERS:
        raise SudeskError(f"性别“{word}”认不出。", "", "请选择男或女，也可以不填。")
    return word or None


def _grade(word: str) -> str | None:
    grade = values.grade_of(word)
    if grade is None and word.strip():
        raise SudeskError(f"年级“{word}”认不出。", "", "请填入学年份，例如2024。")
    return grade


def _class_of(session: Session, word: str) -> int | None:
    """Return the id of the class of a name, made if there is none; None for no class."""
    name = values.label_of(word)
    if name is None:
        return None
    group = session.scalar(select(ClassGroup).where(ClassGroup.name == name))
    if group is None:
        group = ClassGroup(name=name, cohort=cohorts.derive(name), cohort_derived=True)
        session.add(group)
        session.flush()
    return group.id


def _drop_if_empty(session: Session, group_id: int | None) -> None:
    """Remove a class that the last student left, such as one misspelt a moment ago."""
    group = session.get(ClassGroup, group_id) if group_id is not None else None
    if group is None:
        return
    if not session.scalar(select(exists().where(Student.class_group_id == group.id))):
        session.delete(group)
        session.flush()
