from datetime import datetime, time, timedelta

from sudesk.services import counting, course, elections, officials, sittings
from sudesk.terms import CongressKind, StageState
from tests.services.scenes import HELD_ON, Hall, found, yes


def stages(hall):
    return {stage.key: stage.state for stage in hall.ask(course.course).stages}


def at_hand(hall):
    seen = hall.ask(course.course)
    (stage,) = [stage for stage in seen.stages if stage.state is StageState.AT_HAND]
    assert stage.page == seen.next.page == stage.key
    return stage.key


def test_an_empty_department_begins_with_its_rosters(tmp_path):
    with found(tmp_path / "系.sudesk", {}) as store:
        seen = Hall(store).ask(course.course)
        assert seen.next.page == "roll"
        assert seen.congress is None and seen.printable == ()


def test_a_congress_of_delegates_goes_stage_by_stage(hall):
    assert at_hand(hall) == "congress"
    hall.convene(CongressKind.DELEGATES)
    assert list(stages(hall)) == list(course.STAGES)
    assert at_hand(hall) == "quotas"
    hall.do(course.quotas.fix, hall.congress, 9)
    assert at_hand(hall) == "delegates"
    chosen = []
    for row in hall.ask(course.quotas.fixed, hall.congress).rows:
        members = [one.id for one in hall.roll if one.class_name == row.class_name]
        chosen += members[: row.step.seats]
    hall.do(course.delegates.add, hall.congress, chosen)
    assert at_hand(hall) == "candidates"
    assert hall.ask(course.course).next.button == "设立选举"
    hall.call(seats=2)
    assert "等额选举" in hall.ask(course.course).next.why
    hall.do(elections.accept_uncontested, hall.election, "刘老师", "只有两人报名")
    assert hall.ask(course.course).next.button == "准备选票"
    hall.prepare()
    assert at_hand(hall) == "sitting"
    hall.open()
    assert at_hand(hall) == "count"
    hall.count([yes(*hall.names)] * 9)
    closing = hall.ask(course.course)
    assert (closing.next.page, closing.next.title) == ("sitting", "宣布闭会")
    hall.do(sittings.close_sitting, hall.sitting)
    assert at_hand(hall) == "papers"
    seen = hall.ask(course.course)
    assert seen.days_left is None
    assert not any(one.title.startswith("召开") for one in seen.due)
    assert [slot.number for slot in seen.printable] == [3, 5, 11, 12, 15, 16]
    assert [duty.done for duty in seen.duties] == [True, True, False]


def test_an_assembly_has_no_stage_of_delegates(hall):
    hall.convene()
    assert not {"quotas", "delegates"} & stages(hall).keys()


def test_the_next_thing_names_the_rule_that_blocks(hall):
    hall.convene().call()
    hall.do(officials.dismiss, hall.congress, hall.due[-1].id)
    assert "还没有计票人" in hall.ask(course.course).next.why


def test_no_quorum_locks_the_count(hall):
    hall.convene().call().prepare()
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    count = next(one for one in hall.ask(course.course).stages if one.key == "count")
    assert count.lock.blocks and "差16人" in count.lock.sentence
    for entry in hall.due[:16]:
        hall.do(sittings.check_in, hall.sitting, entry.id)
    assert at_hand(hall) == "count"


def test_before_the_day_the_next_thing_is_to_print_for_it(hall):
    hall.convene().call().prepare()
    hall.store.clock = lambda: datetime.combine(HELD_ON, time(9)) - timedelta(days=3)
    seen = hall.ask(course.course)
    assert (seen.next.page, seen.next.title) == ("papers", "打印签到册和选票，等候开会")
    assert seen.days_left == 3


def test_a_second_ballot_brings_the_count_back(hall):
    hall.convene().call().prepare().open()
    hall.count([yes(), yes()])
    hall.do(counting.next_round, hall.round)
    assert at_hand(hall) == "count"


def test_what_is_due_is_told_by_day(hall):
    seen = hall.ask(course.course)
    overdue = [(item.title, item.days_left) for item in seen.due]
    assert ("大会每年召开一次，本次最迟日期", 1) in overdue
    assert [item.day for item in seen.due] == sorted(item.day for item in seen.due)
    hall.store.clock.now += timedelta(days=30)
    assert hall.ask(course.course).due[0].days_left == -29
    hall.convene()
    seen = hall.ask(course.course)
    assert seen.days_left == -30
    assert [tile.figure for tile in seen.tiles][:1] == ["24"]
