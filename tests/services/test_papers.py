import re

import pytest

from sudesk.errors import SudeskError
from sudesk.papers.attendance_book import AttendanceBook
from sudesk.papers.base import Turnout
from sudesk.papers.quota_table import QuotaTable
from sudesk.services import delegates, papers, sittings
from sudesk.terms import CongressKind
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
            assert compose(hall, key).congress.title == "会计系第六次学生代表大会"


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
    assert (table.shared_seats, table.shared_headcount) == (7, 24)
    assert sum(step.seats for step in table.steps) == 7


def test_the_list_of_delegates_tells_core_members(hall):
    hall.convene(CongressKind.DELEGATES, 6)
    hall.do(delegates.mark_core, hall.congress, hall.due[0].id, True)
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
