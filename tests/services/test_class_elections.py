from dataclasses import replace
from datetime import date

import pytest

from sudesk.errors import Refused
from sudesk.services import class_elections, congresses, delegates, quotas
from sudesk.services.class_elections import Meeting, Pick
from sudesk.terms import CongressKind, Verdict, VoteForm

CLASS = "会计2401班"
MEETING = Meeting(date(2026, 12, 1), 10, 8, VoteForm.SECRET)


@pytest.fixture
def congress(hall):
    """A congress of delegates whose classes have 3, 2 and 1 seats."""
    hall.convene(CongressKind.DELEGATES)
    hall.do(quotas.fix, hall.congress, 6)
    return hall


def members(hall, name=CLASS):
    return [entry.id for entry in congresses.class_order(hall.roll)[name]]


def view(hall, name=CLASS):
    found = hall.ask(class_elections.classes, hall.congress)
    return next(one for one in found if one.name == name)


def test_every_class_with_seats_is_listed_with_what_is_missing(congress):
    rows = congress.ask(class_elections.classes, congress.congress)
    assert [(row.name, row.size, row.seats, row.missing) for row in rows] == [
        ("会计2401班", 10, 3, 3),
        ("会计2501班", 8, 2, 2),
        ("审计2601班", 6, 1, 1),
    ]
    first = members(congress)[:3]
    congress.do(delegates.add, congress.congress, first)
    congress.do(delegates.register, congress.congress, first[:2], date(2026, 12, 3))
    congress.do(class_elections.record_meeting, congress.congress, CLASS, MEETING)
    row = view(congress)
    assert (row.elected, row.forms, row.meeting, row.complete) == (3, 2, MEETING, False)
    assert row.ruling.verdict is Verdict.ALLOWED
    congress.do(delegates.register, congress.congress, first, date(2026, 12, 3))
    assert view(congress).complete


def test_a_record_is_replaced_and_taken_back(congress):
    act = class_elections.record_meeting
    congress.do(act, congress.congress, CLASS, MEETING)
    few = replace(MEETING, present=6, form=VoteForm.HANDS)
    congress.do(act, congress.congress, CLASS, few)
    assert view(congress).meeting == few
    assert view(congress).ruling.verdict is Verdict.NOTED
    congress.do(class_elections.forget_meeting, congress.congress, CLASS)
    assert view(congress).meeting is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"due": 11}, "应到11人，多于班级在册10人"),
        ({"present": 11}, "实到11人，多于应到10人"),
        ({"held_on": date(2026, 12, 19)}, "晚于大会召开日"),
    ],
)
def test_a_meeting_that_cannot_have_been_is_refused(congress, change, words):
    with pytest.raises(Refused, match=words):
        congress.do(
            class_elections.record_meeting, congress.congress, CLASS, replace(MEETING, **change)
        )
    assert view(congress).meeting is None


def test_votes_and_presence_cannot_contradict_each_other(congress):
    first = members(congress)[0]
    congress.do(delegates.add, congress.congress, [first])
    with pytest.raises(Refused, match="得票11票，多于班会实到10人"):
        congress.do(delegates.describe, congress.congress, first, 11, "")
    congress.do(delegates.describe, congress.congress, first, 9, "班长")
    with pytest.raises(Refused, match="得票最多有9票"):
        congress.do(class_elections.record_meeting, congress.congress, CLASS, MEETING)
    congress.do(delegates.describe, congress.congress, first, 8, "班长")
    congress.do(class_elections.record_meeting, congress.congress, CLASS, MEETING)
    (row,) = congress.ask(delegates.delegates, congress.congress)
    assert (row.votes, row.post) == (8, "班长")


def test_a_class_is_entered_whole(congress):
    first, second, third, fourth, *_ = members(congress)
    congress.do(delegates.add, congress.congress, [first, second])
    congress.do(delegates.register, congress.congress, [second], date(2026, 12, 3))
    picks = [Pick(second, 8, "班长", True), Pick(third, 7, "", False), Pick(fourth, 5, "", False)]
    congress.do(class_elections.elect, congress.congress, CLASS, MEETING, picks)
    rows = congress.ask(delegates.delegates, congress.congress)
    assert [(row.entry.id, row.votes, row.core) for row in rows] == [
        (second, 8, True),
        (third, 7, False),
        (fourth, 5, False),
    ]
    assert rows[0].registered_on == date(2026, 12, 3)
    assert view(congress).meeting == MEETING


def test_a_class_is_entered_whole_or_not_at_all(congress):
    people = members(congress)
    for picks, words in (
        ([Pick(one, 5, "", False) for one in people[:4]], "多出1名"),
        ([Pick(people[0], 9, "", False)], "多于班会实到8人"),
    ):
        with pytest.raises(Refused, match=words):
            congress.do(class_elections.elect, congress.congress, CLASS, MEETING, picks)
        assert view(congress).elected == 0
        assert view(congress).meeting is None
