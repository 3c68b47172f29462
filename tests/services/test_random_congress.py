"""Random congresses: whatever people do in whatever order, what was fixed stays fixed."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sudesk.errors import Refused, SudeskError
from sudesk.models import journal
from sudesk.rules.voting import Ballot, Majority, Rule
from sudesk.rules.voting import Base as MajorityBase
from sudesk.services import counting, rounds, sittings
from sudesk.terms import Mark, Presence, RoundKind, RoundState
from tests.services.scenes import Hall, found

PEOPLE = st.integers(0, 11)
BALLOTS = st.builds(
    lambda marks, written, void: (marks, written, void),
    st.lists(st.sampled_from(list(Mark)), min_size=3, max_size=3),
    st.booleans(),
    st.sampled_from([None, None, None, "无章"]),
)
RULES = st.sampled_from([Rule(), Rule(Majority(MajorityBase.VALID, (1, 4)))])


class Congress(RuleBasedStateMachine):
    """Twelve students, three candidates for two seats; the machine holds the other truth."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.hall = Hall(found(Path(self.folder.name) / "系.sudesk", {"会计2401班": 12}))
        self.hall.store.chance = random.Random(1)
        self.here = {}
        self.entered = []
        self.frozen = {}
        self.seals = {}

    def teardown(self):
        self.hall.store.close()
        self.folder.cleanup()

    @initialize(rule=RULES)
    def convene(self, rule):
        self.hall.convene().call(2, 3, rule).prepare()
        self.hall.sitting = self.hall.do(sittings.open_sitting, self.hall.congress, "正式会议")
        self.people = [entry.id for entry in self.hall.due]
        for person in self.people[:9]:
            self.hall.do(sittings.check_in, self.hall.sitting, person)
            self.here[person] = Presence.PRESENT
        self.hall.adopt()

    @property
    def view(self):
        return self.hall.ask(rounds.view, self.hall.round)

    @property
    def state(self):
        return self.view.state

    # the door

    @rule(place=PEOPLE)
    def check_in(self, place):
        person = self.people[place]
        news = self.hall.do(sittings.check_in, self.hall.sitting, person)
        assert news == (self.here.get(person) is not Presence.PRESENT)
        self.here[person] = Presence.PRESENT

    @rule(place=PEOPLE)
    def grant_leave(self, place):
        self.hall.do(sittings.grant_leave, self.hall.sitting, self.people[place], "生病")
        self.here[self.people[place]] = Presence.ON_LEAVE

    @rule(place=PEOPLE)
    def undo(self, place):
        self.hall.do(sittings.undo_check_in, self.hall.sitting, self.people[place])
        self.here.pop(self.people[place], None)

    # the round

    @precondition(lambda self: self.state is RoundState.PREPARING)
    @rule()
    def open_voting(self):
        present = self.present
        if 3 * present < 2 * 12:
            with pytest.raises(Refused, match="实到"):
                self.hall.do(rounds.open_voting, self.hall.round)
            return
        self.hall.do(rounds.open_voting, self.hall.round)
        self.frozen[self.hall.round] = (12, present, self.on_leave)

    @precondition(lambda self: self.state in (RoundState.VOTING, RoundState.COUNTING))
    @rule(collected=st.integers(0, 4), more=st.integers(-1, 2))
    def record_papers(self, collected, more):
        issued = max(collected + more, 0)
        self.hall.ledger(collected, issued)
        self.papers = (collected, issued)

    @precondition(lambda self: self.state is RoundState.COUNTING)
    @rule(seen=BALLOTS)
    def enter(self, seen):
        ballot = self._ballot(seen)
        place = self.hall.do(counting.enter, self.hall.round, ballot)
        self.entered.append(ballot)
        assert place == len(self.entered)

    @precondition(lambda self: self.state is RoundState.COUNTING and self.entered)
    @rule(seen=BALLOTS, place=st.integers(1, 30))
    def amend(self, seen, place):
        place = 1 + place % len(self.entered)
        self.hall.do(counting.amend, self.hall.round, place, self._ballot(seen))
        self.entered[place - 1] = self._ballot(seen)

    @precondition(lambda self: self.state is RoundState.COUNTING and self.entered)
    @rule()
    def drop(self):
        assert self.hall.do(counting.drop_last, self.hall.round) == self.entered.pop()

    @precondition(lambda self: self.state is RoundState.COUNTING)
    @rule(fit=st.booleans())
    def seal(self, fit):
        if fit:
            self.hall.ledger(len(self.entered))
            self.papers = (len(self.entered), len(self.entered))
        collected, issued = self.papers
        if collected != len(self.entered) or issued > self.view.present:
            with pytest.raises(Refused, match="不成立"):
                self.hall.seal()
            return
        self.hall.seal()
        kept = self.hall.ask(counting.ballots, self.hall.round)
        assert sorted(map(repr, kept)) == sorted(map(repr, self.entered))
        self.seals[self.hall.round] = self._sealed(self.hall.round)
        self.entered = []

    @precondition(lambda self: self.state is RoundState.SEALED)
    @rule()
    def next_round(self):
        result = self.hall.result
        names = self.hall.names
        try:
            self.hall.next()
        except Refused:
            assert result["next"] == "none" or any(
                line["written_in"] for line in result["lines"] if line["outcome"] == "tied"
            )
            return
        view = self.view
        assert view.kind is RoundKind(result["next"])
        assert view.seats == result["vacant"]
        assert set(view.names) <= set(names) - set(result["elected"])
        if view.kind is RoundKind.RE_BALLOT:
            assert set(view.names) == set(result["tied"])
        if view.kind is RoundKind.REPEAT:
            assert view.names == names

    @precondition(lambda self: self.state is RoundState.SEALED)
    @rule()
    def nothing_opens_a_seal(self):
        for act in (
            lambda: self.hall.do(counting.enter, self.hall.round, Ballot()),
            lambda: self.hall.ledger(1),
            lambda: self.hall.do(rounds.open_voting, self.hall.round),
            self.hall.seal,
        ):
            with pytest.raises(SudeskError):
                act()

    def _ballot(self, seen):
        marks, written, void = seen
        given = {
            name: mark
            for name, mark in zip(self.hall.names, marks, strict=False)
            if mark is not Mark.ABSTAIN
        }
        return Ballot(given, ("何书墨",) if written else (), void)

    def _sealed(self, round_id):
        return (
            self.hall.ask(counting.sealed, round_id),
            self.hall.ask(rounds.view, round_id),
            self.hall.ask(counting.ballots, round_id),
        )

    @property
    def present(self):
        return sum(one is Presence.PRESENT for one in self.here.values())

    @property
    def on_leave(self):
        return sum(one is Presence.ON_LEAVE for one in self.here.values())

    # what always holds

    @invariant()
    def the_door_adds_up(self):
        if not self.hall.sitting:
            return
        roll = self.hall.ask(sittings.attendance, self.hall.sitting)
        assert (roll.present, roll.on_leave) == (self.present, self.on_leave)
        assert roll.present + roll.on_leave + roll.absent == roll.due == 12

    @invariant()
    def frozen_figures_stand_still(self):
        for round_id, figures in self.frozen.items():
            view = self.hall.ask(rounds.view, round_id)
            assert (view.entitled, view.present, view.on_leave) == figures

    @invariant()
    def sealed_rounds_stand_still(self):
        for round_id, seal in self.seals.items():
            assert self._sealed(round_id) == seal
            assert self.hall.ask(counting.recount, round_id) == []

    @invariant()
    def ballots_add_up(self):
        if not self.hall.round:
            return
        now = self.hall.ask(counting.standing, self.hall.round)
        assert now.tally.valid + now.tally.void == now.entered
        for votes in now.tally.lines.values():
            assert votes.approve + votes.oppose + votes.abstain == now.tally.valid
        if self.hall.round not in self.seals:
            assert self.hall.ask(counting.ballots, self.hall.round) == tuple(self.entered)

    @invariant()
    def the_journal_is_whole(self):
        assert self.hall.ask(journal.broken_at) is None


TestRandomCongress = Congress.TestCase
TestRandomCongress.settings = settings(max_examples=6, stateful_step_count=20, deadline=None)
