import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules.bundle_sheets import (
    Sheet,
    add_up,
    check,
    figures_apart,
    label,
    with_figures,
)
from sudesk.rules.voting import Ballot, Contest, Rule, Votes, WriteInRule, tally
from sudesk.terms import Mark

CONTEST = Contest("选举", 2, ("甲", "乙"))
NONE = Rule(write_ins=WriteInRule.NONE)
GOOD = Sheet(20, 1, (Votes(12, 4, 3), Votes(9, 5, 5)), {"丙": 2})


def broken(sheet, rule=Rule()):  # noqa: B008 - a frozen value
    return [one.code for one in check(CONTEST, rule, sheet) if one.stops]


def test_a_sound_sheet_breaks_nothing():
    checks = check(CONTEST, Rule(), GOOD)
    assert [one.code for one in checks] == ["E.301", "E.302", "E.302", "E.303", "E.304"]
    assert broken(GOOD) == []
    assert checks[1].sentence == "甲12＋4＋3＝19，有效票19"
    assert all(one.meaning and one.remedy for one in checks)


@pytest.mark.parametrize(
    ("sheet", "codes", "fields"),
    [
        (Sheet(20, 21, GOOD.lines, {}), ["E.301"], ("void", "ballots")),
        (
            Sheet(20, 1, (Votes(12, 4, 2), Votes(9, 5, 5)), {}),
            ["E.302"],
            ("line:1:approve", "line:1:oppose", "line:1:abstain"),
        ),
        (Sheet(20, 1, GOOD.lines, {"丙 丁": 20}), ["E.303", "E.304"], ("written:丙丁",)),
        (
            Sheet(20, 1, (Votes(19, 0, 0), Votes(19, 0, 0)), {"丙": 1}),
            ["E.304"],
            ("line:1:approve", "line:2:approve"),
        ),
    ],
)
def test_what_is_broken_says_where(sheet, codes, fields):
    assert broken(sheet) == codes
    first = next(one for one in check(CONTEST, Rule(), sheet) if one.stops)
    assert first.fields == fields


def test_names_written_in_count_for_nothing_where_nobody_may_write_in():
    assert broken(Sheet(20, 1, GOOD.lines, {"丙": 20}), NONE) == []


def test_the_figures_that_differ_are_named_with_both_numbers():
    other = Sheet(19, 1, (Votes(12, 4, 2), Votes(9, 5, 4)), {"丙": 1, "丁": 1, "戊": 0})
    apart = figures_apart(GOOD, other)
    assert apart == {
        "ballots": (20, 19),
        "line:1:abstain": (3, 2),
        "line:2:abstain": (5, 4),
        "written:丙": (2, 1),
        "written:丁": (0, 1),
    }
    assert [label(CONTEST, key) for key in apart] == [
        "本捆张数",
        "甲 弃权",
        "乙 弃权",
        "另选他人 丙",
        "另选他人 丁",
    ]
    assert label(CONTEST, "void") == "无效票"
    assert with_figures(other, {key: pair[0] for key, pair in apart.items()}) == GOOD
    assert figures_apart(GOOD, GOOD) == {}


BALLOTS = st.lists(
    st.builds(
        Ballot,
        st.dictionaries(st.sampled_from(CONTEST.candidates), st.sampled_from(Mark)),
        st.lists(st.sampled_from(["丙", "丁"]), max_size=2).map(tuple),
        st.sampled_from([None, None, "无章"]),
    ),
    max_size=12,
)


@given(BALLOTS, st.integers(1, 5), st.sampled_from([Rule(), NONE]))
def test_sheets_of_bundles_add_up_to_the_tally_of_their_ballots(ballots, size, rule):
    sheets = []
    for at in range(0, len(ballots), size):
        part = tally(CONTEST, rule, ballots[at : at + size])
        written = dict(part.write_ins)
        lines = tuple(part.lines[name] for name in CONTEST.candidates)
        sheets.append(Sheet(part.valid + part.void, part.void, lines, written))
    assert not [code for sheet in sheets for code in broken(sheet, rule)]
    assert add_up(CONTEST, rule, sheets) == tally(CONTEST, rule, ballots)


def test_a_listed_name_written_in_counts_for_nothing():
    sheet = Sheet(20, 1, GOOD.lines, {"甲": 3, "丙": 2})
    assert add_up(CONTEST, Rule(), [sheet, sheet]).write_ins == {"丙": 4}
