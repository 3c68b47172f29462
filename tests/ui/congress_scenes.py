"""A department of nine classes and 412 students, and how far its congress has come."""

import random
from collections.abc import Callable, Iterator
from datetime import date

from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from sudesk.models.roster import ClassGroup, Student
from sudesk.rules.review import Study
from sudesk.services import (
    congresses,
    delegates,
    departments,
    elections,
    notices,
    officials,
    quotas,
)
from sudesk.services.congresses import Entry
from sudesk.services.departments import Names, Profile
from sudesk.terms import CongressKind, NoticeKind, Role
from sudesk.ui.congress.page import CongressPage
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from tests.reviewing import stand

NAMES = Names(
    "金海职业学院",
    "会计系",
    "会计系学生会",
    "会计系团总支",
    "会计系党总支",
    "金海职业学院学生会",
    "共青团金海职业学院委员会",
)
CLASSES = {
    "会计2401班": 46,
    "会计2402班": 44,
    "财管2401班": 41,
    "会计2501班": 48,
    "会计2502班": 47,
    "审计2501班": 43,
    "会计2601班": 50,
    "会计2602班": 49,
    "大数据会计2601班": 44,
}
SMALL = {"会计2401班": 30, "会计2501班": 28}
SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林罗梁宋郑谢韩唐冯于董萧程"
GIVEN = tuple("雨若诗欣可静清念书知云语明思嘉景润亦奕浩子承文睿言致行远宁安")


def found(session: Session, sizes: dict[str, int]) -> None:
    """Found the department and put its students on the roll."""
    departments.save_profile(session, Profile(NAMES, 6, 2026))
    people = _people()
    for number, (name, size) in enumerate(sizes.items(), 1):
        cohort = "20" + "".join(letter for letter in name if letter.isdigit())[:2]
        group = ClassGroup(name=name, cohort=cohort)
        session.add(group)
        session.flush()
        for place in range(1, size + 1):
            person, gender = next(people)
            session.add(
                Student(
                    student_no=f"{cohort}{number:02}0{place:04}",
                    name=person,
                    gender=gender,
                    class_group_id=group.id,
                    major="会计",
                    political="群众" if place % 7 == 0 else "共青团员",
                )
            )
    session.flush()


def convened(desk: Desk, kind: CongressKind, sizes: dict[str, int] = CLASSES) -> int:
    """Found the department and convene its congress; returns the congress's id."""
    desk.do(found, sizes)
    return desk.do(congresses.convene, kind, 6, date(2026, 12, 18), "图书馆报告厅")


def seated(desk: Desk, congress: int, seats: int) -> list[Entry]:
    """Fix the quota and enter as many delegates of each class, every fourth a core member."""
    quota = desk.do(quotas.fix, congress, seats)
    groups = congresses.class_order(desk.ask(congresses.entries, congress))
    chosen = [entry for name, group in groups.items() for entry in group[: quota.of(name)]]
    desk.do(delegates.add, congress, [entry.id for entry in chosen])
    for entry in chosen[::4]:
        desk.do(delegates.mark_cores, congress, [entry.id], True)
    return chosen


def nominated(desk: Desk, congress: int, people: list[Entry]) -> int:
    """Call the election of the presidium with these candidates, all of them as they should be."""
    election = desk.do(elections.call, congress, elections.PRESIDIUM, 3)
    for place, entry in enumerate(people, 1):
        study = Study(place * 3, 95, "2025—2026 学年", 0)
        stand(desk.do, election, entry.id, study)
    return election


def announced(desk: Desk, congress: int, election: int) -> None:
    """Let the candidates have hung in public for three working days."""
    desk.do(
        notices.put_up,
        congress,
        NoticeKind.CANDIDATES,
        date(2026, 12, 2),
        date(2026, 12, 4),
        "系办公楼公告栏",
        "系团总支办公室",
        election,
    )


def watched(desk: Desk, congress: int, people: list[Entry]) -> None:
    """Appoint a chief scrutineer, two scrutineers and two tellers."""
    tellers = (Role.TELLER, Role.TELLER)
    roles = (Role.CHIEF_SCRUTINEER, Role.SCRUTINEER, Role.SCRUTINEER, *tellers)
    for entry, role in zip(people, roles, strict=True):
        desk.do(officials.appoint, congress, entry.id, role)


class Stage:
    """A shell that only notes what pages ask of it."""

    def __init__(self, page: CongressPage) -> None:
        self.page = page  # kept from being collected while the test runs
        self.toasts: list[str] = []
        self.undo: Callable[[], object] | None = None
        self.went: list[tuple[str, str]] = []

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        self.toasts.append(text)
        self.undo = undo

    def go(self, section: str, tab: str = "") -> None:
        self.went.append((section, tab))

    def push(self, page: Page) -> None:
        raise AssertionError(page)

    def pop(self) -> None:
        raise AssertionError


def shown(qtbot: QtBot, desk: Desk, tab: str) -> tuple[Page, Stage]:
    """Show the congress page with a tab open; returns the tab's page and the shell."""
    page = CongressPage(desk)
    stage = Stage(page)
    page.shell = stage
    qtbot.addWidget(page)
    page.resize(1190, 696)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page.open_tab(tab), stage


def _people() -> Iterator[tuple[str, str]]:
    names = [(s + g, "女" if n < 15 else "男") for s in SURNAMES for n, g in enumerate(GIVEN)]
    random.Random(6).shuffle(names)
    return iter(names)
