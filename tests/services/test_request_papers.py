from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from sudesk.services import congresses, departments, papers, stages
from sudesk.services.replies import FIRST, Reply, register
from sudesk.terms import CongressKind
from tests.services.scenes import HELD_ON, PROFILE

REACHED = replace(PROFILE, telephone="0000-88880205", contact="王老师", office="205室")


@pytest.fixture
def asked(hall):
    """An assembly whose department can be called."""
    hall.do(departments.save_profile, REACHED)
    return hall.convene()


def slot(hall, key):
    return next(one for one in hall.ask(papers.slots, hall.congress) if one.key == key)


def paper(hall, key):
    return hall.ask(papers.compose, hall.congress, key)


def test_a_request_says_what_it_waits_for(hall):
    hall.convene()
    assert (slot(hall, "1-1").missing, slot(hall, "1-1").page) == (
        "还没有填写办公电话，请示的联系方式要用",
        "settings",
    )
    hall.do(congresses.reschedule, hall.congress, HELD_ON, "")
    assert slot(hall, "1-1").page == slot(hall, "1-2").page == "congress"


def test_the_second_request_waits_for_people(hall):
    hall.do(departments.save_profile, REACHED)
    hall.convene(CongressKind.DELEGATES)
    assert slot(hall, "1-1").ready
    assert slot(hall, "1-2").missing == "还没有登记代表"
    assert slot(hall, "1-2").title == "二次请示"


def test_the_first_request_is_set_from_the_plan(asked):
    asked.do(congresses.reschedule, asked.congress, HELD_ON, "报告厅", time(13, 30))
    request = paper(asked, "1-1")
    assert request.appointed.words == "2026年12月18日（星期五）13时30分在报告厅"
    assert (request.contact.name, request.contact.telephone) == ("王老师", "0000-88880205")
    assert request.basis.endswith("号）") and request.top_percent == 30
    views = asked.ask(stages.stages, asked.congress)
    assert [duty.last for duty in request.schedule] == [view.due_on for view in views]
    assert request.seats is None and request.attached == ()


def test_the_second_request_quotes_the_reply_and_the_notice(asked):
    assert slot(asked, "1-2").missing == "还没有候选人"
    asked.store.clock.now = datetime.combine(HELD_ON, time(8)) - timedelta(days=7)
    asked.call()
    reply = Reply(FIRST, "8号", date(2026, 11, 20), "会计系党总支", True)
    asked.do(register, asked.congress, reply)
    request = paper(asked, "1-2")
    assert request.reply == "经会计系党总支2026年11月20日批复同意（8号）"
    (slate,) = request.slates
    assert len(slate.people) == 2 and slate.notice.outcome == "至今没有收到异议"
    assert request.delegates is None and request.delegates_notice is None
    asked.store.clock.now = datetime.combine(HELD_ON, time(8))
    assert paper(asked, "1-2").slates[0].notice.outcome == "没有收到异议"


def test_the_second_request_of_delegates_counts_them(hall):
    hall.do(departments.save_profile, REACHED)
    hall.convene(CongressKind.DELEGATES, 9).call()
    request = paper(hall, "1-2")
    assert request.delegates == 9 and not request.reviewed
    assert request.attached[0] == "代表名册"
    assert paper(hall, "1-1").seats == 9
    assert paper(hall, "1-1").attached == ("代表名额分配表",)
