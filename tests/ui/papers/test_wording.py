"""The page on which a paper is worded."""

import pytest
from pytestqt.qtbot import QtBot

from sudesk.papers.wordings import RESULT_END, RESULT_OPENING
from sudesk.services import wordings
from sudesk.ui.papers import PapersPage
from sudesk.ui.papers.wording import SETTLE, SentenceCard, WordingPage
from tests.ui.count_scenes import FakeShell
from tests.ui.papers_scenes import choose, settle, show


@pytest.fixture
def page(paper: PapersPage, shell: FakeShell, qtbot: QtBot) -> WordingPage:
    choose(paper, 16)
    paper.side.word_button.click()
    (pushed,) = shell.pushed
    assert isinstance(pushed, WordingPage)
    show(pushed, qtbot)
    return pushed


def shell_of(page: WordingPage) -> FakeShell:
    assert isinstance(page.shell, FakeShell)
    return page.shell


def end(page: WordingPage) -> SentenceCard:
    return page.cards[RESULT_END.key]


def test_every_sentence_stands_there_with_its_facts(page: WordingPage) -> None:
    assert list(page.cards) == ["result.to", "result.opening", "result.end"]
    opening = page.cards[RESULT_OPENING.key]
    assert opening.words == RESULT_OPENING.text
    assert [button.text() for button in opening.facts][:2] == ["{选举办法}", "{批复}"]
    assert not page.save.isEnabled()
    assert page.preview.paper is not None


def test_words_are_shown_while_they_are_written_and_stored_when_asked(
    page: WordingPage, qtbot: QtBot
) -> None:
    before = page.preview.paper
    end(page).say("全部选票已经封存。特此报告。")
    qtbot.wait(SETTLE + 50)
    settle(page.desk)
    assert page.preview.paper is not None
    assert before is not None
    assert page.preview.paper.fingerprint != before.fingerprint
    assert page.desk.ask(wordings.own) == {}
    page.save.click()
    assert page.desk.ask(wordings.own) == {RESULT_END.key: "全部选票已经封存。特此报告。"}
    assert shell_of(page).toasts == ["已存下选举结果报告的措辞"]
    assert not page.save.isEnabled()
    undo = shell_of(page).undo
    assert callable(undo)
    undo()
    settle(page.desk)
    assert page.desk.ask(wordings.own) == {}
    assert end(page).words == RESULT_END.text
    qtbot.wait(SETTLE + 50)
    settle(page.desk)


def test_a_sentence_that_lacks_a_fact_is_not_stored(page: WordingPage, qtbot: QtBot) -> None:
    opening = page.cards[RESULT_OPENING.key]
    opening.say("根据《{选举办法}》召开。")
    assert "少了{大会}" in opening.fault.text()
    assert not page.save.isEnabled()
    qtbot.wait(SETTLE + 50)
    settle(page.desk)
    assert "少了{大会}" in page.preview.trouble
    opening.text.clear()
    opening.reset.click()
    assert opening.words == RESULT_OPENING.text
    assert not opening.reset.isVisible()
    qtbot.wait(SETTLE + 50)
    settle(page.desk)
    assert page.preview.trouble == ""


def test_a_fact_is_put_in_where_the_cursor_stands(page: WordingPage, qtbot: QtBot) -> None:
    opening = page.cards[RESULT_OPENING.key]
    opening.say("现将")
    opening.text.moveCursor(opening.text.textCursor().MoveOperation.End)
    opening.facts[2].click()
    assert opening.words == "现将{大会}"
    opening.say(RESULT_OPENING.text)
    qtbot.wait(SETTLE + 50)
    settle(page.desk)


def test_what_was_written_is_stored_when_the_page_is_left(page: WordingPage) -> None:
    end(page).say("特此报告。")
    page.hide()
    assert page.desk.ask(wordings.own) == {RESULT_END.key: "特此报告。"}
    page._settle.stop()


def test_papers_without_sentences_offer_nothing(paper: PapersPage) -> None:
    choose(paper, 11)
    assert not paper.side.word_button.isVisible()
    choose(paper, 16)
    assert paper.side.word_button.isVisible()
