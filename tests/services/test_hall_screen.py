"""The hall screen: shown only by an act, held as it hung, back after the power is."""

import json

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from sudesk.errors import Refused
from sudesk.models.schema import GUARDS
from sudesk.models.store import Store
from sudesk.models.tables import JournalEntry, Round
from sudesk.services import hall_screen, rounds, sittings
from sudesk.services.hall_choices import Choice
from sudesk.services.scenes import Kind
from tests.services.scenes import Hall, yes


@pytest.fixture
def meeting(hall):
    """A sitting in which sixteen of 24 have arrived."""
    hall.convene().call().prepare()
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    arrive(hall, 16)
    return hall


def arrive(hall, number, begin=0):
    for entry in hall.due[begin : begin + number]:
        hall.do(sittings.check_in, hall.sitting, entry.id)


def view(hall):
    return hall.ask(hall_screen.view, hall.congress)


def choose(hall, kind, subject=0, words=""):
    hall.do(hall_screen.choose, hall.congress, Choice(kind, subject, words=words))


def act(hall, *acts):
    for one in acts:
        hall.do(one, hall.congress)


def show(hall, kind, subject=0, words=""):
    choose(hall, kind, subject, words)
    act(hall, hall_screen.show)


def journal(hall, word):
    found = select(JournalEntry.facts).where(JournalEntry.act == word)
    return [json.loads(facts) for facts in hall.ask(lambda session: session.scalars(found).all())]


def test_nothing_hangs_before_anything_was_shown(meeting):
    choose(meeting, Kind.CHECK_IN)
    now = view(meeting)
    assert now.shown is None
    assert now.preview.kind is Kind.CHECK_IN
    assert meeting.ask(hall_screen.hanging, meeting.congress) == (None, False)
    assert journal(meeting, "hall.show") == []


def test_what_is_shown_follows_the_figures(meeting):
    show(meeting, Kind.CHECK_IN)
    arrive(meeting, 1, 16)
    scene, black = meeting.ask(hall_screen.hanging, meeting.congress)
    assert (scene.present, black) == (17, False)
    assert view(meeting).hangs
    assert journal(meeting, "hall.show") == [{"congress": meeting.congress, "scene": "check_in"}]


def test_choosing_changes_nothing_in_the_hall(meeting):
    show(meeting, Kind.CHECK_IN)
    choose(meeting, Kind.WELCOME)
    now = view(meeting)
    assert (now.hanging.kind, now.preview.kind, now.hangs) == (Kind.CHECK_IN, Kind.WELCOME, False)


def test_a_held_picture_stays_while_figures_move(meeting):
    show(meeting, Kind.CHECK_IN)
    act(meeting, hall_screen.hold)
    assert not view(meeting).stale
    arrive(meeting, 2, 16)
    now = view(meeting)
    assert (now.hanging.present, now.preview.present, now.stale) == (16, 16, True)
    act(meeting, hall_screen.release)
    now = view(meeting)
    assert (now.hanging.present, now.held, now.stale) == (18, False, False)
    assert len(journal(meeting, "hall.hold")) == len(journal(meeting, "hall.release")) == 1


def test_holding_and_blacking_out_twice_are_once(meeting):
    show(meeting, Kind.CHECK_IN)
    act(meeting, hall_screen.hold)
    arrive(meeting, 1, 16)
    act(meeting, hall_screen.hold, hall_screen.black_out, hall_screen.black_out)
    assert view(meeting).hanging.present == 16
    act(meeting, hall_screen.light_up, hall_screen.light_up)
    act(meeting, hall_screen.release, hall_screen.release)
    words = ("hall.hold", "hall.release", "hall.black", "hall.light")
    assert [len(journal(meeting, word)) for word in words] == [1, 1, 1, 1]


def test_showing_lifts_the_hold_and_the_black(meeting):
    show(meeting, Kind.CHECK_IN)
    act(meeting, hall_screen.hold, hall_screen.black_out)
    show(meeting, Kind.WELCOME)
    now = view(meeting)
    assert (now.hanging.kind, now.held, now.black) == (Kind.WELCOME, False, False)


