import pytest
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from sudesk.papers.outline import Level
from sudesk.services import congresses, work_report
from sudesk.services.work_report import Draft
from sudesk.ui.desk import Desk
from sudesk.ui.papers.work_report import SETTLE, WorkReportPage
from tests.ui.count_scenes import FakeShell
from tests.ui.papers_scenes import settle, show

PASTED = "　　一、过去一年\r\n\r\n　　（一）思想引领。组织活动12次。\r\n　　１．开展“学长课堂”；"


@pytest.fixture
def written(sealed_desk: Desk, qtbot: QtBot) -> tuple[WorkReportPage, FakeShell]:
    page = WorkReportPage(sealed_desk)
    return page, show(page, qtbot)


def stored(desk: Desk) -> Draft:
    congress = desk.ask(congresses.current)
    assert congress is not None
    return desk.ask(work_report.draft, congress.id)


def paste(page: WorkReportPage, text: str) -> None:
    source = QMimeData()
    source.setText(text)
    page.text.insertFromMimeData(source)


def await_preview(page: WorkReportPage, qtbot: QtBot) -> None:
    qtbot.wait(SETTLE + 50)
    settle(page.desk)


def test_text_from_a_word_processor_is_tidied_and_shown_as_it_will_be_printed(
    written: tuple[WorkReportPage, FakeShell], qtbot: QtBot
) -> None:
    page, shell = written
    before = page.preview.paper
    paste(page, PASTED)
    assert page.text.toPlainText().splitlines() == [
        "一、过去一年",
        "（一）思想引领。组织活动12次。",
        "1. 开展“学长课堂”；",
    ]
    assert shell.toasts == ["已贴上 3 段，编号和缩进已整理"]
    await_preview(page, qtbot)
    assert page.preview.paper is not None
    assert before is None or page.preview.paper.fingerprint != before.fingerprint
    shell.undo()
    assert page.text.toPlainText() == ""


def test_what_was_written_is_stored_and_can_be_taken_back(
    written: tuple[WorkReportPage, FakeShell], qtbot: QtBot
) -> None:
    page, shell = written
    assert not page.save.isEnabled()
    page.reporter.setText("张喆")
    page.text.setPlainText("一、回顾\n服务同学。")
    assert page.save.isEnabled()
    page.save.click()
    assert stored(page.desk) == Draft("", "张喆", "", "一、回顾\n服务同学。")
    assert not page.save.isEnabled()
    shell.undo()
    assert stored(page.desk) == Draft()
    assert page.text.toPlainText() == ""


def test_leaving_the_page_keeps_what_was_written(
    written: tuple[WorkReportPage, FakeShell],
) -> None:
    page, _ = written
    page.text.setPlainText("服务同学。")
    page.hide()
    assert stored(page.desk).text == "服务同学。"


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (Qt.Key.Key_1, "二、乙"),
        (Qt.Key.Key_2, "（一）乙"),
        (Qt.Key.Key_3, "1. 乙"),
        (Qt.Key.Key_0, "乙"),
    ],
)
def test_a_key_sets_the_level_of_a_line(
    written: tuple[WorkReportPage, FakeShell], qtbot: QtBot, key: Qt.Key, line: str
) -> None:
    page, _ = written
    page.text.setPlainText("一、甲\n乙")
    cursor = page.text.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    page.text.setTextCursor(cursor)
    page.text.set_line(
        {"1": Level.FIRST, "2": Level.SECOND, "3": Level.THIRD, "0": Level.TEXT}[chr(key)]
    )
    assert page.text.toPlainText() == f"一、甲\n{line}"
    if line != "乙":
        page.text.undo()
        assert page.text.toPlainText() == "一、甲\n乙"


def test_numbers_that_do_not_follow_are_told_and_the_count_is_shown(
    written: tuple[WorkReportPage, FakeShell],
) -> None:
    page, _ = written
    page.text.setPlainText("一、甲\n三、乙")
    assert "编号应为“二、”" in page._hints.text()
    assert page._counts.text() == "2 段，6 字"


def test_a_character_that_cannot_be_printed_is_named_and_nothing_is_lost(
    written: tuple[WorkReportPage, FakeShell], qtbot: QtBot
) -> None:
    page, _ = written
    page.text.setPlainText("干得好😀")
    await_preview(page, qtbot)
    assert "😀" in page.preview.trouble
    page.save.click()
    assert stored(page.desk).text == "干得好😀"
    page.text.setPlainText("干得好")
    await_preview(page, qtbot)
    assert page.preview.trouble == ""


def test_pages_are_turned(written: tuple[WorkReportPage, FakeShell], qtbot: QtBot) -> None:
    page, _ = written
    page.text.setPlainText("服务同学。\n" * 60)
    await_preview(page, qtbot)
    assert page.preview.after.isEnabled()
    page.preview.after.click()
    settle(page.desk)
    assert page.preview.page == 1
    assert page.preview.before.isEnabled()
