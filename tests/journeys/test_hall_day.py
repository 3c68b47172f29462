"""Congress day by the keyboard alone, through the operator's page, with the hall screen."""

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sudesk.models.store import Store
from sudesk.services import agenda, congresses, head_counts, motions, presidium, sittings
from sudesk.services.congresses import Entry
from sudesk.services.scenes import Agenda, Candidates, CheckIn, Kind, MotionVote, Welcome
from sudesk.terms import AgendaTask, CongressKind, Seat, SittingKind
from sudesk.ui.count import CountTab
from sudesk.ui.desk import Desk
from sudesk.ui.hall.screen import hall_screen_of
from sudesk.ui.program import Program
from tests.journeys import hall_days
from tests.journeys.days import the_congress, visit
from tests.journeys.hands import Typist
from tests.ui.congress_scenes import (
    CLASSES,
    announced,
    convened,
    nominated,
    seated,
    watched,
)

SIZE = (1366, 696)
ASSEMBLY = {name: size - (13 if name == "会计2401班" else 0) for name, size in CLASSES.items()}


def prepared(path: Path, kind: CongressKind) -> list[Entry]:
    """Everything up to the morning of the day; returns who is due."""
    desk = Desk(Store.create(path))
    desk.store.clock = lambda: datetime(2026, 11, 30, 9)
    congress = convened(desk, kind, CLASSES if kind is CongressKind.DELEGATES else ASSEMBLY)
    people = seated(desk, congress, 88) if kind is CongressKind.DELEGATES else []
    people = people or list(desk.ask(congresses.entries, congress))
    day = desk.ask(congresses.view, congress).held_on
    desk.do(congresses.reschedule, congress, day, "图书馆报告厅", time(14, 0))
    election = nominated(desk, congress, people[:5])
    watched(desk, congress, people[-5:])
    desk.store.clock = lambda: datetime(2026, 12, 10, 9)
    announced(desk, congress, election)
    desk.do(presidium.add, congress, Seat.CHAIR, people[6].id)
    desk.do(motions.propose_usual, congress)
    desk.close()
    return people


def begun(qtbot: QtBot, start: Callable[[], Program], path: Path) -> Typist:
    """Open the file in the window on the day, at one o'clock, and let the time run."""
    program = start()
    program.open(path)
    who = Typist(qtbot, program)
    who.window.showNormal()
    who.window.resize(*SIZE)
    store, really = who.window.desk.store, datetime.now()
    morning = datetime.combine(the_congress(who).held_on, time(13, 0))
    store.clock = lambda: morning + (datetime.now() - really)
    return who