def test_behind_the_black_what_hung_is_kept(meeting):
    show(meeting, Kind.CHECK_IN)
    act(meeting, hall_screen.black_out)
    scene, black = meeting.ask(hall_screen.hanging, meeting.congress)
    assert (scene.kind, black) == (Kind.CHECK_IN, True)
    act(meeting, hall_screen.light_up)
    assert meeting.ask(hall_screen.hanging, meeting.congress) == (scene, False)


def test_there_is_nothing_to_hold_where_nothing_hangs(meeting):
    with pytest.raises(Refused):
        act(meeting, hall_screen.hold)


@pytest.mark.parametrize("kind", [Kind.AGENDA, Kind.TEXT, Kind.CALLING, Kind.RESULT])
def test_what_is_locked_cannot_be_shown(meeting, kind):
    show(meeting, Kind.CHECK_IN)
    choose(meeting, kind)
    with pytest.raises(Refused) as caught:
        act(meeting, hall_screen.show)
    assert kind.label in caught.value.what
    assert view(meeting).hanging.kind is Kind.CHECK_IN


@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize("black", [False, True])
def test_a_killed_program_hangs_exactly_what_hung(meeting, held, black):
    show(meeting, Kind.TEXT, words="休会\n15:35 继续")
    show(meeting, Kind.CHECK_IN)
    if held:
        act(meeting, hall_screen.hold)
        arrive(meeting, 1, 16)
    if black:
        act(meeting, hall_screen.black_out)
    before = view(meeting)
    meeting.store.close()
    with Store.open(meeting.store.path) as again:
        assert Hall(again, meeting.congress).ask(hall_screen.view, meeting.congress) == before


def test_a_held_picture_that_cannot_be_read_follows_the_figures(meeting):
    show(meeting, Kind.CHECK_IN)
    act(meeting, hall_screen.hold)
    broken = "UPDATE hall_state SET shown = json_set(shown, '$.scene.present', 'viele')"
    meeting.do(lambda session: session.execute(text(broken)))
    assert view(meeting).hanging.present == 16


def test_a_result_hangs_only_when_it_is_shown(meeting):
    arrive(meeting, 8, 16)
    meeting.adopt()
    meeting.do(rounds.open_voting, meeting.round)
    meeting.ledger(24)
    show(meeting, Kind.CALLING)
    meeting.enter([yes(meeting.names[0])] * 24).seal()
    assert view(meeting).hanging.kind is Kind.CALLING
    choose(meeting, Kind.RESULT)
    assert view(meeting).hanging.kind is Kind.CALLING
    assert announced(meeting) is None
    act(meeting, hall_screen.show)
    assert view(meeting).hanging.kind is Kind.RESULT
    first = announced(meeting)
    assert first is not None
    act(meeting, hall_screen.show)
    assert announced(meeting) == first
    assert journal(meeting, "round.announce") == [{"round": meeting.round}]


def announced(hall):
    return hall.ask(lambda session: session.get_one(Round, hall.round).announced_at)


def test_what_hangs_is_not_replaced_by_a_later_one_of_its_kind(sealed):
    show(sealed, Kind.RESULT)
    assert view(sealed).shown == Choice(Kind.RESULT, 1)


def test_a_sealed_round_takes_its_announcement_once_and_nothing_else(sealed):
    columns = {column.name for column in Round.__table__.columns} - {"announced_at"}
    guard = next(one for one in GUARDS if "sealed_round_no_update" in one)
    named = guard.partition("UPDATE OF ")[2].partition(" ON round")[0]
    assert set(named.split(", ")) == columns
    show(sealed, Kind.RESULT)
    for change in ("announced_at = NULL", "seats = 2", "snapshot = '{}'", "sealed_by = '[]'"):
        with pytest.raises(DatabaseError):
            sealed.do(lambda session, one=change: session.execute(text(f"UPDATE round SET {one}")))
