from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.errors import Refused
from sudesk.models.tables import Congress
from sudesk.rules.quota_plan import Plan
from sudesk.rules.quotas import allocate
from sudesk.services import delegates, organisations, quotas
from sudesk.services.organisations import Body, Outside
from sudesk.terms import CongressKind, QuotaMethod
from tests.services.scenes import CLASSES, CROWD

PERCENT = Plan(QuotaMethod.PERCENT, per_mille=300)
EACH = Plan(QuotaMethod.FIXED, each=3)
BY_GRADE = Plan(
    QuotaMethod.BY_GRADE, by_grade=(("2024", 300), ("2025", 250), ("2026", 500)), grade_floor=2
)


@pytest.fixture
def congress(hall):
    return hall.convene(CongressKind.DELEGATES)


def seats(quota):
    return [row.step.seats for row in quota.rows]


def test_what_is_fixed_is_what_was_tried_out(congress):
    assert congress.ask(quotas.fixed, congress.congress) is None
    tried = congress.ask(quotas.try_out, congress.congress, 7).quota
    assert congress.ask(quotas.fixed, congress.congress) is None
    assert congress.do(quotas.fix, congress.congress, 7) == tried
    assert congress.ask(quotas.fixed, congress.congress) == tried
    assert {row.class_name: row.step.seats for row in tried.rows} == allocate(CLASSES, 7)
    assert sum(row.ordinary for row in tried.rows) == 5  # 60 % of 7, rounded up
    assert tried.of("没有的班") == 0


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (Plan.total(7), [3, 2, 2]),
        (PERCENT, [3, 3, 2]),  # 24 × 30 % = 7.2
        (EACH, [3, 3, 3]),
        (BY_GRADE, [3, 2, 3]),
    ],
)
def test_every_method_is_stored_and_read_back_whole(congress, plan, expected):
    congress.do(quotas.fix, congress.congress, plan)
    seating = congress.ask(quotas.seating, congress.congress)
    assert seating.quota == congress.ask(quotas.try_out, congress.congress, plan).quota
    assert seating.quota.plan == plan
    assert seats(seating.quota) == expected
    assert seating.fixed_on == date(2026, 12, 18)
    assert congress.ask(quotas.congresses.view, congress.congress).delegate_seats == sum(expected)


def test_a_total_of_the_first_format_is_read_as_shared(congress):
    congress.do(quotas.fix, congress.congress, 7)
    with congress.store.writing() as session:
        session.get_one(Congress, congress.congress).quota_plan = None
    seating = congress.ask(quotas.seating, congress.congress)
    assert (seating.quota.plan, seating.fixed_on) == (Plan.total(7), None)
    congress.do(quotas.put_back, congress.congress, congress.ask(quotas.present, 1))
    assert congress.ask(quotas.seating, congress.congress) == seating


def test_a_new_total_takes_the_place_of_the_old(congress):
    for number in (24, 3):
        congress.do(quotas.fix, congress.congress, number)
    assert seats(congress.ask(quotas.fixed, congress.congress)) == [1, 1, 1]


def test_what_stood_before_is_put_back(congress):
    congress.do(quotas.fix, congress.congress, EACH)
    before = congress.ask(quotas.present, congress.congress)
    first = congress.ask(quotas.seating, congress.congress)
    congress.do(quotas.fix, congress.congress, 7)
    congress.do(quotas.put_back, congress.congress, before)
    assert congress.ask(quotas.seating, congress.congress) == first
    congress.do(quotas.put_back, congress.congress, None)
    assert congress.ask(quotas.fixed, congress.congress) is None
    assert congress.ask(quotas.present, congress.congress) is None
    assert congress.ask(quotas.seating, congress.congress).total == 0


@pytest.mark.parametrize("number", [-1, 0, 2, 25])
def test_a_total_that_cannot_be_shared_is_refused(congress, number):
    with pytest.raises(Refused, match=r"3个班.*24人.*请在3至24之间"):
        congress.do(quotas.fix, congress.congress, number)
    assert congress.ask(quotas.fixed, congress.congress) is None


def test_delegates_hold_the_quota_fast(congress):
    congress.do(quotas.fix, congress.congress, 6)
    before = congress.ask(quotas.present, congress.congress)
    entry = congress.roll[0].id
    congress.do(delegates.add, congress.congress, [entry])
    for act, value in ((quotas.fix, 7), (quotas.put_back, before)):
        with pytest.raises(Refused, match=r"名额不能再改。已有1名代表.*在“代表”中移出"):
            congress.do(act, congress.congress, value)
    congress.do(delegates.remove, congress.congress, [entry])
    assert congress.do(quotas.fix, congress.congress, 7).seats == 7


def test_an_assembly_has_no_quota(hall):
    hall.convene()
    with pytest.raises(Refused, match=r"没有名额可分.*改革方案二\.3"):
        hall.do(quotas.fix, hall.congress, 6)


def test_a_large_department_is_offered_a_fifth(crowd):
    crowd.convene(CongressKind.DELEGATES)
    number = quotas.suggested(sum(CROWD.values()), len(CROWD))
    assert number == 84
    quota = crowd.do(quotas.fix, crowd.congress, number)
    assert sum(seats(quota)) == 84


@given(st.lists(st.integers(1, 60), min_size=1, max_size=20))
def test_what_is_offered_can_be_shared(sizes):
    assert len(sizes) <= quotas.suggested(sum(sizes), len(sizes)) <= sum(sizes)


def test_seats_beside_those_of_the_classes_add_up_as_in_the_picture(crowd):
    crowd.convene(CongressKind.DELEGATES)
    bodies = (Body("系学生会", 2, main_club=False), Body("英语社", 2), Body("珠算社", 2))
    crowd.do(organisations.arrange, crowd.congress, Outside(bodies, 6))
    seating = crowd.ask(quotas.try_out, crowd.congress, 76)
    assert (seating.class_seats, seating.total) == (76, 88)
    assert (seating.least_ordinary, seating.most_ordinary) == (53, 82)
    # The union sends core members too: the 53 are shared among classes and main clubs.
    assert seating.ordinary[0] == 0
    assert sum(row.ordinary for row in seating.quota.rows) + sum(seating.ordinary) == 53
    assert crowd.ask(quotas.seating, crowd.congress).total == 12


OUTSIDE = st.builds(
    Outside,
    st.lists(st.builds(Body, st.just("社"), st.integers(1, 4), st.booleans()), max_size=4).map(
        tuple
    ),
    st.integers(0, 20),
)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), OUTSIDE, st.data())
def test_the_shares_of_ordinary_members_add_up_to_the_whole(sizes, outside, data):
    classes = tuple(quotas.Group(f"{n}班", "2024", size) for n, size in enumerate(sizes))
    total = data.draw(st.integers(len(sizes), sum(sizes)))
    seating = quotas.seated(Plan.total(total), classes, outside)
    shared = sum(row.ordinary for row in seating.quota.rows) + sum(seating.ordinary)
    assert seating.total == total + outside.body_seats + outside.ex_officio
    room = total + sum(body.seats for body in outside.clubs)
    assert shared == min(seating.least_ordinary, room)
    assert all(0 <= row.ordinary <= row.step.seats for row in seating.quota.rows)
