import random

import pytest

from sudesk.rules.bundle_sheets import Sheet
from sudesk.rules.comparing import (
    OVERVOTED,
    apart,
    parting,
    renamed,
    renamed_sheet,
    void_reason,
)
from sudesk.rules.voting import Ballot, Contest, Rule, WriteInRule
from sudesk.terms import Mark

CONTEST = Contest("选举", 2, ("甲", "乙", "丙"))
ALL, OPPOSERS, NONE = (Rule(write_ins=one) for one in WriteInRule)
YES, NO, NOT = Mark.APPROVE, Mark.OPPOSE, Mark.ABSTAIN


def ballot(*write_ins, void=None, **marks):
    return Ballot(marks, write_ins, void)


def differ(first, second, rule=ALL):
    found = apart(CONTEST, rule, first, second)
    return (*found.names, *["written"] * found.write_ins, *["void"] * found.void)


def test_names_whose_marks_differ_are_named_in_ballot_order():
    assert differ(ballot(甲=YES, 乙=NO), ballot(甲=YES, 乙=NO, 丙=NOT)) == ()
    assert differ(ballot(甲=YES), ballot(丙=NO)) == ("甲", "丙")
    assert not apart(CONTEST, ALL, ballot(), ballot())


@pytest.mark.parametrize(
    ("rule", "second", "apart_"),
    [
        (ALL, ("子", "丑"), ()),
        (ALL, ("丑 ", "子", "丑", "", "甲"), ()),
        (ALL, ("丑",), ("written",)),
        (OPPOSERS, ("丑", "子"), ("written",)),
        (OPPOSERS, ("甲", "子", "子", "丑"), ()),
        (NONE, ("寅",), ()),
    ],
)
def test_names_written_in_differ_as_far_as_they_can_count(rule, second, apart_):
    first = ballot("子", "丑", 甲=NO, 乙=NO)
    assert differ(first, ballot(*second, 甲=NO, 乙=NO), rule) == apart_


def test_of_void_ballots_only_the_reason_matters():
    assert differ(ballot(void="无章", 甲=YES), ballot(void=" 无章 ")) == ()
    assert differ(ballot(void="无章"), ballot(void="看不清")) == ("void",)
    assert differ(ballot(void="无章", 甲=YES), ballot(甲=YES)) == ("void",)
    assert differ(ballot(甲=YES, 乙=YES, 丙=YES), ballot("子", 甲=YES, 乙=YES)) == ()
    assert differ(ballot(甲=YES, 乙=YES, 丙=YES), ballot(void=OVERVOTED)) == ()
    assert differ(ballot(甲=YES, 乙=YES, 丙=YES), ballot(甲=YES, 乙=YES)) == ("丙", "void")


def test_too_many_approvals_are_the_reason_before_any_other():
    assert void_reason(CONTEST, ALL, ballot(void="无章", 甲=YES, 乙=YES, 丙=YES)) == OVERVOTED
    assert void_reason(CONTEST, ALL, ballot(void="无章")) == "无章"
    assert void_reason(CONTEST, ALL, ballot("子", 甲=YES)) == ""
    assert void_reason(CONTEST, NONE, ballot("子", "丑", 甲=YES)) == ""


def test_the_surplus_is_looked_for_where_the_rest_differs_least():
    source = random.Random(3)
    kinds = [ballot(甲=one, 乙=two, 丙=three) for one in Mark for two in Mark for three in Mark]
    for _ in range(50):
        longer = [source.choice(kinds) for _ in range(20)]
        at = source.randrange(20)
        shorter = longer[:at] + longer[at + 1 :]
        place = parting(CONTEST, ALL, longer, shorter)
        assert place == parting(CONTEST, ALL, shorter, longer)
        # equal neighbours cannot be told apart: leaving out the one at that place gives the rest
        assert longer[: place - 1] + longer[place:] == shorter and place <= at + 1
    assert parting(CONTEST, ALL, [], kinds[:3]) == 1


def test_matched_names_are_renamed_on_ballots_and_sheets():
    one = ballot("何书默", "程砚", 甲=YES)
    names = {"何书默": "何书墨"}
    assert renamed(one, names).write_ins == ("何书墨", "程砚")
    assert renamed(one, {"别人": "谁"}) is one
    sheet = Sheet(5, 0, (), {"何书默": 1, "何书墨": 2, "程砚": 1})
    assert renamed_sheet(sheet, names).write_ins == {"何书墨": 3, "程砚": 1}
