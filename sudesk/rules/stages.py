"""The course of a congress as data (rule book, section 6), and the days that follow from its day.

Days are counted in working days from the day of the congress, T: before it negative, after it
positive. Where the plan binds the department a stage cites it, where it binds the college only it
says 参照, and where custom is all there is it says 惯例.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sudesk.rules.law import Ruling
from sudesk.rules.plan import provision
from sudesk.rules.workdays import Calendar
from sudesk.terms import CongressKind, Verdict

CUSTOM = "惯例"
PREPARATION = timedelta(days=30)  # the first request goes out at least thirty days before
REQUEST_AHEAD = 3  # working days between the second request and the congress
NOTICE_DAYS = 3  # the plan gives no number (B3); three working days are the custom
RULE = "S6"
SECRETARY, REVIEWERS = "秘书", "资格审查组"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: what it is called, on what it rests, when it is usual, and what it needs.

    ``rests_on`` is the rule of the plan, or custom. ``stop`` is the place on the line of the home
    page, where some stages share one and a stage beside the line has none. ``after`` are the
    stages that come first. ``days`` are the working days that a notice hangs. ``by_hand``: nothing
    in the file need prove it, so people say so. ``papers`` are keys of papers, the beginnings of
    keys among them.
    """

    key: str
    label: str
    stop: str
    rests_on: str
    begins: int
    due: int
    after: tuple[str, ...]
    page: str
    owner: str = SECRETARY
    papers: tuple[str, ...] = ()
    days: int = 0
    by_hand: bool = False
    for_delegates: bool = False

    @property
    def source(self) -> str:
        """Where it comes from: the plan with its section, 参照 likewise, or custom."""
        return CUSTOM if self.rests_on == CUSTOM else provision(self.rests_on).citation

    @property
    def fixed(self) -> bool:
        """Whether it is the day of the congress itself."""
        return self.key == FORMAL


@dataclass(frozen=True, slots=True)
class Planned:
    """The days of one stage, both included."""

    begins_on: date
    due_on: date


Plan = Mapping[str, Planned]

FORMAL = "formal"
MEETING, CLOSING = "召开大会", "公示与归档"

COURSE: tuple[Stage, ...] = (
    Stage(
        "preparing", "筹备请示", "筹备请示", CUSTOM, -24, -22, (), "congress",
        papers=("1-1",), by_hand=True,
    ),
    Stage(
        "quotas", "名额分配", "名额分配", "R2", -21, -20, ("preparing",), "quotas",
        papers=("3",), for_delegates=True,
    ),
    Stage(
        "class_elections", "班级选举", "班级选举", "R5", -19, -15, ("quotas",), "delegates",
        "各班班委会", ("4",), for_delegates=True,
    ),
    Stage(
        "credentials", "资格审查", "资格审查", CUSTOM, -14, -13, ("class_elections",), "delegates",
        REVIEWERS, ("5", "6"), for_delegates=True,
    ),
    Stage(
        "delegates_notice", "代表公示", "代表公示", CUSTOM, -12, -10, ("credentials",), "notices",
        papers=("8",), days=NOTICE_DAYS, for_delegates=True,
    ),
    Stage(
        "candidates", "候选人提名审查", "候选人审查", "B2", -14, -6, ("preparing",),
        "candidates", REVIEWERS, ("7", "8"),
    ),
    Stage(
        "candidates_notice", "候选人公示", "候选人公示", "B3", -5, -3, ("candidates",),
        "notices", papers=("8",), days=NOTICE_DAYS,
    ),
    Stage(
        "proposals", "提案征集", "", CUSTOM, -13, -4, ("preparing",), "congress", "提案组",
        ("20",), by_hand=True,
    ),
    Stage(
        "second_request", "二次请示", "二次请示", CUSTOM, -4, -REQUEST_AHEAD,
        ("delegates_notice", "candidates_notice"), "congress", papers=("1-2",), by_hand=True,
    ),
    Stage(
        "preparatory", "预备会议", MEETING, CUSTOM, 0, 0, ("second_request",), "sitting",
        papers=("9", "10", "11"), by_hand=True,
    ),
    Stage(
        FORMAL, "正式大会", MEETING, "D2", 0, 0, ("preparatory",), "sitting",
        "大会主席团", ("11", "12", "13", "14"),
    ),
    Stage(
        "result_notice", "结果公示", CLOSING, "B3", 1, 3, (FORMAL,), "notices",
        papers=("15", "8"), days=NOTICE_DAYS,
    ),
    Stage(
        "report", "结果报告备案", CLOSING, CUSTOM, 3, 5, ("result_notice",), "package",
        papers=("16",), by_hand=True,
    ),
    Stage(
        "archive", "归档", CLOSING, CUSTOM, 4, 5, ("report",), "papers",
        papers=("29", "31"), by_hand=True,
    ),
)  # fmt: skip
BY_KEY = {stage.key: stage for stage in COURSE}


def course_of(kind: CongressKind) -> tuple[Stage, ...]:
    """Return the stages of a congress; an assembly has none of quotas and delegates."""
    delegates = kind is CongressKind.DELEGATES
    return tuple(stage for stage in COURSE if delegates or not stage.for_delegates)


