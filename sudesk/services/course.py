"""The guide of the home page: where this year's congress stands, and the one next thing to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from sudesk.models.store import at
from sudesk.papers.notice_sheet import NoticeSheet
from sudesk.rules.law import Ruling
from sudesk.rules.plan import provision
from sudesk.rules.stages import BY_KEY, CUSTOM, FORMAL
from sudesk.services import (
    congresses,
    delegates,
    departments,
    elections,
    officials,
    papers,
    quotas,
    roll,
    sittings,
    stages,
)
from sudesk.services.congresses import CongressView
from sudesk.services.reminders import DueItem, reminders, report_by
from sudesk.services.slots import Slot
from sudesk.services.stages import StageView
from sudesk.terms import CongressKind, NoticeKind, StageState

# Whose notice a stage puts up.
NOTICES = {
    "delegates_notice": NoticeKind.DELEGATES,
    "candidates": NoticeKind.CALL,
    "candidates_notice": NoticeKind.CANDIDATES,
    "result_notice": NoticeKind.RESULT,
}

# What the line shows until there is a congress to be planned: name, page, delegates only.
AHEAD = (
    ("preparing", "筹备请示", "congress", False),
    ("quotas", "名额与代表", "quotas", True),
    ("candidates", "候选人", "candidates", False),
    (FORMAL, "召开大会", "sitting", False),
    ("result_notice", "公示与归档", "papers", False),
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One place on the line: its name, where it comes from (改革方案, 参照, 惯例), its days.

    ``page`` is the room of the window in which it is done; ``note`` says how it stands; ``lock``
    is the ruling that keeps it from being begun.
    """

    key: str
    label: str
    source: str
    state: StageState
    note: str
    page: str
    begins_on: date | None = None
    due_on: date | None = None
    lock: Ruling | None = None
    hangs: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one next thing to do, why, and the button that begins it; another way beside it."""

    title: str
    why: str
    button: str
    page: str
    aside: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Shut:
    """Something that the rules keep shut, and the ruling."""

    label: str
    ruling: Ruling


@dataclass(frozen=True, slots=True)
class Tile:
    """A number that people look for, its base, and what it counts."""

    figure: str
    base: str
    caption: str


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
    shut: Shut | None
    tiles: tuple[Tile, ...]
    due: tuple[DueItem, ...]
    duties: tuple[Duty, ...]
    printable: tuple[Slot, ...]


def course(session: Session) -> Course:
    """Return how this year's congress stands."""
    department = departments.founded(session)
    congress = congresses.current(session)
    today = at(session).date()
    views = stages.stages(session, congress.id) if congress else ()
    held = any(view.key == FORMAL and view.done for view in views)
    line, following = _line(views) if congress else _before(session)
    return Course(
        department,
        congress,
        today,
        (congress.held_on - today).days if congress and not held else None,
        line,
        following,
        _shut(views),
        _tiles(session, congress),
        reminders(session, congress, views),
        _duties(department, congress, held),
        _printable(session, congress, views),
    )


def papers_ready(
    session: Session, congress_id: int, views: Sequence[StageView]
) -> dict[str, tuple[Slot, ...]]:
    """Return for each stage which of its papers can be printed now."""
    ready = [slot for slot in papers.slots(session, congress_id) if slot.ready]
    return {view.key: _belonging(ready, view) for view in views}


def _belonging(slots: Sequence[Slot], view: StageView) -> tuple[Slot, ...]:
    kind = NOTICES.get(view.key)
    return tuple(
        slot
        for slot in slots
        if any(slot.key == key or slot.key.startswith(f"{key}-") for key in view.stage.papers)
        and (slot.number != NoticeSheet.number or (kind is not None and kind.label in slot.title))
    )


def _before(session: Session) -> tuple[tuple[Stage, ...], NextStep]:
    """Return the line while there is no congress: rosters first, then the congress itself."""
    offer = congresses.form_offered(session)
    count = offer.headcount
    small = count and offer.offered is CongressKind.ASSEMBLY
    done, now, later = StageState.DONE, StageState.AT_HAND, StageState.TO_COME
    note = f"{count}人" if count else "还没有学生"
    found = provision("D2").citation
    line = [
        Stage("roll", "导入名册", found, done if count else now, note, "roll"),
        Stage("congress", "创建大会", found, now if count else later, "每年一次", "congress"),
        *(
            Stage(key, label, BY_KEY[key].source, later, "", page)
            for key, label, page, for_delegates in AHEAD
            if not (small and for_delegates)
        ),
    ]
    if count:
        why = "定下日期和地点，按在册人数确定大会形式，名册随即冻结，各阶段的日期也随之排好。"
        return tuple(line), NextStep("创建本学年的大会", why, "创建大会", "congress")
    why = "名册是大会形式、名额和应到人数的依据。把各班的表格拖进来即可。"
    return tuple(line), NextStep("导入各班名册", why, "导入名册", "roll")


