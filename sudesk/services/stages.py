"""The stages of a congress: when each is due, who sees to it, whether it is done; moving them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.preparing import StagePlan
from sudesk.models.store import at
from sudesk.models.tables import Congress
from sudesk.rules import stages as rules
from sudesk.rules.law import Ruling
from sudesk.rules.stages import BY_KEY, Planned, Stage
from sudesk.services import congresses, stage_plan, standing
from sudesk.services.calendar import calendar
from sudesk.services.standing import Step
from sudesk.terms import StageState


@dataclass(frozen=True, slots=True)
class StageView:
    """One stage with its days, its owner, and how it stands.

    ``usual_due`` is the day that custom asks for where the plan came too late for it. ``marked``
    tells that somebody said it is done, with the day and a note.
    """

    stage: Stage
    begins_on: date
    due_on: date
    moved_because: str
    usual_due: date | None
    owner: str
    done_on: date | None
    done_note: str
    step: Step
    state: StageState

    @property
    def key(self) -> str:
        """Its word."""
        return self.stage.key

    @property
    def done(self) -> bool:
        """Whether it is done."""
        return self.step.done

    @property
    def markable(self) -> bool:
        """Whether people may say that it is done: nothing in the file proves it."""
        return self.stage.by_hand and not self.step.done

    @property
    def marked(self) -> bool:
        """Whether somebody said that it is done."""
        return self.done_on is not None

    def days_left(self, today: date) -> int:
        """Return the days to its due day, negative where it is overdue."""
        return (self.due_on - today).days


def stages(session: Session, congress_id: int) -> tuple[StageView, ...]:
    """Return every stage of a congress in the order of the course."""
    congress = congresses.view(session, congress_id)
    row_of = session.get_one(Congress, congress_id)
    rows = stage_plan.rows(session, row_of)
    custom = stage_plan.by_custom(session, row_of)
    steps = standing.steps(session, congress)
    current = at_hand(steps, at(session).date() >= congress.held_on)
    return tuple(
        _view(rows[key], step, custom[key].due_on, key == current) for key, step in steps.items()
    )


def at_hand(steps: dict[str, Step], day_has_come: bool) -> str | None:
    """Return the stage to be done now: the first on the line that is not done.

    Once the day has come, what only people could have marked no longer holds anything up; once
    the congress is over, nothing before it does.
    """
    over = steps[rules.FORMAL].done
    for key, step in steps.items():
        stage = BY_KEY[key]
        overtaken = stage.due < 0 and (over or (day_has_come and stage.by_hand))
        if stage.stop and not step.done and not overtaken:
            return key
    return None


def moving(
    session: Session, congress_id: int, stage: str, begins_on: date, due_on: date
) -> tuple[Ruling, ...]:
    """Say what speaks against moving a stage to these days, what is blocked first."""
    standing_now = stages(session, congress_id)
    plan = {one.key: Planned(one.begins_on, one.due_on) for one in standing_now}
    done = {one.key for one in standing_now if one.done}
    held_on = congresses.view(session, congress_id).held_on
    to = Planned(begins_on, due_on)
    return rules.moving(stage, to, plan, done, held_on, calendar(session))


def move(
    session: Session, congress_id: int, stage: str, begins_on: date, due_on: date, because: str
) -> None:
    """Put a stage on other days, with the reason; from then on it stays there.

    Raises Refused where it would be out of order, with the way out.
    """
    for ruling in moving(session, congress_id, stage, begins_on, due_on):
        ruling.enforce()
    if not because.strip():
        raise SudeskError("还没有写明移动的理由。", "", "请写一句理由，例如：等学院确定场地。")
    _put(session, congress_id, stage, Planned(begins_on, due_on), because.strip())


def put_back(
    session: Session, congress_id: int, stage: str, begins_on: date, due_on: date, because: str
) -> None:
    """Give a stage the days again that it had before it was moved; no reason: not moved by hand."""
    _put(session, congress_id, stage, Planned(begins_on, due_on), because)


def assign(session: Session, congress_id: int, stage: str, owner: str) -> None:
    """Say who sees to a stage; nobody named: whose custom it is."""
    row = stage_plan.row(session, congress_id, stage)
    row.owner = owner.strip() or None
    record(session, "stage.assign", congress=congress_id, stage=stage)


def mark_done(session: Session, congress_id: int, stage: str, on: date, note: str = "") -> None:
    """Note that a stage is done which nothing in the file proves, as a request that was sent.

    Raises Refused for stages that the program itself can judge, and for days to come.
    """
    if not BY_KEY[stage].by_hand:
        raise Refused(
            f"“{BY_KEY[stage].label}”是否完成由程序判断。", "", "请到它的页面办完，这里随即打勾。"
        )
    if on > at(session).date():
        raise Refused("完成日期在今天之后。", "", "请填写实际完成的日期。")
    row = stage_plan.row(session, congress_id, stage)
    row.done_on, row.done_note = on, note.strip() or None
    record(session, "stage.done", congress=congress_id, stage=stage, on=on.isoformat())


def reopen(session: Session, congress_id: int, stage: str) -> None:
    """Take the mark back that a stage is done."""
    row = stage_plan.row(session, congress_id, stage)
    row.done_on = row.done_note = None
    record(session, "stage.reopen", congress=congress_id, stage=stage)


def _put(session: Session, congress_id: int, stage: str, to: Planned, because: str) -> None:
    row = stage_plan.row(session, congress_id, stage)
    row.begins_on, row.due_on = to.begins_on, to.due_on
    row.moved_because = because or None
    session.flush()
    record(session, "stage.move", congress=congress_id, stage=stage, due_on=to.due_on.isoformat())


def _view(row: StagePlan, step: Step, usual: date, current: bool) -> StageView:
    stage = BY_KEY[row.stage]
    late = row.moved_because is None and usual < row.due_on
    state = StageState.DONE if step.done else StageState.TO_COME
    return StageView(
        stage,
        row.begins_on or row.due_on,
        row.due_on,
        row.moved_because or "",
        usual if late else None,
        row.owner or stage.owner,
        row.done_on,
        row.done_note or "",
        step,
        StageState.AT_HAND if current else state,
    )
