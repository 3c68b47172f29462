from datetime import date

import pytest

from sudesk.errors import Refused, SudeskError
from sudesk.models import journal
from sudesk.models.roster import Student
from sudesk.services import congresses
from sudesk.services.congresses import convene
from sudesk.terms import CongressKind, Status
from tests.services.scenes import HELD_ON, Hall, found


@pytest.mark.parametrize(
    ("students", "offered"),
    [(399, CongressKind.ASSEMBLY), (400, CongressKind.DELEGATES)],
)
def test_fewer_than_400_may_hold_an_assembly(tmp_path, students, offered):
    with found(tmp_path / "系.sudesk", {"会计2401班": students}) as store:
        hall = Hall(store)
        offer = hall.ask(congresses.form_offered)
        assert (offer.headcount, offer.offered) == (students, offered)
        if offered is CongressKind.DELEGATES:
            with pytest.raises(Refused, match=r"400人，不低于400人.*改革方案二\.3"):
                hall.convene()
            assert hall.ask(congresses.current) is None
        else:
            hall.convene()
            # an exclusion from 应到 never lowers the headcount of rule D5
            hall.do(congresses.exclude, hall.roll[0].id, "顶岗实习")
            view = hall.ask(congresses.view, hall.congress)
            assert (view.headcount, len(hall.due)) == (399, 398)
            assert view.form.rule == "D5"


def test_a_small_department_may_elect_delegates_all_the_same(hall):
    view = hall.convene(CongressKind.DELEGATES).ask(congresses.needed)
    assert (view.kind, view.member, view.form.rule) == (CongressKind.DELEGATES, "代表", "D1")
    assert view.title == "会计系第六次学生代表大会"


def test_the_roll_is_frozen(hall):
    with hall.store.writing() as session:
        session.get_one(Student, 1).status = Status.WITHDRAWN
        session.get_one(Student, 2).status = Status.SUSPENDED
    roll = hall.convene().roll
    fingerprint = hall.ask(congresses.needed).roll_fingerprint
    assert len(roll) == 23
    assert roll[0].status is Status.SUSPENDED
    with hall.store.writing() as session:
        session.get_one(Student, 3).name = "改名"
        session.delete(session.get_one(Student, 4))
    assert hall.roll == roll
    assert hall.ask(congresses.needed).roll_fingerprint == fingerprint


def test_nothing_is_convened_on_an_empty_roll(tmp_path):
    with found(tmp_path / "系.sudesk", {}) as store:
        with pytest.raises(Refused, match="没有在册学生"):
            Hall(store).convene()
        with pytest.raises(SudeskError, match="请先创建大会"):
            Hall(store).ask(congresses.needed)


def test_the_ordinal_goes_on(hall):
    with pytest.raises(SudeskError, match="应从1起"):
        hall.do(convene, CongressKind.ASSEMBLY, 0, HELD_ON, "")
    assert hall.ask(congresses.next_ordinal) == 6
    assert hall.convene().ask(congresses.next_ordinal) == 7
    hall.do(convene, CongressKind.ASSEMBLY, 7, HELD_ON, "")
    assert hall.ask(congresses.needed).title == "会计系第七次全体学生大会"


def test_day_and_place_can_change(hall):
    hall.convene().do(congresses.reschedule, hall.congress, date(2027, 1, 8), " 礼堂 ")
    view = hall.ask(congresses.needed)
    assert (view.held_on, view.venue) == (date(2027, 1, 8), "礼堂")


def test_an_exclusion_can_be_taken_back_but_not_in_a_congress_of_delegates(hall):
    entry = hall.convene().roll[0].id
    hall.do(congresses.exclude, entry, " 休学 ")
    assert hall.roll[0].excluded_because == "休学"
    hall.do(congresses.exclude, entry, " ")
    assert len(hall.due) == 24
    acts = [one["facts"] for one in hall.ask(journal.extract) if one["act"] == "roll.exclude"]
    assert [fact["excluded"] for fact in acts] == [True, False]
    other = Hall(hall.store).convene(CongressKind.DELEGATES)
    with pytest.raises(Refused, match="只有全体学生大会"):
        other.do(congresses.exclude, other.roll[0].id, "休学")


def test_a_student_without_a_class_stands_apart(hall):
    with hall.store.writing() as session:
        session.add(Student(student_no="9", name="无班"))
    groups = congresses.class_order(hall.convene().roll)
    assert [one.name for one in groups[congresses.NO_CLASS]] == ["无班"]
    assert sum(map(len, groups.values())) == 25


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (6, "六"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (100, "100")],
)
def test_chinese_numbers(number, words):
    assert congresses.chinese_number(number) == words


def test_a_congress_created_by_mistake_can_be_taken_back(hall):
    hall.convene(CongressKind.DELEGATES, 8)
    hall.call()
    assert hall.ask(congresses.discardable, hall.congress)
    hall.do(congresses.discard, hall.congress)
    assert hall.ask(congresses.current) is None
    hall.convene()
    assert hall.ask(congresses.needed).kind is CongressKind.ASSEMBLY


def test_what_has_been_held_stays(hall):
    hall.convene().call().prepare()
    assert not hall.ask(congresses.discardable, hall.congress)
    with pytest.raises(Refused, match="不能撤销"):
        hall.do(congresses.discard, hall.congress)
    assert hall.ask(congresses.current) is not None
