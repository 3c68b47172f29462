"""The search of the whole window finds students and places."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sudesk.ui.desk import Desk
from sudesk.ui.finding import MOST_STUDENTS, PLACES, find
from tests.ui.program_scenes import found


class Way:
    def __init__(self) -> None:
        self.gone: list[tuple[str, str]] = []

    def go(self, section: str, tab: str = "") -> None:
        self.gone.append((section, tab))


def test_students_and_places_are_found(qtbot: QtBot, tmp_path: Path) -> None:
    way = Way()
    with found(tmp_path / "会计系.sudesk", students=30) as store:
        desk = Desk(store)
        one = find(desk, way, "00000007")  # type: ignore[arg-type]
        assert [hit.text for hit in one] == ["王小7　202400000007"]
        assert one[0].place == "名册　会计2501班"
        one[0].go()
        assert len(find(desk, way, "wx")) == MOST_STUDENTS  # type: ignore[arg-type]
        places = find(desk, way, "投票")  # type: ignore[arg-type]
        assert [hit.text for hit in places] == ["投票计票"]
        places[0].go()
    assert way.gone == [("roll", ""), ("congress", "count")]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place[0])
def test_every_place_is_found_by_its_first_word(
    qtbot: QtBot, tmp_path: Path, place: tuple[str, str, str, str]
) -> None:
    with found(tmp_path / "会计系.sudesk") as store:
        hits = find(Desk(store), Way(), place[0][:2])  # type: ignore[arg-type]
        assert place[0] in [hit.text for hit in hits]
