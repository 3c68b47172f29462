"""Bundle totals from 正 sheets: typed by two tellers, refused where they cannot be, decided."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sudesk.errors import Refused
from sudesk.rules.bundle_sheets import Sheet
from sudesk.rules.election_rules import CountingWay
from sudesk.rules.voting import Votes
from sudesk.services import bundle_totals, bundles, counting
from sudesk.services.bundles import BundleState
from sudesk.ui.count.figures import FiguresPage
from sudesk.ui.count.totals import TotalsPage
from sudesk.ui.desk import Desk
from tests.ui.count_scenes import CHIEF, FakeShell, Scene, counted, prepared, shown, state_of

NAMES = ("王语桐", "卢思远", "许嘉禾", "陈奕宁")
# 本捆张数, 无效, then 赞成 反对 弃权 of each.
FIGURES = (10, 1, 8, 1, 0, 5, 2, 2, 6, 0, 3, 0, 9, 0)
SHEET = Sheet(10, 1, (Votes(8, 1, 0), Votes(5, 2, 2), Votes(6, 0, 3), Votes(0, 9, 0)), {})


@pytest.fixture
def scene(desk: Desk) -> Scene:
    return counted(prepared(desk, names=NAMES, way=CountingWay.TOTALS), collected=10)


def opened(qtbot: QtBot, page: TotalsPage | FiguresPage) -> None:
    page.shell = FakeShell()  # type: ignore[assignment]
    shown(qtbot, page, 1366, 696)


def type_in(qtbot: QtBot, figures: tuple[int, ...]) -> None:
    for figure in figures:
        place = QApplication.focusWidget()
        qtbot.keyClicks(place, str(figure))
        qtbot.keyClick(place, Qt.Key.Key_Return)


def test_a_sheet_is_typed_by_enter_from_figure_to_figure_and_stored_by_the_last(
    qtbot: QtBot, scene: Scene
) -> None:
    page = TotalsPage(scene.desk, scene.round_id)
    opened(qtbot, page)
    qtbot.waitUntil(page.form.ballots.hasFocus)
    type_in(qtbot, FIGURES)
    stored = scene.desk.ask(bundle_totals.sheet, scene.round_id, 1, 1)
    assert stored == SHEET
    assert "第 1 捆已存" in page._said.text()
    page.take_up.click()
    assert scene.desk.ask(bundle_totals.sheet, scene.round_id, 1, 1) is None
    assert page.form.sheet == SHEET  # to be mended, not typed anew


def test_a_sheet_that_cannot_be_is_not_stored_and_says_which_line(
    qtbot: QtBot, scene: Scene
) -> None:
    page = TotalsPage(scene.desk, scene.round_id)
    opened(qtbot, page)
    qtbot.waitUntil(page.form.ballots.hasFocus)
    type_in(qtbot, (*FIGURES[:-1], 3))
    assert scene.desk.ask(bundle_totals.sheet, scene.round_id, 1, 1) is None
    assert not page.save.isEnabled()
    assert page.form.sums[3].text() == "＝ 12，应为 9"
    assert [row.check.code for row in page.checks.rows] == ["E.302"]


def test_names_written_in_are_added_and_counted_together(qtbot: QtBot, scene: Scene) -> None:
    page = TotalsPage(scene.desk, scene.round_id)
    opened(qtbot, page)
    page.form.fill(SHEET)
    for name in ("何书墨", "何 书墨"):
        page.form.add_written()
        page.form.written[-1].name.setText(name)
        assert page.form.sheet is None  # its number is missing
        page.form.written[-1].votes.setText("1")
    assert page.form.sheet is not None
    assert page.form.sheet.write_ins == {"何书墨": 2}


def test_the_second_teller_types_blind_and_only_the_figure_that_differs_is_decided(
    qtbot: QtBot, scene: Scene
) -> None:
    scene.desk.do(bundle_totals.save, scene.round_id, 1, 1, SHEET)
    page = TotalsPage(scene.desk, scene.round_id)
    opened(qtbot, page)
    page._head.tellers.choose(2)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert page.teller == 2
    assert page.form.sheet is None
    qtbot.waitUntil(page.form.ballots.hasFocus)
    type_in(qtbot, (*FIGURES[:8], 5, 0, 4, 0, 9, 0))
    assert state_of(scene, 1) is BundleState.DIFFERING

    deciding = FiguresPage(scene.desk, scene.round_id)
    opened(qtbot, deciding)
    assert [one.label for one in deciding.table.model.rows] == ["许嘉禾 赞成", "许嘉禾 弃权"]
    deciding.fields.scrutineer.choose(CHIEF)
    deciding.setFocus()
    qtbot.keyClick(deciding, Qt.Key.Key_1)
    qtbot.keyClick(deciding, Qt.Key.Key_Return)
    qtbot.keyClick(deciding, Qt.Key.Key_3)
    assert not deciding.button.isEnabled()
    qtbot.keyClicks(deciding.other, "3")
    qtbot.keyClick(deciding.other, Qt.Key.Key_Return)
    assert deciding.primary is deciding.merge
    deciding.merge.click()
    assert state_of(scene, 1) is BundleState.RECONCILED
    tally = scene.desk.ask(counting.standing, scene.round_id).tally
    assert tally.lines["许嘉禾"] == Votes(6, 0, 3)
    assert scene.desk.ask(bundles.count_view, scene.round_id).complete


def test_a_decided_figure_is_decided_anew_and_a_sheet_is_sent_back(
    qtbot: QtBot, scene: Scene
) -> None:
    other = Sheet(10, 1, (Votes(8, 1, 0), Votes(5, 2, 2), Votes(5, 0, 4), Votes(0, 9, 0)), {})
    for teller, sheet in ((1, SHEET), (2, other)):
        scene.desk.do(bundle_totals.save, scene.round_id, teller, 1, sheet)
    page = FiguresPage(scene.desk, scene.round_id)
    opened(qtbot, page)
    page.fields.scrutineer.choose(CHIEF)
    page.setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):  # 6 of one reading, 4 of the other: 10 of 9
        qtbot.keyClick(page, key)
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert page.primary is page.merge
    with pytest.raises(Refused, match="不成立"):
        scene.desk.do(bundle_totals.settle, scene.round_id, 1)

    page.anew.click()
    assert page.primary is page.button
    left = [one for one in page.table.model.rows if one.decided is None]
    assert left == [page.table.current()]
    page.again[1].click()
    assert state_of(scene, 1) is BundleState.ENTERING
    assert scene.desk.ask(bundle_totals.sheet, scene.round_id, 2, 1) is None
    assert scene.desk.ask(bundle_totals.sheet, scene.round_id, 1, 1) == SHEET
