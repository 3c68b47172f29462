"""What has a date: stages of the plan, notices, forms, replies, and what is owed every year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from sudesk.models.store import at
from sudesk.rules.plan import provision
from sudesk.rules.stages import BY_KEY, FORMAL
from sudesk.services import delegates, departments, notices, replies
from sudesk.services.calendar import calendar
from sudesk.services.congresses import CongressView
from sudesk.services.stages import StageView

REPORT = "向院学生会报送工作报告和意见建议"
REPLY_WITHIN = 5  # working days after a request was sent; custom


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something with a date: how many days are left, negative where it is overdue.

    ``source`` is what it rests on, ``page`` the room of the window where it is done.
    """

    day: date
    title: str
    source: str
    days_left: int
    page: str


def reminders(
    session: Session, congress: CongressView | None, views: Sequence[StageView]
) -> tuple[DueItem, ...]:
    """Return everything that has a date, the most overdue first."""
    today = at(session).date()
    found = [*_yearly(session, congress, views)]
    if congress is not None:
        found += _of_stages(congress, views)
        found += _of_notices(session, congress, today)
        found += _of_replies(session, congress, views)
        found += _of_forms(session, congress, views)
    found.sort(key=lambda item: item[0])
    return tuple(
        DueItem(day, title, source, (day - today).days, page) for day, title, source, page in found
    )


def report_by(department: departments.Profile) -> date:
    """Return the end of the school year: the college hears the department once a year."""
    return date(department.school_year + 1, 7, 10)


_Item = tuple[date, str, str, str]


def _of_stages(congress: CongressView, views: Sequence[StageView]) -> Iterator[_Item]:
    over = any(view.key == FORMAL and view.done for view in views)
    for view in views:
        if view.done or (over and view.stage.due <= 0):
            continue
        title = view.step.title
        if view.key == FORMAL:
            title = f"召开{congress.title}"
        elif view.key == "preparatory":
            title = "召开预备会议"
        elif view.key == "second_request":
            title += "（会前3个工作日）"
        yield view.due_on, title, view.stage.source, view.step.page


def _of_notices(session: Session, congress: CongressView, today: date) -> Iterator[_Item]:
    rests_on = provision("B3").citation
    for notice in notices.notices(session, congress.id):
        if notice.withdrawn_because or notice.taken_down_on is not None:
            continue
        if notice.pending:
            title = f"处理{notice.title}的{notice.pending}件异议"
            yield min(today, notice.until_on), title, rests_on, "notices"
        if notice.until_on < today:
            day = notice.until_on + timedelta(days=1)
            yield day, f"撤下{notice.title}", rests_on, "notices"
        else:
            yield notice.until_on, f"{notice.title}期满", rests_on, "notices"


def _of_replies(
    session: Session, congress: CongressView, views: Sequence[StageView]
) -> Iterator[_Item]:
    came = replies.replies(session, congress.id)
    days = calendar(session)
    for view in views:
        request = replies.STAGES.get(view.key)
        if request is not None and view.done_on is not None and request not in came:
            day = min(days.add(view.done_on, REPLY_WITHIN), congress.held_on)
            yield day, f"登记{replies.REQUESTS[request]}的批复", view.stage.source, "congress"


def _of_forms(
    session: Session, congress: CongressView, views: Sequence[StageView]
) -> Iterator[_Item]:
    review = next((view for view in views if view.key == "credentials"), None)
    if review is None or review.done:
        return
    people = delegates.delegates(session, congress.id)
    out = {one.entry.class_name for one in people if one.registered_on is None}
    missing = sum(one.registered_on is None for one in people)
    if missing:
        title = f"向{len(out)}个班收回代表登记表，还差{missing}份"
        yield review.begins_on, title, BY_KEY["credentials"].source, "delegates"


def _yearly(
    session: Session, congress: CongressView | None, views: Sequence[StageView]
) -> Iterator[_Item]:
    department = departments.founded(session)
    today = at(session).date()
    held = any(view.key == FORMAL and view.done for view in views)
    last = department.last_congress_on
    if congress is not None and (held or congress.held_on < today):
        last = congress.held_on
    if last is not None:
        day = departments.due_after(last)
        yield day, "大会每年召开一次，本次最迟日期", provision("D2").citation, "congress"
    yield report_by(department), REPORT, provision("C1").citation, "package"
