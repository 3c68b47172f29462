from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sudesk.errors import Refused
from sudesk.rules import quota_plan as rules
from sudesk.rules.quota_plan import Group, Plan, divide
from sudesk.rules.quotas import allocate
from sudesk.terms import QuotaMethod

NINE = [
    Group("会计2401班", "2024", 46),
    Group("会计2402班", "2024", 44),
    Group("财管2401班", "2024", 41),
    Group("会计2501班", "2025", 48),
    Group("会计2502班", "2025", 47),
    Group("审计2501班", "2025", 43),
    Group("会计2601班", "2026", 50),
    Group("会计2602班", "2026", 49),
    Group("大数据会计2601班", "2026", 44),
]
PAIRS = st.tuples(st.sampled_from(["2024", "2025", "2026", ""]), st.integers(1, 60))
ROLLS = st.lists(PAIRS, min_size=1, max_size=12).map(
    lambda pairs: [Group(f"{place}班", *pair) for place, pair in enumerate(pairs)]
)


def students(classes):
    return sum(group.size for group in classes)


def seats_of(division):
    return {step.name: step.seats for part in division.parts for step in part.sharing.steps}


def by_grade(classes, per_mille, **more):
    shares = tuple((grade, per_mille) for grade in rules.grades(classes))
    return Plan(QuotaMethod.BY_GRADE, by_grade=shares, **more)


def percent(per_mille, **more):
    return Plan(QuotaMethod.PERCENT, per_mille=per_mille, **more)


def each(number, **more):
    return Plan(QuotaMethod.FIXED, each=number, **more)


@st.composite
def plans(draw):
    """A roll and a plan of any method, often one that cannot be met."""
    classes, floor = draw(ROLLS), draw(st.integers(0, 6))
    per_mille = draw(st.integers(1, 1000))
    plan = draw(
        st.sampled_from(
            [
                Plan(QuotaMethod.SHARE, draw(st.integers(1, students(classes))), grade_floor=floor),
                percent(per_mille, grade_floor=floor),
                each(draw(st.integers(1, 8)), grade_floor=floor),
                by_grade(classes, per_mille, grade_floor=floor),
            ]
        )
    )
    return classes, plan


@given(plans())
def test_every_method_sums_exactly_and_keeps_every_floor(case):
    classes, plan = case
    try:
        division = divide(plan, classes)
    except Refused as refusal:
        assert refusal.remedy
        return
    seats = seats_of(division)
    assert sum(seats.values()) == division.seats
    assert len(seats) == len(classes)
    assert all(1 <= seats[group.name] <= group.size for group in classes)
    for grade, members in rules.grades(classes).items():
        if grade:
            assert sum(seats[group.name] for group in members) >= plan.grade_floor
    for part in division.parts:
        shared = part.sharing
        for step in shared.steps:
            assert division.found(step.name) == (part, step)
            if plan.method is not QuotaMethod.FIXED and not step.lifted:
                counted = step.whole * shared.headcount + step.remainder
                assert counted == step.size * shared.seats


@given(ROLLS, st.integers(0, 500), st.integers(0, 6))
def test_a_total_is_shared_whole_whatever_the_floor(classes, spare, floor):
    assume(all(students(m) >= floor for g, m in rules.grades(classes).items() if g))
    seats = min(rules.fewest(classes, floor) + spare, students(classes))
    division = divide(Plan(QuotaMethod.SHARE, seats, grade_floor=floor), classes)
    assert division.seats == seats
    if not any(part.floored for part in division.parts):
        assert seats_of(division) == allocate({g.name: g.size for g in classes}, seats)


@given(ROLLS, st.integers(1, 999))
def test_a_higher_percentage_never_gives_fewer_seats(classes, per_mille):
    headcount = students(classes)
    low, high = (rules.taken_of(headcount, value) for value in (per_mille, per_mille + 1))
    assert low <= high
    assert low * 1000 >= headcount * per_mille
    assert (low - 1) * 1000 < headcount * per_mille


@given(st.integers(1, 500), st.data())
def test_the_least_percentage_is_the_least(headcount, data):
    seats = data.draw(st.integers(1, headcount))
    least = rules.per_mille_for(seats, headcount)
    assert 1 <= least <= 1000
    assert rules.taken_of(headcount, least) >= seats
    assert rules.taken_of(headcount, least - 1) < seats


