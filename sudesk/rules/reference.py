"""What the plan asks of the college alone and the department may look at (参照): never a gate."""

from collections.abc import Collection

from sudesk.rules.law import Ruling, by_plan
from sudesk.rules.plan import provision
from sudesk.terms import Verdict


def delegates_enough(delegates: int, students: int) -> Ruling:
    """Say whether delegates are at least 1 % of the students (R1)."""
    part, whole = provision("R1").share
    percent = provision("R1").figure
    sentence = f"代表{delegates}/{students}人，参照不低于{percent}%"
    if delegates * whole >= students * part:
        return by_plan("R1", Verdict.ALLOWED, f"{sentence}，达到")
    least = -(-students * part // whole)
    return by_plan("R1", Verdict.NOTED, f"{sentence}，须{least}人", "可以增加代表名额。")


def covers(
    cohorts: Collection[str], classes: Collection[str], clubs: Collection[str], *, known: bool
) -> Ruling:
    """Say which cohorts, classes and main clubs have no delegate (R2).

    ``known``: seats have been given out at all.
    """
    if not known:
        return by_plan("R2", Verdict.NOTED, "还没有分配名额", "请在“名额”中分配。")
    missing = [*cohorts, *classes, *clubs]
    if missing:
        sentence = f"没有代表的有{'、'.join(missing)}"
        return by_plan("R2", Verdict.NOTED, sentence, "可以调整名额。")
    return by_plan("R2", Verdict.ALLOWED, "每个年级、每个班和主要社团都有代表")


def ordinary_enough(ordinary: int, delegates: int) -> Ruling:
    """Say whether delegates who are not core members are at least 60 % (R3)."""
    if not delegates:
        return by_plan("R3", Verdict.NOTED, "还没有登记代表")
    part, whole = provision("R3").share
    sentence = f"非骨干代表{ordinary}/{delegates}人，参照不低于{provision('R3').figure}%"
    if ordinary * whole >= delegates * part:
        return by_plan("R3", Verdict.ALLOWED, f"{sentence}，达到")
    least = -(-delegates * part // whole)
    return by_plan("R3", Verdict.NOTED, f"{sentence}，须{least}人", "可以请各班更换代表。")


def core_few(core: int | None, students: int) -> Ruling:
    """Say whether core members are at most 1 % of the students served (R4)."""
    percent = provision("R4").figure
    part, whole = provision("R4").share
    most = students * part // whole
    if core is None:
        remedy = f"学生{students}人，参照不超过{most}人。"
        return by_plan("R4", Verdict.NOTED, "还没有学生会骨干的名单", remedy)
    sentence = f"骨干{core}/{students}人，参照不超过{percent}%"
    if core * whole <= students * part:
        return by_plan("R4", Verdict.ALLOWED, f"{sentence}，没有超过")
    return by_plan("R4", Verdict.NOTED, f"{sentence}，即{most}人", "可以精简骨干。")


def elected_by_classes(recorded: int, classes: int) -> Ruling:
    """Say for how many classes the meeting that elected the delegates is on record (R5)."""
    sentence = f"有名额的{classes}个班，登记了选举会议的{recorded}个"
    if not classes:
        return by_plan("R5", Verdict.NOTED, "还没有分配名额")
    if recorded >= classes:
        return by_plan("R5", Verdict.ALLOWED, sentence)
    return by_plan("R5", Verdict.NOTED, sentence, "请在“代表”中登记各班的选举会议。")


def college_only(rotates: bool) -> Ruling:
    """Say what binds the college only; a department may choose the rotating form (R6)."""
    chosen = "，系里选用了轮值" if rotates else ""
    return by_plan("R6", Verdict.NOTED, f"只要求院级，系里不受限{chosen}")
