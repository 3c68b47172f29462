import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from sudesk.errors import SudeskError
from sudesk.models import journal
from sudesk.models.roster import ClassGroup, RosterImport, Student
from sudesk.models.store import Store
from sudesk.services import rosters
from sudesk.services.rosters import Change
from sudesk.terms import Status
from tests.services.lists import LI, WANG, ZHANG, bring, plan, reading, student_id, students


def test_what_is_added_updated_and_left(empty):
    assert bring(empty, reading(ZHANG, LI)).added == 2
    read = reading(ZHANG, LI.replace("2401班", "2402班"), "202401030003,王五,男,会计2401班")
    planned = plan(empty, read)
    assert {change: planned.count(change) for change in Change} == dict.fromkeys(Change, 1)
    done = bring(empty, read)
    assert (done.added, done.updated, done.unchanged, done.left_out) == (1, 1, 1, 0)
    assert [(one.name, one.class_name) for one in students(empty)] == [
        ("张三", "会计2401班"),
        ("王五", "会计2401班"),
        ("李四", "会计2402班"),
    ]


def test_what_the_file_does_not_say_stays(empty):
    bring(empty, reading(ZHANG + ",休学", header="学号,姓名,性别,班级,学籍状态"), ["202401030001"])
    assert students(empty)[0].status is Status.SUSPENDED
    done = bring(empty, reading("202401030001,张三", header="学号,姓名"))
    assert done.unchanged == 1
    (one,) = students(empty)
    assert (one.gender, one.class_name, one.status) == ("男", "会计2401班", Status.SUSPENDED)


def test_rows_that_ask_wait_for_somebody(empty):
    header = "学号,姓名,性别,班级,学籍状态"
    read = reading(ZHANG + ",在读", LI + ",借读待定", header=header)
    asked = [person.student_no for person in read.people if person.asks]
    assert asked
    done = bring(empty, read)
    assert (done.left_out, done.added) == (len(asked), len(read.people) - len(asked))
    assert bring(empty, read, asked).added == len(asked)


def test_a_roll_that_changed_since_the_plan_is_left_alone(empty):
    planned = plan(empty, reading(ZHANG))
    bring(empty, reading(ZHANG))
    with pytest.raises(SudeskError, match="核对之后有变动"), empty.writing() as session:
        rosters.apply(session, planned, [])
    assert len(students(empty)) == 1


def test_a_decided_dispute_is_taken_as_decided(empty):
    read = reading(ZHANG, ZHANG.replace("张三", "张山"), LI)
    assert bring(empty, read).added == 1
    assert [one.name for one in students(empty)] == ["李四"]
    done = bring(empty, read, decisions={"202401030001": "张山"})
    assert (done.added, done.unchanged) == (1, 1)
    assert [one.name for one in students(empty)] == ["张山", "李四"]
    done = bring(empty, read, decisions={"202401030001": "张三"})
    assert (done.updated, done.unchanged) == (1, 1)
    assert [one.name for one in students(empty)] == ["张三", "李四"]


def test_who_is_missing_leaves_only_when_chosen(empty):
    bring(empty, reading(ZHANG, LI, WANG))
    done = bring(empty, reading(ZHANG))
    assert done.departed == 0
    assert {one.status for one in students(empty)} == {Status.ACTIVE}
    done = bring(empty, reading(ZHANG), departing=[student_id(empty, "李四")])
    assert (done.departed, done.unchanged) == (1, 1)
    standing = {one.name: one.status for one in students(empty)}
    assert standing == {"张三": Status.ACTIVE, "李四": Status.LEFT, "王五": Status.ACTIVE}


def test_only_planned_departures_leave(empty):
    bring(empty, reading(ZHANG, LI))
    present = student_id(empty, "张三")
    with pytest.raises(SudeskError, match="没有导入"):
        bring(empty, reading(ZHANG), departing=[present])
    assert {one.status for one in students(empty)} == {Status.ACTIVE}


def test_who_stands_in_a_file_again_is_back(empty):
    bring(empty, reading(ZHANG, LI))
    bring(empty, reading(ZHANG), departing=[student_id(empty, "李四")])
    assert bring(empty, reading(ZHANG, LI)).updated == 1
    assert {one.status for one in students(empty)} == {Status.ACTIVE}


