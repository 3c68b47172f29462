"""Random congresses: whatever people do in whatever order, what was fixed stays fixed."""

import random
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sudesk.errors import Refused, SudeskError
from sudesk.models import journal
from sudesk.rules.comparing import apart
from sudesk.rules.voting import Ballot, Majority, Rule
from sudesk.rules.voting import Base as MajorityBase
from sudesk.services import bundles, comparing, corrections, counting, entering, rounds, sittings
from sudesk.services.bundles import BundleState
from sudesk.terms import Mark, Presence, Role, RoundKind, RoundState
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
        self.moves = {}  # where each person was, step by step
        self.agreed, self.read, self.finished, self.zeroed = {}, {}, set(), 0
        self.papers = (0, 0)
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
            self.moves[person] = [Presence.PRESENT]
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
        if news:
            self.moves.setdefault(person, []).append(Presence.PRESENT)

    @rule(place=PEOPLE)
    def grant_leave(self, place):
        self.hall.do(sittings.grant_leave, self.hall.sitting, self.people[place], "生病")
        self.moves.setdefault(self.people[place], []).append(Presence.ON_LEAVE)

    @rule(place=PEOPLE)
    def undo(self, place):
        self.hall.do(sittings.undo_check_in, self.hall.sitting, self.people[place])
        if self.moves.get(self.people[place]):
            self.moves[self.people[place]].pop()

    @property
    def here(self):
        return {person: moves[-1] for person, moves in self.moves.items() if moves}

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

    # the count: what lies on the table is `piles`; each teller's sheet is `read`

    def counting(self):
        return self.state is RoundState.COUNTING

    def can_enter(self):
        return self.state is RoundState.COUNTING and bool(self.zeroed) and self.papers[0] > 0

    @precondition(lambda self: self.state in (RoundState.VOTING, RoundState.COUNTING))
    @rule(size=st.integers(1, 3))
    def confirm_zero(self, size):
        if self.zeroed:
            with pytest.raises(Refused, match="已经做过零票确认"):
                self.hall.zero(size)
            return
        self.hall.zero(size)
        self.zeroed = size

    @precondition(lambda self: self.counting() and not self.zeroed)
    @rule()
    def nothing_is_entered_before_zero(self):
        with pytest.raises(Refused, match="零票"):
            self.hall.do(entering.enter, self.hall.round, 1, 1, Ballot())

    @precondition(can_enter)
    @rule(seen=BALLOTS, teller=st.integers(1, 2), bundle=st.integers(1, 4), doubt=st.booleans())
    def enter(self, seen, teller, bundle, doubt):
        ballot, doubt = self._ballot(seen), "看不清" if doubt else ""
        if not self._open(teller, bundle):
            with pytest.raises(Refused):
                self.hall.do(entering.enter, self.hall.round, teller, bundle, ballot, doubt)
            return
        place = self.hall.do(entering.enter, self.hall.round, teller, bundle, ballot, doubt)
        own = self.read.setdefault((teller, bundle), [])
        own.append((ballot, doubt))
        assert place == len(own)

    @precondition(can_enter)
    @rule(
        seen=BALLOTS,
        teller=st.integers(1, 2),
        bundle=st.integers(1, 4),
        at=st.integers(1, 9),
        how=st.sampled_from(["amend", "insert", "remove"]),
    )
    def change(self, seen, teller, bundle, at, how):
        own = self.read.get((teller, bundle), [])
        if not own or not self._open(teller, bundle):
            return
        at, ballot, where = 1 + at % len(own), self._ballot(seen), (teller, bundle)
        if how == "amend":
            self.hall.do(entering.amend, self.hall.round, *where, at, ballot)
            own[at - 1] = (ballot, "")
        elif how == "insert":
            self.hall.do(entering.insert, self.hall.round, *where, at, ballot)
            own.insert(at - 1, (ballot, ""))
        else:
            taken = self.hall.do(entering.remove, self.hall.round, *where, at)
            assert (taken.ballot, taken.doubt) == own.pop(at - 1)

    @precondition(can_enter)
    @rule(bundle=st.integers(1, 4))
    def copy_the_other(self, bundle):
        """The second teller reads what the first did, so that bundles agree now and then."""
        first = self.read.get((1, bundle), [])
        if not first or not self._open(2, bundle) or self.read.get((2, bundle)):
            return
        for ballot, _ in first:
            self.hall.do(entering.enter, self.hall.round, 2, bundle, ballot)
        self.read[2, bundle] = [(ballot, "") for ballot, _ in first]

    @precondition(can_enter)
    @rule(teller=st.integers(1, 2), bundle=st.integers(1, 4))
    def finish(self, teller, bundle):
        if not self.read.get((teller, bundle)) or not self._open(teller, bundle):
            return
        state = self.hall.do(entering.finish, self.hall.round, teller, bundle)
        self.finished.add((teller, bundle))
        assert state is self._state(bundle)
        if state is BundleState.RECONCILED:
            self._reconciled(bundle, {})

    @precondition(can_enter)
    @rule(bundle=st.integers(1, 4), second=st.booleans())
    def settle(self, bundle, second):
        """A scrutineer decides every difference as one of the tellers read it, then settles."""
        if self._state(bundle) is not BundleState.DIFFERING:
            with pytest.raises(Refused):
                self.hall.do(comparing.settle, self.hall.round, bundle)
            return
        found = [
            one
            for one in self.hall.ask(comparing.differences, self.hall.round)
            if one.bundle == bundle
        ]
        decided = {}
        for one in found:
            decided[one.place] = one.second if second else one.first
            self.hall.do(
                comparing.decide,
                self.hall.round,
                bundle,
                one.place,
                decided[one.place],
                "纸票清楚",
                self.hall.scrutineer,
            )
        self.hall.do(comparing.settle, self.hall.round, bundle)
        self._reconciled(bundle, decided)

    @precondition(can_enter)
    @rule(bundle=st.integers(1, 4), right=st.integers(1, 2))
    def count_by_hand(self, bundle, right):
        if self._state(bundle) is not BundleState.LENGTHS:
            return
        papers = len(self.read[right, bundle])
        sent = self.hall.do(
            comparing.count_by_hand, self.hall.round, bundle, papers, self.hall.scrutineer
        )
        assert sent == (3 - right,)
        self.finished.discard((3 - right, bundle))

    @precondition(can_enter)
    @rule(bundle=st.integers(1, 4))
    def reopen(self, bundle):
        again = (bundles.reopen, self.hall.round, bundle, self.hall.scrutineer, "放错一张")
        if bundle not in self.agreed:
            with pytest.raises(Refused, match="还没有核对"):
                self.hall.do(*again)
            return
        self.hall.do(*again)
        del self.agreed[bundle]

    @precondition(lambda self: self.state is RoundState.SEALED)
    @rule(more=st.integers(1, 2))
    def correct(self, more):
        start = self.hall.ask(corrections.starting_point, self.hall.round)
        again = replace(start, printed=start.printed + more, left_over=start.left_over + more)
        before = self.hall.ask(counting.in_force, self.hall.round)
        self.hall.do(corrections.correct, self.hall.round, again, "剩余数错", self.hall.scrutineer)
        after = self.hall.ask(counting.in_force, self.hall.round)
        assert after["result"]["elected"] == before["result"]["elected"]
        assert after["left_over"] == before["left_over"] + more
        assert self.hall.ask(corrections.broken, self.hall.round) == []

    def _open(self, teller, bundle):
        most = -(-self.papers[0] // self.zeroed)
        done = bundle in self.agreed or (teller, bundle) in self.finished
        return bundle <= most and not done

    def _state(self, bundle):
        """The state of a bundle by the machine's own reckoning."""
        if bundle in self.agreed:
            return BundleState.RECONCILED
        sides = [self.read.get((teller, bundle), []) for teller in (1, 2)]
        if not {(1, bundle), (2, bundle)} <= self.finished:
            begun = any(sides) or {(1, bundle), (2, bundle)} & self.finished
            return BundleState.ENTERING if begun else BundleState.UNTOUCHED
        if len(sides[0]) != len(sides[1]):
            return BundleState.LENGTHS
        view = self.view
        for (one, doubt), (other, doubt_too) in zip(*sides, strict=True):
            if doubt or doubt_too or apart(view.contest, view.rule, one, other):
                return BundleState.DIFFERING
        return BundleState.RECONCILED

    def _reconciled(self, bundle, decided):
        first = [ballot for ballot, _ in self.read[1, bundle]]
        self.agreed[bundle] = [decided.get(n, ballot) for n, ballot in enumerate(first, 1)]
        for teller in (1, 2):
            self.read.pop((teller, bundle))
            self.finished.discard((teller, bundle))

    @property
    def entered(self):
        return [ballot for bundle in self.agreed.values() for ballot in bundle]

    @property
    def open_bundles(self):
        return {n for (_, n), own in self.read.items() if own} | {n for _, n in self.finished}

    @precondition(lambda self: self.state is RoundState.COUNTING)
    @rule(fit=st.booleans())
    def seal(self, fit):
        if not self.zeroed:
            with pytest.raises(Refused, match="零票"):
                self._seal()
            return
        if fit:
            self.hall.ledger(len(self.entered))
            self.papers = (len(self.entered), len(self.entered))
        collected, issued = self.papers
        entered = self.entered
        if collected != len(entered) or issued > self.view.present or self.open_bundles:
            with pytest.raises(Refused, match="不成立"):
                self._seal()
            return
        self._seal()
        kept = self.hall.ask(counting.ballots, self.hall.round)
        assert sorted(map(repr, kept)) == sorted(map(repr, entered))
        self.seals[self.hall.round] = self._sealed(self.hall.round)
        self.agreed, self.read, self.finished, self.zeroed = {}, {}, set(), 0

    def _seal(self):
        chief = self.hall.names_of(Role.CHIEF_SCRUTINEER)[0]
        tellers = self.hall.names_of(Role.TELLER)
        return self.hall.do(counting.seal, self.hall.round, chief, tellers)

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
            lambda: self.hall.do(entering.enter, self.hall.round, 1, 1, Ballot()),
            lambda: self.hall.do(bundles.reopen, self.hall.round, 1, self.hall.scrutineer, "错"),
            lambda: self.hall.ledger(1),
            lambda: self.hall.do(rounds.open_voting, self.hall.round),
            self._seal,
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
            kept = self.hall.ask(counting.ballots, self.hall.round)
            assert sorted(map(repr, kept)) == sorted(map(repr, self.entered))

    @invariant()
    def bundles_stand_as_the_machine_reckons(self):
        if not self.hall.round or not self.zeroed:
            return
        for one in self.hall.ask(bundles.count_view, self.hall.round).bundles:
            assert one.state is self._state(one.number), one
        if self.state is not RoundState.COUNTING:
            return
        for (teller, bundle), own in self.read.items():
            found = self.hall.ask(entering.entries, self.hall.round, teller, bundle)
            assert [(entry.ballot, entry.doubt) for entry in found] == own

    @invariant()
    def the_journal_is_whole(self):
        assert self.hall.ask(journal.broken_at) is None


TestRandomCongress = Congress.TestCase
# A failing run is long and slow to make shorter; its steps are printed as they were played.
TestRandomCongress.settings = settings(
    max_examples=8,
    stateful_step_count=30,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
