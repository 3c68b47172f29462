"""Students changed, added and merged by hand."""

import pytest
from sqlalchemy import select

from sudesk.errors import Refused, SudeskError
from sudesk.models import journal
from sudesk.models.roster import ClassGroup, Student
from sudesk.models.tables import RollEntry
from sudesk.services import congresses, students
from sudesk.terms import Status
from tests.services.lists import LI, WANG, ZHANG, as_stored, bring, reading, student_id
from tests.services.lists import students as roll_of


@pytest.fixture
def three(empty):
    bring(empty, reading(ZHANG, LI, WANG))
    return empty


def change(store, whom, /, **fields):
    chosen = student_id(store, whom)
    with store.writing() as session:
        students.change(session, chosen, **fields)
    return next(one for one in roll_of(store) if one.id == chosen)


def add(store, *words, **fields):
    with store.writing() as session:
        return students.add(session, *words, **fields)


def last_act(store):
    with store.reading() as session:
        entry = journal.extract(session)[-1]
    return entry["act"], entry["facts"]


def class_names(store):
    with store.reading() as session:
        return sorted(session.scalars(select(ClassGroup.name)))


def test_every_field_can_be_changed(three):
    one = change(
        three,
        "张三",
        name="张　珊",
        class_name="审计2301班",
        major="审计",
        gender="女",
        status=Status.SUSPENDED,
        political="共青团员",
        ethnicity="回族",
        grade="23级",
    )
    assert (one.name, one.class_name, one.major, one.gender) == (
        "张珊",
        "审计2301班",
        "审计",
        "女",
    )
    assert (one.status, one.political, one.ethnicity) == (Status.SUSPENDED, "共青团员", "回族")
    assert one.cohort == "2023"
    act, facts = last_act(three)
    assert (act, facts["students"]) == ("student.change", [one.id])
    assert set(facts["fields"]) == {
        *("name", "class_group_id", "major", "gender", "status", "political", "ethnicity", "grade")
    }
    assert "张" not in str(facts)


def test_what_is_not_given_stays_and_an_empty_word_clears(three):
    one = change(three, "张三", gender="", class_name="")
    assert (one.name, one.gender, one.class_name) == ("张三", "", "")
    assert last_act(three)[1]["fields"] == ["gender", "class_group_id"]


def test_a_change_to_the_same_is_none(three):
    before = last_act(three)
    change(three, "张三", name="张三", gender="男", class_name="会计2401班")
    assert last_act(three) == before


def test_a_class_goes_with_its_last_student(three):
    change(three, "王五", class_name="会计2420班")
    assert class_names(three) == ["会计2401班", "会计2420班"]
    change(three, "王五", class_name="会计2402班")
    change(three, "张三", class_name="会计2402班")
    assert class_names(three) == ["会计2401班", "会计2402班"]


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"name": " 　"}, "还没有填写姓名"),
        ({"gender": "未知"}, "性别“未知”认不出"),
        ({"grade": "大二"}, "年级“大二”认不出"),
    ],
)
def test_what_is_no_name_gender_or_grade_is_refused(three, fields, what):
    before = as_stored(three)
    with pytest.raises(SudeskError, match=what):
        change(three, "张三", **fields)
    assert as_stored(three) == before


def test_a_student_is_added(three):
    chosen = add(three, "２０２４０１０３０００９", "孙 八", "税务2401班", gender="女")
    one = next(one for one in roll_of(three) if one.id == chosen)
    assert (one.student_no, one.name, one.class_name) == ("202401030009", "孙八", "税务2401班")
    assert (one.gender, one.cohort, one.status) == ("女", "2024", Status.ACTIVE)
    assert last_act(three) == ("student.add", {"students": [chosen]})


@pytest.mark.parametrize(
    ("number", "name", "what"),
    [
        ("", "孙八", "还没有填写学号"),
        ("12", "孙八", "“12”不是学号"),
        ("学号九", "孙八", "“学号九”不是学号"),
        ("202401030009", "", "还没有填写姓名"),
    ],
)
def test_nobody_is_added_without_number_and_name(three, number, name, what):
    with pytest.raises(SudeskError, match=what):
        add(three, number, name)
    assert len(roll_of(three)) == 3


def test_a_number_is_never_given_twice(three):
    with pytest.raises(Refused, match="学号202401030001已在名册里。这是张三的学号"):
        add(three, " 202401030001 ", "孙八")


def test_a_merge_fills_what_is_missing_and_nothing_else(three):
    keep = add(three, "202401030021", "张三", "会计2402班", political="群众")
    drop = student_id_of(three, "202401030001")
    change_by_id(three, drop, major="会计", political="共青团员", status=Status.SUSPENDED)
    with three.writing() as session:
        students.merge(session, keep, drop)
    (one,) = (one for one in roll_of(three) if one.name == "张三")
    assert (one.id, one.student_no, one.class_name) == (keep, "202401030021", "会计2402班")
    assert (one.gender, one.major, one.political) == ("男", "会计", "群众")
    assert one.status is Status.ACTIVE
    assert last_act(three) == ("student.merge", {"students": [keep, drop]})


