"""Small congresses, made by the services themselves, for the tests of every act."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sudesk.models.roster import ClassGroup, Student
from sudesk.models.store import Store
from sudesk.rules.election_rules import DEFAULTS, CountingWay
from sudesk.rules.motions import Hands
from sudesk.rules.review import Study
from sudesk.rules.voting import Ballot
from sudesk.services import (
    adopted,
    bundles,
    candidates,
    congresses,
    counting,
    delegates,
    departments,
    election_rules,
    elections,
    entering,
    hand_votes,
    motions,
    notices,
    officials,
    quotas,
    rounds,
    sittings,
    zero_reports,
)
from sudesk.services.departments import Profile
from sudesk.services.elections import PRESIDIUM
from sudesk.services.motions import MotionText
from sudesk.services.rounds import Papers
from sudesk.terms import CongressKind, Mark, MotionKind, NoticeKind, Role
from tests.reviewing import stand

NOW = datetime(2026, 12, 18, 13, 30)
HELD_ON = date(2026, 12, 18)
NOTICE_FROM, NOTICE_UNTIL = date(2026, 12, 11), date(2026, 12, 15)
NAMES = departments.suggested_names("云湖职业技术学院", "会计系")
PROFILE = Profile(NAMES, 6, 2026, date(2025, 12, 19))
STUDY = Study(2, 40, "2025—2026学年", 0)
WATCHING = (Role.CHIEF_SCRUTINEER, Role.SCRUTINEER, Role.SCRUTINEER)
ROLES = (*WATCHING, Role.TELLER, Role.TELLER)
CLASSES = {"会计2401班": 10, "会计2501班": 8, "审计2601班": 6}
CROWD = {"会计2401班": 150, "会计2501班": 140, "审计2601班": 130}
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "安邦成达恩方歌航嘉可"


class Ticking:
    """A clock that moves by a second whenever it is looked at."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


