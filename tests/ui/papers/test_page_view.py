"""The page on its ground: sharp, zoomed, turned over."""

from pypdfium2 import PdfDocument
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sudesk.ui.papers import PapersPage
from sudesk.ui.papers.page_view import PageView
from tests.ui.papers_scenes import choose, settle


def test_the_page_is_drawn_sharp(paper: PapersPage) -> None:
    view = paper.preview.view
    shown = view.grab().toImage()
    dark = sum(
        shown.pixelColor(x, y).lightness() < 90
        for x in range(0, shown.width(), 2)
        for y in range(0, shown.height(), 2)
    )
    assert dark > 200
    picture = view._picture
    assert picture is not None
    size = paper.preview.paper.sizes[0] if paper.preview.paper else (0, 0)
    assert abs(picture.width() - size[0] * view.scale * view.devicePixelRatioF()) <= 1


def wheel(view: PageView, turn: int, modifier: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(50, 50),
        view.viewport().mapToGlobal(QPointF(50, 50)),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_ctrl_and_the_wheel_zoom(paper: PapersPage) -> None:
    view = paper.preview.view
    fitted = view.scale
    wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.scale > fitted
    assert paper.preview.fit.text().endswith("%")
    first = view.scale
    wheel(view, -240, Qt.KeyboardModifier.ControlModifier)
    assert view.scale < first
    paper.preview.fit.click()
    assert view.zoom is None
    assert paper.preview.fit.text() == "整页"
    settle(paper.desk)


def test_keys_zoom_within_the_ends(paper: PapersPage) -> None:
    view = paper.preview.view
    for _ in range(12):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom == 3.0
    assert view.verticalScrollBar().maximum() > 0
    for _ in range(12):
        QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.zoom == 0.25
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.zoom is None
    assert view.verticalScrollBar().maximum() == 0
    settle(paper.desk)


def test_the_wheel_turns_over_at_the_end_of_a_page(paper: PapersPage) -> None:
    choose(paper, 3)
    wheel(paper.preview.view, -120, Qt.KeyboardModifier.NoModifier)
    settle(paper.desk)
    assert paper.preview.page == 1
    paper.preview.view.set_zoom(2.0)
    assert paper.preview.view.verticalScrollBar().value() > 0
    wheel(paper.preview.view, 120, Qt.KeyboardModifier.NoModifier)
    assert paper.preview.page == 1
    settle(paper.desk)


def test_the_room_for_a_seal_is_shown_and_not_printed(paper: PapersPage) -> None:
    choose(paper, 16)
    made = paper.preview.paper
    assert made is not None
    assert len(made.seals) == 2
    page = made.seals[0][0]
    paper.preview.turn(page - paper.preview.page)
    settle(paper.desk)
    with_rooms = paper.preview.view.grab().toImage()
    paper.preview.view._seals = ()
    paper.preview.view.viewport().update()
    assert paper.preview.view.grab().toImage() != with_rooms
    assert "盖章处" not in PdfDocument(made.pdf)[page].get_textpage().get_text_range()
