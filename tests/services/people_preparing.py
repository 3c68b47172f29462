"""What people do on the road to a congress, good or bad, and everything brought into order."""

import random
from dataclasses import replace
from datetime import datetime, time, timedelta

from sudesk.errors import SudeskError
from sudesk.rules.election_rules import DEFAULTS, CandidateVoters, Margin, MarkStyle, Share
from sudesk.rules.motions import Hands
from sudesk.rules.review import Opinion, Study
from sudesk.services import (
    candidates,
    congresses,
    election_rules,
    elections,
    hand_votes,
    motions,
    notices,
    objections,
    officials,
    replacements,
    reviews,
    sittings,
    stages,
)
from sudesk.services.candidates import Nomination
from sudesk.services.elections import PRESIDIUM
from sudesk.services.reviews import Finding
from sudesk.terms import (
    Approver,
    CongressKind,
    MotionKind,
    NoticeKind,
    Presence,
    Quality,
    Role,
    Ruled,
)
from tests.reviewing import FOUND
from tests.services.naive_preparation import rows
from tests.services.scenes import HELD_ON, ROLES

BEGIN = datetime(2026, 12, 10, 9)
SIGNED = (("", ""), ("王书记", "临近放假"))
OURS = (MotionKind.RULES, MotionKind.OFFICIALS)
STUDIES = (
    Study(3, 10, "2025—2026学年", 0),
    Study(4, 10, "2025—2026学年", 0),
    Study(1, 10, "2025—2026学年", 1),
    Study(1, 10, "2025—2026学年", None),
    Study(),
    Study(freshman=True),
)
TERMS = (
    DEFAULTS,
    replace(DEFAULTS, margin=Margin(0)),
    replace(DEFAULTS, margin=Margin(1, 60)),
    replace(DEFAULTS, notice_days=4),
    replace(DEFAULTS, marks=MarkStyle.TICK),
    replace(DEFAULTS, scrutineers=(1, 1)),
    replace(DEFAULTS, tellers=3),
    replace(DEFAULTS, quorum=Share(4, 5, True)),
    replace(DEFAULTS, candidates_vote=CandidateVoters.NO),
    replace(DEFAULTS, candidates_vote=CandidateVoters.WITHOUT_SEAT),
)
ANYTHING = 12  # how many kinds of acts there are
POSTS = (PRESIDIUM, "学生会主席", "主席助理")


