from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules.plan import provision
from sudesk.rules.quotas import (
    allocate,
    least_ordinary,
    ordinary_floor,
    ordinary_share,
    reaches_ordinary,
    share,
)

SIZES = st.dictionaries(st.text("甲乙丙丁戊己庚", min_size=1, max_size=2), st.integers(0, 60))


def naive(sizes, seats, minimum):
    """Share seats with fractions, class by class, as the promise says it."""
    fixed, rest = {}, {name: size for name, size in sizes.items() if size}
    while rest:
        left = seats - sum(fixed.values())
        total = sum(rest.values())
        exact = {name: Fraction(size * left, total) for name, size in rest.items()}
        given_ = {name: int(value) for name, value in exact.items()}
        names = list(rest)
        while sum(given_.values()) < left:
            best = max(
                (name for name in names if given_[name] == int(exact[name])),
                key=lambda n: (exact[n] - int(exact[n]), rest[n], -names.index(n)),
            )
            given_[best] += 1
        short = [name for name in rest if given_[name] < minimum]
        if not short:
            fixed |= given_
            break
        for name in short:
            fixed[name] = minimum
            del rest[name]
    return {name: fixed.get(name, 0) for name in sizes}


@given(SIZES, st.integers(0, 3), st.integers(0, 80))
def test_agrees_with_a_second_implementation_and_sums_exactly(sizes, minimum, spare):
    open_classes = sum(size > 0 for size in sizes.values())
    seats = minimum * open_classes + (spare if open_classes else 0)
    result = allocate(sizes, seats, minimum)
    assert result == naive(sizes, seats, minimum)
    assert sum(result.values()) == seats
    assert list(result) == list(sizes)
    assert all(result[name] >= minimum for name, size in sizes.items() if size)
    assert all(result[name] == 0 for name, size in sizes.items() if not size)


@given(SIZES.filter(lambda sizes: any(sizes.values())), st.integers(0, 80))
def test_the_arithmetic_adds_up_step_by_step(sizes, spare):
    seats = sum(size > 0 for size in sizes.values()) + spare
    sharing = share(sizes, seats)
    open_steps = [step for step in sharing.steps if step.size and not step.lifted]
    lifted = sum(step.seats for step in sharing.steps if step.lifted)
    assert sharing.seats + lifted == seats
    assert sharing.headcount == sum(step.size for step in open_steps)
    for step in open_steps:
        assert step.whole * sharing.headcount + step.remainder == step.size * sharing.seats


def test_equal_remainders_go_to_the_larger_class_then_by_order():
    assert allocate({"a": 2, "b": 6}, 3, 0) == {"a": 1, "b": 2}
    assert allocate({"a": 1, "b": 3}, 2, 0) == {"a": 0, "b": 2}
    assert allocate({"a": 5, "b": 5}, 3) == {"a": 2, "b": 1}


@pytest.mark.parametrize(
    ("sizes", "seats", "minimum"),
    [({"a": 3, "b": 3}, 1, 1), ({"a": 3}, -1, 0), ({"a": -3}, 1, 0), ({"a": 3}, 1, -1), ({}, 1, 1)],
)
def test_what_cannot_be_shared_is_refused(sizes, seats, minimum):
    with pytest.raises(ValueError, match=r"seats|negative"):
        allocate(sizes, seats, minimum)


def test_no_seats_among_nobody():
    assert allocate({"a": 0}, 0) == {"a": 0}


@given(st.dictionaries(st.text(max_size=2), st.integers(1, 30), min_size=1))
def test_the_sixty_percent_is_taken_of_the_total(seats):
    floor = ordinary_floor(seats)
    total, wanted = sum(seats.values()), sum(floor.values())
    assert wanted * 10 >= total * 6
    assert (wanted - 1) * 10 < total * 6
    assert all(floor[name] <= seats[name] for name in seats)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_the_reference_includes_its_number(total, number):
    assert reaches_ordinary(number, total) == (number >= least_ordinary(total))
    assert reaches_ordinary(number, total) == (Fraction(6, 10) * total <= number)


def test_seats_of_core_members_raise_the_floor_of_the_others():
    assert sum(ordinary_floor({"甲": 40, "乙": 42}, 88).values()) == 53
    assert ordinary_floor({"甲": 2, "乙": 1}, 30) == {"甲": 2, "乙": 1}


def test_remainder_seats_are_won_in_their_order():
    sharing = share({"甲": 2, "乙": 6, "丙": 12, "丁": 100}, 13)
    assert [step.name for step in sharing.lifted] == ["甲"]
    assert [step.name for step in sharing.winners] == ["乙"]


def test_another_plan_may_ask_for_another_share(monkeypatch):
    assert ordinary_share() == (6, 10)
    other = replace(provision("R3"), figures={"least_percent": 55})
    monkeypatch.setattr("sudesk.rules.quotas.provision", {"R3": other}.__getitem__)
    assert ordinary_share() == (55, 100)
    assert least_ordinary(88) == 49  # 48.4
