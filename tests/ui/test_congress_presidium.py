"""The part 大会主席团: seats, order, people on the roll and others, and what stands still."""

import pytest
from PySide6.QtCore import Qt

from sudesk.rules.motions import Hands
from sudesk.services import hand_votes, motions, presidium, sittings
from sudesk.terms import CongressKind, MotionKind, Seat
from sudesk.ui.congress.candidates import OFFICIALS
from sudesk.ui.congress.motions import PRESIDIUM
from sudesk.ui.congress.presidium import InviteDialog
from tests.ui.congress_scenes import SMALL, convened, nominated, shown

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def congress(desk):
    return convened(desk, CongressKind.ASSEMBLY, SMALL)


@pytest.fixture
def part(qtbot, desk, congress):
    """The part and its shell."""
    tab, stage = shown(qtbot, desk, "motions")
    tab.part.choose(PRESIDIUM)
    return tab.presidium, stage


def seats(desk, congress):
    return [(one.name, one.seat) for one in desk.ask(presidium.presidium, congress)]


def take(qtbot, part, text):
    part.finder.box.setText(text)
    qtbot.keyClick(part.finder.box, Qt.Key.Key_Return)


def test_a_seat_is_chosen_and_filled_by_number_and_enter(qtbot, desk, congress, part):
    view, _ = part
    due = desk.ask(sittings.due, congress)
    take(qtbot, view, due[0].student_no)
    view.seat.choose(Seat.MEMBER)
    take(qtbot, view, due[1].student_no)
    assert seats(desk, congress) == [(due[0].name, Seat.CHAIR), (due[1].name, Seat.MEMBER)]
    assert view.finder.box.hasFocus()
    assert view.gate.look.text == "还没有表决"


def test_without_a_chair_the_gate_warns(desk, congress, part):
    view, _ = part
    assert view.gate.look.text == "还没有执行主席"


def test_a_teacher_is_invited_with_a_unit(desk, congress, part):
    view, _ = part
    view.seat.choose(Seat.SECRETARY)
    view.invite.click()
    dialog = view.findChildren(InviteDialog)[-1]
    assert dialog.seat.currentData() == Seat.SECRETARY
    dialog.name.setText("何安")
    dialog.unit.setText("系团总支")
    dialog.main.click()
    assert seats(desk, congress) == [("何安", Seat.SECRETARY)]
    assert view.table.current().unit == "系团总支"


def test_order_seat_and_removal_by_keys_and_buttons(qtbot, desk, congress, part):
    view, stage = part
    due = desk.ask(sittings.due, congress)
    first, second = (
        desk.do(presidium.add, congress, seat, entry.id)
        for seat, entry in zip((Seat.CHAIR, Seat.MEMBER), due, strict=False)
    )
    view.table.select(second)
    assert not view.down.isEnabled()
    qtbot.keyClick(view.table.view, Qt.Key.Key_Up, ALT)
    assert [name for name, _ in seats(desk, congress)] == [due[1].name, due[0].name]
    assert view.table.current().id == second
    view._change(view.table.current(), Seat.CHAIR)
    assert seats(desk, congress)[0][1] is Seat.CHAIR
    stage.undo()
    assert seats(desk, congress)[0][1] is Seat.MEMBER
    view.table.select(first)
    view.drop.click()
    assert len(seats(desk, congress)) == 1
    stage.undo()
    assert [name for name, _ in seats(desk, congress)] == [due[1].name, due[0].name]


def test_what_the_hall_adopted_stands_still_and_says_the_way_out(qtbot, desk, congress, part):
    view, _ = part
    due = desk.ask(sittings.due, congress)
    chair = desk.do(presidium.add, congress, Seat.CHAIR, due[0].id)
    sitting = desk.do(sittings.open_sitting, congress, "预备会议")
    for entry in due[:45]:
        desk.do(sittings.check_in, sitting, entry.id)
    motion = desk.do(motions.propose, congress, MotionKind.PRESIDIUM)
    desk.do(hand_votes.put, motion)
    desk.do(hand_votes.decide, motion, Hands(45, 0, 0))
    assert view.gate.look.text == "不能再改"
    assert view.gate.look.numbers == "大会主席团名单已经大会表决通过（第 1 号议案）。"
    assert "提出新的议案" in view.gate.look.remedy
    view.table.select(chair)
    for widget in (view.finder, view.invite, view.change, view.drop):
        assert not widget.isEnabled()
    desk.do(motions.propose, congress, MotionKind.PRESIDIUM)
    assert view.finder.isEnabled()


def test_the_way_leads_to_scrutineers_and_tellers(desk, congress, part):
    view, stage = part
    nominated(desk, congress, [])
    candidates = stage.page.open_tab("candidates")
    view.to_officials.click()
    assert stage.went[-1] == ("congress", "candidates")
    assert candidates.part.meaning == OFFICIALS
