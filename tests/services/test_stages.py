from datetime import date, datetime, time, timedelta

import pytest

from sudesk.errors import Refused, SudeskError
from sudesk.models.preparing import StagePlan
from sudesk.rules.stages import BY_KEY, usual
from sudesk.rules.workdays import Calendar
from sudesk.services import calendar, congresses, delegates, quotas, replies, sittings, stages
from sudesk.services.replies import FIRST, Reply
from sudesk.terms import CongressKind, StageState
from tests.services.scenes import HELD_ON

EARLY = datetime(2026, 11, 2, 9)


@pytest.fixture
def planned(hall):
    """A congress of delegates convened in good time."""
    hall.store.clock.now = EARLY
    return hall.convene(CongressKind.DELEGATES)


def views(hall):
    return {one.key: one for one in hall.ask(stages.stages, hall.congress)}


def days(hall):
    return {key: (one.begins_on, one.due_on) for key, one in views(hall).items()}


def current(hall):
    (key,) = [key for key, one in views(hall).items() if one.state is StageState.AT_HAND]
    return key


def move(hall, key, begins, due, because="等场地"):
    to = date(2026, *begins), date(2026, *due)
    hall.do(stages.move, hall.congress, key, *to, because)


def test_a_congress_is_planned_when_it_is_convened(planned):
    custom = usual(CongressKind.DELEGATES, HELD_ON, planned.ask(calendar.calendar))
    assert days(planned) == {key: (one.begins_on, one.due_on) for key, one in custom.items()}
    assert views(planned)["credentials"].owner == "资格审查组"
    assert not any(one.usual_due or one.done for one in views(planned).values())


def test_holidays_of_the_file_are_counted(hall):
    hall.store.clock.now = EARLY
    hall.do(calendar.put, date(2026, 12, 15), "校运会", False)
    hall.convene()
    assert views(hall)["second_request"].due_on == date(2026, 12, 14)


def test_what_is_late_already_is_due_today_and_says_so(hall):
    hall.store.clock.now = datetime(2026, 12, 3, 9)
    hall.convene(CongressKind.DELEGATES)
    found = views(hall)
    assert found["preparing"].due_on == date(2026, 12, 3)
    assert found["preparing"].usual_due == date(2026, 11, 18)
    assert found["candidates"].usual_due is None


def test_a_congress_of_the_first_format_is_planned_on_demand(planned):
    with planned.store.writing() as session:
        session.query(StagePlan).delete()
    custom = usual(CongressKind.DELEGATES, HELD_ON, Calendar())
    assert views(planned)["quotas"].due_on == custom["quotas"].due_on
    planned.do(stages.assign, planned.congress, "quotas", "组织部")
    assert views(planned)["quotas"].owner == "组织部"
    with planned.store.reading() as session:
        assert session.query(StagePlan).count() == len(BY_KEY)


def test_a_stage_is_moved_with_its_reason(planned):
    move(planned, "quotas", (11, 18), (11, 23))
    moved = views(planned)["quotas"]
    assert (moved.due_on, moved.moved_because) == (date(2026, 11, 23), "等场地")
    planned.do(
        stages.put_back, planned.congress, "quotas", date(2026, 11, 19), date(2026, 11, 20), ""
    )
    assert views(planned)["quotas"].moved_because == ""


def test_a_stage_out_of_order_is_refused_with_the_way_out(planned):
    before = days(planned)
    with pytest.raises(Refused) as refused:
        move(planned, "quotas", (11, 18), (12, 8))
    assert "班级选举" in refused.value.what and "请先移动" in refused.value.remedy
    with pytest.raises(SudeskError, match="理由"):
        move(planned, "quotas", (11, 18), (11, 23), " ")
    assert days(planned) == before


def test_rescheduling_shifts_what_was_not_moved_by_hand(planned):
    move(planned, "proposals", (12, 1), (12, 10))
    planned.do(stages.mark_done, planned.congress, "preparing", EARLY.date())
    later = HELD_ON + timedelta(days=7)
    shifted = planned.do(congresses.reschedule, planned.congress, later, "礼堂", time(14))
    found = views(planned)
    assert shifted == len(found) - 2
    assert found["proposals"].due_on == date(2026, 12, 10)
    assert found["preparing"].due_on == date(2026, 11, 18)
    assert found["second_request"].due_on == date(2026, 12, 22)
    assert planned.ask(congresses.view, planned.congress).starts_at == time(14)
    assert planned.do(congresses.reschedule, planned.congress, later, "报告厅") == 0


def test_the_day_stays_once_people_have_signed_in(hall):
    hall.convene()
    hall.do(sittings.open_sitting, hall.congress, sittings.FORMAL)
    with pytest.raises(Refused, match="已经开会签到"):
        hall.do(congresses.reschedule, hall.congress, HELD_ON + timedelta(days=1), "")
    hall.do(congresses.reschedule, hall.congress, HELD_ON, "礼堂", time(14))
    assert hall.ask(congresses.view, hall.congress).venue == "礼堂"


def test_people_say_what_nothing_in_the_file_proves(planned):
    assert current(planned) == "preparing"
    planned.do(stages.mark_done, planned.congress, "preparing", EARLY.date(), " 送办公室 ")
    done = views(planned)["preparing"]
    assert done.done and done.marked and done.done_note == "送办公室"
    assert current(planned) == "quotas"
    planned.do(stages.reopen, planned.congress, "preparing")
    assert current(planned) == "preparing"


def test_what_the_file_proves_is_not_marked_by_hand(planned):
    with pytest.raises(Refused, match="由程序判断"):
        planned.do(stages.mark_done, planned.congress, "quotas", EARLY.date())
    with pytest.raises(Refused, match="今天之后"):
        planned.do(stages.mark_done, planned.congress, "archive", HELD_ON)


def test_a_reply_proves_the_request_and_a_refusal_brings_it_back(planned):
    planned.do(stages.mark_done, planned.congress, "preparing", EARLY.date())
    reply = Reply(FIRST, "8号", EARLY.date(), "会计系党总支", False, "请推迟")
    planned.do(replies.register, planned.congress, reply)
    step = views(planned)["preparing"].step
    assert not step.done and "请推迟" in step.why
    agreed = Reply(FIRST, "9号", EARLY.date(), "会计系党总支", True)
    planned.do(replies.register, planned.congress, agreed)
    assert views(planned)["preparing"].done
    assert not views(planned)["preparing"].markable


def test_quotas_and_delegates_are_proved_by_the_file(planned):
    planned.do(stages.mark_done, planned.congress, "preparing", EARLY.date())
    quota = planned.do(quotas.fix, planned.congress, 6)
    assert current(planned) == "class_elections"
    assert "还差6名" in views(planned)["class_elections"].step.title
    groups = congresses.class_order(planned.roll)
    chosen = [one.id for name, group in groups.items() for one in group[: quota.of(name)]]
    planned.do(delegates.add, planned.congress, chosen)
    assert current(planned) == "credentials"


def test_on_the_day_nothing_unmarked_holds_the_guide_up(planned):
    planned.do(quotas.fix, planned.congress, 6)
    planned.store.clock.now = datetime.combine(HELD_ON, time(8))
    assert current(planned) == "class_elections"
    assert not views(planned)["preparing"].done
