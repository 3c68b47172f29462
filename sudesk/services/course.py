"""The course of this year's congress as a line of stages, and the one next thing to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from sudesk.models.store import at
from sudesk.rules.law import Ruling
from sudesk.services import (
    congresses,
    delegates,
    departments,
    elections,
    officials,
    papers,
    quotas,
    roll,
    rounds,
    sittings,
)
from sudesk.services.congresses import CongressView
from sudesk.services.elections import ElectionView
from sudesk.services.slots import Slot
from sudesk.terms import CongressKind, RoundState, StageState, Verdict

REPORT = "向院学生会报送工作报告和意见建议"

# Every stage: its name, and where it comes from.
STAGES = {
    "roll": ("导入名册", "改革方案二.3"),
    "congress": ("创建大会", "改革方案二.3"),
    "quotas": ("名额分配", "参照二.3"),
    "delegates": ("代表登记", "参照二.3"),
    "candidates": ("候选人", "改革方案二.7"),
    "sitting": ("开会签到", "选举办法"),
    "count": ("投票计票", "改革方案二.3"),
    "papers": ("文书上报", "改革方案二.2"),
}
ELECTION_STAGES = ("candidates", "sitting", "count", "papers")
DELEGATE_STAGES = ("quotas", "delegates", *ELECTION_STAGES)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its name, where it comes from (改革方案 with section, 参照, 选举办法, 惯例).

    ``page`` is the room of the window in which it is done; ``note`` says how it stands; ``lock``
    is the ruling that keeps a stage still to come from being begun.
    """

    key: str
    label: str
    source: str
    state: StageState
    note: str
    page: str
    lock: Ruling | None = None


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one next thing to do, why, and the button that begins it."""

    title: str
    why: str
    button: str
    page: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A number that people look for, its base, and what it counts."""

    figure: str
    base: str
    caption: str


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something with a date: how many days are left, negative where it is overdue."""

    day: date
    title: str
    source: str
    days_left: int


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that the plan asks for once a year: by when, if a day is known; whether done."""

    title: str
    source: str
    day: date | None
    done: bool


@dataclass(frozen=True, slots=True)
class Course:
    """Everything that the home page shows."""

    department: departments.Profile
    congress: CongressView | None
    today: date
    days_left: int | None
    stages: tuple[Stage, ...]
    next: NextStep
    tiles: tuple[Tile, ...]
    due: tuple[DueItem, ...]
    duties: tuple[Duty, ...]
    printable: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """A stage before it is known which one is at hand."""

    key: str
    done: bool
    note: str
    title: str
    why: str
    button: str
    lock: Ruling | None = None
    page: str = ""  # where it is done, if not on the stage's own page


def course(session: Session) -> Course:
    """Return how this year's congress stands."""
    department = departments.founded(session)
    congress = congresses.current(session)
    today = at(session).date()
    steps = _steps(session, congress)
    stages, following = _line(steps)
    held = any(step.key == "count" and step.done for step in steps)
    return Course(
        department,
        congress,
        today,
        (congress.held_on - today).days if congress and not held else None,
        stages,
        following,
        _tiles(session, congress),
        _due(department, congress, today, held),
        _duties(department, congress, held),
        tuple(slot for slot in papers.slots(session, congress.id) if slot.ready)
        if congress
        else (),
    )


def _steps(session: Session, congress: CongressView | None) -> list[_Step]:
    count = roll.headcount(session)
    steps = [
        _Step(
            "roll",
            count > 0,
            f"{count}人" if count else "还没有学生",
            "导入各班名册",
            "名册是大会形式、名额和应到人数的依据。把各班的表格拖进来即可。",
            "导入名册",
        ),
        _Step(
            "congress",
            congress is not None,
            congress.kind.label if congress else "每年一次",
            "创建本学年的大会",
            "定下日期和地点，按在册人数确定大会形式，名册随即冻结。",
            "创建大会",
        ),
    ]
    if congress is None:
        return steps + _steps_to_come(session)
    if congress.kind is CongressKind.DELEGATES:
        steps += _delegate_steps(session, congress)
    return steps + _election_steps(session, congress)


