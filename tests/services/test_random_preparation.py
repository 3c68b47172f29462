"""Random preparations: whatever people do in whatever order, no ballot passes a blocked gate.

What the services allow is compared with a second, naive reading of the rule book, both ways:
nothing is let through that it forbids, and nothing is held back that it allows.
"""

import random
import shutil
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from sudesk.errors import Refused
from sudesk.models import journal
from sudesk.models.store import Store
from sudesk.rules.election_rules import DEFAULTS
from sudesk.rules.review import Study
from sudesk.services import (
    candidates,
    congresses,
    election_rules,
    elections,
    notices,
    objections,
    officials,
    reviews,
    rounds,
    sittings,
)
from sudesk.services.candidates import Nomination
from sudesk.services.elections import PRESIDIUM
from sudesk.terms import Approver, CongressKind, Quality, Role, RoundState
from tests.services.naive_preparation import against_ballots, against_voting, rows
from tests.services.people_preparing import ANYTHING, People
from tests.services.scenes import Hall, found

WALKS, STEPS = 40, 6
BARE, EVE, HALL = range(3)  # how far a preparation has come


class Preparation:
    """A department of eighteen on its way to the ballots of one or two elections.

    Every step is one thing that people do, then one of the gates is tried.
    """

    def __init__(self, people, luck, met):
        self.people, self.hall = people, people.hall
        self.luck, self.met = luck, met
        self.opened = {}

    def step(self):
        """Live a little, try a gate, and see that what was opened stands still."""
        for _ in range(self.luck.choice((0, 1, 1, 2))):
            self.people.anything(
                self.luck.randrange(ANYTHING), self.luck.randrange(13), self.luck.randrange(13)
            )
        self.luck.choice((self.prepare, self.open_voting, self.open_voting, self.take_back))()
        for round_id, view in self.opened.items():
            assert self.hall.ask(rounds.view, round_id) == view
        watching = self.people.ids("SELECT roll_entry_id AS id FROM official")
        assert not set(watching) & self.people.standing

    def prepare(self):
        election = self.people.election(self.luck.randrange(2))
        reasons = self.naive(against_ballots, election)
        started = bool(self.hall.ask(rounds.rounds, election))
        done = self.people.attempt(rounds.prepare, election)
        assert (done is not None) is (not reasons and not started), reasons
        self.met.update(reasons if not started else ())
        self.met["prepared"] += done is not None

    def open_voting(self):
        waiting = self.hall.ask(rows, "SELECT * FROM round WHERE state = 'preparing'")
        if not waiting:
            self.prepare()
            return
        one = self.luck.choice(waiting)
        reasons = self.naive(against_voting, one["election_id"])
        self.people.attempt(rounds.open_voting, one["id"])
        view = self.hall.ask(rounds.view, one["id"])
        assert (view.state is RoundState.VOTING) is (not reasons), reasons
        self.met.update(f"voting: {reason}" for reason in reasons)
        if view.state is RoundState.VOTING:
            self.met["voting"] += 1
            self.opened[view.id] = view
            if self.luck.random() < 0.7:
                self.people.attempt(rounds.count_again, view.id)
                self.opened.pop(view.id)

    def take_back(self):
        for one in self.hall.ask(rounds.rounds, self.people.election(self.luck.randrange(2))):
            self.people.attempt(rounds.take_back, one.id)

    def naive(self, question, election):
        return self.hall.ask(question, self.hall.congress, election, self.people.today)


@pytest.fixture(scope="module")
def starts(tmp_path_factory):
    """Six beginnings: both forms, from the bare roll, from the eve, from the hall."""
    folder = tmp_path_factory.mktemp("starts")
    found(folder / "空.sudesk", {"会计2401班": 10, "会计2501班": 8}).close()
    made = {}
    for kind in CongressKind:
        for far in (BARE, EVE, HALL):
            path = folder / f"{kind.value}-{far}.sudesk"
            shutil.copyfile(folder / "空.sudesk", path)
            with Store.open(path) as store:
                people = People(Hall(store))
                people.convene(kind)
                if far:
                    people.make_ready(1)
                if far == HALL:
                    people.hall.do(rounds.prepare, 1)
                    people.gather()
            made[kind, far] = path, people.now
    return made


@pytest.fixture
def at(starts, tmp_path):
    """People at one of the beginnings."""
    stores = []

    def begin(kind, far):
        start, now = starts[kind, far]
        path = tmp_path / f"{len(stores)}.sudesk"
        shutil.copyfile(start, path)
        stores.append(Store.open(path))
        return People(Hall(stores[-1], congress=1), now)

    yield begin
    for store in stores:
        store.close()


