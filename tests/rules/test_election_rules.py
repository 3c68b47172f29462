from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules.election_rules import (
    DEFAULTS,
    PRESETS,
    CountingWay,
    Margin,
    MarkStyle,
    Share,
    Terms,
    TermsRefused,
    VoidReason,
    check,
    mistakes,
)
from sudesk.rules.voting import Base, Majority, Rule, ShortfallRule, TieRule, WriteInRule
from tests.rules import terms_made


@given(terms_made.shares, st.integers(0, 2000), st.integers(0, 2000))
def test_a_share_is_exact(share, number, base):
    wanted = Fraction(share.part, share.whole) * base
    assert share.met(number, base) is (number >= wanted if share.inclusive else number > wanted)


@given(terms_made.shares, st.integers(0, 2000))
def test_what_is_needed_is_the_least_that_is_enough(share, base):
    needed = share.needed(base)
    assert share.met(needed, base)
    assert not share.met(needed - 1, base)


@pytest.mark.parametrize(
    ("margin", "seats", "needed"),
    [
        (Margin(), 3, 1),
        (Margin(0), 3, 0),
        (Margin(0, 20), 5, 1),
        (Margin(0, 20), 6, 2),
        (Margin(2, 20), 3, 2),
        (Margin(1, 20), 10, 2),
    ],
)
def test_the_margin_takes_the_larger_of_both(margin, seats, needed):
    assert margin.needed(seats) == needed


def test_the_defaults_are_those_of_the_rule_book():
    assert Terms() == DEFAULTS
    assert DEFAULTS.rule == Rule()
    assert DEFAULTS.quorum.needed(88) == 59
    assert DEFAULTS.procedure.needed(82) == 42
    assert DEFAULTS.charter.needed(82) == 55
    assert DEFAULTS.scrutineers == (2, 4)
    assert DEFAULTS.notice_days == 3
    assert DEFAULTS.voids == {VoidReason.OVERVOTE, VoidReason.ILLEGIBLE, VoidReason.UNSEALED}


def test_presets_hold_and_differ():
    assert PRESETS[0].terms == DEFAULTS
    assert len({preset.terms for preset in PRESETS}) == len({p.name for p in PRESETS}) == 4
    assert [mistakes(preset.terms) for preset in PRESETS] == [()] * 4


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"quorum": Share(0, 3, True)}, "到会人数的比例"),
        ({"quorum": Share(4, 3, True)}, "到会人数的比例"),
        ({"procedure": Share(1, 1, False)}, "程序性表决不可能超过全数"),
        ({"charter": Share(-1, 2, True)}, "章程的比例"),
        ({"line": Majority(Base.PRESENT, (3, 2), True)}, "当选线的比例"),
        ({"line": Majority(Base.PRESENT, (2, 2), False)}, "当选线不可能超过全数"),
        ({"margin": Margin(-1)}, "差额应为0至30名"),
        ({"margin": Margin(31)}, "差额应为0至30名"),
        ({"margin": Margin(1, 101)}, "差额比例"),
        ({"notice_days": 0}, "公示期"),
        ({"notice_days": 31}, "公示期"),
        ({"scrutineers": (3, 2)}, "监票人"),
        ({"scrutineers": (0, 2)}, "监票人"),
        ({"tellers": 0, "counting": CountingWay.ONE_TELLER}, "计票人"),
        ({"tellers": 1, "counting": CountingWay.TWICE}, "计票人应至少2名"),
        ({"voids": frozenset()}, "总是无效"),
    ],
)
def test_what_cannot_hold_is_refused_with_its_reason(wrong, word):
    terms = replace(DEFAULTS, **wrong)
    with pytest.raises(TermsRefused) as refused:
        check(terms)
    assert len(refused.value.errors) == 1
    assert word in str(refused.value)


def test_every_mistake_is_named():
    wrong = replace(DEFAULTS, tellers=0, notice_days=0, voids=frozenset())
    assert len(mistakes(wrong)) == 4


@given(terms_made.terms)
def test_terms_as_they_are_made_hold(terms):
    check(terms)
    assert terms.rule.majority == terms.line


def test_ballots_carry_rule_signs_and_order():
    for other in (
        replace(DEFAULTS, marks=MarkStyle.TICK),
        replace(DEFAULTS, write_ins=WriteInRule.NONE),
    ):
        assert other.printed != DEFAULTS.printed
    assert replace(DEFAULTS, tellers=3).printed == DEFAULTS.printed


def test_the_signs():
    assert [(style.approve, style.oppose) for style in MarkStyle] == [("○", "×"), ("√", "×")]


def test_terms_take_the_rule_of_a_count_and_keep_the_rest():
    rule = Rule(Majority(Base.VALID, (1, 3)), TieRule.VACANT, ShortfallRule.VACANT)
    terms = replace(DEFAULTS, notice_days=5).with_rule(rule)
    assert (terms.rule, terms.notice_days) == (rule, 5)
    rest = {"line": DEFAULTS.line, "tie": DEFAULTS.tie, "shortfall": DEFAULTS.shortfall}
    assert replace(terms, **rest, notice_days=DEFAULTS.notice_days) == DEFAULTS
