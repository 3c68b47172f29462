"""A congress whose result is sealed, and ways to wait for what is made beside the window."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QCoreApplication, QThreadPool
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from sudesk.models.store import Store
from sudesk.services import counting
from sudesk.services.print_log import Filed
from sudesk.services.slots import Slot
from sudesk.terms import PaperState
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.papers import PapersPage
from sudesk.ui.pieces.text import Text
from tests.ui.count_scenes import (
    CHIEF,
    TELLERS,
    FakeShell,
    clear_result,
    counted,
    enter_all,
    prepared,
)

BALLOTS = clear_result()


@pytest.fixture(scope="module")
def sealed_file(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A department file whose election is sealed."""
    path = tmp_path_factory.mktemp("sealed") / "会计系.sudesk"
    desk = Desk(Store.create(path))
    scene = counted(prepared(desk), len(BALLOTS))
    enter_all(scene, BALLOTS)
    desk.do(counting.seal, scene.round_id, CHIEF, TELLERS)
    desk.close()
    return path


@pytest.fixture
def sealed_desk(sealed_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk on a copy of that file."""
    copy = tmp_path / sealed_file.name
    shutil.copyfile(sealed_file, copy)
    desk = Desk(Store.open(copy))
    yield desk
    desk.close()


def show(page: Page, qtbot: QtBot, width: int = 1190, height: int = 644) -> FakeShell:
    """Show a page and wait until it stands still."""
    shell = FakeShell()
    page.shell = shell
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    settle(page.desk)
    return shell


def settle(desk: Desk) -> None:
    """Let every job end and be taken by the window, also those that it begins then."""
    pool = desk.findChild(QThreadPool)
    assert isinstance(pool, QThreadPool)
    for _ in range(4):
        pool.waitForDone()
        QCoreApplication.processEvents()


def printer_into(path: Path) -> QPrinter:
    """Return a printer whose paper is a PDF."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def filed(number: int, missing: str = "", title: str = "") -> Filed:
    state = PaperState.MISSING if missing else PaperState.READY
    slot = Slot(str(number), number, "名", title or f"第{number}种", missing, "count")
    return Filed(slot, state)


def words_of(widget: object) -> str:
    assert isinstance(widget, PapersPage)
    texts = [text.text() for text in widget.findChildren(Text) if text.isVisible()]
    return " ".join(texts)


def key_of(paper: PapersPage, number: int) -> str:
    return next(one.slot.key for one in paper.shelf.list.shown if one.slot.number == number)


def choose(paper: PapersPage, number: int) -> None:
    paper.shelf.list.choose(key_of(paper, number))
    settle(paper.desk)


def pages_of(path: Path) -> list[tuple[int, int]]:
    document = PdfDocument(path)
    sizes = [document.get_page_size(number) for number in range(len(document))]
    document.close()
    return [(round(width), round(height)) for width, height in sizes]


def asking(answer: Path | None) -> Callable[..., Path | None]:
    return lambda *_: answer