def test_a_merge_takes_the_emptied_class_along(three):
    with three.writing() as session:
        students.merge(session, 1, student_id(three, "王五"))
    assert class_names(three) == ["会计2401班"]


def rows_of(store):
    with store.reading() as session:
        everyone = session.scalars(select(Student).order_by(Student.id))
        return [students._fields(one) for one in everyone]


def merge(store, keep, drop):
    with store.writing() as session:
        return students.merge(session, keep, drop)


def split(store, merged):
    with store.writing() as session:
        students.split(session, merged)


def test_a_merge_is_taken_back_to_the_letter(three):
    keep = add(three, "202401030021", "张三", political="群众")
    drop = student_id_of(three, "202401030001")
    change_by_id(three, drop, major="会计", political="共青团员", grade="2023")
    before = rows_of(three)
    merged = merge(three, keep, drop)
    assert rows_of(three) != before
    split(three, merged)
    assert rows_of(three) == before
    assert last_act(three) == ("student.split", {"students": [keep, drop]})


def test_a_merge_that_emptied_a_class_gives_it_back_as_it_was(three):
    with three.writing() as session:
        group = session.scalar(select(ClassGroup).where(ClassGroup.name == "会计2402班"))
        group.cohort, group.cohort_derived = "2025", False
    merged = merge(three, 1, student_id(three, "王五"))
    assert class_names(three) == ["会计2401班"]
    split(three, merged)
    with three.reading() as session:
        again = session.scalar(select(ClassGroup).where(ClassGroup.name == "会计2402班"))
        assert (again.cohort, again.cohort_derived) == ("2025", False)
    wang = next(one for one in roll_of(three) if one.name == "王五")
    assert wang.class_name == "会计2402班"


def test_what_was_changed_after_a_merge_stays_when_it_is_taken_back(three):
    keep = add(three, "202401030021", "张三")
    merged = merge(three, keep, student_id_of(three, "202401030001"))
    change_by_id(three, keep, gender="女")
    split(three, merged)
    kept = next(one for one in roll_of(three) if one.id == keep)
    assert (kept.gender, kept.class_name) == ("女", "")


def test_a_merge_is_not_taken_back_over_a_later_student(three):
    merged = merge(three, 1, student_id(three, "王五"))
    add(three, "202401030003", "孙知远")
    before = rows_of(three)
    with pytest.raises(Refused, match="不能撤销合并"):
        split(three, merged)
    assert rows_of(three) == before


def test_a_frozen_roll_points_to_the_record_again(hall):
    hall.convene()
    one, other = (student.id for student in roll_of(hall.store)[:2])

    def pointing():
        with hall.store.reading() as session:
            return sorted(filter(None, session.scalars(select(RollEntry.student_id))))

    before = pointing()
    merged = merge(hall.store, one, other)
    assert other not in pointing()
    split(hall.store, merged)
    assert pointing() == before


def test_a_student_just_added_is_taken_off_again(three):
    before = rows_of(three)
    added = add(three, "202401030021", "孙知远", "审计2401班")
    assert "审计2401班" in class_names(three)
    with three.writing() as session:
        students.withdraw(session, added)
    assert rows_of(three) == before
    assert "审计2401班" not in class_names(three)
    assert last_act(three) == ("student.withdraw", {"students": [added]})
    with pytest.raises(Refused, match="不能撤销新增"), three.writing() as session:
        students.withdraw(session, added)


def test_who_is_on_a_frozen_roll_is_not_taken_off(hall):
    hall.convene()
    with pytest.raises(Refused, match="大会的名册"), hall.store.writing() as session:
        students.withdraw(session, roll_of(hall.store)[0].id)


def test_nobody_merges_with_oneself(three):
    with pytest.raises(SudeskError, match="同一名学生"), three.writing() as session:
        students.merge(session, 1, 1)


def test_a_frozen_roll_is_not_moved(hall):
    hall.convene()
    with hall.store.reading() as session:
        congress = congresses.needed(session)
        before = congresses.entries(session, congress.id)
    one, other, third = (student.id for student in roll_of(hall.store)[:3])
    with hall.store.writing() as session:
        students.merge(session, one, other)
        students.change(session, third, name="改名", class_name="别班")
    with hall.store.reading() as session:
        assert congresses.entries(session, congress.id) == before
        assert congresses.needed(session).roll_fingerprint == congress.roll_fingerprint


def student_id_of(store, number):
    return next(one.id for one in roll_of(store) if one.student_no == number)


def change_by_id(store, chosen, **fields):
    with store.writing() as session:
        students.change(session, chosen, **fields)
