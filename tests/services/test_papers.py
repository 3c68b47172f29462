import re

import pytest

from sudesk.errors import SudeskError
from sudesk.papers.attendance_book import AttendanceBook
from sudesk.papers.base import Turnout
from sudesk.papers.printing import render
from sudesk.papers.quota_table import QuotaTable
from sudesk.rules.quota_plan import Plan
from sudesk.services import attendees, delegates, organisations, papers, quotas, sittings
from sudesk.services.attendees import Person
from sudesk.services.organisations import Body, Outside
from sudesk.terms import Category, CongressKind, QuotaMethod
from tests.services.scenes import yes


def keys(hall):
    return {slot.key: slot.ready for slot in hall.ask(papers.slots, hall.congress)}


def ready(hall, *wanted):
    found = keys(hall)
    return [found[key] for key in wanted]


def compose(hall, key):
    return hall.ask(papers.compose, hall.congress, key)


def test_every_paper_says_what_it_waits_for(hall):
    hall.convene(CongressKind.DELEGATES)
    slots = hall.ask(papers.slots, hall.congress)
    assert [slot.number for slot in slots] == sorted(slot.number for slot in slots)
    assert {3, 4, 5, 6, 11, 12, 15, 16, 32, 33} <= {slot.number for slot in slots}
    assert not any(ready(hall, "3", "4", "5", "6", "11", "12", "15", "16", "32", "33"))
    for slot in slots:
        if not slot.ready:
            words = re.escape(f"{slot.title}还不能打印。{slot.missing}")
            with pytest.raises(SudeskError, match=words):
                compose(hall, slot.key)
    with pytest.raises(SudeskError, match="没有“99”这种文书"):
        compose(hall, "99")


def test_papers_become_ready_one_by_one(hall):
    hall.convene(CongressKind.DELEGATES, 9).call()
    assert ready(hall, "3", "4", "5", "11", "32") == [True] * 5
    assert ready(hall, "6", "12", "15", "16", "33") == [False] * 5
    hall.prepare().open()
    assert ready(hall, "12-1", "15-1", "16") == [True, False, False]
    hall.count([yes(hall.names[0])] * 7)
    assert ready(hall, "12-1", "15-1", "16") == [True, True, True]
    for key, is_ready in keys(hall).items():
        if is_ready:
            assert "会计系" in str(compose(hall, key))


def test_an_assembly_has_no_paper_of_delegates(hall):
    hall.convene()
    assert not keys(hall).keys() & {"3", "4", "5", "6", "32", "33"}
    assert {"11", "12", "15", "16"} <= keys(hall).keys()
    book = compose(hall, "11")
    assert [len(section.entries) for section in book.sections] == [10, 8, 6]


def test_the_quota_table_shows_the_arithmetic(hall):
    hall.convene(CongressKind.DELEGATES, 7)
    table = compose(hall, "3")
    assert isinstance(table, QuotaTable)
    assert [(row.headcount, row.seats) for row in table.rows] == [(10, 3), (8, 2), (6, 2)]
    (part,) = table.parts
    assert (part.shared_seats, part.shared_headcount) == (7, 24)
    assert sum(step.seats for step in part.steps) == 7
    assert table.method == "班级名额7名按最大余数法分配，每班不少于1名"


@pytest.mark.parametrize(
    ("plan", "method", "parts"),
    [
        (
            Plan(QuotaMethod.PERCENT, per_mille=305, grade_floor=2),
            "班级名额为学生人数的30.5%，按最大余数法分到各班，每班不少于1名，每个年级不少于2名",
            [("", "30.5%", "7.32", 8, False)],
        ),
        (Plan(QuotaMethod.FIXED, each=2), "班级名额每班2名", []),
        (
            Plan(QuotaMethod.BY_GRADE, by_grade=(("2024", 200), ("2025", 250), ("2026", 300))),
            "班级名额为各年级人数的百分比（2024级20%、2025级25%、2026级30%），"
            "年级内按最大余数法分到各班，每班不少于1名",
            [
                ("2024级", "20%", "2", 2, False),
                ("2025级", "25%", "2", 2, False),
                ("2026级", "30%", "1.8", 2, False),
            ],
        ),
        (
            Plan(QuotaMethod.SHARE, seats=9, grade_floor=3),
            "班级名额9名按最大余数法分配，每班不少于1名，每个年级不少于3名",
            [("2026级", "", "", 0, True), ("", "", "", 0, False)],
        ),
    ],
)
def test_the_quota_table_tells_every_method(hall, plan, method, parts):
    hall.convene(CongressKind.DELEGATES)
    hall.do(quotas.fix, hall.congress, plan)
    table = compose(hall, "3")
    assert table.method == method
    assert [(p.grade, p.percent, p.exact, p.found, p.floored) for p in table.parts] == parts
    assert render(table).startswith(b"%PDF")


def test_the_quota_table_sets_organisations_apart(hall):
    hall.convene(CongressKind.DELEGATES)
    bodies = (Body("系学生会", 2, main_club=False), Body("珠算社", 1))
    hall.do(organisations.arrange, hall.congress, Outside(bodies, 3))
    hall.do(quotas.fix, hall.congress, 7)
    table = compose(hall, "3")
    assert [(row.name, row.seats, row.note) for row in table.organisations] == [
        ("系学生会", 2, "不占班级名额"),
        ("珠算社", 1, "主要社团"),
        ("当然代表", 3, "计入骨干"),
    ]
    assert [row.ordinary for row in table.organisations][::2] == [0, 0]
    all_rows = (*table.rows, *table.organisations)
    assert sum(row.ordinary for row in all_rows) == 8  # 60 % of 13, rounded up


def test_the_list_of_delegates_tells_core_members(hall):
    hall.convene(CongressKind.DELEGATES, 6)
    hall.do(delegates.mark_cores, hall.congress, [hall.due[0].id], True)
    rows = compose(hall, "5").rows
    assert [row.name for row in rows] == [entry.name for entry in hall.due]
    assert [row.core for row in rows] == [True] + [False] * 5


def test_the_attendance_book_has_figures_once_the_sitting_is_over(hall):
    hall.convene(CongressKind.DELEGATES, 9).call().prepare().open(7)
    (section,) = compose(hall, "11").sections
    assert section.turnout is None
    hall.do(sittings.close_sitting, hall.sitting)
    book = compose(hall, "11")
    assert isinstance(book, AttendanceBook)
    assert book.sections[0].turnout == Turnout(9, 7, 0, 2)


def test_the_ballot_is_the_rounds_own(hall):
    hall.convene().call().prepare()
    ballot = compose(hall, "12-1")
    assert ballot.candidates == hall.names
    assert (ballot.seats, ballot.write_ins, ballot.issuer) == (1, "all", "会计系学生会")


def test_a_post_gives_its_paper_a_name_that_every_disk_takes(hall):
    hall.convene().call(post='学习部/宣传部："副"部长?')
    (name,) = [slot.file_name for slot in hall.ask(papers.slots, 1) if slot.number == 12]
    assert not set(name) & set('/\\:*?"<>|')


def test_observers_and_guests_sign_in_a_part_of_their_own(hall):
    hall.convene()
    people = [Person("任可", "院学生会"), Person("何安", "系团总支")]
    hall.do(attendees.add, hall.congress, Category.OBSERVER, people)
    book = hall.ask(papers.compose, hall.congress, "11")
    assert book.sections[-1].heading == "列席人员"
    assert [(one.name, one.class_group) for one in book.sections[-1].entries] == [
        ("任可", "院学生会"),
        ("何安", "系团总支"),
    ]
