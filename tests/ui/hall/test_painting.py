"""Scenes as pictures: as they were, readable from the last row, nothing cut, any display."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from sudesk.services.scenes import Scene, Words
from sudesk.ui import brush
from sudesk.ui.hall.canvas import HEIGHT, LEAST, WIDTH, Face, balanced, fit
from sudesk.ui.hall.painting import pages, paint
from tests.ui.hall.references import FOLDER, SHARE, difference, painted
from tests.ui.hall.sample_scenes import DEEDS, FAR, LONG, SCENES

ALL = {**SCENES, **FAR}
PROJECTOR = QSize(1024, 768)


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_looks_as_it_did(qtbot: QtBot, name: str) -> None:
    reference = QImage(str(FOLDER / f"{name}.png"))
    assert difference(painted(SCENES[name]), reference) <= SHARE, (
        "look at it; if it is meant so: python -m tests.ui.hall.references"
    )


def test_the_comparison_sees_another_number(qtbot: QtBot) -> None:
    other = painted(SCENES["check-in-short"])
    assert difference(painted(SCENES["check-in"]), other) > SHARE


def test_there_is_no_reference_without_its_scene() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(SCENES)


class Written:
    """Every line that was painted: its words, font and room."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, QFont, QRectF]] = []

    def words(
        self,
        painter: QPainter,
        text: str,
        box: QRectF,
        font: QFont,
        colour: QColor,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self.lines.append((text, font, box))


@pytest.fixture
def written(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Written]:
    found = Written()
    monkeypatch.setattr(brush, "words", found.words)
    yield found


def every_page(scene: Scene) -> None:
    for page in range(pages(scene)):
        painted(scene, PROJECTOR, page)


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_smaller_than_the_last_row_reads(written: Written, name: str) -> None:
    every_page(ALL[name])
    assert [text for text, font, _ in written.lines if font.pixelSize() < LEAST] == []


# One post of many words is cut in the list of candidates; it stands whole on the person's own.
@pytest.mark.parametrize("name", ALL)
def test_nothing_is_cut_and_nothing_leaves_the_sheet(written: Written, name: str) -> None:
    every_page(ALL[name])
    for text, font, box in written.lines:
        assert not text.endswith("……"), text
        assert QFontMetricsF(font).horizontalAdvance(text) <= box.width() + 1, text
        assert box.left() >= 0, text
        assert box.right() <= WIDTH, text
        assert box.top() >= 0, text
        assert box.bottom() <= HEIGHT + 1, text


@pytest.mark.parametrize(
    ("name", "count"), [("candidates-30", 30), ("calling-30", 30), ("agenda-waiting", 26)]
)
def test_pages_hold_everybody_once(written: Written, name: str, count: int) -> None:
    scene = FAR[name]
    every_page(scene)
    names = {
        "candidates-30": lambda: [one.name for one in scene.people],  # type: ignore[union-attr]
        "calling-30": lambda: [one.name for one in scene.names],  # type: ignore[union-attr]
        "agenda-waiting": lambda: [one.title for one in scene.items],  # type: ignore[union-attr]
    }[name]()
    shown = [text for text, _, _ in written.lines if text in set(names)]
    assert sorted(shown) == sorted(names)
    assert len(names) == count


def test_every_winner_and_everybody_else_is_on_a_page(written: Written) -> None:
    scene = FAR["result-15"]
    every_page(scene)
    said = [text for text, _, _ in written.lines]
    votes = [one.votes for one in (*scene.winners, *scene.others)]  # type: ignore[union-attr]
    assert [said.count(str(one)) for one in votes] == [1] * len(votes)


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080), (1280, 1024), (800, 600), (316, 237)])
@pytest.mark.parametrize("name", ["welcome", "calling", "check-in", "blank"])
def test_the_display_is_filled_to_its_edges(qtbot: QtBot, name: str, size: tuple[int, int]) -> None:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    with QPainter(image) as painter:
        paint(painter, QRectF(0, 0, *size), SCENES[name])
    magenta = QColor(Qt.GlobalColor.magenta)
    edges = [(x, y) for x in (0, size[0] - 1) for y in range(0, size[1], 7)]
    edges += [(x, y) for y in (0, size[1] - 1) for x in range(0, size[0], 7)]
    assert not [place for place in edges if image.pixelColor(*place) == magenta]


def test_the_sheet_is_scaled_with_the_height_and_stands_in_the_middle(qtbot: QtBot) -> None:
    wide = painted(SCENES["calling"], QSize(1920, 1080)).copy(240, 0, 1440, 1080)
    assert difference(wide, painted(SCENES["calling"], QSize(1440, 1080))) <= SHARE


def test_black_is_black(qtbot: QtBot) -> None:
    image = QImage(200, 150, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint(painter, QRectF(0, 0, 200, 150), SCENES["welcome"], black=True)
    assert {image.pixelColor(x, y).name() for x in range(200) for y in range(150)} == {"#000000"}


def test_a_name_is_set_smaller_before_it_is_cut(qtbot: QtBot) -> None:
    face = Face(78, song=True)
    assert fit("王语桐", 300, face) == face
    assert fit(LONG, 700, face).size < 78
    assert fit(LONG, 700, face).width(LONG) <= 700
    assert fit(LONG, 100, face).size == LEAST


def test_lines_in_the_middle_are_of_about_one_width(qtbot: QtBot) -> None:
    face = Face(60)
    lines = balanced("会计系第六次学生代表大会选举办法", 60 * 14, face)
    assert len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) <= 2
    assert "".join(balanced(DEEDS, 700, face)) == DEEDS


def test_words_without_lines_are_painted_too(qtbot: QtBot) -> None:
    assert pages(Words("", "")) == 1
    painted(Words("", ""))
