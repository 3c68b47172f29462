from datetime import timedelta

import pytest

from sudesk.papers.printing import render
from sudesk.rules.motions import Hands
from sudesk.services import (
    agenda,
    floor_notes,
    hand_votes,
    minutes,
    motions,
    papers,
    presidium,
    running,
    sittings,
)
from sudesk.services.floor_notes import Said
from sudesk.terms import AgendaTask, CongressKind, MotionKind, NoteKind, Seat, SittingKind
from tests.services.scenes import yes

FORMAL = SittingKind.FORMAL


@pytest.fixture
def laid(hall):
    hall.convene(CongressKind.DELEGATES, 9).call()
    hall.do(agenda.lay_out, hall.congress)
    return hall


def facts(hall):
    parts = hall.ask(minutes.minutes, hall.congress).parts
    return [fact for part in parts for fact in part.facts]


def words(hall):
    return [fact.words for fact in facts(hall)]


def of(hall, task):
    items = hall.ask(agenda.agenda, hall.congress, FORMAL).items
    return next(one.id for one in items if one.task is task)


def begin_day(hall):
    hall.do(running.begin, of(hall, AgendaTask.CHECK_IN))
    hall.sitting = hall.ask(sittings.current, hall.congress).sitting_id
    hall.do(sittings.check_in_all, hall.sitting, [one.id for one in hall.due[:8]])
    hall.do(running.end, of(hall, AgendaTask.CHECK_IN))


def through(hall, task):
    hall.do(running.begin, of(hall, task))
    hall.do(running.end, of(hall, task))


def test_before_the_day_there_is_nothing_to_tell(laid):
    assert laid.ask(minutes.minutes, laid.congress).parts == ()


def test_the_day_tells_itself(laid):
    begin_day(laid)
    through(laid, AgendaTask.COUNT)
    laid.do(sittings.check_in, laid.sitting, laid.due[8].id)
    report = of(laid, AgendaTask.REPORT)
    laid.do(running.begin, report)
    motion = laid.do(motions.propose, laid.congress, MotionKind.REPORT)
    laid.do(hand_votes.put, motion)
    assert not any("举手表决" in one for one in words(laid))
    laid.do(hand_votes.decide, motion, Hands(8, 1, 0))
    laid.store.clock.now += timedelta(minutes=20)
    laid.do(running.end, report)
    entry = laid.due[2]
    laid.do(floor_notes.add, laid.congress, Said(NoteKind.QUESTION, "何时答复？", entry.id))
    laid.do(floor_notes.add, laid.congress, Said(NoteKind.OPINION, "延长开放", None, "何安"))
    laid.do(sittings.check_out, laid.sitting, laid.due[8].id)
    laid.do(agenda.remove, of(laid, AgendaTask.SPEECHES), "已书面介绍")
    laid.do(sittings.close_sitting, laid.sitting)
    found = words(laid)
    assert found[0] == "正式会议开始签到。"
    assert "清点人数，应到代表9人，实到8人，请假0人；法定人数6人，已经达到。" in found
    assert (
        "举手表决第1号议案“学生会工作报告”，应到代表9人，实到9人。同意8票，反对1票，弃权0票；"
        "过半数须5票以上，通过。" in found
    )
    assert f"{entry.name}（{entry.class_name}）提问：何时答复？" in found
    assert "何安提出意见建议：延长开放。" in found
    assert "“候选人发言”没有进行，理由：已书面介绍。" in found
    assert found[-1] == (
        "正式会议闭会。应到代表9人，到会9人，其中迟到1人、提前离会1人；请假0人，缺席0人。"
    )
    told = facts(laid)
    assert [one.at for one in told] == sorted(one.at for one in told)
    (reported,) = [one for one in told if one.words.startswith("审议学生会工作报告")]
    assert reported.time == f"{reported.at:%H:%M}至{reported.until:%H:%M}"
    assert told[0].time == f"{told[0].at:%H:%M}"


def test_a_motion_that_fails_and_a_ballot_are_told_with_their_figures(laid):
    begin_day(laid)
    motion = laid.do(motions.propose, laid.congress, MotionKind.REPORT)
    laid.do(hand_votes.put, motion)
    laid.do(hand_votes.decide, motion, Hands(2, 6, 0))
    assert words(laid)[-1].endswith("过半数须5票以上，没有通过。")


def test_the_ballot_is_told_from_opening_to_seal(laid):
    laid.prepare().open()
    found = words(laid)
    assert any("学生会主席团开始投票，应选1名，候选人2名。应到代表9人" in one for one in found)
    first = laid.names[0]
    laid.count([yes(first)] * 7 + [yes(write_ins=["何书墨"]), yes()])
    sealed = words(laid)[-1]
    assert "发出选票9张，收回9张，有效票9张，无效票0张" in sealed
    assert f"{first}赞成7票、反对0票、弃权2票" in sealed
    assert "何书墨赞成1票。" in sealed
    assert sealed.endswith(f"{first}当选。结果封存。")


