"""A whole congress acted out by the services that the window uses, from rosters to package.

The clock, the shuffles and all that rosters do not say come from a seed: the same rosters and the
same seed give the same papers, byte for byte.
"""

import hashlib
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.store import Store, file_errors
from sudesk.rules import law
from sudesk.rules.motions import Hands
from sudesk.services import (
    candidates,
    congresses,
    counting,
    delegates,
    departments,
    elections,
    hand_votes,
    imagination,
    motions,
    notices,
    officials,
    package,
    quotas,
    reviews,
    rosters,
    rounds,
    sittings,
    writing,
)
from sudesk.services.congresses import Entry
from sudesk.services.rounds import Papers
from sudesk.services.samples import PROFILE
from sudesk.services.sittings import Roll
from sudesk.sheets.reading import Reading, read_rosters
from sudesk.terms import CongressKind, MotionKind, NextStep, NoticeKind, Presence, Role

SEED = 20261218
BEGIN = datetime(2026, 11, 16, 8, 40)
NOMINATED_ON, REVIEWED_ON = date(2026, 11, 16), date(2026, 11, 18)
DELEGATES_UP_ON = date(2026, 12, 2)
CANDIDATES_UP_ON = date(2026, 12, 11)
HELD_ON = date(2026, 12, 18)

# One chief, two scrutineers, one teller, and at least two who stand for one seat.
FEWEST_PEOPLE = 6
SPARE_BALLOTS = 5

Say = Callable[[str], None]


