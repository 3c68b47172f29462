"""The board draws five strokes for five votes, in the size that the room allows."""

import pytest
from PySide6.QtCore import QLineF, QRectF
from pytestqt.qtbot import QtBot

from sudesk.ui.hall.board import STROKES, Setting, ZhengBoard, setting

ROW = 69.75  # a row of eight
ROOM = 690.0  # of the marks beside names of three characters


class Slate:
    """A painter that keeps the strokes."""

    def __init__(self) -> None:
        self.strokes: list[QLineF] = []

    def setPen(self, _pen: object) -> None:  # noqa: N802 Qt's word
        pass

    def drawLines(self, strokes: list[QLineF]) -> None:  # noqa: N802 Qt's word
        self.strokes += strokes


def drawn(votes: int, how: Setting, width: float = ROOM, height: float = ROW) -> list[QLineF]:
    slate = Slate()
    board = ZhengBoard(slate, "#9A1822", how)  # type: ignore[arg-type]
    board.draw(votes, QRectF(200, 100, width, height))
    return slate.strokes


@pytest.mark.parametrize("votes", [0, 1, 4, 5, 6, 41, 69, 70])
def test_a_stroke_is_drawn_for_every_vote(qtbot: QtBot, votes: int) -> None:
    how = setting(votes, ROOM, ROW)
    assert (how.side, how.lines) == (41, 1)
    assert len(drawn(votes, how)) == votes


@pytest.mark.parametrize(
    ("votes", "side", "lines"), [(70, 41, 1), (71, 28, 2), (200, 28, 2), (201, 18, 3), (399, 18, 3)]
)
def test_more_votes_are_drawn_smaller_and_in_more_lines(
    qtbot: QtBot, votes: int, side: int, lines: int
) -> None:
    how = setting(votes, ROOM, ROW)
    assert (how.side, how.lines) == (side, lines)
    assert len(drawn(votes, how)) == votes


@pytest.mark.parametrize("votes", [70, 200, 399])
def test_no_stroke_leaves_its_row(qtbot: QtBot, votes: int) -> None:
    row = QRectF(200, 100, ROOM, ROW)
    for stroke in drawn(votes, setting(votes, ROOM, ROW)):
        assert row.contains(stroke.p1())
        assert row.contains(stroke.p2())


def test_the_strokes_are_those_of_the_character() -> None:
    lying = [stroke.dy() == 0 for stroke in STROKES]
    assert lying == [True, False, True, False, True]
    assert STROKES[0].y1() < STROKES[2].y1() < STROKES[4].y1()
    assert STROKES[3].x1() < STROKES[1].x1() < STROKES[2].x2()
