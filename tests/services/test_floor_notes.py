"""What was said from the floor, with its speaker and its time."""

import pytest

from sudesk.errors import SudeskError
from sudesk.services import floor_notes, sittings
from sudesk.services.floor_notes import Said
from sudesk.terms import NoteKind


@pytest.fixture
def open_hall(hall):
    hall.convene()
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    return hall


def notes(hall):
    return hall.ask(floor_notes.notes, hall.congress)


def test_a_note_keeps_who_when_and_where(open_hall):
    speaker = open_hall.roll[3]
    said = Said(NoteKind.PROPOSAL, " 延长图书馆开放时间 ", speaker.id, "别的名字")
    open_hall.do(floor_notes.add, open_hall.congress, said)
    open_hall.do(floor_notes.add, open_hall.congress, Said(NoteKind.OPINION, "好", None, "王老师"))
    first, second = notes(open_hall)
    assert (first.speaker, first.class_name) == (speaker.name, speaker.class_name)
    assert (first.said.text, first.sitting_id) == ("延长图书馆开放时间", open_hall.sitting)
    assert (second.speaker, second.class_name) == ("王老师", "")
    assert first.noted_at < second.noted_at
    assert open_hall.ask(floor_notes.table, open_hall.congress)[0] == [
        "1",
        f"{first.noted_at:%H:%M}",
        "提案",
        speaker.name,
        speaker.class_name,
        "延长图书馆开放时间",
    ]


def test_before_and_after_the_sitting_it_belongs_to_none(open_hall):
    open_hall.do(sittings.close_sitting, open_hall.sitting)
    open_hall.do(floor_notes.add, open_hall.congress, Said(NoteKind.QUESTION, "何时", None, "甲"))
    assert notes(open_hall)[0].sitting_id is None


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Said(NoteKind.OPINION, " ", None, "甲"), "还没有填写发言内容"),
        (Said(NoteKind.OPINION, "好", None, " "), "还没有填写发言人"),
    ],
)
def test_a_note_needs_words_and_a_speaker(open_hall, said, why):
    with pytest.raises(SudeskError, match=why):
        open_hall.do(floor_notes.add, open_hall.congress, said)


def test_a_note_is_edited_removed_and_put_back(open_hall):
    said = Said(NoteKind.OPINION, "食堂排队", None, "甲")
    note = open_hall.do(floor_notes.add, open_hall.congress, said)
    (before,) = notes(open_hall)
    old = open_hall.do(floor_notes.edit, note, Said(NoteKind.QUESTION, "食堂何时开", None, "乙"))
    assert old == said
    assert notes(open_hall)[0].noted_at == before.noted_at
    open_hall.do(floor_notes.edit, note, old)
    assert notes(open_hall) == (before,)
    gone = open_hall.do(floor_notes.remove, note)
    assert notes(open_hall) == ()
    open_hall.do(floor_notes.put_back, open_hall.congress, gone)
    (again,) = notes(open_hall)
    assert (again.said, again.noted_at, again.sitting_id) == (
        before.said,
        before.noted_at,
        before.sitting_id,
    )
