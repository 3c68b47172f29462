"""The list of papers: headings, states, search."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sudesk.ui.papers import PapersPage
from sudesk.ui.papers.paper_list import Heading, grouped
from tests.ui.papers_scenes import settle, slot, words_of


def test_headings_stand_before_the_papers_of_their_time() -> None:
    rows = grouped([slot(3), slot(5, "还没有登记代表"), slot(16, "还没有封存")])
    assert [row.time if isinstance(row, Heading) else row.number for row in rows] == [
        "会前",
        3,
        5,
        "会后",
        16,
    ]
    heading = rows[0]
    assert isinstance(heading, Heading)
    assert heading.tally == "1 / 2 种可打印"


@pytest.mark.parametrize(("typed", "numbers"), [("16", [16]), ("选票", [12]), ("qdc", [11])])
def test_papers_are_found(paper: PapersPage, typed: str, numbers: list[int]) -> None:
    paper.shelf.search.setText(typed)
    assert [one.number for one in paper.shelf.list.shown] == numbers


def test_what_is_not_found_is_said_and_the_paper_stays(paper: PapersPage) -> None:
    before = paper.preview.paper
    paper.shelf.search.setText("预算")
    assert "没有找到" in words_of(paper)
    paper.shelf.search.clear()
    settle(paper.desk)
    assert paper.preview.paper is before
    assert paper.shelf.list.current == paper.preview.slot


def test_the_search_is_left_for_the_list_by_an_arrow(paper: PapersPage) -> None:
    paper.activateWindow()
    paper._find()
    paper.shelf.search.setText("表")
    QTest.keyClick(paper.shelf.search, Qt.Key.Key_Down)
    settle(paper.desk)
    assert paper.shelf.list.hasFocus()
    assert paper.preview.slot is not None
    assert paper.preview.slot.number == 3
    QTest.keyClick(paper.shelf.list, Qt.Key.Key_Down)
    settle(paper.desk)
    assert paper.shelf.list.current is not None
