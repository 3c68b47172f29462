from datetime import date

import pytest

from sudesk.services import notices, objections, postings
from sudesk.services.postings import Phase
from sudesk.terms import CongressKind, NoticeKind, Ruled
from tests.services.test_notices import put_up

FRIDAY, TUESDAY = date(2026, 12, 11), date(2026, 12, 15)


@pytest.fixture
def bare(hall):
    return hall.convene().call(announced=False)


def phase(hall, kind=NoticeKind.CANDIDATES):
    found = hall.ask(postings.postings, hall.congress)
    return next(one for one in found if one.kind is kind).phase


def test_an_assembly_announces_call_candidates_and_result(bare):
    found = bare.ask(postings.postings, bare.congress)
    assert [one.title for one in found] == [
        "学生会主席团报名公告",
        "学生会主席团候选人公示",
        "学生会主席团选举结果公示",
    ]
    assert [one.asked for one in found] == [False, True, True]
    assert [one.listed for one in found] == [1, 2, 0]
    assert found[2].missing == "还没有封存的选举结果"


def test_a_congress_announces_its_delegates_first(crowd):
    crowd.convene(CongressKind.DELEGATES, 60)
    (found,) = crowd.ask(postings.postings, crowd.congress)
    assert (found.key, found.listed) == ((NoticeKind.DELEGATES, None), 60)


def test_a_list_goes_through_its_phases(bare):
    assert phase(bare) is Phase.TO_COME
    notice = put_up(bare, FRIDAY, TUESDAY)
    assert phase(bare) is Phase.RUN_OUT
    objection = bare.do(objections.object_to, notice, TUESDAY, "排名不符")
    assert phase(bare) is Phase.DISPUTED
    bare.do(objections.settle, objection, Ruled.DISMISSED, "无误", "陆文舟", TUESDAY)
    bare.do(notices.take_down, notice, date(2026, 12, 16))
    assert phase(bare) is Phase.TAKEN_DOWN
    bare.stand(bare.due[5])
    assert phase(bare) is Phase.OUTDATED


def test_a_list_may_hang_now_or_later(bare):
    notice = put_up(bare, date(2026, 12, 16), date(2026, 12, 18))
    assert phase(bare) is Phase.HANGING
    bare.do(notices.withdraw, notice, "日期有误")
    put_up(bare, date(2026, 12, 21), date(2026, 12, 23))
    assert phase(bare) is Phase.AHEAD
