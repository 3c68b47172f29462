import pytest

from sudesk.errors import Refused, SudeskError
from sudesk.services import ballot_prints, counting, print_runs, rounds
from sudesk.terms import RoundState
from tests.papers.reading import text_of
from tests.services.scenes import yes


@pytest.fixture
def prepared(hall):
    return hall.convene().call().prepare()


def note(hall, ballots, rehearsal=False):
    return hall.do(print_runs.note, hall.round, ballots, 2, rehearsal)


def test_there_are_ballots_to_spare_in_whole_sheets(prepared):
    plan = prepared.ask(print_runs.plan, prepared.round)
    assert (plan.due, plan.spare, plan.ballots, plan.sheets) == (24, 2, 26, 13)
    four = prepared.ask(print_runs.plan, prepared.round, 0, 4)
    assert (four.spare, four.ballots, four.sheets) == (0, 24, 6)
    tenth = prepared.ask(print_runs.plan, prepared.round, 10, 1)
    assert (tenth.spare, tenth.ballots) == (3, 27)
    with pytest.raises(SudeskError, match="0至100"):
        prepared.ask(print_runs.plan, prepared.round, 101)


def test_runs_are_noted_beside_the_ledger_and_never_fill_it_in(prepared):
    assert prepared.ask(print_runs.printed, prepared.round) is None
    first = note(prepared, 26)
    note(prepared, 2)
    note(prepared, 4, rehearsal=True)
    assert prepared.ask(print_runs.printed, prepared.round) == 28
    prepared.open()
    assert prepared.ask(rounds.view, prepared.round).papers.printed is None
    prepared.do(print_runs.strike, first)
    assert [run.ballots for run in prepared.ask(print_runs.runs, prepared.round)] == [2, 4]
    prepared.ledger(2).enter([yes(), yes()])
    told = {one.code for one in prepared.ask(counting.standing, prepared.round).checks}
    assert "W.205" in told
    prepared.seal()
    last = prepared.ask(print_runs.runs, prepared.round)[-1].id
    for act in (lambda: note(prepared, 1), lambda: prepared.do(print_runs.strike, last)):
        with pytest.raises(Refused, match="已经封存"):
            act()


def test_a_rehearsal_opens_no_vote(prepared):
    note(prepared, 4, rehearsal=True)
    with pytest.raises(Refused, match="只印过演练用的选票"):
        prepared.open()
    note(prepared, 26)
    prepared.adopt().do(rounds.open_voting, prepared.round)
    assert prepared.ask(rounds.view, prepared.round).state is RoundState.VOTING


def test_prepared_ballots_that_were_printed_can_be_taken_back(prepared):
    note(prepared, 26)
    prepared.do(rounds.take_back, prepared.round)
    assert prepared.ask(rounds.rounds, prepared.election) == ()


def test_the_number_printed_must_be_one(prepared):
    for number in (0, print_runs.MOST + 1):
        with pytest.raises(SudeskError, match="印制张数应为1至"):
            note(prepared, number)


def test_exactly_as_many_are_printed_as_asked_for(prepared):
    def of(*args):
        return prepared.ask(ballot_prints.make, lambda *_: None, prepared.round, *args)

    real = of(3, 2)
    assert len(real.sizes) == 2 and text_of(real.pdf).count("填写说明") == 3
    assert "演练" not in text_of(real.pdf)
    trial = text_of(of(2, 2, True).pdf)
    assert trial.count("本票仅供演练，投入票箱的无效") == 2