@given(ROLLS, st.integers(1, 7))
def test_more_for_each_class_is_never_fewer_for_one(classes, number):
    assume(min(group.size for group in classes) > number)
    low, high = (seats_of(divide(each(value), classes)) for value in (number, number + 1))
    assert set(low.values()) == {number}
    assert set(high.values()) == {number + 1}


@given(ROLLS, st.integers(0, 300))
def test_a_larger_class_never_gets_fewer_seats(classes, spare):
    seats = min(len(classes) + spare, students(classes))
    got = seats_of(divide(Plan.total(seats), classes))
    order = sorted(classes, key=lambda group: group.size)
    for smaller, larger in pairwise(order):
        assert got[smaller.name] <= got[larger.name] or smaller.size == larger.size


def test_a_total_by_largest_remainder_as_in_the_picture():
    division = divide(Plan.total(76), NINE)
    assert list(seats_of(division).values()) == [8, 8, 8, 9, 9, 8, 9, 9, 8]
    (part,) = division.parts
    order = [step.name for step in part.sharing.winners]
    assert order == ["审计2501班", "会计2501班", "会计2502班", "财管2401班"]
    assert not part.sharing.lifted


def test_a_percentage_is_rounded_up_once():
    division = divide(percent(125), NINE)  # 51.5
    assert division.seats == 52
    assert division.parts[0].students == 412
    assert rules.exact_words(412, 125) == "51.5"
    assert rules.percent_words(125) == "12.5%"


def test_each_grade_has_its_own_percentage():
    plan = Plan(QuotaMethod.BY_GRADE, by_grade=(("2024", 200), ("2025", 150), ("2026", 100)))
    division = divide(plan, NINE)
    assert [part.grade for part in division.parts] == ["2024", "2025", "2026"]
    assert [part.seats for part in division.parts] == [27, 21, 15]  # 26.2, 20.7, 14.3
    assert [part.per_mille for part in division.parts] == [200, 150, 100]


def test_a_small_grade_is_given_its_floor_first():
    classes = [Group("大班", "2024", 90), Group("小班", "2025", 6), Group("无级班", "", 4)]
    division = divide(Plan(QuotaMethod.SHARE, 20, grade_floor=4), classes)
    assert [(part.grade, part.floored) for part in division.parts] == [("2025", True), ("", False)]
    assert seats_of(division) == {"小班": 4, "大班": 15, "无级班": 1}
    division = divide(percent(200, grade_floor=4), classes)
    assert seats_of(division) == {"小班": 4, "大班": 15, "无级班": 1}
    assert division.parts[-1].students == 100


def test_grades_stand_from_the_oldest_to_the_unknown():
    classes = [Group("丙", "", 1), Group("乙", "2025", 1), Group("甲", "2024", 1)]
    assert list(rules.grades(classes)) == ["2024", "2025", ""]
    assert [rules.grade_words(grade) for grade in rules.grades(classes)][1:] == [
        "2025级",
        "年级未知",
    ]


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        (Plan.total(8), r"8个名额分不下去。.*9个班，每班至少1名，.*412人。请在9至412之间"),
        (Plan.total(413), r"请在9至412之间"),
        (Plan(QuotaMethod.SHARE, 14, grade_floor=5), r"每个年级至少5名.*请在15至412之间"),
        (Plan(QuotaMethod.SHARE, 76, grade_floor=132), r"2024级只有131人.*改到131以内"),
        (percent(0), r"不能按0%分配"),
        (percent(1001), r"不能按100\.1%分配.*0\.1%至100%"),
        (percent(10), r"412人的1%是5名，分不下去.*至少要9名.*定在2%以上"),
        (each(0), r"每班至少1名"),
        (each(42), r"财管2401班只有41人，不够每班42名.*41以内"),
        (each(1, grade_floor=5), r"2024级3个班共3名，少于每个年级至少5名.*定在2以上"),
        (by_grade(NINE[:5], 200), r"2026级还没有定百分比"),
        (by_grade(NINE, 1001), r"不能按100\.1%分配"),
        (by_grade(NINE, 10), r"2024级131人的1%是2名.*至少要3名.*2024级的百分比定在1\.6%以上"),
    ],
)
def test_what_cannot_be_met_is_refused_with_the_way_out(plan, says):
    with pytest.raises(Refused, match=says):
        divide(plan, NINE)