def test_nobody_elected_says_what_follows(laid):
    laid.prepare().open()
    laid.count([yes()] * 9)
    assert "没有人当选。下一步，就缺额另行选举。" in words(laid)[-1]


def test_texts_stand_after_their_facts_and_outlive_them(laid):
    begin_day(laid)
    note = laid.do(floor_notes.add, laid.congress, Said(NoteKind.OPINION, "延长", None, "何安"))
    anchor = facts(laid)[-1].anchor
    assert laid.do(minutes.write, laid.congress, anchor, " 大家鼓掌。 ") == ""
    assert facts(laid)[-1].text == "大家鼓掌。"
    laid.do(floor_notes.remove, note)
    (loose,) = laid.ask(minutes.minutes, laid.congress).loose
    assert (loose.anchor, loose.text) == (anchor, "大家鼓掌。")
    assert laid.do(minutes.write, laid.congress, anchor, "") == "大家鼓掌。"
    assert laid.do(minutes.write, laid.congress, anchor, "") == ""
    assert laid.ask(minutes.minutes, laid.congress).loose == ()


def test_chair_and_recorder_are_those_of_the_presidium_or_as_written(laid):
    laid.do(presidium.add, laid.congress, Seat.CHAIR, laid.due[3].id)
    laid.do(presidium.add, laid.congress, Seat.SECRETARY, laid.due[4].id)
    found = laid.ask(minutes.minutes, laid.congress)
    assert (found.chair, found.recorder) == (laid.due[3].name, laid.due[4].name)
    laid.do(minutes.write, laid.congress, minutes.RECORDER, "何书墨")
    assert laid.ask(minutes.minutes, laid.congress).recorder == "何书墨"


def test_the_papers_of_the_day_print_without_a_word_typed(laid):
    def keys():
        slots = laid.ask(papers.slots, laid.congress)
        return {one.key: one.ready for one in slots if one.number in (10, 29)}

    assert keys() == {"10": True, "10-2": True, "10-3": True, "10-4": True, "29": False}
    begin_day(laid)
    through(laid, AgendaTask.COUNT)
    motion = laid.do(motions.propose, laid.congress, MotionKind.OFFICIALS)
    laid.do(hand_votes.put, motion)
    laid.do(hand_votes.decide, motion, Hands(8, 0, 0))
    laid.do(minutes.write, laid.congress, "gone", "一句话。\n\n又一句。")
    assert all(keys().values())
    for key in keys():
        assert render(laid.ask(papers.compose, laid.congress, key))
    assert laid.ask(papers.compose, laid.congress, "10-2").vote.endswith(
        "实到代表8人，同意8人，反对0人，弃权0人。"
    )
    assert laid.ask(papers.compose, laid.congress, "29").loose == ("一句话。", "又一句。")


def test_without_an_agenda_the_papers_wait(hall):
    hall.convene()
    found = {one.key: one.missing for one in hall.ask(papers.slots, hall.congress)}
    assert found["10"] == found["10-3"] == "还没有排议程"
    assert found["10-2"] == "还没有确定监票人、计票人"
    assert found["29"] == "还没有开会"


def test_what_a_count_a_vote_or_the_closing_says_is_not_said_twice(laid):
    begin_day(laid)
    laid.do(running.begin, of(laid, AgendaTask.COUNT))
    assert any("清点人数，宣布大会有效" in one for one in words(laid))
    laid.do(running.end, of(laid, AgendaTask.COUNT))
    resolution = of(laid, AgendaTask.RESOLUTION)
    laid.do(running.begin, resolution)
    assert any(one.startswith("通过") for one in words(laid))
    laid.carry(MotionKind.RESOLUTION, title="关于工作计划的决议", text="同意。")
    laid.do(running.end, resolution)
    through(laid, AgendaTask.CLOSING)
    if laid.ask(sittings.current, laid.congress).closed_at is None:
        laid.do(sittings.close_sitting, laid.sitting)
    told = words(laid)
    assert not any("宣布大会有效" in one for one in told)
    assert not any(one.startswith(("通过", "闭幕")) for one in told)
    assert sum("清点人数" in one for one in told) == 1
    laid.do(minutes.write, laid.congress, f"item-{resolution}", "决议由大会秘书长宣读。")
    (kept,) = [one for one in facts(laid) if one.anchor == f"item-{resolution}"]
    assert kept.text == "决议由大会秘书长宣读。"


def test_a_list_that_was_adopted_is_told_with_its_names(laid):
    begin_day(laid)
    laid.carry(MotionKind.OFFICIALS)
    told = words(laid)[-1]
    chief = laid.due[-5]
    assert f"通过。总监票人{chief.name}（{chief.class_name}）；监票人" in told
    assert told.endswith("。")
