"""What the plan asks of the yearly congress: when it is due, what it elects, what it deals with."""

from collections.abc import Collection
from datetime import date

from sudesk.rules.law import Ruling, by_plan
from sudesk.rules.plan import provision
from sudesk.terms import AgendaTask, ChairForm, Verdict

TASKS = (AgendaTask.REPORT, AgendaTask.BALLOT, AgendaTask.CHARTER, AgendaTask.OPINIONS)
_TASK_WORDS = dict(
    zip(TASKS, ("审议工作报告", "选举领导机构", "制定或修订章程", "征求意见和建议"), strict=True)
)


def due_after(last: date, years: int = 1) -> date:
    """Return the same day so many years later; 29 February becomes the 28th."""
    try:
        return last.replace(year=last.year + years)
    except ValueError:
        return date(last.year + years, 2, 28)


def meets(last: date | None, planned: date | None, today: date) -> Ruling:
    """Say whether the congress meets within a year of the last one (rule D2).

    ``planned`` is the day of one that is still to be held. A due date warns, it stops nothing.
    """
    if last is None:
        if planned is None:
            remedy = "请在“设置”中填写上次大会日期，或先创建大会。"
            return by_plan("D2", Verdict.NOTED, "没有上次大会的日期，算不出最迟日期", remedy)
        return by_plan("D2", Verdict.NOTED, f"大会定在{_day(planned)}，没有上次大会的日期可比")
    due = due_after(last, provision("D2").figure)
    if planned is not None:
        if planned > due:
            late = f"大会定在{_day(planned)}，比最迟日期{_day(due)}晚{(planned - due).days}天"
            return by_plan("D2", Verdict.WARNED, late, "请把大会提前，或向系党总支说明原因。")
        return by_plan("D2", Verdict.ALLOWED, f"大会定在{_day(planned)}，不晚于{_day(due)}")
    left = (due - today).days
    if left < 0:
        sentence = f"上次大会{_day(last)}，最迟{_day(due)}，已过{-left}天"
        return by_plan("D2", Verdict.WARNED, sentence, "请尽快创建并召开大会。")
    sentence = f"上次大会{_day(last)}，下次最迟{_day(due)}，还有{left}天"
    return by_plan("D2", Verdict.ALLOWED, sentence)


def elects(
    form: ChairForm, seats: int, elected: int, chair_elected: bool, *, finished: bool
) -> Ruling:
    """Say whether the congress has elected presidium and chair (rule D3).

    ``seats`` is 0 where no election of the presidium was called. Where the executive chair rotates
    the presidium alone is enough. Before the congress is ``finished`` nothing is missing yet.
    """
    wants_chair = form is not ChairForm.ROTATING
    if elected and (chair_elected or not wants_chair):
        chair = "，主席已选出" if wants_chair else "，执行主席按学期轮值"
        vacant = f"，空缺{seats - elected}名" if elected < seats else ""
        verdict = Verdict.NOTED if vacant else Verdict.ALLOWED
        return by_plan("D3", verdict, f"主席团应选{seats}人，已选出{elected}人{vacant}{chair}")
    if not seats:
        sentence, remedy = "还没有设立主席团的选举", "请在“候选人”中设立选举。"
    elif elected:
        sentence = f"主席团已选出{elected}人，主席还没有选出"
        remedy = "请按选举办法选举主席。"
    else:
        sentence = f"主席团应选{seats}人，还没有选出"
        remedy = "请投票、计票并封存结果。"
    verdict = Verdict.BLOCKED if finished else Verdict.NOTED
    return by_plan("D3", verdict, sentence, remedy)


def agenda(tasks: Collection[AgendaTask] | None, *, charter_stays: bool) -> Ruling:
    """Say whether an agenda covers the four tasks of a congress (rule B1).

    ``charter_stays``: it is on record that the charter is not amended this year, which meets that
    task. Without an agenda (None) nothing can be said yet.
    """
    if tasks is None:
        remedy = "请把四项任务都排进议程；今年不修订章程的，记明即可。"
        return by_plan("B1", Verdict.NOTED, "还没有大会议程", remedy)
    met = {*tasks, AgendaTask.CHARTER} if charter_stays else {*tasks}
    missing = [_TASK_WORDS[task] for task in TASKS if task not in met]
    if missing:
        sentence = f"议程有四项任务中的{len(TASKS) - len(missing)}项，缺{'、'.join(missing)}"
        remedy = "请补进议程；确实不办的，署名说明理由。"
        return by_plan("B1", Verdict.WARNED, sentence, remedy)
    note = "，今年不修订章程" if AgendaTask.CHARTER not in tasks else ""
    return by_plan("B1", Verdict.ALLOWED, f"议程四项任务齐全{note}")


def reports(due: date, today: date, sent: Collection[date]) -> Ruling:
    """Say whether the college has been sent this year's report and suggestions (rule C1)."""
    times = provision("C1").figure
    if len(sent) >= times:
        sentence = f"本学年已报送{len(sent)}次，最近一次{_day(max(sent))}"
        return by_plan("C1", Verdict.ALLOWED, sentence)
    left = (due - today).days
    counted = f"本学年已报送{len(sent)}次，应报送{times}次"
    remedy = "请准备工作报告和意见建议，交上报包。"
    if left < 0:
        return by_plan("C1", Verdict.WARNED, f"{counted}，最迟{_day(due)}，已过{-left}天", remedy)
    return by_plan("C1", Verdict.NOTED, f"{counted}，最迟{_day(due)}，还有{left}天", remedy)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
