"""A congress that is ready to vote, and ballots to key in, for the tests of the count."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import partial
from typing import Any

from pytestqt.qtbot import QtBot

from sudesk.models.roster import ClassGroup, Department, Student
from sudesk.models.store import Store
from sudesk.rules.election_rules import DEFAULTS, CountingWay
from sudesk.rules.motions import Hands
from sudesk.rules.review import Study
from sudesk.rules.voting import Ballot, Rule
from sudesk.services import (
    bundles,
    congresses,
    delegates,
    election_rules,
    elections,
    entering,
    hand_votes,
    motions,
    officials,
    quotas,
    rounds,
    sittings,
    zero_reports,
)
from sudesk.services.bundles import BundleState
from sudesk.services.rounds import Papers
from sudesk.terms import CongressKind, Mark, MotionKind, Role
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from tests.reviewing import stand
from tests.ui.congress_scenes import announced

NAMES = ("王语桐", "卢思远", "许嘉禾", "陈奕宁", "林若溪", "周明哲", "钟子衿", "谢云舒")
CHIEF, SCRUTINEERS, TELLERS = "方景行", ("郑知微", "苏念安"), ("何思齐", "叶知秋")
CLASSES = 3


@dataclass(frozen=True)
class Scene:
    """A department file with one election whose ballots are prepared."""

    desk: Desk
    congress_id: int
    election_id: int
    round_id: int


class FakeShell:
    """Remembers what a page asked of the window."""

    def __init__(self) -> None:
        self.toasts: list[str] = []
        self.undo: object = None
        self.went: list[tuple[str, str]] = []
        self.pushed: list[object] = []
        self.popped = 0

    def toast(self, text: str, undo: object = None) -> None:
        self.toasts.append(text)
        self.undo = undo

    def go(self, section: str, tab: str = "") -> None:
        self.went.append((section, tab))

    def push(self, page: object) -> None:
        self.pushed.append(page)

    def pop(self) -> None:
        self.popped += 1


def shown(qtbot: QtBot, page: Page, width: int, height: int) -> None:
    """Show a page as the active window; qtbot itself holds it but weakly, so it is held here."""
    qtbot.addWidget(page, before_close_func=partial(_hold, page))
    page.resize(width, height)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def _hold(_page: Page, _closing: object) -> None:
    """Keep a page until the test has ended."""


def populate(store: Store, names: tuple[str, ...], students: int) -> None:
    """Found a department with so many students, the named ones among them."""
    people = [*names, CHIEF, *SCRUTINEERS, *TELLERS]
    people += [f"学生{number:03}" for number in range(students - len(people))]
    with store.writing() as session:
        session.add(
            Department(
                college="示例职业学院",
                name="会计系",
                union="会计系学生会",
                league="会计系团总支",
                party="会计系党总支",
                college_union="示例职业学院学生会",
                college_league="共青团示例职业学院委员会",
                term_number=6,
                school_year=2026,
            )
        )
        groups = [ClassGroup(name=f"会计250{n}班", cohort="2025") for n in range(1, CLASSES + 1)]
        session.add_all(groups)
        session.flush()
        for number, name in enumerate(people):
            session.add(
                Student(
                    student_no=f"2025{number:06}",
                    name=name,
                    gender="女" if number % 2 else "男",
                    class_group_id=groups[number % CLASSES].id,
                    grade="2025",
                )
            )


def prepared(
    desk: Desk,
    *,
    names: tuple[str, ...] = NAMES,
    seats: int = 3,
    rule: Rule | None = None,
    present: int = 27,
    students: int = 90,
    adopted: bool = True,
    way: CountingWay = CountingWay.TWICE,
) -> Scene:
    """Convene an assembly with an election whose first ballots are prepared, people checked in."""
    populate(desk.store, names, students)
    day = date(2026, 12, 18)
    with together(desk) as do:
        congress = do(congresses.convene, CongressKind.DELEGATES, 6, day, "图书馆报告厅")
        do(quotas.fix, congress, 30)
        roll = do(congresses.entries, congress)
        quota = do(quotas.fixed, congress)
        assert quota is not None
        chosen = []
        for name, members in congresses.class_order(roll).items():
            chosen += [entry.id for entry in members][: quota.of(name)]
        do(delegates.add, congress, chosen)
        ids = {entry.name: entry.id for entry in roll}
        only = 1 if way is CountingWay.ONE_TELLER else 2
        terms = replace(DEFAULTS, counting=way, tellers=only)
        do(election_rules.save_draft, congress, terms if rule is None else terms.with_rule(rule))
        election = do(elections.call, congress, elections.PRESIDIUM, seats)
        for name in names:
            stand(do, election, ids[name], Study(rank=3, total=45, fails=0))
        do(officials.appoint, congress, ids[CHIEF], Role.CHIEF_SCRUTINEER)
        for name in SCRUTINEERS:
            do(officials.appoint, congress, ids[name], Role.SCRUTINEER)
        for name in TELLERS:
            do(officials.appoint, congress, ids[name], Role.TELLER)
    desk.store.clock = lambda: datetime.combine(day, time(13, 30))
    announced(desk, congress, election)
    with together(desk) as do:
        round_id = do(rounds.prepare, election)
        sitting = do(sittings.open_sitting, congress, "正式会议")
        for entry in do(sittings.due, congress)[:present]:
            do(sittings.check_in, sitting, entry.id)
    if adopted:
        adopt(desk, congress)
    return Scene(desk, congress, election, round_id)


@contextmanager
def together(desk: Desk) -> Iterator[Callable[..., Any]]:
    """Give what does acts like the desk, but many of them in one transaction: that is quick."""
    with desk.store.writing() as session:

        def do(act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
            return act(session, *args, **kwargs)

        yield do
    desk.changed.emit()


def adopt(desk: Desk, congress: int) -> None:
    """Let everybody who is present adopt the election rules and who watches and counts."""
    for kind in (MotionKind.RULES, MotionKind.OFFICIALS):
        motion = desk.do(motions.propose, congress, kind)
        present = desk.do(hand_votes.put, motion).present
        assert present is not None
        desk.do(hand_votes.decide, motion, Hands(present, 0, 0))


def counted(scene: Scene, collected: int, issued: int | None = None, printed: int = 35) -> Scene:
    """Open the vote, type the ledger, confirm zero; the ballots collected wait for their entry."""
    voted(scene, collected, issued, printed)
    zeroed(scene)
    return scene


def voted(scene: Scene, collected: int, issued: int | None = None, printed: int = 35) -> Scene:
    """Open the vote and type the ledger."""
    issued = collected if issued is None else issued
    scene.desk.do(rounds.open_voting, scene.round_id)
    papers = Papers(printed, issued, printed - issued, collected)
    scene.desk.do(rounds.record_papers, scene.round_id, papers)
    return scene


def zeroed(scene: Scene, size: int = 20) -> Scene:
    """Confirm that nothing is counted yet."""
    way = scene.desk.ask(rounds.view, scene.round_id).terms.counting
    tellers = TELLERS[:1] if way is CountingWay.ONE_TELLER else TELLERS
    scene.desk.do(zero_reports.confirm, scene.round_id, CHIEF, tellers, size)
    return scene


def approving(*names: str, write_ins: tuple[str, ...] = ()) -> Ballot:
    """Return a ballot that approves the names and leaves the others blank."""
    return Ballot(dict.fromkeys(names, Mark.APPROVE), write_ins)


def enter_by(scene: Scene, teller: int, ballots: Sequence[Ballot], *, finish: bool = True) -> None:
    """Let one teller enter ballots behind what this one has, and finish what is full."""
    desk, one = scene.desk, scene.round_id
    left = list(ballots)
    for bundle in desk.ask(bundles.count_view, one).bundles:
        own = bundle.tellers[teller - 1]
        if own.finished:
            continue
        room = bundle.expected - own.entered
        with together(desk) as do:
            for ballot in left[:room]:
                do(entering.enter, one, teller, bundle.number, ballot)
        full = len(left) >= room
        left = left[room:]
        if full and finish:
            desk.do(entering.finish, one, teller, bundle.number)


def enter_all(scene: Scene, ballots: Sequence[Ballot]) -> None:
    """Let every teller enter the same ballots; full bundles agree."""
    view = scene.desk.ask(bundles.count_view, scene.round_id)
    for teller in range(1, 2 if view.way is CountingWay.ONE_TELLER else 3):
        enter_by(scene, teller, ballots)


def state_of(scene: Scene, bundle: int) -> BundleState:
    """Return how a bundle stands."""
    return scene.desk.ask(bundles.count_view, scene.round_id).bundles[bundle - 1].state


def clear_result() -> list[Ballot]:
    """Return 26 ballots: three elected, one just below the line, one written in, one void."""
    ballots = [approving("王语桐", "许嘉禾", "林若溪") for _ in range(14)]
    ballots += [approving("许嘉禾", "周明哲") for _ in range(8)]
    ballots += [approving("周明哲", write_ins=("何书墨",)) for _ in range(3)]
    ballots.append(Ballot(void="无法辨认"))
    return ballots