def person(number):
    return SURNAMES[number % 20] + GIVEN[number // 20 % 10] + GIVEN[number // 200 % 10]


def found(path, sizes=None):
    """Make a department file with students in classes of these sizes; returns the open file."""
    store = departments.establish(path, PROFILE)
    store.clock = Ticking()
    add_students(store, CLASSES if sizes is None else sizes)
    return store


def add_students(store, sizes, name_of=person):
    with store.writing() as session:
        number = 0
        for name, size in sizes.items():
            group = ClassGroup(name=name, cohort=f"20{name[2:4]}")
            session.add(group)
            session.flush()
            for place in range(1, size + 1):
                session.add(
                    Student(
                        student_no=f"20{name[2:6]}03{place:04}",
                        name=name_of(number),
                        gender="女" if number % 2 else "男",
                        class_group_id=group.id,
                        major="会计",
                        political="共青团员",
                    )
                )
                number += 1


@dataclass
class Hall:
    """An open department file, and the ids of what stands in it so far."""

    store: Store
    congress: int = 0
    election: int = 0
    round: int = 0
    sitting: int = 0

    def do(self, act, *args):
        """One act, one transaction."""
        with self.store.writing() as session:
            return act(session, *args)

    def ask(self, question, *args):
        with self.store.reading() as session:
            return question(session, *args)

    @property
    def roll(self):
        return self.ask(congresses.entries, self.congress)

    @property
    def due(self):
        return self.ask(sittings.due, self.congress)

    @property
    def names(self):
        """The names on the ballot of the present round."""
        return self.ask(rounds.view, self.round).names

    def convene(self, kind=CongressKind.ASSEMBLY, seats=None):
        """Convene; in a congress of delegates the first of each class are delegates."""
        self.congress = self.do(congresses.convene, kind, 6, HELD_ON, "报告厅")
        if seats is not None:
            quota = self.do(quotas.fix, self.congress, seats)
            groups = congresses.class_order(self.roll)
            chosen = [one.id for name, group in groups.items() for one in group[: quota.of(name)]]
            self.do(delegates.add, self.congress, chosen)
        return self

    def call(self, seats=1, standing=2, rule=None, post=PRESIDIUM, announced=True):
        """Call an election; the first who are due stand, the last watch and count.

        The candidates' notice hung the week before, unless it is left out.
        """
        due = self.due
        if rule is not None:
            self.draft(DEFAULTS.with_rule(rule))
        self.election = self.do(elections.call, self.congress, post, seats)
        for entry in due[:standing]:
            self.stand(entry)
        if self.ask(adopted.adopted, self.congress, MotionKind.OFFICIALS) is None:
            tellers = self.ask(election_rules.terms_of, self.congress).tellers
            roles = (*WATCHING, *[Role.TELLER] * tellers)
            for entry, role in zip(due[-len(roles) :], roles, strict=True):
                self.do(officials.appoint, self.congress, entry.id, role)
        return self.announce() if announced else self

    def stand(self, entry):
        """Nominate someone with everything that a review asks for."""
        return stand(self.do, self.election, entry.id, STUDY)

    def leave(self, candidate):
        """Take a candidate off the list."""
        self.do(candidates.withdraw, candidate.id, "本人提出", NOTICE_FROM)

    def announce(self):
        """Put the candidates up in public for the three working days before the congress."""
        self.do(
            notices.put_up,
            self.congress,
            NoticeKind.CANDIDATES,
            NOTICE_FROM,
            NOTICE_UNTIL,
            "系办公楼公告栏",
            "系团总支办公室",
            self.election,
        )
        return self

    def prepare(self):
        self.round = self.do(rounds.prepare, self.election)
        return self

    def open(self, present=None):
        """Open the sitting, check people in, open the vote."""
        self.sitting = self.do(sittings.open_sitting, self.congress, "正式会议")
        for entry in self.due[:present]:
            self.do(sittings.check_in, self.sitting, entry.id)
        self.adopt()
        self.do(rounds.open_voting, self.round)
        return self

    def draft(self, terms):
        """Write the election rules that the congress will adopt."""
        self.do(election_rules.save_draft, self.congress, terms)
        return self

    def adopt(self):
        """Let everybody who is present adopt the election rules and who watches and counts.

        What was adopted before is not put again.
        """
        if self.ask(election_rules.view, self.congress).editable:
            self.carry(MotionKind.RULES)
        if self.ask(adopted.adopted, self.congress, MotionKind.OFFICIALS) is None:
            self.carry(MotionKind.OFFICIALS)
        return self

    def propose(self, kind, title="", text="", mover="", amends=None):
        """Enter a motion; returns its id."""
        return self.do(motions.propose, self.congress, kind, MotionText(title, text, mover), amends)

    def carry(self, kind, **wording):
        """Propose something, put it, let everybody agree; returns the motion's id."""
        with self.store.writing() as session:
            motion = motions.propose(session, self.congress, kind, MotionText(**wording))
            present = hand_votes.put(session, motion).present
            hand_votes.decide(session, motion, Hands(present, 0, 0))
        return motion

    def ledger(self, collected, issued=None, spare=3):
        issued = collected if issued is None else issued
        self.do(rounds.record_papers, self.round, Papers(issued + spare, issued, spare, collected))
        return self

    def names_of(self, role):
        """The adopted names in a role."""
        return self.ask(officials.officials, self.congress).names(role)

    @property
    def scrutineer(self):
        return self.names_of(Role.SCRUTINEER)[0]

    def zero(self, size=20):
        """Confirm in the names of those adopted that nothing was counted yet."""
        chief = self.names_of(Role.CHIEF_SCRUTINEER)[0]
        tellers = self.names_of(Role.TELLER)
        if self.ask(rounds.view, self.round).terms.counting is CountingWay.ONE_TELLER:
            tellers = tellers[:1]
        self.do(zero_reports.confirm, self.round, chief, tellers, size)
        return self

    def read(self, teller, bundle, ballots):
        """One teller enters a whole bundle and says so; returns how it stands."""
        with self.store.writing() as session:
            for ballot in ballots:
                entering.enter(session, self.round, teller, bundle, ballot)
            return entering.finish(session, self.round, teller, bundle)

    def enter(self, ballots):
        """Everybody enters the ballots, behind the bundles that are there, and they agree."""
        if self.ask(zero_reports.zero_report, self.round) is None:
            self.zero()
        report = self.ask(zero_reports.zero_report, self.round)
        found = self.ask(bundles.count_view, self.round).bundles
        first = 1 + sum(one.ballots is not None for one in found)
        size = report.bundle_size
        for start in range(0, len(ballots), size):
            for teller in range(1, len(report.tellers) + 1):
                self.read(teller, first + start // size, ballots[start : start + size])
        return self

    def seal(self):
        if self.ask(zero_reports.zero_report, self.round) is None:
            self.zero()
        watchers = self.ask(officials.officials, self.congress)
        chief = watchers.names(Role.CHIEF_SCRUTINEER)[0]
        return self.do(counting.seal, self.round, chief, watchers.names(Role.TELLER))

    def count(self, ballots, issued=None):
        """Record the ledger, enter every ballot and seal."""
        self.ledger(len(ballots), issued).enter(ballots).seal()
        return self

    def next(self):
        self.round = self.do(counting.next_round, self.round)
        return self

    @property
    def result(self):
        return self.ask(counting.sealed, self.round)["result"]


def yes(*names, write_ins=(), void=None):
    """A ballot that approves the names."""
    return Ballot(dict.fromkeys(names, Mark.APPROVE), tuple(write_ins), void)


def no(*names, write_ins=()):
    """A ballot that opposes the names."""
    return Ballot(dict.fromkeys(names, Mark.OPPOSE), tuple(write_ins))


def sealed_hall(store, kind=CongressKind.ASSEMBLY, seats=None, number=20):
    """A whole congress: one of two elected by so many ballots, one of them void."""
    hall = Hall(store).convene(kind, seats).call().prepare().open()
    first, second = hall.names
    ballots = [yes(first)] * (number - 5) + [no(first), yes(second), yes(write_ins=["何书墨"])]
    ballots += [yes(), yes(void="字迹无法辨认")]
    return hall.count(ballots)
