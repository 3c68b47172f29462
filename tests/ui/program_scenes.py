"""Department files at several points of the course, and a program around them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from sudesk.models.roster import ClassGroup, Student
from sudesk.models.store import Store
from sudesk.services import congresses, delegates, departments, elections, quotas, sittings
from sudesk.services.departments import Profile
from sudesk.terms import CongressKind
from sudesk.ui.desk import Desk
from sudesk.ui.home import HomePage
from sudesk.ui.office import Office
from sudesk.ui.page import Page, Tab, TabbedPage
from sudesk.ui.preferences import Preferences
from sudesk.ui.program import Program
from sudesk.ui.settings import SettingsPage
from sudesk.ui.shell import Section
from sudesk.ui.theme import Theme

NOW = datetime(2026, 12, 9, 9, 26)
NAMES = departments.suggested_names("云湖职业技术学院", "会计系")
PROFILE = Profile(NAMES, 6, 2026, date(2025, 12, 19))
CLASSES = ("会计2401班", "会计2501班", "审计2601班")


def found(path: Path, students: int = 0) -> Store:
    """Make a department file with so many students in three classes."""
    store = departments.establish(path, PROFILE)
    store.clock = lambda: NOW
    if students:
        with store.writing() as session:
            groups = [ClassGroup(name=name, cohort=f"20{name[2:4]}") for name in CLASSES]
            session.add_all(groups)
            session.flush()
            for number in range(students):
                group = groups[number % len(groups)]
                person = Student(
                    student_no=f"2024{number:08}", name=f"王小{number}", class_group_id=group.id
                )
                session.add(person)
    return store


def convene(store: Store, kind: CongressKind = CongressKind.DELEGATES) -> int:
    with store.writing() as session:
        return congresses.convene(session, kind, 6, date(2026, 12, 18), "报告厅")


def choose_delegates(store: Store, congress: int) -> None:
    with store.writing() as session:
        quota = quotas.fix(session, congress, 30)
    with store.writing() as session:
        groups = congresses.class_order(congresses.entries(session, congress))
        for name, members in groups.items():
            delegates.add(session, congress, [one.id for one in members[: quota.of(name)]])


def open_hall(store: Store, congress: int) -> None:
    with store.writing() as session:
        sittings.open_sitting(session, congress, "正式会议")
    with store.writing() as session:
        elections.call(session, congress, elections.PRESIDIUM, 3)


class Elsewhere(Page):
    """A page that stands for those of other rooms."""


def congress_page(desk: Desk) -> Page:
    """Return a stand-in for the congress page, with its tabs."""
    keys = ("process", "quotas", "delegates", "candidates", "sitting", "count")
    return TabbedPage(desk, "大会", [Tab(key, key, Elsewhere) for key in keys])


def sections(office: Office) -> Sequence[Section]:
    """Return the rooms of these tests' own, with stand-ins for the others."""

    def settings(desk: Desk) -> Page:
        return SettingsPage(desk, office)

    return [
        Section("home", "首页", "house", HomePage),
        Section("roll", "名册", "users", Elsewhere),
        Section("congress", "大会", "landmark", congress_page),
        Section("papers", "文书", "file-text", Elsewhere),
        Section("settings", "设置", "settings", settings, at_foot=True),
    ]


@pytest.fixture
def program(qtbot: object, theme: Theme, tmp_path: Path) -> Iterator[Program]:
    program = Program(Preferences(tmp_path / "window.json"), theme, sections)
    yield program
    program.close()
    program.deleteLater()
