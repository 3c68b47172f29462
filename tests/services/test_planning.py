"""What an import would do, before anything is done."""

import pytest

from sudesk.services import rosters
from sudesk.services.planning import Change
from sudesk.terms import Status
from tests.services.lists import LI, WANG, ZHANG, bring, plan, reading, student_id, students


def differences(row):
    return [(one.label, one.before, one.after) for one in row.differences]


def test_a_plan_writes_nothing(empty):
    planned = plan(empty, reading(ZHANG, LI))
    assert [row.change for row in planned.rows] == [Change.ADDED] * 2
    assert students(empty) == ()


def test_an_update_says_field_by_field_what_changes(empty):
    bring(empty, reading(ZHANG, LI))
    header = "学号,姓名,性别,班级,学籍状态"
    moved = "202401030002,李四,男,会计2402班,休学"
    same, other = plan(empty, reading(ZHANG + ",", moved, header=header)).rows
    assert (same.change, same.differences) == (Change.UNCHANGED, ())
    assert other.change is Change.UPDATED
    assert differences(other) == [
        ("性别", "女", "男"),
        ("班级", "会计2401班", "会计2402班"),
        ("状态", "在读", "休学"),
    ]


def test_what_was_empty_is_said_to_be(empty):
    bring(empty, reading("202401030001,张三", header="学号,姓名"))
    (row,) = plan(empty, reading("202401030001,张三,会计2401班", header="学号,姓名,班级")).rows
    assert differences(row) == [("班级", "（空）", "会计2401班")]


def test_a_decision_makes_a_row_of_a_dispute(empty):
    read = reading(ZHANG, ZHANG.replace("张三", "张山"), ZHANG, LI)
    assert [row.person.name for row in plan(empty, read).rows] == ["李四"]
    decided = plan(empty, read, {"202401030001": "张三"})
    assert [row.person.name for row in decided.rows] == ["李四", "张三"]
    assert [place.row for place in decided.rows[1].person.at] == [2, 4]
    assert decided.decisions == {"202401030001": "张三"}
    nobody = plan(empty, read, {"202401030001": "张珊", "202401030002": "李思"})
    assert [row.person.name for row in nobody.rows] == ["李四"]


def test_who_is_missing_is_proposed_with_whether_the_class_was_read(empty):
    bring(empty, reading(ZHANG, LI, WANG))
    one, other = plan(empty, reading(ZHANG)).departures
    assert (one.name, one.student_no, one.class_name) == ("李四", "202401030002", "会计2401班")
    assert (one.student_id, one.in_read_class) == (student_id(empty, "李四"), True)
    assert (other.name, other.in_read_class) == ("王五", False)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([ZHANG, LI], id="taken"),
        pytest.param([ZHANG, LI, LI.replace("李四", "李思")], id="disputed"),
        pytest.param([ZHANG, "202401030002,,女,会计2401班"], id="without a name"),
    ],
)
def test_who_stands_in_a_file_somehow_is_not_missing(empty, rows):
    bring(empty, reading(ZHANG, LI))
    assert plan(empty, reading(*rows)).departures == ()


def test_who_no_longer_counts_is_not_proposed_again(empty):
    bring(empty, reading(ZHANG, LI))
    bring(empty, reading(ZHANG), departing=[student_id(empty, "李四")])
    assert plan(empty, reading(ZHANG)).departures == ()


def test_who_left_and_is_in_a_file_again_is_planned_to_be_back(empty):
    bring(empty, reading(ZHANG, LI))
    bring(empty, reading(ZHANG), departing=[student_id(empty, "李四")])
    _, back = plan(empty, reading(ZHANG, LI)).rows
    assert differences(back) == [("状态", "离班", "在读")]
    header = "学号,姓名,性别,班级,学籍状态"
    _, still = plan(empty, reading(ZHANG + ",在读", LI + ",离班", header=header)).rows
    assert still.change is Change.UNCHANGED


@pytest.mark.parametrize(
    ("word", "status"),
    [
        (None, Status.ACTIVE),
        ("", Status.ACTIVE),
        ("在籍在校", Status.ACTIVE),
        ("休学中", Status.SUSPENDED),
        ("保留学籍（参军）", Status.RETAINED),
        ("应征入伍", Status.ENLISTED),
        ("已退学", Status.WITHDRAWN),
        ("开除学籍", Status.WITHDRAWN),
        ("转学", Status.TRANSFERRED),
        ("结业", Status.GRADUATED),
        ("离班", Status.LEFT),
    ],
)
def test_words_for_a_standing(word, status):
    assert rosters.status_of(word) is status
    assert all(rosters.status_of(one.label) is one for one in Status)
