"""What can follow a seal: corrections, exports, the chair's election, a by-election; printing."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from sudesk.services import (
    corrections,
    counting,
    elections,
    further_elections,
    print_runs,
    rounds,
)
from sudesk.ui.count import CountTab
from sudesk.ui.count import ballot_printing as printing
from sudesk.ui.count.ballot_printing import BallotPrintingPage
from sudesk.ui.count.by_election import ByElectionDialog
from sudesk.ui.count.correcting import CorrectionPage
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.dialog import Dialog
from tests.ui.count_scenes import (
    CHIEF,
    TELLERS,
    FakeShell,
    Scene,
    clear_result,
    counted,
    enter_all,
    prepared,
    shown,
)


@pytest.fixture
def scene(desk: Desk) -> Scene:
    scene = counted(prepared(desk), collected=26, issued=27)
    enter_all(scene, clear_result())
    desk.do(counting.seal, scene.round_id, CHIEF, TELLERS)
    return scene


def opened(qtbot: QtBot, desk: Desk) -> CountTab:
    tab = CountTab(desk, FakeShell())  # type: ignore[arg-type]
    shown(qtbot, tab, 1190, 644)
    return tab


def agree() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Dialog)
    dialog.main.click()


def test_a_mistake_found_later_is_a_new_act_beside_the_seal(qtbot: QtBot, scene: Scene) -> None:
    desk = scene.desk
    sealed = desk.ask(counting.sealed, scene.round_id)
    tab = opened(qtbot, desk)
    tab.pane.sealed.correct.click()
    (page,) = tab.shell.pushed  # type: ignore[attr-defined]
    assert isinstance(page, CorrectionPage)
    page.shell = FakeShell()  # type: ignore[assignment]
    shown(qtbot, page, 1190, 644)
    assert page.button.accessibleDescription() == "还没有改动任何数字"
    approve, _oppose, abstain = page.form.lines[2]  # 许嘉禾
    approve.setText("21")
    assert "E.105" in page.button.accessibleDescription()
    abstain.setText("4")
    assert "王语桐、许嘉禾、林若溪当选" in page.outcome.text()
    page.because.setPlainText("复看时发现一张另写了许嘉禾的选票被计入")
    page.by.choose(CHIEF)
    QTimer.singleShot(0, agree)
    page.button.click()
    (made,) = desk.ask(corrections.corrections, scene.round_id)
    assert desk.ask(counting.sealed, scene.round_id) == sealed
    tab.refresh()
    assert made.fingerprint[:8] in tab.pane.sealed.corrected.text()
    first = tab.pane.result.table.model.rows[0]
    assert (first.name, first.approve) == ("许嘉禾", 21)


def test_table_and_count_file_are_saved(
    qtbot: QtBot, scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = opened(qtbot, scene.desk)
    for button, name in ((tab.pane.sealed.table, "结果.xlsx"), (tab.pane.sealed.file, "计票.json")):
        target = tmp_path / name
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_, target=target: (str(target), "")
        )
        button.click()
        qtbot.waitUntil(target.exists, timeout=20_000)
        qtbot.waitUntil(
            lambda name=name: tab.shell.toasts[-1:] == [f"已存下“{name}”"],  # type: ignore[attr-defined]
            timeout=20_000,
        )
    stored = json.loads((tmp_path / "计票.json").read_bytes())
    assert stored["format"] == "sudesk-count/1"
    assert len(stored["ballots"]) == 26


def test_the_chair_is_elected_among_those_elected(qtbot: QtBot, scene: Scene) -> None:
    tab = opened(qtbot, scene.desk)
    tab.pane.sealed.announce.click()
    assert tab.primary is tab.pane.sealed.chair
    tab.pane.sealed.chair.click()
    found = scene.desk.ask(elections.elections, scene.congress_id)
    chair = next(one for one in found if one.among_id == scene.election_id)
    assert chair.post == further_elections.CHAIR
    assert [one.entry.name for one in chair.candidates] == ["王语桐", "许嘉禾", "林若溪"]
    tab.refresh()
    assert not tab.pane.sealed.chair.isVisible()
    assert tab.pane.sealed.why.text() == "主席的选举已经设立"


def test_a_vacant_seat_is_filled_by_an_election_with_its_reason(qtbot: QtBot, scene: Scene) -> None:
    tab = opened(qtbot, scene.desk)
    QTimer.singleShot(0, call_it)
    tab.pane.sealed.by_election.click()
    found = scene.desk.ask(elections.elections, scene.congress_id)
    made = next(one for one in found if one.by_election)
    assert (made.seats, made.called_because) == (1, "一名成员休学离任")


def call_it() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ByElectionDialog)
    assert not dialog.main.isEnabled()
    dialog.because.setText("一名成员休学离任")
    dialog.main.click()


def test_ballots_are_printed_with_some_to_spare_and_noted(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = prepared(desk)
    page = BallotPrintingPage(desk, scene.round_id)
    page.shell = FakeShell()  # type: ignore[assignment]
    shown(qtbot, page, 1190, 644)
    qtbot.waitUntil(lambda: page._paper is not None, timeout=30_000)
    assert "应到 30 人，备用 2 张，共 32 张；A4 纸 16 页" in page._sum.text()
    asked = []
    monkeypatch.setattr(printing, "ask_printer", lambda *_, **k: asked.append(k["copies"]) or "p")
    monkeypatch.setattr(printing, "put_on_paper", lambda *_: asked[-1])
    page.print_button.click()
    qtbot.waitUntil(lambda: bool(desk.ask(print_runs.runs, scene.round_id)), timeout=20_000)
    (run,) = desk.ask(print_runs.runs, scene.round_id)
    assert (run.ballots, run.per_sheet, run.rehearsal) == (32, 2, False)
    page.rehearsal.setChecked(True)
    page.per_sheet.choose(4)
    qtbot.waitUntil(lambda: page._paper is not None, timeout=30_000)
    page.print_button.click()
    qtbot.waitUntil(lambda: len(desk.ask(print_runs.runs, scene.round_id)) == 2, timeout=20_000)
    assert desk.ask(print_runs.printed, scene.round_id) == 32  # a rehearsal's are none of them
    assert page.runs.model.rows[1].rehearsal
    page.runs.select(run.id)
    page._strike.click()
    assert desk.ask(print_runs.printed, scene.round_id) is None
    page.shell.undo()  # type: ignore[attr-defined]
    assert desk.ask(print_runs.printed, scene.round_id) == 32
    qtbot.waitUntil(lambda: page.view._picture is not None, timeout=30_000)


def test_what_was_printed_stands_beside_the_ledger_and_never_in_it(
    qtbot: QtBot, desk: Desk
) -> None:
    scene = prepared(desk)
    desk.do(print_runs.note, scene.round_id, 34, 2)
    desk.do(rounds.open_voting, scene.round_id)
    tab = opened(qtbot, desk)
    assert "打印记录共 34 张" in tab.pane.ledger._hint.text()
    assert tab.pane.ledger.inputs["printed"].value is None