def _steps_to_come(session: Session) -> list[_Step]:
    """Return what follows once there is a congress of the form that the roll allows."""
    offer = congresses.form_offered(session)
    small = offer.headcount and offer.offered is CongressKind.ASSEMBLY
    keys = ELECTION_STAGES if small else DELEGATE_STAGES
    return [_Step(key, False, "", "", "", "") for key in keys]


def _delegate_steps(session: Session, congress: CongressView) -> list[_Step]:
    quota = quotas.fixed(session, congress.id)
    named = len(delegates.delegates(session, congress.id))
    seats = quota.seats if quota else 0
    return [
        _Step(
            "quotas",
            quota is not None,
            f"{seats}名" if quota else "未分配",
            "把代表名额分到各班",
            "定下代表总数，程序按最大余数法分到各班，每班至少1名。",
            "分配名额",
        ),
        _Step(
            "delegates",
            bool(quota) and named == seats,
            f"{named}/{seats}名" if quota else "未登记",
            f"登记代表，还差{seats - named}名",
            f"各班选出的代表还差{seats - named}名没有登记。",
            "登记代表",
        ),
    ]


def _election_steps(session: Session, congress: CongressView) -> list[_Step]:
    called = elections.elections(session, congress.id)
    held = [one for election in called for one in rounds.rounds(session, election.id)]
    ready = bool(called) and all(election.started for election in called)
    blocked = ""
    if called and not ready:
        open_one = next(election for election in called if not election.started)
        gates = rounds.gates(session, open_one.id)
        stops = (Verdict.BLOCKED, Verdict.WARNED)  # what is warned of waits for a named reason
        blocked = next((f"{gate.sentence}。" for gate in gates if gate.verdict in stops), "")
    sitting = sittings.current(session, congress.id)
    all_sealed = bool(held) and all(one.state is RoundState.SEALED for one in held)
    return [
        _candidates_step(called, ready, blocked),
        _sitting_step(session, congress, sitting),
        _Step(
            "count",
            all_sealed and ready,
            "已封存" if all_sealed and ready else "未封存",
            "投票、计票、封存结果",
            "登记发出和收回的选票，逐张录入，核对无误后封存结果。",
            "投票计票",
            None if sitting is None else sitting.quorum,
        ),
        _closing_step(sitting)
        if all_sealed and ready and sitting is not None and sitting.closed_at is None
        else _Step(
            "papers",
            False,
            "可打印" if all_sealed and ready else "等结果",
            "打印文书，上报结果",
            "打印计票结果报告单和选举结果报告，签字盖章，交上报包。",
            "打印文书",
        ),
    ]


def _candidates_step(called: Sequence[ElectionView], ready: bool, blocked: str) -> _Step:
    if not called:
        why = "定下选什么职务、选几名，再提名候选人，确定监票人、计票人。"
        return _Step("candidates", False, "未设选举", "设立选举", why, "设立选举")
    note = f"{sum(len(one.candidates) for one in called)}名"
    if blocked:
        return _Step("candidates", ready, note, "提名和审查候选人", blocked, "审查候选人")
    why = "候选人、监票人和计票人都已齐备，准备选票后名单和办法随即定下。"
    return _Step("candidates", ready, note, "准备选票", why, "准备选票")


def _sitting_step(session: Session, congress: CongressView, sitting: sittings.Roll | None) -> _Step:
    if sitting is not None:
        return _Step(
            "sitting",
            not sitting.quorum.blocks,
            f"实到{sitting.present}/{sitting.due}",
            "会议签到",
            f"{sitting.quorum.sentence}。",
            "继续签到",
        )
    why = "开会时逐人签到，达到法定人数才能投票。"
    if at(session).date() < congress.held_on:
        day = f"{congress.held_on.month}月{congress.held_on.day}日"
        title, button = "打印签到册和选票，等候开会", "打印签到册、选票"
        return _Step("sitting", False, "未开始", title, f"{day}{why}", button, page="papers")
    return _Step("sitting", False, "未开始", "会议签到", why, "开始签到")