def _line(views: Sequence[StageView]) -> tuple[tuple[Stage, ...], NextStep]:
    """Return the places of the line, and the next step: what is at hand."""
    stops: dict[str, list[StageView]] = {}
    for view in views:
        if view.stage.stop:
            stops.setdefault(view.stage.stop, []).append(view)
    line = tuple(_stop(label, members) for label, members in stops.items())
    current = next((view for view in views if view.state is StageState.AT_HAND), None)
    if current is None:
        why = "各阶段都已完成。下一次大会到期以前，请留意到期事项和全年职责。"
        return line, NextStep("本次大会已经办完", why, "查看文书", "papers")
    step = current.step
    return line, NextStep(step.title, step.why, step.button, step.page, step.aside)


def _stop(label: str, members: Sequence[StageView]) -> Stage:
    current = next((view for view in members if view.state is StageState.AT_HAND), None)
    open_ones = [view for view in members if not view.done]
    shown = current or (open_ones or members)[0]
    state = StageState.AT_HAND if current else StageState.TO_COME
    sources = [view.stage.source for view in members]
    lock = next((view.step.lock for view in open_ones if view.step.lock), None)
    return Stage(
        key=shown.key,
        label=label,
        source=next((source for source in sources if source != CUSTOM), CUSTOM),
        state=state if open_ones else StageState.DONE,
        note=shown.step.note,
        page=shown.step.page,
        begins_on=min(view.begins_on for view in members),
        due_on=max(view.due_on for view in members),
        lock=None if current else lock,
        hangs=len(members) == 1 and bool(shown.stage.days),
    )


def _shut(views: Sequence[StageView]) -> Shut | None:
    for view in views:
        if view.step.lock is not None and not view.done:
            return Shut(view.step.shut or view.stage.label, view.step.lock)
    return None


def _printable(
    session: Session, congress: CongressView | None, views: Sequence[StageView]
) -> tuple[Slot, ...]:
    """Return the papers that can be printed at the place of the line which is at hand."""
    current = next((view for view in views if view.state is StageState.AT_HAND), None)
    if congress is None or current is None:
        return ()
    ready = [slot for slot in papers.slots(session, congress.id) if slot.ready]
    members = [view for view in views if view.stage.stop == current.stage.stop]
    wanted = {slot.key for view in members for slot in _belonging(ready, view)}
    return tuple(slot for slot in ready if slot.key in wanted)


def _tiles(session: Session, congress: CongressView | None) -> tuple[Tile, ...]:
    if congress is None:
        groups = roll.classes(session)
        return (Tile(str(roll.headcount(session)), "", f"在册学生，{len(groups)}个班"),)
    tiles = [Tile(str(congress.headcount), "", "冻结名册的学生")]
    if congress.kind is CongressKind.DELEGATES:
        tiles = _delegate_tiles(session, congress)
    called = elections.elections(session, congress.id)
    standing = [one for election in called for one in election.candidates]
    waiting = sum(not one.ready for one in standing)
    review = f"候选人，其中{waiting}名待审" if waiting else "候选人"
    sitting = sittings.current(session, congress.id)
    if sitting is None:
        tiles.append(Tile(str(len(standing)), "", review))
        watchers = officials.officials(session, congress.id)
        tiles.append(Tile(str(len(watchers.rows)), "", "监票人、计票人"))
    else:
        tiles.append(Tile(str(sitting.present), f"/{sitting.due}", "实到/应到"))
        tiles.append(Tile(str(sitting.on_leave), "", "请假"))
    return tuple(tiles[:4])


def _delegate_tiles(session: Session, congress: CongressView) -> list[Tile]:
    people = delegates.delegates(session, congress.id)
    ordinary = sum(not one.core for one in people)
    share = f"{ordinary * 1000 // len(people) / 10:.1f}%，" if people else ""
    back = sum(one.registered_on is not None for one in people)
    base = f"/{len(people)}" if people else ""
    seats = quotas.seating(session, congress.id).total
    return [
        Tile(str(len(people)), f"/{seats}", "代表已登记"),
        Tile(str(ordinary), base, f"非骨干{share}参照{provision('R3').figure}%"),
        Tile(str(back), base, "代表登记表已收回"),
    ]


def _duties(
    department: departments.Profile, congress: CongressView | None, held: bool
) -> tuple[Duty, ...]:
    last = department.last_congress_on
    meet_by = congress.held_on if congress else departments.due_after(last) if last else None
    kind = congress.kind if congress else CongressKind.DELEGATES
    return (
        Duty(f"召开{kind.label}", provision("D2").citation, meet_by, held),
        Duty("选举学生会主席团", provision("D3").citation, meet_by, held),
        Duty("向院学生会报送工作报告", provision("C1").citation, report_by(department), False),
    )
