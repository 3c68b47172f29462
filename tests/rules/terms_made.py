"""Election rules of every kind, for the tests of what is said and done by them."""

from hypothesis import strategies as st

from sudesk.rules.election_rules import (
    CandidateVoters,
    CountingWay,
    DueRule,
    Margin,
    MarkStyle,
    NameOrder,
    Share,
    Terms,
    VoidReason,
)
from sudesk.rules.voting import Base, Majority, ShortfallRule, TieRule, WriteInRule
from sudesk.terms import ChairForm, VoteForm


@st.composite
def fractions(draw):
    """A part of a whole with whether it includes it; the whole itself only inclusive."""
    whole = draw(st.integers(1, 12))
    part = draw(st.integers(1, whole))
    return part, whole, part == whole or draw(st.booleans())


shares = fractions().map(lambda one: Share(*one))


@st.composite
def majorities(draw):
    part, whole, inclusive = draw(fractions())
    return Majority(draw(st.sampled_from(Base)), (part, whole), inclusive)


@st.composite
def watchers(draw):
    few = draw(st.integers(1, 6))
    return few, draw(st.integers(few, 8))


terms = st.builds(
    Terms,
    quorum=shares,
    due=st.sampled_from(DueRule),
    chair=st.sampled_from(ChairForm),
    candidates_vote=st.sampled_from(CandidateVoters),
    margin=st.builds(Margin, st.integers(0, 5), st.integers(0, 100)),
    order=st.sampled_from(NameOrder),
    notice_days=st.integers(1, 30),
    scrutineers=watchers(),
    tellers=st.integers(2, 5),
    marks=st.sampled_from(MarkStyle),
    write_ins=st.sampled_from(WriteInRule),
    voids=st.frozensets(st.sampled_from(VoidReason)).map(lambda one: one | {VoidReason.OVERVOTE}),
    line=majorities(),
    tie=st.sampled_from(TieRule),
    shortfall=st.sampled_from(ShortfallRule),
    counting=st.sampled_from(CountingWay),
    procedure=shares,
    procedure_by=st.sampled_from(VoteForm),
    charter=shares,
)