def _closing_step(sitting: sittings.Roll) -> _Step:
    """Ask for the close of the sitting before its papers: who has not come by then was absent."""
    why = f"结果已经封存，“{sitting.title}”还没有闭会。闭会后打印文书，交上报包。"
    return _Step("papers", False, "可打印", "宣布闭会", why, "去闭会", page="sitting")


def _line(steps: list[_Step]) -> tuple[tuple[Stage, ...], NextStep]:
    """Return the stages and the next step: the first that is not done is at hand."""
    current = next((step for step in steps if not step.done), steps[-1])
    stages = []
    for step in steps:
        state = StageState.DONE if step.done else StageState.TO_COME
        if step is current:
            state = StageState.AT_HAND
        locked = state is StageState.TO_COME and step.lock is not None and step.lock.blocks
        lock = step.lock if locked else None
        label, source = STAGES[step.key]
        stages.append(Stage(step.key, label, source, state, step.note, step.key, lock))
    return tuple(stages), NextStep(
        current.title, current.why, current.button, current.page or current.key
    )


def _tiles(session: Session, congress: CongressView | None) -> tuple[Tile, ...]:
    groups = roll.classes(session)
    tiles = [Tile(str(roll.headcount(session)), "", f"在册学生，{len(groups)}个班")]
    if congress is None:
        return tuple(tiles)
    tiles = [Tile(str(congress.headcount), "", "冻结名册的学生")]
    if congress.kind is CongressKind.DELEGATES:
        rows = delegates.delegates(session, congress.id)
        seats = congress.delegate_seats or 0
        tiles = [Tile(str(len(rows)), f"/{seats}", "代表已登记")]
        ordinary = sum(not row.core for row in rows)
        tiles.append(Tile(str(ordinary), f"/{len(rows)}", "非骨干代表，参照60%"))
    sitting = sittings.current(session, congress.id)
    due = len(sittings.due(session, congress.id))
    tiles.append(Tile(str(sitting.present if sitting else 0), f"/{due}", "实到/应到"))
    watchers = officials.officials(session, congress.id)
    tiles.append(Tile(str(len(watchers.rows)), "", "监票人、计票人"))
    return tuple(tiles)


def _due(
    department: departments.Profile, congress: CongressView | None, today: date, held: bool
) -> tuple[DueItem, ...]:
    items = []
    if congress is not None and congress.held_on >= today and not held:
        items.append((congress.held_on, f"召开{congress.title}", "改革方案二.3"))
    last = (
        congress.held_on
        if congress and (held or congress.held_on < today)
        else department.last_congress_on
    )
    if last is not None:
        items.append(
            (departments.due_after(last), "大会每年召开一次，本次最迟日期", "改革方案二.3")
        )
    items.append(
        (
            _report_by(department),
            REPORT,
            "改革方案二.2",
        )
    )
    items.sort()
    return tuple(DueItem(day, title, source, (day - today).days) for day, title, source in items)


def _duties(
    department: departments.Profile, congress: CongressView | None, held: bool
) -> tuple[Duty, ...]:
    last = department.last_congress_on
    meet_by = congress.held_on if congress else departments.due_after(last) if last else None
    kind = congress.kind if congress else CongressKind.DELEGATES
    return (
        Duty(f"召开{kind.label}", "改革方案二.3", meet_by, held),
        Duty("选举学生会主席团", "改革方案二.3", meet_by, held),
        Duty("向院学生会报送工作报告", "改革方案二.2", _report_by(department), False),
    )


def _report_by(department: departments.Profile) -> date:
    """Return the end of the school year: the college hears the department once a year."""
    return departments.report_by(department.school_year)
