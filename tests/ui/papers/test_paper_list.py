"""The list of papers: headings, states, search."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sudesk.services import congresses, papers
from sudesk.services.print_log import Filed
from sudesk.ui.papers import PapersPage
from sudesk.ui.papers.paper_list import Heading, grouped
from sudesk.ui.papers.states import time_of
from tests.ui.papers_scenes import filed, settle, words_of


def test_headings_stand_before_the_papers_of_their_time() -> None:
    rows = grouped([filed(3), filed(5, "还没有登记代表"), filed(10), filed(16, "还没有封存")])
    assert [row.time if isinstance(row, Heading) else row.slot.number for row in rows] == [
        "会前",
        3,
        5,
        "大会当天",
        10,
        "会后",
        16,
    ]
    heading = rows[0]
    assert isinstance(heading, Heading)
    assert heading.tally == "1 / 2 种待打印"


def test_every_paper_of_the_congress_stands_in_the_list(paper: PapersPage) -> None:
    congress = paper.desk.ask(congresses.needed).id
    slots = paper.desk.ask(papers.slots, congress)
    assert {slot.key for slot in slots} == {
        one.slot.key for shown in (False, True) for one in _listed(paper, blank=shown)
    }


def _listed(paper: PapersPage, *, blank: bool) -> list[Filed]:
    if paper.shelf.which.isVisible():
        paper.shelf.which.choose(blank)
    return paper.shelf.list.shown


def test_forms_of_the_year_and_the_notice_of_results_have_their_place() -> None:
    assert time_of(filed(24)) == "空白表"
    assert time_of(filed(8, title="候选人公示")) == "会前"
    assert time_of(filed(8, title="选举结果公示")) == "会后"


@pytest.mark.parametrize(("typed", "numbers"), [("16", [16]), ("名额", [3]), ("qdc", [11])])
def test_papers_are_found(paper: PapersPage, typed: str, numbers: list[int]) -> None:
    paper.shelf.search.setText(typed)
    assert [one.slot.number for one in paper.shelf.list.shown] == numbers


def test_what_is_not_found_is_said_and_the_paper_stays(paper: PapersPage) -> None:
    before = paper.preview.paper
    paper.shelf.search.setText("预算")
    assert "没有找到" in words_of(paper)
    paper.shelf.search.clear()
    settle(paper.desk)
    assert paper.preview.paper is before
    assert paper.shelf.list.current == paper.preview.filed


def test_the_search_is_left_for_the_list_by_an_arrow(paper: PapersPage) -> None:
    paper.activateWindow()
    paper._find()
    paper.shelf.search.setText("表")
    QTest.keyClick(paper.shelf.search, Qt.Key.Key_Down)
    settle(paper.desk)
    assert paper.shelf.list.hasFocus()
    assert paper.preview.slot is not None
    assert paper.preview.slot.number == paper.shelf.list.shown[0].slot.number
    QTest.keyClick(paper.shelf.list, Qt.Key.Key_Down)
    settle(paper.desk)
    assert paper.shelf.list.current is not None
