"""The states of papers: ready, printed, void once a fact has changed, signed and back."""

import pytest
from sqlalchemy import select

from sudesk.models.journal import extract
from sudesk.models.printed import Printing
from sudesk.models.roster import Department
from sudesk.services import (
    congresses,
    delegates,
    print_log,
    prints,
    quotas,
    replies,
    scans,
)
from sudesk.services.replies import FIRST, Reply
from sudesk.services.scans import Given
from sudesk.services.writing import silent
from sudesk.terms import CongressKind, PaperState, ScanKind
from tests.services.scenes import HELD_ON

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40 + b"IEND\xaeB`\x82"
SIGNED = Given("签字.png", ScanKind.PNG, PNG)


@pytest.fixture
def seated(hall):
    """A congress whose seats are fixed: paper 3 can be printed."""
    return hall.convene(CongressKind.DELEGATES, 6)


def state(hall, key="3"):
    return next(one for one in filed(hall) if one.slot.key == key)


def filed(hall):
    return hall.ask(print_log.filed, silent, hall.congress)


def made(hall, *keys):
    return hall.ask(prints.together, silent, hall.congress, keys)


def send(hall, *keys, copies=1, pages=None):
    return hall.do(print_log.note, hall.congress, print_log.sent(made(hall, *keys), pages), copies)


def test_a_paper_is_missing_then_ready_then_printed(seated):
    missing = state(seated, "15")
    assert (missing.state, missing.due) == (PaperState.MISSING, False)
    assert (state(seated).state, state(seated).due) == (PaperState.READY, True)
    send(seated, "3", copies=4)
    now = state(seated)
    assert (now.state, now.due, now.moved) == (PaperState.PRINTED, False, False)
    assert (now.last.copies, now.last.pages) == (4, 2)
    assert now.last.printed_at.date() == HELD_ON


def test_a_fact_that_changes_makes_the_printed_copy_void_and_tells_what(seated):
    send(seated, "3")
    seated.do(congresses.reschedule, seated.congress, HELD_ON, "二号报告厅")
    assert state(seated).state is PaperState.PRINTED  # the table does not name the place
    seated.do(_more_seats, seated.congress)
    assert (state(seated).state, state(seated).due) == (PaperState.STALE, True)
    found = seated.ask(print_log.changed_since, silent, seated.congress, made(seated, "3"))
    assert any("6" in one.was and "7" in one.now for one in found)
    send(seated, "3")
    assert state(seated).state is PaperState.PRINTED
    assert seated.ask(print_log.changed_since, silent, seated.congress, made(seated, "3")) == ()


def _more_seats(session, congress_id):
    everybody = [one.entry.id for one in delegates.delegates(session, congress_id)]
    delegates.remove(session, congress_id, everybody)
    quotas.fix(session, congress_id, 7)


def test_a_fact_that_goes_missing_makes_the_copy_void_too(hall):
    hall.convene()
    hall.do(replies.register, 1, Reply(FIRST, "8号", HELD_ON, "会计系党总支", True))
    send(hall, "2-1")
    hall.do(replies.withdraw, 1, FIRST)
    gone = state(hall, "2-1")
    assert (gone.state, gone.due) == (PaperState.STALE, False)


def test_the_day_alone_changes_nothing(hall):
    """The request carries the day of printing; the next day it still says the same."""
    hall.convene()
    hall.do(_telephone)
    hall.store.clock.now = hall.store.clock.now.replace(month=11, day=16)
    send(hall, "1-1")
    hall.store.clock.now = hall.store.clock.now.replace(day=17)
    assert state(hall, "1-1").state is PaperState.PRINTED


def _telephone(session):
    session.get_one(Department, 1).telephone = "021-60001234"


def test_only_what_went_out_whole_is_noted(seated):
    whole = made(seated, "3", "5")
    assert [part.key for part in whole.parts] == ["3", "5"]
    assert print_log.sent(whole, [1]) == ()
    assert [one.key for one in print_log.sent(whole, [0, 1])] == ["3"]
    assert [one.key for one in print_log.sent(whole)] == ["3", "5"]


def test_a_jammed_printing_is_taken_back(seated):
    ids = send(seated, "3", "5")
    seated.do(print_log.take_back, seated.congress, ids)
    assert state(seated).state is PaperState.READY
    assert state(seated, "5").state is PaperState.READY


def test_only_the_latest_printing_keeps_its_words(seated):
    send(seated, "3")
    send(seated, "3")
    assert len(state(seated).printings) == 2
    with seated.store.reading() as session:
        kept = session.scalars(select(Printing.words).order_by(Printing.id)).all()
    assert [one is None for one in kept] == [True, False]


def test_what_came_back_signed_stays_signed_and_says_that_facts_moved(seated):
    send(seated, "3")
    seated.do(scans.attach, seated.congress, "3", SIGNED)
    assert (state(seated).state, state(seated).moved) == (PaperState.SIGNED, False)
    seated.do(_more_seats, seated.congress)
    assert (state(seated).state, state(seated).moved) == (PaperState.SIGNED, True)


def test_a_scan_is_of_the_copy_that_was_printed(seated):
    send(seated, "3")
    seated.do(_more_seats, seated.congress)
    seated.do(scans.attach, seated.congress, "3", SIGNED)
    assert state(seated).moved


def test_the_journal_has_keys_and_numbers_only(seated):
    send(seated, "3", copies=2)
    seated.do(scans.attach, seated.congress, "3", SIGNED)
    facts = [entry["facts"] for entry in seated.ask(extract)[-2:]]
    assert facts == [
        {"congress": 1, "papers": ["3"], "copies": 2},
        {"congress": 1, "paper": "3", "scan": 1, "size": len(PNG)},
    ]
