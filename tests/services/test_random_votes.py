"""Random days of a hall: people come and go while it votes; what was put and decided stands."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sudesk.errors import Refused
from sudesk.rules.motions import Hands
from sudesk.services import hand_votes, minutes, motions, sittings
from sudesk.services.motions import MotionState, MotionText
from sudesk.terms import Mark, MotionKind
from tests.services.scenes import Hall, found

DUE = 12
PEOPLE, PLACES = st.integers(0, DUE - 1), st.integers(0, 5)
COUNTS = st.integers(0, DUE)


class Day(RuleBasedStateMachine):
    """Twelve people and up to six motions; the machine holds the other truth."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.hall = Hall(found(Path(self.folder.name) / "系.sudesk", {"会计2401班": DUE}))
        self.here = set()
        self.put_with = {}
        self.decided = {}

    def teardown(self):
        self.hall.store.close()
        self.folder.cleanup()

    @initialize()
    def begin(self):
        self.hall.convene()
        self.hall.sitting = self.hall.do(sittings.open_sitting, self.hall.congress, "正式会议")
        self.people = [entry.id for entry in self.hall.due]
        for person in self.people[:8]:
            self.come(person=self.people.index(person))

    @property
    def motions(self):
        return self.hall.ask(motions.motions, self.hall.congress)

    @property
    def at_vote(self):
        return self.hall.ask(hand_votes.at_vote, self.hall.congress)

    def waiting(self, place):
        found = [one for one in self.motions if one.state is MotionState.WAITING]
        return found[place % len(found)] if found else None

    @rule(person=PEOPLE)
    def come(self, person):
        self.hall.do(sittings.check_in, self.hall.sitting, self.people[person])
        self.here.add(person)

    @precondition(lambda self: self.here)
    @rule(place=PEOPLE)
    def go(self, place):
        person = sorted(self.here)[place % len(self.here)]
        self.hall.do(sittings.check_out, self.hall.sitting, self.people[person])
        self.here.remove(person)

    @precondition(lambda self: len(self.motions) < 6)
    @rule()
    def propose(self):
        number = len(self.motions) + 1
        self.hall.do(
            motions.propose,
            self.hall.congress,
            MotionKind.RESOLUTION,
            MotionText(f"决议{number}", "正文"),
        )

    @rule(place=PLACES)
    def put(self, place):
        motion = self.waiting(place)
        if motion is None:
            return
        may = self.at_vote is None and 3 * len(self.here) >= 2 * DUE
        assert (self.hall.ask(hand_votes.obstacle, motion.id) is None) is may
        try:
            self.hall.do(hand_votes.put, motion.id)
        except Refused:
            assert not may
        else:
            assert may
            self.put_with[motion.id] = len(self.here)

    @precondition(lambda self: self.at_vote is not None)
    @rule(mark=st.sampled_from(list(Mark)), hands=COUNTS)
    def count(self, mark, hands):
        motion = self.at_vote
        known = {**self.hall.ask(hand_votes.counts, motion.id), mark: hands}
        try:
            self.hall.do(hand_votes.count, motion.id, mark, hands)
        except Refused:
            assert sum(known.values()) > self.put_with[motion.id]
        else:
            assert self.hall.ask(hand_votes.counts, motion.id) == known

    @precondition(lambda self: self.at_vote is not None)
    @rule(approve=COUNTS, oppose=COUNTS, abstain=COUNTS)
    def decide(self, approve, oppose, abstain):
        motion = self.at_vote
        try:
            self.hall.do(hand_votes.decide, motion.id, Hands(approve, oppose, abstain))
        except Refused:
            assert approve + oppose + abstain > self.put_with[motion.id]
        else:
            self.decided[motion.id] = self.hall.ask(motions.view, motion.id)

    @precondition(lambda self: self.at_vote is not None)
    @rule()
    def take_back(self):
        motion = self.at_vote
        self.hall.do(hand_votes.take_back, motion.id)
        del self.put_with[motion.id]

    @rule(place=PLACES)
    def withdraw(self, place):
        motion = self.waiting(place)
        if motion is not None:
            self.hall.do(motions.withdraw, motion.id, "提案人撤回")

    @invariant()
    def those_present_are_those_who_came_less_those_who_left(self):
        if self.hall.sitting:
            roll = self.hall.ask(sittings.attendance, self.hall.sitting)
            assert roll.present == len(self.here)

    @invariant()
    def what_was_put_and_decided_stands(self):
        if not self.hall.sitting:
            return
        for one in self.motions:
            assert one.present == self.put_with.get(one.id)
            if one.id in self.decided:
                assert one == self.decided[one.id]
        assert sum(one.state is MotionState.AT_VOTE for one in self.motions) <= 1

    @invariant()
    def nothing_is_adopted_without_its_majority(self):
        if not self.hall.sitting:
            return
        for one in self.motions:
            if one.state.decided:
                assert (one.state is MotionState.ADOPTED) is (2 * one.hands.approve > one.present)
        told = [
            fact.words
            for part in self.hall.ask(minutes.minutes, self.hall.congress).parts
            for fact in part.facts
        ]
        assert sum("举手表决" in one for one in told) == len(self.decided)


TestRandomDay = Day.TestCase
TestRandomDay.settings = settings(max_examples=6, stateful_step_count=20, deadline=None)
