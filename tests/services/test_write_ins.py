import pytest

from sudesk.errors import Refused, SudeskError
from sudesk.services import counting, write_ins
from tests.services.scenes import yes
from tests.services.test_entering import ONCE, begun


@pytest.fixture
def once(hall):
    begun(hall, ONCE, collected=6, size=6)
    name = hall.due[5].name
    hall.read(
        1,
        1,
        [
            yes(write_ins=["何书墨"]),
            yes(write_ins=["何书默"]),
            yes(write_ins=["何书墨"]),
            yes(write_ins=[name]),
            yes(hall.names[0]),
            yes(write_ins=["程砚"], void="没有加盖印章"),
        ],
    )
    return hall


def found(hall):
    return {one.name: one for one in hall.ask(write_ins.written, hall.round)}


def match(hall, name, meant, entry=None, by=None):
    by = hall.scrutineer if by is None else by
    hall.do(write_ins.match, hall.round, name, meant, entry, by)


def votes(hall):
    return hall.ask(counting.standing, hall.round).tally.write_ins


def test_hints_name_near_spellings_and_the_roll(once):
    listed = found(once)
    person = once.due[5]
    assert {name: one.votes for name, one in listed.items()} == {
        "何书墨": 2,
        "何书默": 1,
        person.name: 1,
    }
    assert listed["何书默"].hints[0].name == "何书墨"
    assert listed["何书默"].hints[0].because == "与另选的姓名同音"
    on_roll = listed[person.name].hints[-1]
    assert (on_roll.roll_entry_id, on_roll.name) == (person.id, person.name)
    assert on_roll.because == f"名册上有此人，{person.class_name}"


def test_a_person_merges_names_and_may_take_it_back(once):
    match(once, "何书默", "何 书墨")
    assert votes(once) == {"何书墨": 3, once.due[5].name: 1}
    one = found(once)["何书默"]
    assert (one.matched, one.by) == ("何书墨", once.scrutineer)
    once.do(write_ins.unmatch, once.round, "何书默")
    assert votes(once)["何书默"] == 1
    with pytest.raises(Refused, match="没有归到"):
        once.do(write_ins.unmatch, once.round, "何书默")
    match(once, "何书默", "何书墨")
    once.seal()
    assert [line["name"] for line in once.result["lines"]][2:] == ["何书墨", once.due[5].name]
    kept = once.ask(counting.ballots, once.round)
    assert sorted(name for ballot in kept for name in ballot.write_ins).count("何书墨") == 3
    assert once.ask(counting.recount, once.round) == []
    with pytest.raises(Refused, match="已经封存"):
        once.do(write_ins.unmatch, once.round, "何书默")


def test_a_name_is_taken_for_somebody_on_the_roll(once):
    person = once.due[6]
    match(once, "何书墨", "", person.id)
    assert votes(once)[person.name] == 2
    match(once, "何书默", "", person.id)
    assert votes(once)[person.name] == 3


def test_what_cannot_be_merged_is_refused(once):
    for name, meant, entry, by, words in (
        ("何书默", "何书墨", None, "别人", "不是通过的监票人"),
        ("没有此人", "何书墨", None, None, "没有人另选"),
        ("何书默", "", None, None, "还没有选定"),
        ("何书默", "何书默", None, None, "还没有选定"),
    ):
        with pytest.raises(SudeskError, match=words):
            match(once, name, meant, entry, by)
    match(once, "何书默", "何书墨")
    with pytest.raises(Refused, match="已经与别的姓名归为一人"):
        match(once, "何书墨", once.due[5].name)
    with pytest.raises(Refused, match="已经与别的姓名归为一人"):
        match(once, once.due[5].name, "何书默")


def test_a_listed_name_written_in_is_told(hall):
    begun(hall, ONCE, collected=1, size=6)
    hall.read(1, 1, [yes(write_ins=[hall.names[0]])])
    (one,) = hall.ask(write_ins.written, hall.round)
    assert one.hints[0].because == "选票上的候选人，不计另选"