def usual(kind: CongressKind, held_on: date, calendar: Calendar) -> Plan:
    """Return the days that custom gives every stage of a congress on a day."""
    return {stage.key: _usual(stage, held_on, calendar) for stage in course_of(kind)}


def plan(kind: CongressKind, held_on: date, today: date, calendar: Calendar) -> Plan:
    """Return the days of every stage as they are planned today.

    What should have been done already is due today; a notice then hangs its days all the same,
    as far as the day of the congress lets it.
    """
    days = usual(kind, held_on, calendar)
    if held_on < today:
        return days
    result: dict[str, Planned] = {}
    for stage in course_of(kind):
        begins, due = days[stage.key].begins_on, days[stage.key].due_on
        before = [result[key].due_on for key in stage.after if key in result]
        earliest = max([today, *before])
        due = max(due, earliest)
        begins = min(max(begins, today), due)
        if stage.days:
            due = max(due, calendar.lasting(begins, stage.days))
        last = held_on if _before(stage) else due
        result[stage.key] = Planned(min(begins, last), min(due, last))
    return result


def moving(
    key: str,
    to: Planned,
    standing: Plan,
    done: Collection[str],
    held_on: date,
    calendar: Calendar,
) -> tuple[Ruling, ...]:
    """Say what speaks against moving a stage to other days: what is blocked comes first.

    ``standing`` is the present plan; stages that are done no longer hold anything up.
    """
    stage = BY_KEY[key]
    against = [*_out_of_bounds(stage, to, held_on), *_out_of_order(stage, to, standing, done)]
    return (*against, *_unusual(stage, to, held_on, calendar))


def _out_of_bounds(stage: Stage, to: Planned, held_on: date) -> list[Ruling]:
    if stage.fixed:
        remedy = "请用“改日期、地点”改大会的日期，没有改动过的阶段随之顺延。"
        return [_against("正式大会在大会当天召开，不能单独移动", remedy)]
    if to.begins_on > to.due_on:
        return [_against("开始日期晚于截止日期", "请改正日期。")]
    if _before(stage) and to.due_on > held_on:
        sentence = f"“{stage.label}”要在大会（{_said(held_on)}）之前完成"
        return [_against(sentence, "请选更早的日期，或者先改大会的日期。")]
    if not _before(stage) and to.begins_on < held_on:
        sentence = f"“{stage.label}”要在大会（{_said(held_on)}）之后开始"
        return [_against(sentence, "请选更晚的日期，或者先改大会的日期。")]
    return []


def _out_of_order(stage: Stage, to: Planned, standing: Plan, done: Collection[str]) -> list[Ruling]:
    against = []
    for other in COURSE:
        if other.key not in standing or other.key in done:
            continue
        day = standing[other.key].due_on
        if other.key in stage.after and to.due_on < day:
            sentence = f"它之前的“{other.label}”要到{_said(day)}才完成"
            against.append(_against(sentence, f"请先移动“{other.label}”，或者选{_said(day)}以后。"))
        if stage.key in other.after and to.due_on > day:
            sentence = f"它之后的“{other.label}”{_said(day)}就要完成"
            against.append(_against(sentence, f"请先移动“{other.label}”，或者选{_said(day)}以前。"))
    return against


def _unusual(stage: Stage, to: Planned, held_on: date, calendar: Calendar) -> list[Ruling]:
    against = []
    worked = calendar.count(to.begins_on, to.due_on)
    if worked < stage.days:
        sentence = f"公示只有{worked}个工作日，一般不少于{stage.days}个"
        against.append(_warning(stage.source, sentence, "请早些开始，或者晚些结束。"))
    if stage.key == "second_request":
        ahead = calendar.count(to.due_on + timedelta(days=1), held_on)
        if ahead < REQUEST_AHEAD:
            sentence = f"离大会只有{ahead}个工作日，一般在{REQUEST_AHEAD}个工作日以前送出"
            against.append(_warning(CUSTOM, sentence, "请选更早的日期。"))
    if not calendar.is_working(to.due_on):
        sentence = f"{_said(to.due_on)}不是工作日"
        against.append(_warning(CUSTOM, sentence, "请确认当天有人办理。"))
    return against


def _usual(stage: Stage, held_on: date, calendar: Calendar) -> Planned:
    begins = _from(held_on, stage.begins, calendar)
    due = _from(held_on, stage.due, calendar)
    if stage.key == "preparing":
        due = min(due, calendar.on_or_before(held_on - PREPARATION))
        begins = min(begins, calendar.before(due, stage.due - stage.begins))
    return Planned(begins, due)


def _from(held_on: date, n: int, calendar: Calendar) -> date:
    return calendar.add(held_on, n) if n > 0 else calendar.before(held_on, -n)


def _before(stage: Stage) -> bool:
    """Whether a stage belongs before the end of the congress, or on its day."""
    return stage.due <= 0


def _against(sentence: str, remedy: str) -> Ruling:
    return Ruling(RULE, CUSTOM, Verdict.BLOCKED, sentence, remedy)


def _warning(citation: str, sentence: str, remedy: str) -> Ruling:
    return Ruling(RULE, citation, Verdict.WARNED, sentence, remedy)


def _said(day: date) -> str:
    return f"{day.month}月{day.day}日"
