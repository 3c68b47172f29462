"""A list beside its card, above it, and alone."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sudesk.ui.congress.list_and_card import LIST_HEIGHT, ListAndCard


@pytest.fixture
def pair(qtbot: QtBot, theme: object) -> ListAndCard:
    pair = ListAndCard(QWidget(), QWidget(), 280)
    qtbot.addWidget(pair)
    pair.resize(1200, 600)
    pair.show()
    return pair


def test_the_list_stands_beside_or_above_its_card(qtbot: QtBot, pair: ListAndCard) -> None:
    left, right = pair.findChildren(QWidget)
    assert left.width() == 280
    assert right.x() > left.width()
    pair.resize(760, 600)
    qtbot.waitUntil(lambda: left.width() == 760)
    assert left.height() == LIST_HEIGHT
    assert right.y() > left.height()


@pytest.mark.parametrize("width", [1200, 760])
def test_a_list_without_a_card_takes_all_the_room(
    qtbot: QtBot, pair: ListAndCard, width: int
) -> None:
    left = pair.findChildren(QWidget)[0]
    pair.resize(width, 600)
    pair.show_card(False)
    qtbot.waitUntil(lambda: (left.width(), left.height()) == (width, 600))