class People:
    """Everybody in one department, acting as numbers say; a refusal is as good as an act."""

    def __init__(self, hall, now=BEGIN):
        self.hall = hall
        self.now = now
        hall.store.clock = self._tick
        hall.store.chance = random.Random(1)

    def convene(self, kind):
        """Convene, and call the first election."""
        self.hall.convene(kind, 12 if kind is CongressKind.DELEGATES else None)
        self.hall.do(elections.call, self.hall.congress, PRESIDIUM, 1)

    @property
    def roll(self):
        return [one.id for one in self.hall.roll]

    def _tick(self):
        self.now += timedelta(seconds=1)
        return self.now

    def anything(self, kind, a, b):
        """Do one thing."""
        (
            lambda: self.wait(1 + a % 4),
            lambda: self.call(1 + a % 5, POSTS[b % 3]),
            lambda: self.nominate(a, b, STUDIES[b % len(STUDIES)]),
            lambda: self.touch_a_candidate(a, b, a),
            lambda: self.touch_an_official(a, b, list(Role)[a % 3], b % 3 == 0),
            lambda: self.touch_the_election(a, 1 + b % 4, a % 2 == 0),
            lambda: self.hang(self.election(a), b % 9, a % 6, SIGNED[b % 2]),
            lambda: self.touch_a_notice(a, b % 7, a - 5),
            lambda: self.touch_the_rules(TERMS[b % len(TERMS)], a % 4),
            lambda: self.vote_by_hands(list(OURS)[a % 2], b % 3 > 0),
            lambda: self.touch_who_is_due(a, b % 6),
            lambda: self.touch_the_hall(a + b, b % 3),
        )[kind]()

    def attempt(self, act, *args):
        try:
            return self.hall.do(act, *args)
        except SudeskError:
            return None

    @property
    def today(self):
        return self.now.date()

    def ids(self, query):
        """Return ids from the bare tables; views would take long, asked so often."""
        return [row["id"] for row in self.hall.ask(rows, query)]

    @property
    def called(self):
        return self.ids("SELECT id FROM election")

    def election(self, n):
        return self.called[n % len(self.called)]

    def candidate(self, n):
        standing = self.ids("SELECT id FROM candidate")
        return standing[n % len(standing)] if standing else 0

    def notice(self, n):
        hung = self.ids("SELECT id FROM notice ORDER BY id DESC LIMIT 2")
        return self.hall.ask(notices.view, hung[n % len(hung)]) if hung else None

    def wait(self, days):
        self.now = min(self.now + timedelta(days=days), datetime.combine(HELD_ON, time(14)))

    def call(self, seats, post):
        before = len(self.called)
        if before > 1 and seats < 4 and post != "主席助理":
            return
        self.attempt(elections.call, self.hall.congress, post, seats)
        lawful = post != "主席助理" and (post != PRESIDIUM or seats <= 3)
        assert len(self.called) == before + lawful

    def nominate(self, n, person, study):
        election = self.election(n)
        self.attempt(candidates.nominate, election, self.roll[person], study, Nomination())

    def touch_a_candidate(self, n, act, more):
        """Do one of the many things that can be done with somebody who stands."""
        one, today = self.candidate(n), self.today
        if not one:
            return
        quality = list(Quality)[more % 5]
        approver = list(Approver)[more % 3]
        day = today + timedelta(days=(more == 11))
        found_bad = {quality: Finding(False, "不符合")}
        acts = (
            (reviews.record_study, one, STUDIES[more % len(STUDIES)]),
            (reviews.judge, [one], found_bad, "辅导员", day),
            (reviews.judge, [one], FOUND, "辅导员", day),
            (reviews.unjudge, [one], [quality]),
            (reviews.find_fit, [one], "辅导员", day),
            (reviews.reopen, [one]),
            (reviews.approve, [one], approver, Opinion(more % 4 > 0, "书记", day)),
            (reviews.unapprove, [one], approver),
            (reviews.waive, one, "王书记", "材料后补"),
            (candidates.describe, one, Nomination("班级", day, day if more % 2 else None)),
            (candidates.withdraw, one, "本人提出", day),
            (candidates.restore, one),
            (candidates.strike, one),
        )
        self.attempt(*acts[act])

    def touch_an_official(self, n, person, role, away):
        entry = self.roll[(n + person) % len(self.roll)]
        if away:
            self.attempt(officials.dismiss, self.hall.congress, entry)
        else:
            self.attempt(officials.appoint, self.hall.congress, entry, role)

    def touch_the_election(self, n, seats, because):
        if because:
            self.attempt(elections.accept_uncontested, self.election(n), "王书记", "报名不足")
        else:
            self.attempt(elections.change, self.election(n), POSTS[n % 2], seats)

    def hang(self, election, back, days, signed=("", "")):
        first = self.today - timedelta(days=back)
        last = first + timedelta(days=days)
        place = "公告栏", "系团总支办公室"
        self.attempt(
            notices.put_up, self.hall.congress, NoticeKind.CANDIDATES, first, last, *place,
            election, *signed,
        )  # fmt: skip

    def touch_a_notice(self, n, act, days):
        one = self.notice(n)
        if one is None:
            return
        day = one.until_on + timedelta(days=days)
        open_ones = [each.id for each in one.objections if each.outcome is Ruled.PENDING] or [0]
        acts = (
            (notices.cut_short, one.id, day, "王书记", "临近放假"),
            (notices.cut_short, one.id, day, "", ""),
            (notices.prolong, one.id, day),
            (notices.withdraw, one.id, "名单有误"),
            (notices.take_down, one.id, self.today),
            (objections.object_to, one.id, self.today, "排名有误"),
            (objections.settle, open_ones[0], Ruled.DISMISSED, "核对无误", "审查组", self.today),
        )
        if act < 6 or open_ones[0]:
            self.attempt(*acts[act])

    def touch_the_rules(self, terms, act):
        acts = (
            (election_rules.save_draft, self.hall.congress, terms),
            (election_rules.save_draft, self.hall.congress, terms),
            (election_rules.revise, self.hall.congress),
            (election_rules.drop_revision, self.hall.congress),
        )
        self.attempt(*acts[act])

    def vote_by_hands(self, kind, agree):
        motion = self.attempt(motions.propose, self.hall.congress, kind)
        if motion is None:
            return
        put = self.attempt(hand_votes.put, motion)
        if put is None:
            self.attempt(motions.drop, motion)
            return
        hands = Hands(put.present, 0, 0) if agree else Hands(0, put.present, 0)
        self.attempt(hand_votes.decide, motion, hands)

    def touch_who_is_due(self, n, act):
        entry, heir = self.roll[n], self.roll[-1 - n]
        congress, today = self.hall.congress, self.today
        acts = (
            (congresses.exclude, entry, "顶岗实习"),
            (congresses.exclude, entry, ""),
            (replacements.leave, congress, entry, "转出", today),
            (replacements.replace, congress, entry, heir, "休学", today),
            (congresses.reschedule, congress, HELD_ON + timedelta(days=n % 3), "礼堂"),
            (stages.move, congress, "proposals", HELD_ON, HELD_ON, "等场地"),
        )
        self.attempt(*acts[act])

    def touch_the_hall(self, number, act):
        sitting = self.hall.ask(sittings.current, self.hall.congress)
        if sitting is None or sitting.closed_at is not None:
            self.attempt(sittings.open_sitting, self.hall.congress, "正式会议")
        elif act == 2:
            self.attempt(sittings.close_sitting, sitting.sitting_id)
        else:
            coming = [one.id for one in self.hall.due][:number]
            self.attempt(sittings.check_in_all, sitting.sitting_id, coming)
            if act and coming:
                self.attempt(sittings.grant_leave, sitting.sitting_id, coming[0], "病")

    # everything in order, so that one thing out of order is what is met

    def make_ready(self, election):
        """Bring everything of an election into order that ballots ask for."""
        self._clear(election)
        voters = [one.id for one in self.hall.due]
        seats = self.hall.ask(elections.view, election).seats
        for entry in voters[: seats + 1]:
            self.attempt(candidates.nominate, election, entry, STUDIES[0], Nomination())
        for one in self.hall.ask(elections.view, election).candidates:
            self._accept(one.id)
        free = [one for one in voters if one not in self.standing]
        for entry, role in zip(free[::-1], ROLES, strict=False):
            self.attempt(officials.appoint, self.hall.congress, entry, role)
        self.hang(election, 8, 7)

    def stand_late(self):
        """Let one more stand, with everything but a place on the notice; returns the id."""
        entry = next(one for one in self.roll if one not in self.standing | self._watching())
        one = self.hall.do(candidates.nominate, 1, entry, STUDIES[0], Nomination())
        self._accept(one)
        return one

    def send_home(self, number):
        """Let so many of those present leave."""
        sitting = self.hall.ask(sittings.current, self.hall.congress)
        for one in [each for each in sitting.people if each.presence is Presence.PRESENT][:number]:
            self.hall.do(sittings.check_out, sitting.sitting_id, one.entry.id)

    def _watching(self):
        return set(self.ids("SELECT roll_entry_id AS id FROM official"))

    def _clear(self, election):
        """Take away whoever watches, and what hangs of an election."""
        for row in self.hall.ask(officials.officials, self.hall.congress).rows:
            self.attempt(officials.dismiss, self.hall.congress, row.entry.id)
        for one in self.hall.ask(notices.notices, self.hall.congress):
            if one.election_id == election:
                self.attempt(notices.withdraw, one.id, "重新公示")

    @property
    def standing(self):
        return self.hall.ask(sittings.candidate_entries, self.hall.congress)

    def _accept(self, one):
        today = self.today
        self.attempt(reviews.record_study, one, STUDIES[0])
        self.attempt(candidates.describe, one, Nomination("班级", today, today))
        self.attempt(reviews.judge, [one], FOUND, "辅导员", today)
        self.attempt(reviews.find_fit, [one], "辅导员", today)
        for approver in Approver:
            self.attempt(reviews.approve, [one], approver, Opinion(True, "书记", today))

    def gather(self):
        """Bring the hall into order: everybody is there and adopts what stands."""
        self.touch_the_hall(18, 0)
        self.touch_the_hall(18, 0)
        self.vote_by_hands(MotionKind.RULES, True)
        self.vote_by_hands(MotionKind.OFFICIALS, True)
