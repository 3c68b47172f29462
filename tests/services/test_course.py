from datetime import date, datetime, time, timedelta

from sudesk.services import (
    candidates,
    counting,
    course,
    notices,
    objections,
    officials,
    rounds,
    sittings,
    stages,
)
from sudesk.services.replies import FIRST, Reply, register
from sudesk.terms import CongressKind, NoticeKind, StageState
from tests.services.scenes import HELD_ON, Hall, found, yes

EARLY = datetime(2026, 11, 16, 9)


def line(hall):
    return {stage.label: stage for stage in hall.ask(course.course).stages}


def at_hand(hall):
    seen = hall.ask(course.course)
    (stage,) = [stage for stage in seen.stages if stage.state is StageState.AT_HAND]
    assert stage.page == seen.next.page
    return stage.key


def due(hall):
    return {item.title: item for item in hall.ask(course.course).due}


def test_an_empty_department_begins_with_its_rosters(tmp_path):
    with found(tmp_path / "系.sudesk", {}) as store:
        seen = Hall(store).ask(course.course)
        assert seen.next.page == "roll"
        assert seen.congress is None and seen.printable == ()


def test_before_a_congress_the_line_tells_what_follows(hall):
    assert at_hand(hall) == "congress"
    assert "名额与代表" not in line(hall)  # the roll is small enough for an assembly


def test_a_large_department_is_told_of_delegates_too(crowd):
    assert list(line(crowd)) == [
        "导入名册",
        "创建大会",
        "筹备请示",
        "名额与代表",
        "候选人",
        "召开大会",
        "公示与归档",
    ]


def test_a_congress_of_delegates_has_ten_places_with_their_sources(hall):
    hall.convene(CongressKind.DELEGATES)
    assert [(one.label, one.source) for one in line(hall).values()] == [
        ("筹备请示", "惯例"),
        ("名额分配", "参照二.3"),
        ("班级选举", "参照二.3"),
        ("资格审查", "惯例"),
        ("代表公示", "惯例"),
        ("候选人审查", "改革方案二.7"),
        ("候选人公示", "改革方案二.7"),
        ("二次请示", "惯例"),
        ("召开大会", "改革方案二.3"),
        ("公示与归档", "改革方案二.7"),
    ]


def test_an_assembly_has_no_place_of_delegates(hall):
    hall.convene()
    assert len(line(hall)) == 6
    assert not {"名额分配", "班级选举", "资格审查", "代表公示"} & set(line(hall))


def test_an_assembly_goes_stage_by_stage(hall):
    hall.store.clock.now = EARLY
    hall.convene()
    assert at_hand(hall) == "preparing"
    assert hall.ask(course.course).next.aside == ("标记已送出", "congress")
    hall.do(stages.mark_done, hall.congress, "preparing", EARLY.date())
    assert hall.ask(course.course).next.button == "设立选举"
    hall.call(announced=False)
    assert at_hand(hall) == "candidates_notice"
    hall.store.clock.now = datetime.combine(HELD_ON, time(8)) - timedelta(days=3)
    hall.announce()
    hall.store.clock.now = datetime.combine(HELD_ON, time(8))
    assert hall.ask(course.course).next.button == "准备选票"
    hall.prepare()
    assert hall.ask(course.course).next.title == "召开预备会议"
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    assert hall.ask(course.course).next.title == "会议签到"
    for entry in hall.due:
        hall.do(sittings.check_in, hall.sitting, entry.id)
    assert hall.ask(course.course).next.page == "election_rules"
    hall.adopt()
    hall.do(rounds.open_voting, hall.round)
    assert hall.ask(course.course).next.title == "投票、计票、封存结果"
    hall.count([yes(*hall.names)] * 9 + [yes(hall.names[0])])
    assert hall.ask(course.course).next.title == "宣布闭会"
    hall.do(sittings.close_sitting, hall.sitting)
    seen = hall.ask(course.course)
    assert at_hand(hall) == "result_notice" and seen.days_left is None
    assert not any(one.title.startswith("召开") for one in seen.due)
    assert {15, 16} <= {slot.number for slot in seen.printable}
    assert [duty.done for duty in seen.duties] == [True, True, False]


def test_after_the_last_mark_nothing_is_left_to_do(sealed):
    sealed.do(sittings.close_sitting, sealed.sitting)
    today = HELD_ON
    sealed.do(
        notices.put_up,
        sealed.congress,
        NoticeKind.RESULT,
        today,
        today + timedelta(days=4),
        "公告栏",
        "办公室",
        sealed.election,
    )
    assert "期满" in sealed.ask(course.course).next.title
    sealed.store.clock.now = datetime.combine(today, time(9)) + timedelta(days=6)
    assert "撤下学生会主席团选举结果公示" in due(sealed)
    assert at_hand(sealed) == "report"
    for stage in ("report", "archive"):
        sealed.do(stages.mark_done, sealed.congress, stage, today)
    seen = sealed.ask(course.course)
    assert seen.next.title == "本次大会已经办完"
    assert not any(one.state is StageState.AT_HAND for one in seen.stages)