def test_the_import_is_recorded_with_its_sums(empty):
    bring(empty, reading(ZHANG, LI))
    bring(
        empty,
        reading(ZHANG, ",王五,男,会计2401班", WANG, WANG.replace("王五", "王伍")),
        decisions={"202401030003": "王五"},
        departing=[student_id(empty, "李四")],
    )
    with empty.reading() as session:
        _, kept = session.scalars(select(RosterImport).order_by(RosterImport.id))
        _, entry = journal.extract(session)
    assert kept.files == [{"name": "名单.csv", "sha256": "0"}]
    counts = kept.counts
    assert counts["places"] == sum(
        counts[key] for key in ("taken", "disputed", "refused", "ignored")
    )
    sums = [counts[key] for key in ("added", "refused", "decided", "departed", "unchanged")]
    assert sums == [1, 1, 1, 1, 1]
    assert entry["facts"]["files"] == ["0"]
    assert entry["facts"]["departing"] == [student_id(empty, "李四")]
    assert not any(word in str(entry) for word in ("名单", "张三", "20240103"))


def test_a_cohort_is_read_where_it_stands_and_derived_where_not(empty):
    header = "学号,姓名,班级,年级"
    bring(empty, reading("202401030001,张三,会计1班,2023级", header=header))
    bring(empty, reading("202401030002,李四,会计2401班", header="学号,姓名,班级"))
    bring(empty, reading("202401030003,王五,审计班", header="学号,姓名,班级"))
    with empty.reading() as session:
        groups = session.scalars(select(ClassGroup))
        found = {group.name: (group.cohort, group.cohort_derived) for group in groups}
    assert found == {
        "会计1班": ("2023", False),
        "会计2401班": ("2024", True),
        "审计班": (None, True),
    }
    bring(empty, reading("202401030002,李四,会计2401班,2022级", header=header))
    with empty.reading() as session:
        group = session.scalars(select(ClassGroup).where(ClassGroup.name == "会计2401班")).one()
        assert (group.cohort, group.cohort_derived) == ("2022", False)


PEOPLE = st.lists(
    st.tuples(
        st.integers(1, 40).map(lambda number: f"2024010300{number:02}"),
        st.sampled_from(["张三", "李四", "欧阳雪", "阿依努尔·艾力", "赵<六>", "𬭎生"]),
        st.sampled_from(["男", "女", ""]),
        st.sampled_from(["会计2401班", "财管2501班", ""]),
        st.sampled_from(["", "在读", "休学", "退学"]),
    ),
    min_size=2,
    max_size=15,
)


@given(PEOPLE, st.randoms(use_true_random=False))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_importing_twice_is_importing_once(tmp_path, people, source):
    path = tmp_path / f"{source.getrandbits(64)}.sudesk"
    rows = [",".join(person) for person in people]
    read = reading(*rows, header="学号,姓名,性别,班级,学籍状态")
    everybody = [person.student_no for person in read.people]
    with Store.create(path) as store:
        first = bring(store, read, everybody)
        after = students(store)
        assert (first.added, first.left_out) == (len(read.people), 0)
        second = bring(store, read, everybody)
        assert (second.added, second.updated) == (0, 0)
        assert second.unchanged == len(read.people)
        assert students(store) == after
        with store.reading() as session:
            assert len(session.scalars(select(Student)).all()) == read.counts.students
    path.unlink()


def left(store):
    with store.reading() as session:
        return rosters.left_behind(session)


def test_what_an_import_left_behind_is_known_until_the_next_one(empty):
    assert left(empty) is None
    asked = "202401030004,赵休学,男,休学"
    rows = (ZHANG, ",王无号,男,会计2401班", "202401030001,李同号,男,会计2401班")
    bring(empty, reading(*rows))
    behind = left(empty)
    assert (behind.refused, behind.waiting, behind.disputed, behind.rows) == (1, 0, 2, 3)
    assert behind.files == ("名单.csv",)
    bring(empty, reading(*rows), decisions={"202401030001": "张三"})
    assert left(empty).disputed == 0
    bring(empty, reading(asked, header="学号,姓名,性别,学籍状态"))
    assert (left(empty).rows, left(empty).waiting) == (1, 1)
    bring(empty, reading(ZHANG))
    assert left(empty) is None