class Clock:
    """A clock that moves by a minute whenever it is looked at."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def __call__(self) -> datetime:
        """Return the time, a minute after the last."""
        self._now += timedelta(minutes=1)
        return self._now

    def set(self, now: datetime) -> None:
        """Jump to another time."""
        self._now = now


@dataclass(frozen=True, slots=True)
class Acted:
    """What the demo leaves behind."""

    file: Path
    papers: tuple[Path, ...]
    package: Path
    sentences: tuple[str, ...]


def act_out(
    out: Path, files: Sequence[tuple[str, bytes]], kind: CongressKind | None, seed: int = SEED
) -> Acted:
    """Act out a congress on rosters given as (name, content); everything lies under ``out``.

    Raises SudeskError where no student can be read, where rule D5 forbids the form, or where
    there are too few people to elect anybody; ``out`` must be absent or empty.
    """
    with file_errors(out):
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise SudeskError(f"没能使用“{out}”。", "这个文件夹不是空的。", "请换一个空文件夹。")
    reading = read_rosters(files)
    _possible(reading, kind)
    source = random.Random(seed)
    with _whole_or_nothing(out), Store.create(out / f"{PROFILE.names.name}.sudesk") as store:
        clock = Clock(BEGIN)
        store.clock, store.chance = clock, source
        director = _Director(store, clock, source)
        director.import_rosters(reading, files)
        director.convene(kind)
        director.choose_delegates()
        director.call_election()
        director.announce()
        director.open_hall()
        director.vote()
        papers = director.print_papers(out / "papers")
        target = director.pack(out)
    return Acted(store.path, papers, target, tuple(director.sentences))


@contextmanager
def _whole_or_nothing(out: Path) -> Iterator[None]:
    """Make a folder; what fails later leaves it as it was before."""
    with file_errors(out):
        was_there = out.exists()
        out.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        shutil.rmtree(out)
        if was_there:
            out.mkdir()
        raise


def _possible(reading: Reading, kind: CongressKind | None) -> None:
    """Refuse before anything is written what could only fail later."""
    if reading.unreadable and not reading.people:
        raise reading.unreadable[0][1]
    counting_in = [one for one in reading.people if rosters.status_of(one.status).counts]
    if len(counting_in) < FEWEST_PEOPLE:
        raise SudeskError(
            f"名册里只有{len(counting_in)}名在册学生，演示不了选举。",
            "监票、计票和候选人至少要6人。",
            "请换用人数更多的名册。",
        )
    if kind is CongressKind.ASSEMBLY:
        law.assembly(len(counting_in)).enforce()


class _Director:
    """Acts the congress out, one transaction an act, and notes what happened."""

    def __init__(self, store: Store, clock: Clock, source: random.Random) -> None:
        self._store = store
        self._clock = clock
        self._random = source
        self._congress = 0
        self._election = 0
        self._sitting = 0
        self.sentences: list[str] = []

    def import_rosters(self, reading: Reading, files: Sequence[tuple[str, bytes]]) -> None:
        digests = [(name, hashlib.sha256(content).hexdigest()) for name, content in files]
        with self._store.writing() as session:
            departments.save_profile(session, PROFILE)
        with self._store.writing() as session:
            plan = rosters.plan(session, reading)
            asked = [row.person.student_no for row in plan.rows if row.waits]
            rosters.apply(session, plan, digests, asked)
        counts = reading.counts
        self._say(
            f"名册：读到{counts.places}行＝采用{counts.taken}＋待定{counts.disputed}"
            f"＋有误{counts.refused}＋忽略{counts.ignored}，学生{counts.students}人"
        )
        for name, error in reading.unreadable:
            self._say(f"没有读入“{name}”：{error}")

    def convene(self, kind: CongressKind | None) -> None:
        with self._store.writing() as session:
            offer = congresses.form_offered(session)
            self._congress = congresses.convene(
                session, kind or offer.offered, PROFILE.term_number, HELD_ON, "学院报告厅"
            )
            congress = congresses.view(session, self._congress)
            self._say(
                f"大会：{congress.title}，{congress.form.sentence}（{congress.form.citation}）"
            )

    def choose_delegates(self) -> None:
        with self._store.reading() as session:
            congress = congresses.view(session, self._congress)
            roll = congresses.entries(session, self._congress)
        if congress.kind is not CongressKind.DELEGATES:
            return
        groups = congresses.class_order(roll)
        with self._store.writing() as session:
            seats = max(quotas.suggested(len(roll), len(groups)), FEWEST_PEOPLE)
            quota = quotas.fix(session, self._congress, seats)
        chosen = [
            entry
            for name, members in groups.items()
            for entry in self._random.sample(members, quota.of(name))
        ]
        with self._store.writing() as session:
            delegates.add(session, self._congress, [entry.id for entry in chosen])
        # About a quarter of the delegates serve the union already.
        for entry in self._random.sample(chosen, len(chosen) // 4):
            with self._store.writing() as session:
                delegates.mark_core(session, self._congress, entry.id, True)
        self._say(f"代表：{quota.seats}名，{len(groups)}个班都有名额")

    def call_election(self) -> None:
        with self._store.reading() as session:
            voters = sittings.due(session, self._congress)
        people = self._random.sample(voters, len(voters))
        standing = people[: min(4, len(people) - 4)]
        watchers = people[len(standing) : len(standing) + 4]
        with self._store.writing() as session:
            self._election = elections.call(
                session, self._congress, elections.PRESIDIUM, len(standing) - 1
            )
        majors = imagination.majors(voters)
        for entry in standing:
            study = imagination.study(self._random, majors[entry.major])
            with self._store.writing() as session:
                nomination = imagination.nomination(self._random, entry, NOMINATED_ON)
                stands = candidates.nominate(session, self._election, entry.id, study, nomination)
            self._review(stands)
        roles = (Role.CHIEF_SCRUTINEER, Role.SCRUTINEER, Role.SCRUTINEER, Role.TELLER)
        for entry, role in zip(watchers, roles, strict=True):
            with self._store.writing() as session:
                officials.appoint(session, self._congress, entry.id, role)
        names = "、".join(entry.name for entry in standing)
        self._say(f"选举：{elections.PRESIDIUM}，应选{len(standing) - 1}名，候选人{names}")

    def _review(self, candidate: int) -> None:
        """Judge the five qualities, then let class, League and Party agree in turn (rule B2)."""
        findings = imagination.findings(self._random)
        with self._store.writing() as session:
            reviews.judge(session, [candidate], findings, imagination.JUDGE, REVIEWED_ON)
        with self._store.writing() as session:
            reviews.find_fit(session, [candidate], imagination.JUDGE, REVIEWED_ON)
        for approver, said in imagination.opinions(REVIEWED_ON):
            with self._store.writing() as session:
                reviews.approve(session, [candidate], approver, said)

    def announce(self) -> None:
        with self._store.reading() as session:
            kind = congresses.view(session, self._congress).kind
        if kind is CongressKind.DELEGATES:
            self._put_up(NoticeKind.DELEGATES, DELEGATES_UP_ON, None)
        self._put_up(NoticeKind.CANDIDATES, CANDIDATES_UP_ON, self._election)

    def _put_up(self, kind: NoticeKind, first: date, election: int | None) -> None:
        self._clock.set(datetime(first.year, first.month, first.day, 8, 30))
        with self._store.writing() as session:
            draft = notices.draft(session, self._congress, kind, first, election_id=election)
            notice = notices.put_up(
                session,
                self._congress,
                kind,
                first,
                draft.until_on,
                "系办公楼公告栏",
                PROFILE.reached,
                election_id=election,
            )
            found = notices.view(session, notice)
        self._say(
            f"公示：{found.title}，{found.from_on.month}月{found.from_on.day}日至"
            f"{found.until_on.month}月{found.until_on.day}日，{found.worked}个工作日，"
            f"{len(found.listing)}人"
        )

    def open_hall(self) -> None:
        self._clock.set(datetime(HELD_ON.year, HELD_ON.month, HELD_ON.day, 13, 30))
        with self._store.writing() as session:
            self._sitting = sittings.open_sitting(session, self._congress, sittings.FORMAL)
            due = sittings.due(session, self._congress)
        places = imagination.presences(self._random, len(due))
        for entry, place in zip(due, places, strict=True):
            if place is not Presence.ABSENT:
                self._arrive(entry, place)
        with self._store.reading() as session:
            roll = sittings.attendance(session, self._sitting)
        self._say(
            f"签到：应到{roll.due}人，实到{roll.present}人，请假{roll.on_leave}人，"
            f"缺席{roll.absent}人，{roll.quorum.sentence}"
        )
        self._adopt(roll)

    def _adopt(self, roll: Roll) -> None:
        """Let the hall adopt its rules and those who watch, all but a few of those present."""
        against = min(roll.present // 30, 2)
        hands = Hands(roll.present - against - 1, against, 1)
        for kind in (MotionKind.RULES, MotionKind.OFFICIALS):
            with self._store.writing() as session:
                motion = motions.propose(session, self._congress, kind)
            with self._store.writing() as session:
                hand_votes.put(session, motion)
            with self._store.writing() as session:
                hand_votes.decide(session, motion, hands)
                found = motions.view(session, motion)
            self._say(
                f"{found.title}：{found.sentence}，反对{hands.oppose}票，弃权{hands.abstain}票"
            )

    def _arrive(self, entry: Entry, place: Presence) -> None:
        with self._store.writing() as session:
            if place is Presence.PRESENT:
                sittings.check_in(session, self._sitting, entry.id)
            else:
                sittings.grant_leave(session, self._sitting, entry.id, "顶岗实习")

    def vote(self) -> None:
        with self._store.writing() as session:
            round_id = rounds.prepare(session, self._election)
        while self._hold_round(round_id):
            with self._store.writing() as session:
                round_id = counting.next_round(session, round_id)
        with self._store.writing() as session:
            sittings.close_sitting(session, self._sitting)

    def _hold_round(self, round_id: int) -> bool:
        """Hold one round from ballots to seal; returns whether another is to be opened."""
        with self._store.writing() as session:
            rounds.open_voting(session, round_id)
            view = rounds.view(session, round_id)
        issued = view.present or 0
        ballots = imagination.ballots(self._random, view, issued)
        printed = issued + SPARE_BALLOTS
        with self._store.writing() as session:
            rounds.record_papers(
                session, round_id, Papers(printed, issued, printed - issued, len(ballots))
            )
        for ballot in ballots:
            with self._store.writing() as session:
                counting.enter(session, round_id, ballot)
        with self._store.writing() as session:
            watchers = officials.officials(session, self._congress)
            chief = watchers.names(Role.CHIEF_SCRUTINEER)[0]
            counting.seal(session, round_id, chief, watchers.names(Role.TELLER))
        with self._store.reading() as session:
            return self._announce(session, round_id)

    def _announce(self, session: Session, round_id: int) -> bool:
        snapshot = counting.sealed(session, round_id)
        result = snapshot["result"]
        figures = result["figures"]
        view = rounds.view(session, round_id)
        elected = "、".join(result["elected"]) or "无人"
        self._say(
            f"{view.title}：发出{figures['issued']}张，收回{figures['collected']}张，"
            f"有效{figures['valid']}张，无效{figures['void']}张；{snapshot['formula']}；当选：{elected}"
        )
        again = result["next"] != NextStep.NONE.value
        if again and view.number == imagination.MOST_ROUNDS:
            self._say(f"空缺{result['vacant']}席，留待以后选举")
            return False
        return bool(again)

    def print_papers(self, folder: Path) -> tuple[Path, ...]:
        with self._store.reading() as session:
            return writing.write_papers(session, self._congress, folder)

    def pack(self, out: Path) -> Path:
        with self._store.reading() as session:
            congress = congresses.view(session, self._congress)
            content = package.pack(session, self._congress)
        target = out / package.file_name(congress)
        writing.write_whole(target, content)
        return target

    def _say(self, sentence: str) -> None:
        self.sentences.append(sentence)
