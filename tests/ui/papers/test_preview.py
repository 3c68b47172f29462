"""The chosen paper: made beside the window, turned, missing, made again."""

from collections.abc import Sequence

from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sudesk.services import congresses, prints
from sudesk.ui.desk import Desk
from sudesk.ui.papers import PapersPage
from sudesk.ui.pieces.button import Button
from tests.ui.count_scenes import prepared
from tests.ui.papers_scenes import choose, key_of, settle, show, words_of


def test_what_is_missing_is_said_with_the_way_there(qtbot: QtBot, desk: Desk) -> None:
    prepared(desk)
    paper = PapersPage(desk)
    shell = show(paper, qtbot)
    paper.shelf.list.choose("16")
    said = words_of(paper)
    assert "选举结果报告还不能打印" in said
    assert "还没有封存的选举结果。" in said
    assert not paper.side.isVisible()
    paper.preview._ask_way()
    assert shell.went == [("congress", "count")]


def test_pages_are_turned_by_keys_and_end_at_the_ends(paper: PapersPage) -> None:
    preview = paper.preview
    paper.activateWindow()
    choose(paper, 3)
    assert preview.paper is not None
    assert len(preview.paper.sizes) == 2
    assert not preview.before.isEnabled()
    QTest.keyClick(paper, Qt.Key.Key_PageDown)
    settle(paper.desk)
    assert preview.page == 1
    assert "第 2 / 2 页" in words_of(paper)
    preview.turn(1)
    assert preview.page == 1
    QTest.keyClick(paper, Qt.Key.Key_PageUp)
    settle(paper.desk)
    assert preview.page == 0


def test_of_many_chosen_quickly_the_last_is_shown(paper: PapersPage) -> None:
    for number in (3, 5, 11, 15):
        paper.shelf.list.choose(key_of(paper, number))
    settle(paper.desk)
    assert paper.preview.slot is not None
    assert paper.preview.slot.number == 15
    with paper.desk.store.reading() as session:
        congress = congresses.needed(session).id
        wanted = prints.make(session, lambda *_: None, congress, key_of(paper, 15), 2, {})
    assert paper.preview.paper is not None
    assert paper.preview.paper.fingerprint == wanted.fingerprint


def test_a_paper_is_made_again_only_where_it_changed(paper: PapersPage) -> None:
    choose(paper, 11)
    before = paper.preview.paper
    paper.refresh()
    settle(paper.desk)
    assert paper.preview.paper is before
    congress = paper.desk.ask(congresses.needed)
    paper.desk.do(congresses.reschedule, congress.id, congress.held_on, "体育馆")
    settle(paper.desk)
    after = paper.preview.paper
    assert before is not None
    assert after is not None
    assert after.fingerprint != before.fingerprint
    assert "体育馆" in PdfDocument(after.pdf)[0].get_textpage().get_text_range()


def test_every_button_can_be_reached_and_says_what_it_does(paper: PapersPage) -> None:
    buttons: Sequence[Button] = [
        button for button in paper.preview.findChildren(Button) if button.isVisible()
    ]
    assert all(button.text() or button.accessibleName() for button in buttons)
    assert paper.primary is paper.side.print_button
