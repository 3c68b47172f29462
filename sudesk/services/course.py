"""The course of this year's congress as a line of stages, and the one next thing to do."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from sudesk.models.store import at
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
from sudesk.services.papers import Slot
from sudesk.terms import CongressKind, RoundState, StageState


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its name, where it comes from (改革方案 with section, 参照, 选举办法, 惯例).

    ``page`` is the room of the window in which it is done; ``note`` says how it stands.
    """

    key: str
    label: str
    source: str
    state: StageState
    note: str
    page: str


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
    printable: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """A stage before it is known which one is at hand."""

    key: str
    label: str
    source: str
    done: bool
    note: str
    page: str
    why: str
    button: str
    blocked: str = ""


def course(session: Session) -> Course:
    """Return how this year's congress stands."""
    department = departments.founded(session)
    congress = congresses.current(session)
    today = at(session).date()
    steps = _steps(session, congress)
    stages, following = _line(steps)
    return Course(
        department,
        congress,
        today,
        (congress.held_on - today).days if congress else None,
        stages,
        following,
        _tiles(session, congress),
        _due(department, congress, today),
        tuple(slot for slot in papers.slots(session, congress.id) if slot.ready)
        if congress
        else (),
    )


def _steps(session: Session, congress: CongressView | None) -> list[_Step]:
    count = roll.headcount(session)
    steps = [
        _Step(
            "roll",
            "导入名册",
            "改革方案二.3",
            count > 0,
            f"{count}人" if count else "还没有学生",
            "roll",
            "名册是大会形式、名额和应到人数的依据。把各班的表格拖进来即可。",
            "导入名册",
        ),
        _Step(
            "congress",
            "创建大会",
            "改革方案二.3",
            congress is not None,
            congress.kind.label if congress else "每年一次",
            "congress",
            "定下日期和地点，按在册人数确定大会形式，名册随即冻结。",
            "创建大会",
        ),
    ]
    if congress is None:
        return steps
    if congress.kind is CongressKind.DELEGATES:
        steps += _delegate_steps(session, congress)
    return steps + _election_steps(session, congress)


def _delegate_steps(session: Session, congress: CongressView) -> list[_Step]:
    quota = quotas.fixed(session, congress.id)
    named = len(delegates.delegates(session, congress.id))
    seats = quota.seats if quota else 0
    return [
        _Step(
            "quotas",
            "名额分配",
            "参照二.3",
            quota is not None,
            f"{seats}名" if quota else "未分配",
            "quotas",
            "定下代表总数，程序按最大余数法分到各班，每班至少1名。",
            "分配名额",
        ),
        _Step(
            "delegates",
            "代表登记",
            "参照二.3",
            bool(quota) and named == seats,
            f"{named}/{seats}名" if quota else "未登记",
            "delegates",
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
        blocked = next((f"{gate.sentence}。" for gate in gates if gate.blocks), "")
    sitting = sittings.current(session, congress.id)
    all_sealed = bool(held) and all(one.state is RoundState.SEALED for one in held)
    return [
        _Step(
            "candidates",
            "候选人",
            "改革方案二.7",
            ready,
            f"{sum(len(one.candidates) for one in called)}名" if called else "未设选举",
            "candidates",
            blocked or "设立选举，提名候选人，填写排名和不及格课程，确定监票人、计票人。",
            "审查候选人",
        ),
        _Step(
            "sitting",
            "开会签到",
            "选举办法",
            sitting is not None and not sitting.quorum.blocks,
            f"实到{sitting.present}/{sitting.due}" if sitting else "未开始",
            "sitting",
            sitting.quorum.sentence + "。" if sitting else "开会时逐人签到，达到法定人数才能投票。",
            "开始签到" if sitting is None else "继续签到",
        ),
        _Step(
            "count",
            "投票计票",
            "改革方案二.3",
            all_sealed and ready,
            "已封存" if all_sealed and ready else "未封存",
            "count",
            "登记发出和收回的选票，逐张录入，核对无误后封存结果。",
            "投票计票",
        ),
        _Step(
            "papers",
            "文书上报",
            "改革方案二.2",
            False,
            "可打印" if all_sealed and ready else "等结果",
            "papers",
            "打印计票结果报告单和选举结果报告，签字盖章，交上报包。",
            "打印文书",
        ),
    ]


def _line(steps: list[_Step]) -> tuple[tuple[Stage, ...], NextStep]:
    """Return the stages and the next step: the first that is not done is at hand."""
    current = next((step for step in steps if not step.done), steps[-1])
    stages = []
    for step in steps:
        state = StageState.DONE if step.done else StageState.TO_COME
        if step is current:
            state = StageState.AT_HAND
        stages.append(Stage(step.key, step.label, step.source, state, step.note, step.page))
    return tuple(stages), NextStep(current.label, current.why, current.button, current.page)


def _tiles(session: Session, congress: CongressView | None) -> tuple[Tile, ...]:
    groups = roll.classes(session)
    tiles = [Tile(str(roll.headcount(session)), "", f"在册学生，{len(groups)}个班")]
    if congress is None:
        return tuple(tiles)
    if congress.kind is CongressKind.DELEGATES:
        rows = delegates.delegates(session, congress.id)
        seats = congress.delegate_seats or 0
        tiles.append(Tile(str(len(rows)), f"/{seats}", "代表已登记"))
        ordinary = sum(not row.core for row in rows)
        tiles.append(Tile(str(ordinary), f"/{len(rows)}", "非骨干代表，参照60%"))
    sitting = sittings.current(session, congress.id)
    due = len(sittings.due(session, congress.id))
    tiles.append(Tile(str(sitting.present if sitting else 0), f"/{due}", "实到/应到"))
    watchers = officials.officials(session, congress.id)
    tiles.append(Tile(str(len(watchers.rows)), "", "监票人、计票人"))
    return tuple(tiles)


def _due(
    department: departments.Profile, congress: CongressView | None, today: date
) -> tuple[DueItem, ...]:
    items = []
    if congress is not None and congress.held_on >= today:
        items.append((congress.held_on, f"召开{congress.title}", "改革方案二.3"))
    last = (
        congress.held_on if congress and congress.held_on < today else department.last_congress_on
    )
    if last is not None:
        items.append(
            (departments.due_after(last), "大会每年召开一次，本次最迟日期", "改革方案二.3")
        )
    items.append(
        (
            date(department.school_year + 1, 7, 10),
            "向院学生会报送工作报告和意见建议",
            "改革方案二.2",
        )
    )
    items.sort()
    return tuple(DueItem(day, title, source, (day - today).days) for day, title, source in items)