def test_the_next_thing_names_what_is_missing(hall):
    hall.convene().call()
    hall.do(officials.dismiss, hall.congress, hall.due[-1].id)
    seen = hall.ask(course.course)
    assert seen.next.title == "确定监票人、计票人"
    assert "计票人" in seen.next.why


def test_no_quorum_keeps_the_vote_shut(hall):
    hall.convene().call().prepare()
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    shut = hall.ask(course.course).shut
    assert shut.label == "投票计票" and "差16人" in shut.ruling.sentence
    for entry in hall.due[:16]:
        hall.do(sittings.check_in, hall.sitting, entry.id)
    assert hall.ask(course.course).shut is None


def test_a_candidate_who_waits_keeps_the_notice_shut(hall):
    hall.store.clock.now = EARLY
    hall.convene()
    hall.do(stages.mark_done, hall.congress, "preparing", EARLY.date())
    hall.call(standing=1, announced=False)
    alone = hall.ask(course.course)
    assert alone.next.title == "提名和审查候选人" and alone.shut is None
    name = hall.due[1].name
    hall.do(candidates.nominate, hall.election, hall.due[1].id)
    seen = hall.ask(course.course)
    assert seen.next.title == "审查候选人资格，还剩1名"
    assert "提名2名，符合1名" in seen.next.why and name in seen.next.why
    assert seen.shut.label == "候选人公示" and seen.shut.ruling.citation == "改革方案二.7"
    assert line(hall)["候选人公示"].lock == seen.shut.ruling


def test_an_open_objection_is_due_at_once(hall):
    hall.store.clock.now = datetime.combine(HELD_ON, time(8)) - timedelta(days=4)
    hall.convene().call()
    notice = hall.ask(notices.notices, hall.congress)[0]
    hall.do(objections.object_to, notice.id, notice.from_on, "材料不实")
    item = due(hall)["处理学生会主席团候选人公示的1件异议"]
    assert item.page == "notices"


def test_before_the_day_the_next_thing_is_to_print_for_it(hall):
    hall.convene().call().prepare()
    hall.do(stages.mark_done, hall.congress, "preparing", EARLY.date())
    hall.do(stages.mark_done, hall.congress, "second_request", EARLY.date())
    hall.store.clock = lambda: datetime.combine(HELD_ON, time(9)) - timedelta(days=3)
    seen = hall.ask(course.course)
    assert (seen.next.page, seen.next.title) == ("papers", "打印签到册和选票，等候开会")
    assert seen.days_left == 3


def test_a_second_ballot_brings_the_count_back(hall):
    hall.convene().call().prepare().open()
    hall.count([yes(), yes()])
    hall.do(counting.next_round, hall.round)
    assert hall.ask(course.course).next.page == "count"


def test_what_is_due_is_told_by_day(hall):
    seen = hall.ask(course.course)
    overdue = [(item.title, item.days_left) for item in seen.due]
    assert ("大会每年召开一次，本次最迟日期", 1) in overdue
    hall.store.clock.now += timedelta(days=30)
    assert hall.ask(course.course).due[0].days_left == -29
    hall.convene()
    seen = hall.ask(course.course)
    assert seen.days_left == -30
    assert [item.day for item in seen.due] == sorted(item.day for item in seen.due)
    assert [tile.figure for tile in seen.tiles][:1] == ["24"]


def test_a_request_that_was_sent_waits_for_its_reply(hall):
    hall.store.clock.now = EARLY
    hall.convene()
    hall.do(stages.mark_done, hall.congress, "preparing", EARLY.date())
    assert due(hall)["登记召开请示的批复"].day == date(2026, 11, 23)
    agreed = Reply(FIRST, "8号", EARLY.date(), "会计系党总支", True)
    hall.do(register, hall.congress, agreed)
    assert "登记召开请示的批复" not in due(hall)


def test_forms_that_are_out_are_asked_for(hall):
    hall.store.clock.now = EARLY
    hall.convene(CongressKind.DELEGATES, seats=6)
    item = due(hall)["向3个班收回代表登记表，还差6份"]
    assert (item.day, item.page) == (date(2026, 11, 30), "delegates")


def test_a_notice_is_told_while_it_hangs(hall):
    hall.store.clock.now = datetime.combine(HELD_ON, time(8)) - timedelta(days=4)
    hall.convene().call()
    assert any("期满" in title for title in due(hall))


def test_a_notice_is_printed_at_its_own_stage(hall):
    hall.store.clock.now = datetime.combine(HELD_ON, time(8)) - timedelta(days=4)
    hall.convene().call()
    views = hall.ask(stages.stages, hall.congress)
    ready = hall.ask(course.papers_ready, hall.congress, views)
    assert [slot.number for slot in ready["candidates_notice"]] == [8]
    assert not [slot for slot in ready["result_notice"] if slot.number == 8]
    assert not [slot for slot in ready["candidates"] if slot.number == 8]
