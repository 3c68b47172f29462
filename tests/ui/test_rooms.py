"""Every word of the services for a place leads to a page that exists."""

import re
from pathlib import Path

import sudesk.services
from sudesk.rules.stages import COURSE
from sudesk.ui.finding import PLACES
from sudesk.ui.papers.ways import WAYS
from sudesk.ui.rooms import ROOMS, open_room


class Way:
    def __init__(self) -> None:
        self.gone: list[tuple[str, str]] = []

    def go(self, section: str, tab: str = "") -> None:
        self.gone.append((section, tab))


def test_every_stage_has_its_room() -> None:
    assert {stage.page for stage in COURSE} <= set(ROOMS)
    way = Way()
    open_room(way, "quotas")  # type: ignore[arg-type]
    assert way.gone == [("congress", "quotas")]


def test_every_missing_fact_has_a_way_and_a_room() -> None:
    assert set(WAYS) <= set(ROOMS)
    folder = Path(sudesk.services.__file__).parent
    said = {
        page
        for path in folder.glob("*_papers.py")
        for page in re.findall(r'(?:, |ROOM = )"([a-z_]+)"\)?[,)]?$', path.read_text("utf-8"), re.M)
    }
    assert {"quotas", "settings"} <= said
    assert said <= set(WAYS) | {"papers"}


def test_every_room_can_be_found_by_the_search() -> None:
    places = {(section, tab) for _, section, tab, _ in PLACES}
    without_tab = {section for section, _ in places}
    for section, tab in ROOMS.values():
        assert (section, tab) in places or (not tab and section in without_tab)
