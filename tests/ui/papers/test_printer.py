"""Papers onto the printer: pages, copies, and printers that are not there."""

from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from sudesk.errors import Stopped, SudeskError
from sudesk.services import congresses, delegate_papers
from sudesk.ui.papers import PapersPage, page, printer
from tests.ui.count_scenes import FakeShell
from tests.ui.papers_scenes import choose, pages_of, printer_into, settle


def test_a_pc_without_a_printer_is_told(
    qtbot: QtBot, paper: PapersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with qtbot.captureExceptions() as wrong:
        paper.side.print_button.click()
    assert "这台电脑还没有装打印机。" in str(wrong[0][1])


def test_the_dialog_is_offered_what_is_looked_at(
    qtbot: QtBot, paper: PapersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[tuple[int, int]] = []

    def agree(dialog: QPrintDialog) -> int:
        offered.append((dialog.minPage(), dialog.maxPage()))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["激光"])
    monkeypatch.setattr(QPrintDialog, "exec", agree)
    chosen = printer.ask_printer(paper, "选票", 4, current=2, copies=46)
    assert chosen is not None
    assert (chosen.docName(), chosen.copyCount()) == ("选票", 46)
    assert offered == [(1, 4)]
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    assert printer.ask_printer(paper, "选票", 1) is None


def test_printing_puts_every_page_on_its_paper(
    paper: PapersPage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "printed.pdf"
    monkeypatch.setattr(page, "ask_printer", lambda *_, **__: printer_into(target))
    choose(paper, 3)
    paper.side.print_button.click()
    assert not paper.side.print_button.isEnabled()
    settle(paper.desk)
    assert pages_of(target) == [(595, 842)] * 2
    assert shell.toasts == ["已送往打印机，共 2 页"]
    assert paper.side.print_button.isEnabled()


def test_delegate_cards_that_went_to_the_printer_are_counted(
    paper: PapersPage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    congress = paper.desk.ask(congresses.needed).id
    waiting = paper.desk.ask(delegate_papers.waiting_cards, congress)
    assert waiting
    monkeypatch.setattr(page, "ask_printer", lambda *_, **__: printer_into(tmp_path / "a.pdf"))
    choose(paper, 32)
    paper.side.print_button.click()
    settle(paper.desk)
    assert paper.desk.ask(delegate_papers.waiting_cards, congress) == ()
    assert shell.toasts[-1].endswith(f"{len(waiting)} 张代表证记为已打印")
    assert callable(shell.undo)
    shell.undo()
    assert paper.desk.ask(delegate_papers.waiting_cards, congress) == waiting


def test_ballots_are_printed_as_often_as_sheets_are_needed(
    paper: PapersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def ask(*_: object, copies: int, **__: object) -> None:
        asked.append(copies)

    monkeypatch.setattr(page, "ask_printer", ask)
    paper.side.print_button.click()
    choose(paper, 12)
    paper.side.print_button.click()
    assert asked == [1, 15]


def printed(paper: PapersPage, device: QPrinter, current: int = 1) -> int:
    assert paper.preview.paper is not None
    with paper.desk.store.reading() as session:
        return printer.put_on_paper(session, lambda *_: None, device, paper.preview.paper, current)


def test_only_the_pages_chosen_are_printed(paper: PapersPage, tmp_path: Path) -> None:
    choose(paper, 3)
    device = printer_into(tmp_path / "range.pdf")
    device.setPrintRange(QPrinter.PrintRange.PageRange)
    device.setFromTo(2, 2)
    assert printed(paper, device) == 1
    assert pages_of(tmp_path / "range.pdf") == [(595, 842)]
    device = printer_into(tmp_path / "current.pdf")
    device.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert printed(paper, device, current=2) == 1
    assert _dark(tmp_path / "range.pdf") == _dark(tmp_path / "current.pdf") != 0


def _dark(path: Path) -> int:
    document = PdfDocument(path)
    bitmap = document[0].render(grayscale=True)
    dark = sum(value < 128 for value in bytes(bitmap.buffer))
    bitmap.close()
    document.close()
    return dark


def test_a_printer_without_copies_is_sent_the_pages_again(
    paper: PapersPage, tmp_path: Path
) -> None:
    device = printer_into(tmp_path / "copies.pdf")
    device.setCopyCount(3)
    assert paper.preview.paper is not None
    sheets = 3 * len(paper.preview.paper.sizes)
    assert printed(paper, device) == sheets
    if not device.supportsMultipleCopies():
        assert len(pages_of(tmp_path / "copies.pdf")) == sheets


def test_a_printer_that_does_not_begin_is_said(
    paper: PapersPage, tmp_path: Path, qtlog: Any
) -> None:
    device = printer_into(tmp_path / "nowhere" / "printed.pdf")
    with qtlog.disabled(), pytest.raises(SudeskError, match="没有响应"):
        printed(paper, device)


def test_a_stopped_printing_ends(paper: PapersPage, tmp_path: Path) -> None:
    def stop(_what: str, done: int, _total: int) -> None:
        if done:
            raise Stopped

    choose(paper, 3)
    assert paper.preview.paper is not None
    device = printer_into(tmp_path / "stopped.pdf")
    with paper.desk.store.reading() as session, pytest.raises(Stopped):
        printer.put_on_paper(session, stop, device, paper.preview.paper, 1)
