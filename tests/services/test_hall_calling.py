"""The calling board: one teller ballot by ballot, two by bundles that agree; in no order."""

from dataclasses import replace

import pytest

from sudesk.rules.election_rules import CountingWay
from sudesk.services import bundles, entering, hall, hall_screen
from sudesk.services.hall import WRITTEN_IN
from sudesk.services.hall_choices import Choice
from sudesk.services.scenes import Blank, Calling, Kind
from tests.services.scenes import yes
from tests.services.test_entering import TWICE, begun

ONE = replace(TWICE, counting=CountingWay.ONE_TELLER, tellers=1)


@pytest.fixture
def counting(hall):
    """Fifteen ballots were collected, to be counted by two tellers in bundles of ten."""
    return begun(hall, collected=15, size=10)


def board(meeting):
    return meeting.ask(hall.scene, meeting.congress, Choice(Kind.CALLING, meeting.round))


def view(meeting):
    return meeting.ask(hall_screen.view, meeting.congress)


def votes(scene):
    assert isinstance(scene, Calling)
    return scene.called, {one.name: one.votes for one in scene.names}


def test_what_one_teller_entered_is_not_on_the_board(counting):
    first, second = counting.names[:2]
    ballots = [yes(first)] * 6 + [yes(second)] * 4
    before = votes(board(counting))
    assert before[0] == 0
    counting.read(1, 1, ballots)
    assert votes(board(counting)) == before
    counting.read(2, 1, ballots)
    called, names = votes(board(counting))
    assert (called, names[first], names[second]) == (10, 6, 4)


def test_one_teller_is_followed_ballot_by_ballot(hall):
    meeting = begun(hall, ONE, collected=15, size=10)
    first, second = meeting.names[:2]
    for ballot in (yes(first), yes(second), yes(write_ins=["何书墨"]), yes(void="字迹无法辨认")):
        meeting.do(entering.enter, meeting.round, 1, 1, ballot)
    called, names = votes(board(meeting))
    assert (called, names[first], names[second], names[WRITTEN_IN]) == (4, 1, 1, 1)
    for _ in range(6):
        meeting.do(entering.enter, meeting.round, 1, 1, yes(first))
    before = votes(board(meeting))
    meeting.do(entering.finish, meeting.round, 1, 1)
    assert votes(board(meeting)) == before
    assert before[0] == 10


def test_the_order_of_the_papers_does_not_show_on_the_board(counting):
    first, second = counting.names[:2]
    ballots = [yes(first)] * 6 + [yes(second)] * 4
    counting.read(1, 1, ballots)
    counting.read(2, 1, ballots)
    seen = board(counting)
    counting.do(bundles.reopen, counting.round, 1, counting.scrutineer, "角条写错")
    again = ballots[::-1]
    counting.read(1, 1, again)
    counting.read(2, 1, again)
    assert board(counting) == seen


def test_the_board_hangs_only_when_shown_and_stands_still_while_held(counting):
    first = counting.names[0]
    counting.do(hall_screen.choose, counting.congress, Choice(Kind.CALLING, counting.round))
    assert view(counting).shown is None
    counting.do(hall_screen.show, counting.congress)
    counting.do(hall_screen.hold, counting.congress)
    for teller in (1, 2):
        counting.read(teller, 1, [yes(first)] * 10)
    held = view(counting)
    assert held.stale
    assert votes(held.hanging)[0] == 0
    counting.do(hall_screen.release, counting.congress)
    assert votes(view(counting).hanging)[0] == 10
    counting.do(hall_screen.black_out, counting.congress)
    assert view(counting).black


def test_nothing_is_called_before_papers_are_collected(hall):
    hall.convene().call().prepare().open()
    assert isinstance(board(hall), Blank)
