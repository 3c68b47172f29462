"""Names that were written in, and the ledger of doubtful ballots."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sudesk.services import counting, doubts, write_ins
from sudesk.ui.count.doubts import DoubtDialog, DoubtsPage
from sudesk.ui.count.write_ins import WriteInsPage
from sudesk.ui.desk import Desk
from tests.ui.count_scenes import (
    CHIEF,
    SCRUTINEERS,
    FakeShell,
    Scene,
    approving,
    counted,
    enter_all,
    prepared,
    shown,
)


def written(desk: Desk) -> Scene:
    scene = counted(prepared(desk), collected=6)
    ballots = [approving("周明哲", write_ins=("何书墨",))] * 3
    ballots += [approving("周明哲", write_ins=("何书默",))] * 2 + [approving("王语桐")]
    enter_all(scene, ballots)
    return scene


def opened(qtbot: QtBot, scene: Scene, kind: type[WriteInsPage] | type[DoubtsPage]) -> object:
    page = kind(scene.desk, scene.round_id)
    page.shell = FakeShell()  # type: ignore[assignment]
    shown(qtbot, page, 1190, 644)
    return page


def test_a_person_says_that_two_spellings_are_one_and_can_undo_it(qtbot: QtBot, desk: Desk) -> None:
    scene = written(desk)
    page = opened(qtbot, scene, WriteInsPage)
    assert isinstance(page, WriteInsPage)
    page.table.select("何书默")
    (hint,) = page.matching.hints
    assert "何书墨" in hint.text()
    assert "同音" in hint.text()
    assert not hint.isEnabled()  # nobody has said yet who matches
    page.matching.by.choose(CHIEF)
    page.matching.hints[0].click()
    assert desk.ask(counting.standing, scene.round_id).tally.write_ins == {"何书墨": 5}
    assert page.matching.undo.isVisible()
    page.shell.undo()  # type: ignore[attr-defined]
    tally = desk.ask(counting.standing, scene.round_id).tally
    assert tally.write_ins == {"何书墨": 3, "何书默": 2}


def test_a_name_is_taken_for_somebody_of_the_roll_or_spelt_anew(qtbot: QtBot, desk: Desk) -> None:
    scene = written(desk)
    page = opened(qtbot, scene, WriteInsPage)
    assert isinstance(page, WriteInsPage)
    page.table.select("何书默")
    page.matching.by.choose(SCRUTINEERS[0])
    page.matching.other.setText("何书沫")
    page.matching._as_other.click()
    (row,) = [one for one in desk.ask(write_ins.written, scene.round_id) if one.matched]
    assert (row.name, row.matched, row.by) == ("何书默", "何书沫", SCRUTINEERS[0])
    page.matching.undo.click()
    assert not any(one.matched for one in desk.ask(write_ins.written, scene.round_id))


def test_a_doubt_beside_the_entries_is_noted_and_struck(qtbot: QtBot, desk: Desk) -> None:
    scene = written(desk)
    page = opened(qtbot, scene, DoubtsPage)
    assert isinstance(page, DoubtsPage)
    assert page.table.model.total == 0
    QTimer.singleShot(0, note_a_doubt)
    page.add_button.click()
    (row,) = desk.ask(doubts.ledger, scene.round_id)
    assert (row.doubt, row.decision, row.decided_by) == ("画在两格之间", "认定赞成前一名", CHIEF)
    page.table.select(row.id)
    page._strike.click()
    assert desk.ask(doubts.ledger, scene.round_id) == ()
    page.shell.undo()  # type: ignore[attr-defined]
    assert len(desk.ask(doubts.ledger, scene.round_id)) == 1


def note_a_doubt() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DoubtDialog)
    assert not dialog.main.isEnabled()
    dialog.doubt.setText("画在两格之间")
    dialog.decision.setText("认定赞成前一名")
    dialog._by.choose(CHIEF)
    dialog.main.click()
