"""The scrutineer's page: only what differs, decided by keys, merged once all is decided."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sudesk.rules.election_rules import CountingWay
from sudesk.rules.voting import Ballot
from sudesk.services import bundles, comparing, counting, doubts, entering
from sudesk.services.bundles import BundleState
from sudesk.terms import Mark, Verdict
from sudesk.ui.count.deciding import USUAL
from sudesk.ui.count.differences import DifferencesPage
from sudesk.ui.count.grounds import OWN_WORDS
from sudesk.ui.count.own_reading import OwnReadingPage
from sudesk.ui.desk import Desk
from tests.ui.count_scenes import (
    CHIEF,
    SCRUTINEERS,
    FakeShell,
    Scene,
    approving,
    counted,
    enter_by,
    prepared,
    shown,
    state_of,
)

K = Qt.Key
ALIKE = approving("王语桐", "许嘉禾", "林若溪")
OPPOSED = Ballot({"王语桐": Mark.APPROVE, "周明哲": Mark.OPPOSE})


@pytest.fixture
def scene(desk: Desk) -> Scene:
    """Five ballots: one doubtful, one on which a sign differs, one a name that was written in."""
    scene = counted(prepared(desk), collected=5)
    written = [approving("周明哲", write_ins=(name,)) for name in ("何书墨", "何书默")]
    enter_by(scene, 1, [ALIKE, ALIKE, OPPOSED, written[0], ALIKE], finish=False)
    desk.do(entering.amend, scene.round_id, 1, 1, 2, ALIKE, "符号看不清")
    desk.do(entering.finish, scene.round_id, 1, 1)
    enter_by(scene, 2, [ALIKE, ALIKE, approving("王语桐"), written[1], ALIKE])
    return scene


def opened(qtbot: QtBot, scene: Scene) -> DifferencesPage:
    page = DifferencesPage(scene.desk, scene.round_id)
    page.shell = FakeShell()  # type: ignore[assignment]
    shown(qtbot, page, 1366, 696)
    return page


def decided(scene: Scene) -> list[tuple[int, str, str]]:
    found = scene.desk.ask(comparing.differences, scene.round_id)
    return [(one.place, one.decided.ground, one.decided.by) for one in found if one.decided]


def test_only_what_differs_or_is_doubtful_is_listed(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    assert [item.title for item in page.differing.table.model.rows] == ["1 – 2", "1 – 3", "1 – 4"]
    assert page.agreed.figure._number.text() == "2"
    assert page.gate.look.text == "还有 3 张未认定，不能计票"
    assert page.gate.look.verdict is Verdict.BLOCKED
    assert page.decision._title.text() == "第 1 捆 第 2 张"
    assert page.decision._what.look.text == "疑票：符号看不清"


def test_digits_choose_and_enter_records_once_ground_and_name_are_there(
    qtbot: QtBot, scene: Scene
) -> None:
    page = opened(qtbot, scene)
    page.choose(page._items[1])
    page.setFocus()
    assert "周明哲反对" in page.decision.tables[0].told
    qtbot.keyClick(page, K.Key_2)
    assert page.decision.options[1].isChecked()
    assert page.decision.fields.ground == USUAL[2]
    assert page.decision.button.accessibleDescription() == "请选择监票人"
    qtbot.keyClick(page, K.Key_Return)
    assert decided(scene) == []
    page.decision.fields.scrutineer.choose(SCRUTINEERS[0])
    qtbot.keyClick(page, K.Key_1)
    qtbot.keyClick(page, K.Key_Return)
    assert decided(scene) == [(3, USUAL[1], SCRUTINEERS[0])]
    assert page.gate.look.text == "还有 2 张未认定，不能计票"
    assert page.decision._title.text() == "第 1 捆 第 2 张"  # the first that waits


def test_a_ground_of_ones_own_has_to_be_written(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    page.decision.fields.scrutineer.choose(CHIEF)
    page.decision.press(1)
    page.decision.fields.choice.choose(OWN_WORDS)
    assert page.decision.button.accessibleDescription() == "请选择认定依据"
    page.decision.fields.words.setText("圆圈画出格，仍在本人栏内")
    page.decision.button.click()
    assert decided(scene) == [(2, "圆圈画出格，仍在本人栏内", CHIEF)]


def test_where_neither_is_right_the_paper_is_keyed_in(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    page.choose(page._items[1])
    page.decision.fields.scrutineer.choose(CHIEF)
    page.decision.press(3)
    (own,) = page.shell.pushed  # type: ignore[attr-defined]
    assert isinstance(own, OwnReadingPage)
    own.shell = FakeShell()  # type: ignore[assignment]
    shown(qtbot, own, 1366, 696)
    own.ballot.press("Enter")
    assert own.shell.popped == 0  # type: ignore[attr-defined]
    for sign in ("8", "8", "Enter"):
        own.ballot.press(sign)
    assert own.shell.popped == 1  # type: ignore[attr-defined]
    assert page.decision.options[2].isChecked()
    page.decision.button.click()
    found = {one.place: one for one in scene.desk.ask(comparing.differences, scene.round_id)}
    made = found[3].decided
    assert made is not None
    assert made.ballot == Ballot({"谢云舒": Mark.OPPOSE})


def test_a_doubtful_ballot_can_be_void_under_a_clause(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    page.decision.fields.scrutineer.choose(CHIEF)
    page.decision.press(2)
    page.decision.clause.setCurrentIndex(page.decision.clause.count() - 1)
    page.decision.button.click()
    found = {one.place: one for one in scene.desk.ask(comparing.differences, scene.round_id)}
    made = found[2].decided
    assert made is not None
    assert (made.ballot.void, made.clause) == ("无法辨认", "选举办法第十二条")


def decide_all(page: DifferencesPage) -> None:
    page.decision.fields.scrutineer.choose(CHIEF)
    for _ in range(3):
        page.decision.press(1)
        page.decision.button.click()


def test_all_decided_is_merged_by_enter_and_nobody_enters_the_rest_again(
    qtbot: QtBot, scene: Scene
) -> None:
    page = opened(qtbot, scene)
    decide_all(page)
    assert page.gate.look.verdict is Verdict.ALLOWED
    assert page.primary is page.merge
    assert not page.decision.isVisible()
    assert state_of(scene, 1) is BundleState.DECIDED
    qtbot.keyClick(page, K.Key_Return)
    assert state_of(scene, 1) is BundleState.RECONCILED
    assert page.shell.popped == 1  # type: ignore[attr-defined]
    standing = scene.desk.ask(counting.standing, scene.round_id)
    assert (standing.tally.lines["周明哲"].oppose, standing.tally.write_ins) == (1, {"何书墨": 1})
    assert len(scene.desk.ask(doubts.ledger, scene.round_id)) == 3


def test_a_decision_can_be_looked_back_at_and_made_anew(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    decide_all(page)
    page._step(-1)
    assert page.decision.isVisible()
    assert page.decision._title.text() == "第 1 捆 第 3 张"
    assert page.decision.options[0].isChecked()
    page.decision.press(2)
    page.decision.button.click()
    assert page.primary is page.merge
    found = {one.place: one for one in scene.desk.ask(comparing.differences, scene.round_id)}
    made = found[3].decided
    assert made is not None
    assert made.ballot == approving("王语桐")


def test_a_teller_can_be_sent_back_to_the_bundle(qtbot: QtBot, scene: Scene) -> None:
    page = opened(qtbot, scene)
    again = page.decision._again[1]
    assert not again.isEnabled()
    page.decision.fields.scrutineer.choose(CHIEF)
    again.click()
    assert page.shell.toasts == ["第 1 捆已退回第二计票人"]  # type: ignore[attr-defined]
    assert state_of(scene, 1) is BundleState.ENTERING
    assert page._nothing.isVisible()


def test_two_lengths_are_settled_by_counting_the_papers(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk), collected=5)
    enter_by(scene, 1, [ALIKE] * 5)
    enter_by(scene, 2, [ALIKE] * 4, finish=False)
    desk.do(entering.finish, scene.round_id, 2, 1)
    page = opened(qtbot, scene)
    assert page.gate.look.text == "还有 1 捆张数不同，不能计票"
    assert page.lengths.isVisible()
    assert not page.lengths.button.isEnabled()
    page.lengths.papers.setValue(5)
    page.lengths.scrutineer.choose(CHIEF)
    page.lengths.button.click()
    assert page.shell.toasts == ["第 1 捆已退回第二计票人"]  # type: ignore[attr-defined]
    view = desk.ask(bundles.count_view, scene.round_id)
    assert [one.sent_back for one in view.bundles[0].tellers] == [None, 5]


def test_with_one_teller_only_doubts_are_decided(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk, way=CountingWay.ONE_TELLER), collected=2)
    desk.do(entering.enter, scene.round_id, 1, 1, ALIKE, "符号看不清")
    enter_by(scene, 1, [ALIKE])
    page = opened(qtbot, scene)
    assert not page.decision.tables[1].isVisible()
    page.decision.fields.scrutineer.choose(CHIEF)
    page.decision.press(1)
    page.decision.button.click()
    page.merge.click()
    assert state_of(scene, 1) is BundleState.RECONCILED


@pytest.mark.parametrize("width", [910, 1366])
def test_the_page_never_needs_scrolling_sideways(qtbot: QtBot, scene: Scene, width: int) -> None:
    page = opened(qtbot, scene)
    # The head folds on the way, which lets the page become as narrow.
    qtbot.waitUntil(lambda: page.resize(width, 696) is None and page.width() == width)
    for piece in (page.decision, page.decision.button, page.decision.options[2]):
        qtbot.waitUntil(lambda piece=piece: piece.mapTo(page, piece.rect().topRight()).x() <= width)
