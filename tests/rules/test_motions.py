"""What a vote by show of hands says, to the vote."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules.clauses import Topic
from sudesk.rules.election_rules import DEFAULTS, Share
from sudesk.rules.motions import (
    Hands,
    carried,
    counted,
    officials_adopted,
    share_of,
    topic_of,
)
from sudesk.terms import MotionKind

HALF, THIRDS = DEFAULTS.procedure, DEFAULTS.charter


@pytest.mark.parametrize(
    ("share", "present", "approve", "sentence"),
    [
        (HALF, 82, 80, "实到82人，过半数须42票以上，同意80票，通过"),
        (HALF, 82, 42, "实到82人，过半数须42票以上，同意42票，通过"),
        (HALF, 82, 41, "实到82人，过半数须42票以上，同意41票，差1票，没有通过"),
        (THIRDS, 82, 55, "实到82人，三分之二以上须55票以上，同意55票，通过"),
        (THIRDS, 82, 54, "实到82人，三分之二以上须55票以上，同意54票，差1票，没有通过"),
        (HALF, 0, 0, "实到0人，过半数须1票以上，同意0票，差1票，没有通过"),
    ],
)
def test_the_sentence_has_its_numbers(share, present, approve, sentence):
    ruling = carried(share, present, approve, Topic.PROCEDURE)
    assert ruling.sentence == sentence
    assert ruling.blocks == ("没有通过" in sentence)
    assert ruling.citation == "选举办法第十八条"


@given(
    present=st.integers(1, 500),
    approve=st.integers(0, 500),
    whole=st.integers(1, 12),
    data=st.data(),
)
def test_nothing_carries_without_its_part_in_exact_numbers(present, approve, whole, data):
    part, inclusive = data.draw(st.integers(1, whole)), data.draw(st.booleans())
    ruling = carried(Share(part, whole, inclusive), present, approve, Topic.CHARTER)
    line = Fraction(part, whole) * present
    assert ruling.blocks != (approve >= line if inclusive else approve > line)


def test_hands_that_cannot_be_are_counted_again():
    refused = counted(82, Hands(80, 2, 1), Topic.PROCEDURE)
    assert refused.blocks
    assert refused.sentence == "同意、反对、弃权共83票，比实到82人多1"
    assert counted(82, Hands(80, -1, 0), Topic.PROCEDURE).sentence == "票数不能小于0"


def test_who_showed_no_hand_is_told():
    told = counted(82, Hands(70, 5, 4), Topic.PROCEDURE)
    assert told.sentence == "同意70票，反对5票，弃权4票，未表决3人"
    assert not told.blocks
    assert counted(9, Hands(9, 0, 0), Topic.PROCEDURE).sentence == "同意9票，反对0票，弃权0票"


def test_the_charter_needs_its_own_part_and_clause():
    assert share_of(MotionKind.CHARTER, DEFAULTS) == THIRDS
    assert topic_of(MotionKind.CHARTER) is Topic.CHARTER
    others = set(MotionKind) - {MotionKind.CHARTER}
    assert {share_of(kind, DEFAULTS) for kind in others} == {HALF}
    assert {topic_of(kind) for kind in others} == {Topic.PROCEDURE}


def test_those_who_watch_are_those_who_were_adopted():
    assert officials_adopted(False, False).blocks
    assert "不一致" in officials_adopted(True, False).sentence
    assert not officials_adopted(True, True).blocks