def checked_in(who: Typist, people: list[Entry]) -> None:
    """Three by the box, in three ways; the others class by class from their paper lists."""
    first, second, third = people[:3]
    who.enter(first.student_no[-6:])
    who.sees("第 1 名到会")
    who.enter(second.student_no)  # a scanned badge
    who.sees("第 2 名到会")
    who.enter(second.student_no)
    who.sees("已签到过，没有多计")
    who.enter(third.student_no)
    hall_days.tap(who, Qt.Key.Key_Z, hall_days.CONTROL)
    who.sees("已撤销，现在是未到")
    who.enter(third.student_no)
    who.sees("第 3 名到会")
    page = hall_days.page_of(who)
    for name in dict.fromkeys(one.class_name for one in people):
        who.press("整班签到")
        group = page.check_in.classes.group
        who.reach(group)
        steps = group.findText(name) - group.currentIndex()
        for _ in range(abs(steps)):
            who.key(Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        assert group.currentText() == name
        who.use(page.check_in.classes.act)
        who.sees(name)
    assert page.door is not None
    assert page.door.roll.present == len(people)


def dropped(who: Typist, task: AgendaTask, sitting: SittingKind, because: str) -> None:
    """Take an item off on the day, with a reason, on the page of the plan."""
    who.press("调整")
    desk = who.window.desk
    items = desk.ask(agenda.agenda, the_congress(who).id, sitting).items
    item = next(one for one in items if one.task is task)
    who.choose(item.title)
    who.press("不再进行")
    who.fill("理由", because)
    who.press("记为不再进行")
    who.press("返回会场")


def closed(who: Typist, kind: SittingKind, last: str) -> None:
    """Begin the last item and close the sitting."""
    hall_days.begin(who, last)
    who.agree("宣布闭会", lambda: who.press("宣布闭会"))
    held = who.window.desk.ask(sittings.held, the_congress(who).id)[0]
    assert (held.kind, held.closed_at is None) == (kind, False)


@pytest.mark.parametrize("kind", list(CongressKind))
def test_a_day_in_the_hall_by_the_keyboard(
    qtbot: QtBot, start: Callable[[], Program], tmp_path: Path, kind: CongressKind
) -> None:
    path = tmp_path / "会计系.sudesk"
    people = prepared(path, kind)
    who = begun(qtbot, start, path)
    desk = who.window.desk
    visit(who, "sitting")
    who.press("按惯例排好议程")
    who.press("进入会场操作")
    name = f"{kind}-"
    welcome = hall_days.show(who, Kind.WELCOME, f"{name}welcome")
    assert isinstance(welcome, Welcome)
    assert hall_days.page_of(who).hall.scenes.buttons[Kind.CHECK_IN].reason == "还没有开始签到"

    # The preparatory sitting.
    who.press("开始签到")
    who.sees("预备会议签到")
    hall_days.show(who, Kind.CHECK_IN)
    checked_in(who, people)
    there = hall_days.hangs(who, Kind.CHECK_IN, f"{name}check-in")
    assert isinstance(there, CheckIn)
    assert (there.present, there.due, there.reached) == (len(people), len(people), True)
    hall_days.end(who, "清点人数")
    hall_days.pass_through(who, "清点人数", "通过大会议程")
    hall_days.begin(who, "通过大会议程")
    hall_days.vote(who, "通过大会议程")
    adopted = hall_days.show(who, Kind.MOTION, f"{name}motion")
    assert isinstance(adopted, MotionVote)
    assert (adopted.approve, adopted.adopted) == (len(people), True)
    if kind is CongressKind.DELEGATES:
        hall_days.end(who, "听取和通过代表资格审查报告")
        dropped(who, AgendaTask.CREDENTIALS, SittingKind.PREPARATORY, "代表资格已书面审查")
        who.sees("下一项：通过选举办法")
    else:
        hall_days.end(who, "通过选举办法")
    for title, following in (
        ("通过选举办法", "通过监票人、计票人名单"),
        ("通过监票人、计票人名单", "通过大会主席团名单"),
        ("通过大会主席团名单", "预备会议结束"),
    ):
        hall_days.begin(who, title)
        hall_days.vote(who, title)
        hall_days.end(who, following)
    closed(who, SittingKind.PREPARATORY, "预备会议结束")

    # The formal sitting, up to the ballots; these have journeys of their own.
    who.press("开始签到")
    who.sees("正式会议签到")
    checked_in(who, people)
    hall_days.end(who, "清点人数，宣布大会有效")
    hall_days.pass_through(who, "清点人数，宣布大会有效", "唱国歌")
    order = hall_days.show(who, Kind.AGENDA, f"{name}agenda")
    assert isinstance(order, Agenda)
    assert order.items[2].title == "唱国歌"
    tapped = hall_screen_of(desk).window.picture
    hall_days.tap(who, Qt.Key.Key_F8)
    hall_days.pass_through(who, "唱国歌", "致开幕词")
    assert hall_screen_of(desk).window.picture == tapped  # held while the day goes on
    hall_days.tap(who, Qt.Key.Key_F8)
    assert hall_screen_of(desk).window.picture != tapped
    hall_days.pass_through(who, "致开幕词", "审议学生会工作报告")
    hall_days.tap(who, Qt.Key.Key_F6)
    who.sees("主持词：审议学生会工作报告")
    hall_days.tap(who, Qt.Key.Key_F6)
    dropped(who, AgendaTask.CHARTER, SittingKind.FORMAL, "本年不修订章程")
    hall_days.begin(who, "审议学生会工作报告")
    hall_days.vote(who, "审议学生会工作报告")
    hall_days.end(who, "候选人发言")
    hall_days.begin(who, "候选人发言")
    standing = hall_days.show(who, Kind.CANDIDATES, f"{name}candidates")
    assert isinstance(standing, Candidates)
    assert len(standing.people) == 5
    hall_days.end(who, "再次清点人数")
    hall_days.pass_through(who, "再次清点人数", "发票、投票、收票")
    page = hall_days.page_of(who)
    assert page.door is not None
    counted = desk.ask(head_counts.head_counts, page.door.roll.sitting_id)
    assert [one.present for one in counted] == [len(people), len(people)]
    hall_days.begin(who, "发票、投票、收票")  # count, rules and scrutineers let it
    who.press("去选举")
    assert isinstance(who.page, CountTab)
