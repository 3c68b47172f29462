"""Rankings taken over for candidates in the window: read, shown, chosen, recorded, taken back."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sudesk.rules.review import Study
from sudesk.services import candidates, elections
from sudesk.services.congresses import Entry
from sudesk.terms import CongressKind
from sudesk.ui.congress import candidates as candidates_page
from sudesk.ui.congress.candidates import CandidatesTab
from sudesk.ui.congress.ranks import RanksDialog
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from tests.ui.congress_scenes import Stage, convened, seated, shown
from tests.ui.roster_scenes import drop

HEAD = ("学号", "姓名", "班级", "专业排名", "专业人数", "不及格门数")
PERIOD = "2025—2026 学年"
Cells = tuple[str | int, ...]


class Scene:
    """An election with three candidates, none of them with evidence."""

    def __init__(self, qtbot: QtBot, desk: Desk, folder: Path) -> None:
        self.qtbot, self.desk, self.folder = qtbot, desk, folder
        congress = convened(desk, CongressKind.DELEGATES)
        self.people: Sequence[Entry] = seated(desk, congress, 76)[:3]
        self.election = desk.do(elections.call, congress, elections.PRESIDIUM, 3)
        for entry in self.people:
            desk.do(candidates.nominate, self.election, entry.id)
        tab, self.stage = shown(qtbot, desk, "candidates")
        self.tab = _candidates_tab(tab)

    def row(self, number: int, rank: int, fails: int = 0) -> Cells:
        entry = self.people[number]
        return entry.student_no, entry.name, entry.class_name, rank, 95, fails

    def table(
        self, rows: Sequence[Cells], head: Sequence[str] = HEAD, title: str = "综测 2025—2026学年"
    ) -> Path:
        book = Workbook()
        page = book.active
        assert page is not None
        page.append([title])
        page.append(list(head))
        for row in rows:
            page.append(list(row))
        path = self.folder / f"{title}.xlsx"
        book.save(path)
        return path

    def read(self, *paths: Path) -> RanksDialog:
        self.tab._read_ranks(paths)
        dialog = self.tab.findChildren(RanksDialog)[-1]
        self.qtbot.waitUntil(lambda: not dialog.progress.isVisible(), timeout=10_000)
        return dialog

    def studies(self) -> list[Study]:
        view = self.desk.ask(elections.view, self.election)
        return [candidate.study for candidate in view.candidates]


def _candidates_tab(page: Page) -> CandidatesTab:
    assert isinstance(page, CandidatesTab)
    return page


@pytest.fixture
def scene(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Scene:
    return Scene(qtbot, desk, tmp_path)


def test_ranks_are_taken_over_and_given_back(scene: Scene) -> None:
    stranger = ("29990101", "别人", "别班", 1, 95, 0)
    dialog = scene.read(scene.table([scene.row(0, 3), scene.row(1, 12, 1), stranger]))
    assert dialog._told.text() == "读到 3 行，2 行是候选人的。"
    assert [row.box.isChecked() for row in dialog.rows] == [True, True, False]
    assert [row.chip.look.text for row in dialog.rows] == ["可采用", "可采用", "没有依据"]
    assert not dialog.rows[2].box.isEnabled()
    assert dialog.main.text() == "采用 2 人的成绩"
    scene.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert scene.studies() == [Study(3, 95, PERIOD, 0), Study(12, 95, PERIOD, 1), Study()]
    assert scene.stage.toasts == ["已采用 2 人的成绩"]
    assert scene.stage.undo is not None
    scene.stage.undo()
    assert scene.studies() == [Study()] * 3


def test_who_is_not_ticked_is_left_as_they_are(scene: Scene) -> None:
    dialog = scene.read(scene.table([scene.row(0, 3), scene.row(1, 12)]))
    dialog.rows[0].box.click()
    assert dialog.main.text() == "采用 1 人的成绩"
    dialog.rows[1].box.click()
    assert not dialog.main.isEnabled()
    dialog.rows[1].box.click()
    dialog.main.click()
    assert scene.studies() == [Study(), Study(12, 95, PERIOD, 0), Study()]


def test_what_needs_a_look_is_not_ticked_by_itself(scene: Scene) -> None:
    head = ("学号", "姓名", "班级", "名次", "专业人数", "不及格门数")
    dialog = scene.read(scene.table([scene.row(0, 3)], head))
    first = dialog.rows[0]
    assert first.chip.look.text == "请核对"
    assert not first.box.isChecked()
    assert first.box.isEnabled()


def test_what_is_recorded_already_is_no_news(scene: Scene) -> None:
    path = scene.table([scene.row(0, 3)])
    scene.read(path).main.click()
    dialog = scene.read(path)
    assert dialog.rows[0].chip.look.text == "已登记"
    assert not dialog.rows[0].box.isEnabled()
    assert not dialog.main.isEnabled()


def test_of_two_periods_one_is_taken(scene: Scene) -> None:
    old = scene.table([scene.row(0, 9)], title="综测 2024—2025学年")
    dialog = scene.read(old, scene.table([scene.row(0, 3)]))
    mine = [row for row in dialog.rows if row.match.candidate.entry.id == scene.people[0].id]
    assert [row.box.isChecked() for row in mine] == [False, True]
    mine[0].box.click()
    assert [row.box.isChecked() for row in mine] == [True, False]
    dialog.main.click()
    assert scene.studies()[0].rank == 9


def test_files_that_cannot_be_read_say_so(scene: Scene) -> None:
    bad = scene.folder / "照片.xlsx"
    bad.write_bytes(b"\x89PNG\r\n" * 30)
    dialog = scene.read(bad)
    assert not dialog.rows
    assert not dialog.main.isEnabled()
    assert dialog._unread.count() == 1
    dialog.reject()


def test_a_folder_without_tables_is_told_in_the_dialog(scene: Scene) -> None:
    (scene.folder / "空").mkdir()
    dialog = scene.read(scene.folder / "空")
    assert dialog._banner is not None
    assert dialog._banner.accessibleName().startswith("没有找到表格文件。")
    dialog.reject()


def test_cells_that_say_nothing_are_named(scene: Scene) -> None:
    entry = scene.people[0]
    row = (entry.student_no, entry.name, entry.class_name, "前30名内", 95, 0)
    told = scene.read(scene.table([row]))._told.text()
    assert f"没有读懂的：第 3 行：{entry.name}" in told


def test_files_are_chosen_by_the_button_or_dropped(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = scene.table([scene.row(0, 3)])
    answers = iter([[], [path]])
    monkeypatch.setattr(candidates_page, "ask_files", lambda *_: next(answers))
    scene.tab.card.upload.click()
    assert not scene.tab.findChildren(RanksDialog)
    scene.tab.card.upload.click()
    dialog = scene.tab.findChildren(RanksDialog)[-1]
    scene.qtbot.waitUntil(lambda: bool(dialog.rows), timeout=10_000)
    dialog.reject()
    scene.qtbot.waitUntil(lambda: not scene.tab.findChildren(RanksDialog))
    assert drop(scene.tab, [path])
    dropped = scene.tab.findChildren(RanksDialog)[-1]
    scene.qtbot.waitUntil(lambda: bool(dropped.rows), timeout=10_000)
    dropped.reject()


def test_closing_the_dialog_stops_the_reading(scene: Scene) -> None:
    scene.tab._read_ranks([scene.table([scene.row(0, 3)])])
    scene.tab.findChildren(RanksDialog)[-1].progress._stop.click()
    scene.qtbot.waitUntil(lambda: not scene.desk._tasks, timeout=10_000)
    assert scene.studies() == [Study()] * 3


def test_without_candidates_there_is_nothing_to_import(qtbot: QtBot, desk: Desk) -> None:
    congress = convened(desk, CongressKind.DELEGATES)
    desk.do(elections.call, congress, elections.PRESIDIUM, 3)
    tab, stage = shown(qtbot, desk, "candidates")
    assert isinstance(stage, Stage)
    assert not _candidates_tab(tab).card.upload.isVisible()
