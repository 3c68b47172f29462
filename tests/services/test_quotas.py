import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.errors import Refused
from sudesk.rules.quotas import allocate
from sudesk.services import delegates, quotas
from sudesk.terms import CongressKind
from tests.services.scenes import CLASSES, CROWD


@pytest.fixture
def congress(hall):
    return hall.convene(CongressKind.DELEGATES)


def test_what_is_fixed_is_what_was_tried_out(congress):
    assert congress.ask(quotas.fixed, congress.congress) is None
    tried = congress.ask(quotas.try_out, congress.congress, 7)
    assert congress.ask(quotas.fixed, congress.congress) is None
    assert congress.do(quotas.fix, congress.congress, 7) == tried
    assert congress.ask(quotas.fixed, congress.congress) == tried
    assert {row.class_name: row.step.seats for row in tried.rows} == allocate(CLASSES, 7)
    assert sum(row.ordinary for row in tried.rows) == 5  # 60 % of 7, rounded up
    assert tried.of("没有的班") == 0


def test_a_new_total_takes_the_place_of_the_old(congress):
    for seats in (24, 3):
        congress.do(quotas.fix, congress.congress, seats)
    quota = congress.ask(quotas.fixed, congress.congress)
    assert [row.step.seats for row in quota.rows] == [1, 1, 1]


@pytest.mark.parametrize("seats", [-1, 0, 2, 25])
def test_a_total_that_cannot_be_shared_is_refused(congress, seats):
    with pytest.raises(Refused, match=r"3个班.*24人.*请在3至24之间"):
        congress.do(quotas.fix, congress.congress, seats)
    assert congress.ask(quotas.fixed, congress.congress) is None


def test_delegates_hold_the_quota_fast(congress):
    congress.do(quotas.fix, congress.congress, 6)
    entry = congress.roll[0].id
    congress.do(delegates.add, congress.congress, [entry])
    with pytest.raises(Refused, match="名额不能再改"):
        congress.do(quotas.fix, congress.congress, 7)
    congress.do(delegates.remove, congress.congress, [entry])
    assert congress.do(quotas.fix, congress.congress, 7).seats == 7


def test_an_assembly_has_no_quota(hall):
    hall.convene()
    with pytest.raises(Refused, match=r"没有名额可分.*改革方案二\.3"):
        hall.do(quotas.fix, hall.congress, 6)


def test_a_large_department_is_offered_a_fifth(crowd):
    crowd.convene(CongressKind.DELEGATES)
    seats = quotas.suggested(sum(CROWD.values()), len(CROWD))
    assert seats == 84
    quota = crowd.do(quotas.fix, crowd.congress, seats)
    assert sum(row.step.seats for row in quota.rows) == 84


@given(st.lists(st.integers(1, 60), min_size=1, max_size=20))
def test_what_is_offered_can_be_shared(sizes):
    assert len(sizes) <= quotas.suggested(sum(sizes), len(sizes)) <= sum(sizes)
