from datetime import time

import pytest

from sudesk.rules.motions import Hands
from sudesk.services import agenda, congresses, hand_votes, motions, running, scripts, sittings
from sudesk.services.motions import MotionText
from sudesk.terms import AgendaTask, CongressKind, MotionKind, SittingKind
from tests.services.scenes import HELD_ON, yes

FORMAL, PREPARATORY = SittingKind.FORMAL, SittingKind.PREPARATORY


@pytest.fixture
def laid(hall):
    hall.convene(CongressKind.DELEGATES, 9).call()
    hall.do(congresses.reschedule, hall.congress, HELD_ON, "报告厅", time(14, 0))
    hall.do(agenda.lay_out, hall.congress)
    return hall


def of(hall, task, sitting=FORMAL):
    items = hall.ask(agenda.agenda, hall.congress, sitting).items
    return next(one.id for one in items if one.task is task)


def said(hall, task, sitting=FORMAL):
    return hall.ask(scripts.script, of(hall, task, sitting)).text


def test_before_the_day_what_is_not_known_stays_blank(laid):
    assert "应到代表9人，实到____人" in said(laid, AgendaTask.COUNT)
    assert "正式会议12月18日14:00在报告厅召开" in said(laid, AgendaTask.CLOSING, PREPARATORY)
    assert "预备会议将于12:50开始" in said(laid, AgendaTask.CHECK_IN, PREPARATORY)
    assert "正式会议将于14:00开始" in said(laid, AgendaTask.CHECK_IN)
    chief = laid.due[-5].name
    assert f"总监票人{chief}" in said(laid, AgendaTask.OFFICIALS, PREPARATORY)
    assert laid.due[0].name in said(laid, AgendaTask.SPEECHES)
    assert "共12项：一、清点人数" in said(laid, AgendaTask.PASS_AGENDA, PREPARATORY)


def test_without_an_hour_nobody_is_told_one(laid):
    laid.do(congresses.reschedule, laid.congress, HELD_ON, "报告厅", None)
    assert "将于" not in said(laid, AgendaTask.CHECK_IN)


def test_a_count_keeps_its_figure_whoever_leaves_later(laid):
    laid.do(running.begin, of(laid, AgendaTask.CHECK_IN))
    sitting = laid.ask(sittings.current, laid.congress).sitting_id
    laid.do(sittings.check_in_all, sitting, [one.id for one in laid.due[:8]])
    laid.do(running.end, of(laid, AgendaTask.CHECK_IN))
    count = of(laid, AgendaTask.COUNT)
    laid.do(running.begin, count)
    laid.do(running.end, count)
    laid.do(sittings.check_out, sitting, laid.due[0].id)
    assert "实到8人" in said(laid, AgendaTask.COUNT)
    assert "实到7人" in said(laid, AgendaTask.RECOUNT)
    motion = laid.do(motions.propose, laid.congress, MotionKind.REPORT)
    laid.do(hand_votes.put, motion)
    assert "实到代表7人，同意____人" in said(laid, AgendaTask.REPORT)
    laid.do(hand_votes.decide, motion, Hands(6, 1, 0))
    assert "同意6人，反对1人，弃权0人" in said(laid, AgendaTask.REPORT)


def test_resolutions_and_other_motions_stand_where_they_belong(laid):
    text = MotionText("关于预算的决议", "正文")
    other = laid.do(
        agenda.add, laid.congress, FORMAL, agenda.Wording(AgendaTask.OTHER, "审议预算", 5)
    )
    laid.do(motions.propose, laid.congress, MotionKind.RESOLUTION, text)
    laid.do(motions.propose, laid.congress, MotionKind.OTHER, MotionText("预算", "正文"))
    laid.do(
        motions.propose, laid.congress, MotionKind.OTHER, MotionText("预算案", "正文"), None, other
    )
    gone = laid.do(motions.propose, laid.congress, MotionKind.RESOLUTION, text)
    laid.do(motions.withdraw, gone, "重复")
    assert said(laid, AgendaTask.RESOLUTION).count("关于预算的决议") == 2
    words = laid.ask(scripts.script, other).text
    assert "预算案通过" in words and "，预算通过" not in words


def test_the_result_stands_in_the_script(laid):
    laid.prepare().open()
    assert "应选1名，候选人2名" in said(laid, AgendaTask.BALLOT)
    first = laid.names[0]
    laid.count([yes(first)] * 8 + [yes()])
    assert f"宣布，{first}当选为学生会主席团" in said(laid, AgendaTask.TALLY)
    assert f"{first}当选为学生会主席团" in said(laid, AgendaTask.CLOSING)


def test_somebody_writes_their_own_words_and_takes_them_back(laid):
    item = of(laid, AgendaTask.ANTHEM)
    assert laid.do(scripts.write, item, " 请起立。\n\n请坐下。 ") is None
    found = laid.ask(scripts.script, item)
    assert (found.own, found.paragraphs) == (True, ("请起立。", "请坐下。"))
    assert laid.ask(agenda.view, item).own_script
    assert laid.do(scripts.write, item, None) == "请起立。\n\n请坐下。"
    assert "国歌" in laid.ask(scripts.script, item).text
    laid.do(scripts.write, item, "  ")
    assert not laid.ask(scripts.script, item).own
    assert len(laid.ask(scripts.all_scripts, laid.congress, FORMAL)) == 13
