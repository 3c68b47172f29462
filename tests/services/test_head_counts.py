import pytest

from sudesk.errors import Refused
from sudesk.models import journal
from sudesk.services import door, election_rules, head_counts, sittings
from sudesk.services.door import Who


@pytest.fixture
def sitting(hall):
    hall.convene()
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    for entry in hall.due[:16]:
        hall.do(sittings.check_in, hall.sitting, entry.id)
    hall.do(sittings.grant_leave, hall.sitting, hall.due[23].id, "生病")
    return hall


def test_a_counted_figure_never_moves(sitting):
    found = sitting.do(head_counts.count, sitting.sitting)
    assert (found.due, found.present, found.on_leave) == (24, 16, 1)
    sitting.do(sittings.check_out, sitting.sitting, sitting.due[0].id)
    assert sitting.ask(head_counts.head_counts, sitting.sitting) == (found,)
    again = sitting.do(head_counts.count, sitting.sitting)
    assert again.present == 15
    assert sitting.ask(head_counts.head_counts, sitting.sitting) == (found, again)
    terms = sitting.ask(election_rules.terms_of, sitting.congress)
    assert (found.quorum(terms).blocks, again.quorum(terms).blocks) == (False, True)
    last = sitting.ask(journal.extract)[-1]
    assert last["facts"] == {"sitting": sitting.sitting, "entitled": 24, "present": 15}


def test_a_count_made_too_early_is_taken_back_one_at_a_time(sitting):
    first = sitting.do(head_counts.count, sitting.sitting)
    sitting.do(head_counts.count, sitting.sitting)
    sitting.do(head_counts.take_back, sitting.sitting)
    assert sitting.ask(head_counts.head_counts, sitting.sitting) == (first,)
    sitting.do(head_counts.take_back, sitting.sitting)
    with pytest.raises(Refused, match="没有可以撤销"):
        sitting.do(head_counts.take_back, sitting.sitting)


def test_after_closing_nothing_is_counted_or_taken_back(sitting):
    sitting.do(head_counts.count, sitting.sitting)
    sitting.do(sittings.close_sitting, sitting.sitting)
    with pytest.raises(Refused, match="已经闭会"):
        sitting.do(head_counts.count, sitting.sitting)
    with pytest.raises(Refused, match="没有可以撤销"):
        sitting.do(head_counts.take_back, sitting.sitting)


def test_who_first_comes_after_the_count_is_late(sitting):
    due = sitting.due
    sitting.do(head_counts.count, sitting.sitting)
    before = sitting.ask(door.door, sitting.sitting)
    for entry in (due[16], due[0]):
        sitting.do(sittings.check_out, sitting.sitting, due[0].id) if entry is due[0] else None
        sitting.do(sittings.check_in, sitting.sitting, entry.id)
    late = {one.who for one in sitting.ask(door.door, sitting.sitting).comers if one.late}
    assert late == {Who(entry_id=due[16].id)}  # who had gone out and came back is not
    assert sitting.ask(door.news, before) == sitting.ask(door.door, sitting.sitting)