def test_no_preparation_reaches_ballots_past_a_blocked_gate(at):
    met = Counter()
    for seed in range(WALKS):
        luck = random.Random(seed)
        people = at(luck.choice(list(CongressKind)), luck.choice((BARE, EVE, EVE, HALL, HALL)))
        walk = Preparation(people, luck, met)
        for _ in range(STEPS):
            walk.step()
        assert people.hall.ask(journal.broken_at) is None
    # It got there, and was stopped on the way, each many times over.
    assert met["prepared"] > 5 and met["voting"] > 5
    assert len(met) >= 15, met


TODAY = date(2026, 12, 10)


def on_ballots(people):
    return people.hall.ask(against_ballots, 1, 1, people.today)


def first(people):
    """The first who stands."""
    return people.ids("SELECT id FROM candidate ORDER BY id")[0]


def notice(people):
    return people.ids("SELECT id FROM notice")[-1]


def by_role(people, role):
    query = "SELECT roll_entry_id AS id FROM official WHERE role = '{}'"
    return people.ids(query.format(role.value))[0]


# What is put out of order just before the ballots, and how the rule book calls it.
OUT_OF_ORDER = {
    "candidate: rank": lambda one: (reviews.record_study, first(one), Study(4, 10, "", 0)),
    "candidate: fails": lambda one: (reviews.record_study, first(one), Study(1, 10, "", None)),
    "candidate: qualities": lambda one: (reviews.unjudge, [first(one)], [Quality.CONDUCT]),
    "candidate: consent": lambda one: (candidates.describe, first(one), Nomination("班级")),
    "candidate: not found fit": lambda one: (reviews.reopen, [first(one)]),
    "candidate: approvals": lambda one: (reviews.unapprove, [first(one)], Approver.LEAGUE),
    "uncontested": lambda one: (candidates.withdraw, first(one), "本人提出", TODAY),
    "too few": lambda one: (elections.change, 1, PRESIDIUM, 3),
    "no notice": lambda one: (notices.withdraw, notice(one), "名单有误"),
    "notice hangs": lambda one: (notices.prolong, notice(one), date(2026, 12, 11)),
    "objection": lambda one: (objections.object_to, notice(one), TODAY, "排名有误"),
    "not announced": lambda one: (reviews.waive, one.stand_late(), "王书记", "材料后补"),
    "notice too short": lambda one: (
        election_rules.save_draft,
        1,
        replace(DEFAULTS, notice_days=7),
    ),
    "scrutineers": lambda one: (officials.dismiss, 1, by_role(one, Role.CHIEF_SCRUTINEER)),
    "tellers": lambda one: (officials.dismiss, 1, by_role(one, Role.TELLER)),
    "stranger watches": lambda one: (
        congresses.exclude,
        by_role(one, Role.SCRUTINEER),
        "顶岗实习",
    ),
}


@pytest.mark.parametrize("reason", OUT_OF_ORDER)
def test_each_thing_out_of_order_stops_the_ballots(at, reason):
    people = at(CongressKind.ASSEMBLY, EVE)
    assert on_ballots(people) == set()
    people.hall.do(*OUT_OF_ORDER[reason](people))
    assert reason in on_ballots(people)
    with pytest.raises(Refused):
        people.hall.do(rounds.prepare, 1)


# What can still change between prepared ballots and the vote.
TOO_LATE = {
    "no notice": lambda one: (notices.withdraw, notice(one), "名单有误"),
    "notice hangs": lambda one: (notices.prolong, notice(one), date(2026, 12, 11)),
    "objection": lambda one: (objections.object_to, notice(one), TODAY, "排名有误"),
    "quorum": lambda one: (one.send_home, 8),
    "no sitting": lambda one: (sittings.close_sitting, 1),
}


@pytest.mark.parametrize("reason", TOO_LATE)
@pytest.mark.parametrize("kind", CongressKind)
def test_what_is_out_of_order_on_the_day_stops_the_vote(at, kind, reason):
    people = at(kind, HALL)
    act, *rest = TOO_LATE[reason](people)
    if act == people.send_home:
        act(*rest)
    else:
        people.hall.do(act, *rest)
    assert people.hall.ask(against_voting, 1, 1, people.today) == {reason}
    with pytest.raises(Refused):
        people.hall.do(rounds.open_voting, 1)


@pytest.mark.parametrize("kind", CongressKind)
def test_what_is_in_order_is_not_held_back(at, kind):
    people = at(kind, HALL)
    assert people.hall.ask(against_voting, 1, 1, people.today) == set()
    people.hall.do(rounds.open_voting, 1)
