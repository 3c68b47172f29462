"""The last import taken back."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from sudesk.errors import Refused
from sudesk.models import journal
from sudesk.models.roster import ImportTrace, RosterImport
from sudesk.models.store import Store
from sudesk.services import students
from sudesk.services.undo import undo_last, undoable
from tests.services.lists import LI, WANG, ZHANG, as_stored, bring, plan, reading, student_id


def take_back(store):
    with store.writing() as session:
        undo_last(session)


def offer(store):
    with store.reading() as session:
        return undoable(session)


def test_the_last_import_is_taken_back_whole(empty):
    bring(empty, reading(ZHANG, WANG))
    before = as_stored(empty)
    moved = ZHANG.replace("会计2401班", "审计2401班")
    bring(empty, reading(moved, LI), departing=[student_id(empty, "王五")])
    found = offer(empty)
    assert (found.added, found.updated, found.departed, found.files) == (1, 1, 1, ("名单.csv",))
    assert found.sentence == "上次导入新增1人，更新1人，离班1人。"
    take_back(empty)
    assert as_stored(empty) == before
    with empty.reading() as session:
        assert len(session.scalars(select(RosterImport)).all()) == 1
        last = journal.extract(session)[-1]
    assert (last["act"], last["facts"]) == ("roster.undo", {"removed": 1, "restored": 2})


def test_a_first_import_leaves_nothing_behind(empty):
    bring(empty, reading(ZHANG, LI))
    take_back(empty)
    assert as_stored(empty) == ([], [])


def test_a_cohort_that_the_files_told_is_forgotten_again(empty):
    bring(empty, reading(ZHANG))
    before = as_stored(empty)
    bring(empty, reading("202401030001,张三,会计2401班,2022级", header="学号,姓名,班级,年级"))
    assert as_stored(empty)[1] != before[1]
    take_back(empty)
    assert as_stored(empty) == before


def test_it_is_offered_once_and_only_for_the_last(empty):
    assert offer(empty) is None
    with pytest.raises(Refused, match="没有可以撤销的导入"):
        take_back(empty)
    bring(empty, reading(ZHANG))
    bring(empty, reading(ZHANG, LI))
    with empty.reading() as session:
        assert len(session.scalars(select(ImportTrace)).all()) == 1
    take_back(empty)
    assert offer(empty) is None
    with pytest.raises(Refused, match="没有可以撤销的导入"):
        take_back(empty)


def test_an_import_that_changed_nothing_stands_in_nobodys_way(empty):
    bring(empty, reading(ZHANG))
    bring(empty, reading(ZHANG))
    assert offer(empty).added == 1
    take_back(empty)
    assert as_stored(empty) == ([], [])


@pytest.mark.parametrize("name", ["张三", "李四"])
def test_who_was_changed_later_is_not_lost(empty, name):
    bring(empty, reading(ZHANG, WANG))
    bring(empty, reading(ZHANG.replace("张三,男", "张三,女"), LI))
    chosen = student_id(empty, name)
    with empty.writing() as session:
        students.change(session, chosen, major="会计")
    after = as_stored(empty)
    assert offer(empty) is None
    with pytest.raises(Refused, match="又改过其中的学生"):
        take_back(empty)
    assert as_stored(empty) == after


def test_later_acts_on_others_do_not_matter(empty):
    bring(empty, reading(ZHANG, WANG))
    bring(empty, reading(LI))
    with empty.writing() as session:
        students.change(session, 2, class_name="会计2403班")
        students.add(session, "202401030009", "孙八", "审计2401班")
    take_back(empty)
    found, classes = as_stored(empty)
    assert [row[2] for row in found] == ["张三", "王五", "孙八"]
    assert {row[1] for row in classes} >= {"会计2401班", "会计2403班", "审计2401班"}


def test_a_class_that_went_meanwhile_is_there_again(empty):
    bring(empty, reading(WANG, ZHANG, LI))
    bring(empty, reading(ZHANG.replace("2401班", "2402班")))
    last = student_id(empty, "李四")
    with empty.writing() as session:
        students.change(session, last, class_name="会计2402班")
    take_back(empty)
    found, classes = as_stored(empty)
    names = {row[0]: row[1] for row in classes}
    assert {row[2]: names[row[4]] for row in found} == {
        "王五": "会计2402班",
        "张三": "会计2401班",
        "李四": "会计2402班",
    }


ROWS = st.lists(
    st.builds(
        lambda number, name, gender, group, grade: f"{number},{name},{gender},{group},{grade}",
        st.integers(1, 9).map(lambda number: f"2024010300{number:02}"),
        st.sampled_from(["张三丰", "李思思", "阿依努尔·艾力"]),
        st.sampled_from(["男", "女", ""]),
        st.sampled_from(["会计2401班", "财管2501班", "审计班", ""]),
        st.sampled_from(["", "2023", "2024"]),
    ),
    min_size=1,
    max_size=9,
)


@given(ROWS, ROWS, st.sets(st.integers(1, 9)))
@settings(max_examples=25, deadline=None)
def test_whatever_an_import_did_is_undone(first, second, leaving):
    header = "学号,姓名,性别,班级,年级"
    with TemporaryDirectory() as folder, Store.create(Path(folder) / "系.sudesk") as store:
        read = reading(*first, header=header)
        bring(store, read, [person.student_no for person in read.people])
        before = as_stored(store)
        read = reading(*second, header=header)
        missing = {one.student_id for one in plan(store, read).departures}
        everybody = [person.student_no for person in read.people]
        done = bring(store, read, everybody, departing=missing & leaving)
        assert done.departed == len(missing & leaving)
        if done.added or done.updated or done.departed:
            take_back(store)
            assert as_stored(store) == before
