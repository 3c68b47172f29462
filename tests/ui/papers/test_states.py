"""What became of papers in the window: printed, void, signed and back, and undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from sudesk.errors import SudeskError
from sudesk.services import congresses, departments, print_runs, replies
from sudesk.terms import PaperState
from sudesk.ui.desk import Desk
from sudesk.ui.papers import PapersPage, page, scanning, together
from sudesk.ui.papers.states import chip_of, written_of
from tests.ui.count_scenes import FakeShell, prepared
from tests.ui.papers_scenes import asking, choose, printer_into, settle, show, words_of

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40 + b"IEND\xaeB`\x82"


def state(paper: PapersPage) -> PaperState:
    assert paper.preview.filed is not None
    return paper.preview.filed.state


def send(paper: PapersPage, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "ask_printer", lambda *_, **__: printer_into(target))
    paper.side.print_button.click()
    settle(paper.desk)


def undo(shell: FakeShell, paper: PapersPage) -> None:
    assert callable(shell.undo)
    shell.undo()
    settle(paper.desk)


def test_what_was_printed_says_so_and_can_be_taken_back(
    paper: PapersPage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(paper, 3)
    assert state(paper) is PaperState.READY
    send(paper, tmp_path / "a.pdf", monkeypatch)
    assert state(paper) is PaperState.PRINTED
    assert paper.preview.state.look.text == "已打印"
    assert "打印 1 份，校验 " in words_of(paper)
    assert paper.preview.filed is not None
    assert written_of(paper.preview.filed).endswith(" 1 份")
    undo(shell, paper)
    assert state(paper) is PaperState.READY


def test_a_page_that_was_printed_alone_is_not_the_paper(
    paper: PapersPage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(paper, 3)
    device = printer_into(tmp_path / "a.pdf")
    device.setPrintRange(device.PrintRange.PageRange)
    device.setFromTo(2, 2)
    monkeypatch.setattr(page, "ask_printer", lambda *_, **__: device)
    paper.side.print_button.click()
    settle(paper.desk)
    assert shell.toasts == ["已送往打印机，共 1 页"]
    assert state(paper) is PaperState.READY


def test_what_changed_since_the_printing_stands_over_the_page(
    paper: PapersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(paper, 11)
    send(paper, tmp_path / "a.pdf", monkeypatch)
    congress = paper.desk.ask(congresses.needed)
    paper.desk.do(congresses.reschedule, congress.id, congress.held_on, "体育馆")
    settle(paper.desk)
    assert state(paper) is PaperState.STALE
    said = words_of(paper)
    assert "打印之后内容有变，旧稿作废。" in said
    assert "体育馆" in said
    choose(paper, 3)
    assert "旧稿作废。" not in words_of(paper)


def test_a_scan_that_came_back_is_kept_seen_and_taken_away(
    paper: PapersPage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "签字.png"
    source.write_bytes(PNG)
    monkeypatch.setattr(scanning, "ask_scan", asking(source))
    choose(paper, 16)
    paper.side.scan_button.click()
    settle(paper.desk)
    assert state(paper) is PaperState.SIGNED
    assert shell.toasts[-1] == "选举结果报告已签回，附上“签字.png”"
    opened: list[QUrl] = []

    def take(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    paper.side.kept.rows[0].see.click()
    settle(paper.desk)
    lent = Path(opened[0].toLocalFile())
    assert (lent.name, lent.read_bytes()) == ("scan-1.png", PNG)
    paper.side.kept.rows[0].remove.click()
    settle(paper.desk)
    assert state(paper) is PaperState.READY
    undo(shell, paper)
    assert state(paper) is PaperState.SIGNED
    assert len(paper.side.kept.rows) == 1


def test_a_file_that_is_no_scan_is_said_and_keeps_nothing(
    qtbot: QtBot, paper: PapersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "签字.pdf"
    source.write_bytes(b"MZ" * 40)
    monkeypatch.setattr(scanning, "ask_scan", asking(source))
    with qtbot.captureExceptions() as wrong:
        paper.side.scan_button.click()
        settle(paper.desk)
    assert isinstance(wrong[0][1], SudeskError)
    assert "不是 PDF、JPG 或 PNG" in wrong[0][1].why
    assert state(paper) is PaperState.READY
    monkeypatch.setattr(scanning, "ask_scan", asking(None))
    paper.side.scan_button.click()
    settle(paper.desk)
    assert state(paper) is PaperState.READY


def test_a_paper_printed_elsewhere_is_noted_by_hand(paper: PapersPage, shell: FakeShell) -> None:
    choose(paper, 3)
    paper.side.by_hand_button.click()
    settle(paper.desk)
    assert state(paper) is PaperState.PRINTED
    assert shell.toasts == ["代表名额分配表记为已打印"]
    assert not paper.side.by_hand_button.isVisible()
    undo(shell, paper)
    assert state(paper) is PaperState.READY


def test_all_of_a_stage_is_printed_with_one_button(
    paper: PapersPage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(paper, 16)
    due = paper.shelf.together
    assert [one.slot.number for one in due] == [16, 27, 28, 29, 31]
    assert paper.shelf.press_button.text() == "打印会后 5 种"
    asked: list[str] = []

    def ask(_parent: object, title: str, _pages: int) -> object:
        asked.append(title)
        return printer_into(tmp_path / "a.pdf")

    monkeypatch.setattr(together, "ask_printer", ask)
    paper.shelf.press_button.click()
    assert not paper.side.print_button.isEnabled()
    settle(paper.desk)
    assert asked == ["会后文书"]
    assert paper.shelf.press_button.text() == "会后都已打印"
    assert not paper.shelf.press_button.isEnabled()
    assert state(paper) is PaperState.PRINTED
    undo(shell, paper)
    assert len(paper.shelf.together) == 5


def test_papers_are_found_by_their_state(paper: PapersPage) -> None:
    choose(paper, 3)
    paper.side.by_hand_button.click()
    settle(paper.desk)
    paper.shelf.search.setText("已打印")
    assert [one.slot.number for one in paper.shelf.list.shown] == [3]
    paper.shelf.search.setText("还不能")
    shown = paper.shelf.list.shown
    assert shown
    assert all(chip_of(one).icon == "lock" for one in shown)


def test_the_reply_is_registered_first_then_takes_its_scan(
    paper: PapersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = paper.desk.store.clock().date()
    party = paper.desk.ask(departments.founded).names.party
    paper.desk.do(replies.register, 1, replies.Reply(1, "8号", today, party, True))
    settle(paper.desk)
    paper.shelf.list.choose("2-1")
    settle(paper.desk)
    source = tmp_path / "批复.png"
    source.write_bytes(PNG)
    monkeypatch.setattr(scanning, "ask_scan", asking(source))
    paper.side.scan_button.click()
    settle(paper.desk)
    assert state(paper) is PaperState.SIGNED
    paper.desk.do(replies.withdraw, 1, 1)
    settle(paper.desk)
    assert paper.side.kept.rows[0].see.isVisible()
    assert not paper.side.print_button.isEnabled()


def test_ballots_of_a_round_that_is_open_are_noted_with_it(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = prepared(desk)
    paper = PapersPage(desk)
    shell = show(paper, qtbot)
    paper.shelf.list.choose(f"12-{scene.round_id}")
    settle(desk)
    paper.side.ballots.needed.setValue(1)
    send(paper, tmp_path / "a.pdf", monkeypatch)
    (run,) = desk.ask(print_runs.runs, scene.round_id)
    assert (run.ballots, run.per_sheet, run.rehearsal) == (2, 2, False)
    assert shell.toasts[-1].endswith("印出选票 2 张，已记入选票印制")
    undo(shell, paper)
    assert desk.ask(print_runs.runs, scene.round_id) == ()
    assert state(paper) is PaperState.READY


def test_ballots_of_a_sealed_round_are_printed_for_looking_at_only(
    paper: PapersPage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(paper, 12)
    before = paper.desk.ask(print_runs.runs, 1)
    send(paper, tmp_path / "a.pdf", monkeypatch)
    assert paper.desk.ask(print_runs.runs, 1) == before
    assert shell.toasts == ["已送往打印机，共 1 页"]
