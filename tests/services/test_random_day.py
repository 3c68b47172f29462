"""Random days: people come and go, hands are counted, the agenda changes; a naive model watches.

The model knows nothing of the services: each person has a pile of places, each vote its figures.
"""

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sudesk.errors import Refused
from sudesk.models import journal
from sudesk.rules.motions import Hands
from sudesk.services import (
    agenda,
    attendees,
    door,
    hand_votes,
    head_counts,
    motions,
    running,
    sittings,
)
from sudesk.services.agenda import Wording
from sudesk.services.attendees import Person
from sudesk.services.door import Who
from sudesk.services.motions import MotionText
from sudesk.terms import AgendaTask, Category, CongressKind, MotionKind, Presence, SittingKind
from tests.services.scenes import Hall, found

DUE = 12
PEOPLE = st.integers(0, DUE - 1)
KINDS = st.sampled_from([MotionKind.RESOLUTION, MotionKind.OTHER])  # of these many may wait
IN, OUT, LEAVE = "in", "out", "leave"


class Day(RuleBasedStateMachine):
    """Twelve delegates and a guest at the formal sitting of a congress with its usual agenda."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "系.sudesk"
        self.hall = Hall(found(path, {"会计2401班": 40, "审计2601班": 20}))
        self.piles = {}  # of each person every place they were put to, in order
        self.gestures = []  # whose pile grew, gesture by gesture
        self.counts = []
        self.votes = {}  # motion: the figures frozen when it was put, then the hands
        self.told = None

    def teardown(self):
        self.hall.store.close()
        self.folder.cleanup()

    @initialize()
    def open_the_hall(self):
        self.hall.convene(CongressKind.DELEGATES, DUE)
        self.hall.do(agenda.lay_out, self.hall.congress)
        guest = [Person("任可", "院学生会", "主席")]
        self.hall.do(attendees.add, self.hall.congress, Category.GUEST, guest)
        (row,) = self.hall.ask(attendees.attendees, self.hall.congress)
        self.hall.sitting = self.hall.do(
            running.open_up, self.hall.congress, SittingKind.FORMAL, "正式会议"
        )
        self.people = [Who(entry_id=entry.id) for entry in self.hall.due]
        self.guest = Who(attendee_id=row.id)
        self.piles = {who: [] for who in (*self.people, self.guest)}
        self.told = self.hall.ask(door.door, self.hall.sitting)

    # the door

    def place(self, who):
        return self.piles[who][-1] if self.piles[who] else None

    def put(self, place, *whose):
        for who in whose:
            self.piles[who].append(place)
        self.gestures.append(whose)

    @rule(number=PEOPLE)
    def arrive(self, number):
        who = self.people[number]
        news = self.hall.do(door.arrive, self.hall.sitting, who)
        assert news == (self.place(who) != IN)
        if news:
            self.put(IN, who)

    @rule()
    def the_guest_comes_or_goes(self):
        if self.place(self.guest) == IN:
            self.hall.do(door.leave, self.hall.sitting, self.guest)
            self.put(OUT, self.guest)
        else:
            assert self.hall.do(door.arrive, self.hall.sitting, self.guest)
            self.put(IN, self.guest)

    @rule(number=PEOPLE)
    def leave(self, number):
        who = self.people[number]
        if self.place(who) == IN:
            self.hall.do(door.leave, self.hall.sitting, who)
            self.put(OUT, who)
        else:
            with pytest.raises(Refused, match="还没有签到"):
                self.hall.do(door.leave, self.hall.sitting, who)

    @rule(number=PEOPLE)
    def grant_leave(self, number):
        who = self.people[number]
        self.hall.do(sittings.grant_leave, self.hall.sitting, who.entry_id, "生病")
        self.put(LEAVE, who)

    @rule(first=PEOPLE, last=PEOPLE)
    def a_paper_list(self, first, last):
        listed = self.people[min(first, last) : max(first, last) + 1]
        coming = [who for who in listed if self.place(who) != IN]
        number = self.hall.do(
            sittings.check_in_all, self.hall.sitting, [who.entry_id for who in listed]
        )
        assert number == len(coming)
        if coming:
            self.put(IN, *coming)

    @rule()
    def undo(self):
        if not self.gestures:
            with pytest.raises(Refused, match="还没有可以撤销"):
                self.hall.do(door.undo, self.hall.sitting)
            return
        whose = self.gestures.pop()
        assert set(self.hall.do(door.undo, self.hall.sitting)) == set(whose)
        for who in whose:
            self.piles[who].pop()

    @property
    def present(self):
        return sum(self.place(who) == IN for who in self.people)

    @property
    def enough(self):
        return 3 * self.present >= 2 * DUE

    # figures and votes

    @rule()
    def count_heads(self):
        found = self.hall.do(head_counts.count, self.hall.sitting)
        assert found.present == self.present
        self.counts.append(found)

    @rule(kind=KINDS)
    def put_to_the_vote(self, kind):
        text = MotionText("一项议案", "正文", "")
        motion = self.hall.do(motions.propose, self.hall.congress, kind, text)
        under_way = any(hands is None for _, hands in self.votes.values())
        if under_way or not self.enough:
            with pytest.raises(Refused):
                self.hall.do(hand_votes.put, motion)
            return
        self.hall.do(hand_votes.put, motion)
        self.votes[motion] = (self.present, None)

    @precondition(lambda self: any(hands is None for _, hands in self.votes.values()))
    @rule(approve=st.integers(0, DUE), oppose=st.integers(0, 3), abstain=st.integers(0, 3))
    def decide(self, approve, oppose, abstain):
        motion = next(one for one, (_, hands) in self.votes.items() if hands is None)
        present, _ = self.votes[motion]
        hands = Hands(approve, oppose, abstain)
        if approve + oppose + abstain > present:
            with pytest.raises(Refused):
                self.hall.do(hand_votes.decide, motion, hands)
            return
        carried = self.hall.do(hand_votes.decide, motion, hands)
        assert carried == (2 * approve > present)
        self.votes[motion] = (present, hands)

    # the agenda

    @property
    def agenda(self):
        return self.hall.ask(agenda.agenda, self.hall.congress, SittingKind.FORMAL)

    @rule()
    def step_on(self):
        now = self.agenda
        if now.running is not None:
            counting = now.running.task in running.COUNTS
            if counting and not self.enough:
                with pytest.raises(Refused, match="实到"):
                    self.hall.do(running.end, now.running.id)
                return
            self.hall.do(running.end, now.running.id)
            if counting:
                self.counts.append(self.hall.ask(head_counts.head_counts, self.hall.sitting)[-1])
                assert self.counts[-1].present == self.present
        elif now.next is not None:
            self.begin(now.next)

    @rule(place=st.integers(0, 12))
    def begin_another(self, place):
        waiting = [one for one in self.agenda.items if one.begun_at is None]
        if not waiting:
            return
        item = waiting[place % len(waiting)]
        if self.agenda.running is not None:
            with pytest.raises(Refused, match="还在进行"):
                self.hall.do(running.begin, item.id)
        else:
            self.begin(item)

    def begin(self, item):
        """Ballots wait for rules and scrutineers, which nobody adopts on these days."""
        if item.task in (AgendaTask.BALLOT, AgendaTask.TALLY):
            with pytest.raises(Refused):
                self.hall.do(running.begin, item.id)
        else:
            self.hall.do(running.begin, item.id)

    @rule(place=st.integers(0, 12), by=st.integers(-12, 12))
    def move(self, place, by):
        waiting = [one for one in self.agenda.items if one.begun_at is None]
        if waiting:
            self.hall.do(agenda.move, waiting[place % len(waiting)].id, by)

    @rule(place=st.integers(0, 12))
    def drop_or_restore(self, place):
        now = self.agenda
        if now.dropped:
            self.hall.do(agenda.restore, now.dropped[0].id)
            return
        waiting = [one for one in now.items if one.begun_at is None]
        if waiting:
            item = waiting[place % len(waiting)]
            with pytest.raises(Refused, match="不能直接删减"):
                self.hall.do(agenda.remove, item.id)
            self.hall.do(agenda.remove, item.id, "时间不够")

    @rule(place=st.integers(1, 14))
    def insert(self, place):
        wording = Wording(AgendaTask.OTHER, "临时事项", 5)
        self.hall.do(agenda.add, self.hall.congress, SittingKind.FORMAL, wording, place)

    # what always holds

    @invariant()
    def present_is_who_came_less_who_left(self):
        if not self.hall.sitting:
            return
        roll = self.hall.ask(sittings.attendance, self.hall.sitting)
        here = {one.entry.id: one.presence for one in roll.people}
        meant = {IN: Presence.PRESENT, OUT: Presence.OUT, LEAVE: Presence.ON_LEAVE}
        for who in self.people:
            assert here[who.entry_id] is meant.get(self.place(who), Presence.ABSENT)
        assert roll.present == self.present
        assert roll.present + roll.on_leave + roll.out + roll.absent == roll.due == DUE
        turnout = self.hall.ask(sittings.turnout, self.hall.congress)
        assert (turnout.due, turnout.present) == (DUE, self.present)
        assert roll.quorum.blocks is not self.enough

    @invariant()
    def the_news_of_the_door_are_the_door(self):
        if self.told is None:
            return
        anew = self.hall.ask(door.door, self.hall.sitting)
        news = self.hall.ask(door.news, self.told)
        assert news is None or news == anew
        self.told = anew

    @invariant()
    def a_frozen_figure_never_moves(self):
        if not self.hall.sitting:
            return
        assert list(self.hall.ask(head_counts.head_counts, self.hall.sitting)) == self.counts
        for motion, (present, hands) in self.votes.items():
            view = self.hall.ask(motions.view, motion)
            assert (view.due, view.present, view.hands) == (DUE, present, hands)

    @invariant()
    def nothing_is_adopted_without_its_majority(self):
        if not self.hall.congress:
            return
        for one in self.hall.ask(motions.motions, self.hall.congress):
            if one.state is motions.MotionState.ADOPTED:
                present, hands = self.votes[one.id]
                assert 3 * present >= 2 * DUE
                assert 2 * hands.approve > present
                assert hands.approve + hands.oppose + hands.abstain <= present

    @invariant()
    def the_agenda_stands_in_order(self):
        if not self.hall.sitting:
            return
        items = self.agenda.items
        assert [one.position for one in items] == list(range(1, len(items) + 1))
        assert sum(one.running for one in items) <= 1
        begun = [one.begun_at for one in items if one.begun_at is not None]
        assert begun == sorted(begun)
        assert all(one.begun_at is not None for one in items[: len(begun)])

    @invariant()
    def the_journal_is_whole(self):
        assert self.hall.ask(journal.broken_at) is None


TestRandomDay = Day.TestCase
TestRandomDay.settings = settings(max_examples=8, stateful_step_count=25, deadline=None)
