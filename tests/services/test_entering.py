from dataclasses import replace

import pytest

from sudesk.errors import Refused, SudeskError
from sudesk.models import journal
from sudesk.rules.election_rules import DEFAULTS, CountingWay
from sudesk.services import bundles, counting, entering, rounds, zero_reports
from sudesk.services.bundles import BundleState
from sudesk.services.rounds import Papers
from sudesk.terms import Role, RoundState
from tests.services.scenes import no, yes

TWICE = replace(DEFAULTS, counting=CountingWay.TWICE, tellers=2)
ONCE = replace(DEFAULTS, counting=CountingWay.ONE_TELLER, tellers=1)


def begun(hall, terms=TWICE, collected=5, size=3, standing=2):
    """A hall that has voted, with a zero report and so many papers in bundles."""
    hall.convene().draft(terms).call(1, standing).prepare().open().ledger(collected)
    return hall.zero(size)


@pytest.fixture
def twice(hall):
    return begun(hall)


def states(hall):
    return [one.state for one in hall.ask(bundles.count_view, hall.round).bundles]


def table(hall, name):
    from sqlalchemy import text

    with hall.store.reading() as session:
        return session.scalar(text(f"SELECT count(*) FROM {name}"))


def test_nothing_is_entered_before_the_zero_report(hall):
    hall.convene().draft(TWICE).call().prepare().open().ledger(5)
    found = hall.ask(bundles.count_view, hall.round)
    assert (found.zeroed, found.bundles, found.complete) == (False, (), False)
    assert hall.ask(zero_reports.zero_report, hall.round) is None
    with pytest.raises(Refused, match="零票"):
        hall.do(entering.enter, hall.round, 1, 1, yes())
    with pytest.raises(Refused, match="还没有做零票确认"):
        hall.do(zero_reports.take_back, hall.round)
    hall.zero(3)
    report = hall.ask(zero_reports.zero_report, hall.round)
    assert report.way is CountingWay.TWICE and report.bundle_size == 3
    assert report.tellers == hall.names_of(Role.TELLER)
    assert (report.chief,) == hall.names_of(Role.CHIEF_SCRUTINEER)
    assert report.confirmed_at == hall.store.clock.now or report.confirmed_at < hall.store.clock.now


def test_a_zero_report_wants_the_adopted_names_and_two_tellers(hall):
    hall.convene().draft(TWICE).call().prepare().open().ledger(5)
    (chief,), tellers = hall.names_of(Role.CHIEF_SCRUTINEER), hall.names_of(Role.TELLER)
    for one, others, size, words in (
        ("别人", tellers, 20, "总监票人"),
        (chief, ("别人", tellers[1]), 20, "计票人"),
        (chief, tellers[:1], 20, "两名不同的计票人"),
        (chief, (tellers[0], tellers[0]), 20, "两名不同的计票人"),
        (chief, tellers, 0, "每捆应为1至200张"),
        (chief, tellers, 201, "每捆应为1至200张"),
    ):
        with pytest.raises(SudeskError, match=words):
            hall.do(zero_reports.confirm, hall.round, one, others, size)
    hall.zero()
    with pytest.raises(Refused, match="已经做过零票确认"):
        hall.zero()
    hall.do(zero_reports.take_back, hall.round)
    hall.zero(3)
    hall.do(entering.enter, hall.round, 1, 1, yes())
    with pytest.raises(Refused, match="已经录入选票"):
        hall.do(zero_reports.take_back, hall.round)


def test_a_zero_report_belongs_between_voting_and_seal(hall):
    hall.convene().draft(ONCE).call().prepare()
    with pytest.raises(Refused, match="准备选票"):
        hall.zero()
    hall.open().zero().ledger(1)
    assert hall.read(1, 1, [yes()]) is BundleState.RECONCILED
    hall.seal()
    with pytest.raises(Refused, match="已经封存"):
        hall.do(zero_reports.take_back, hall.round)


def test_bundles_are_of_the_chosen_size_and_the_last_takes_the_rest(twice):
    found = twice.ask(bundles.count_view, twice.round)
    assert [(one.number, one.expected) for one in found.bundles] == [(1, 3), (2, 2)]
    assert bundles.expected(20, 81, {}) == {1: 20, 2: 20, 3: 20, 4: 20, 5: 1}
    assert bundles.expected(20, 81, {2: 19}) == {1: 20, 2: 19, 3: 20, 4: 20, 5: 2}
    assert bundles.expected(20, 81, {2: 21, 3: 21}) == {1: 20, 2: 21, 3: 21, 4: 20, 5: 0}
    assert bundles.expected(20, 81, {5: 3})[5] == 3
    assert bundles.expected(20, 0, {}) == {}


def test_a_teller_sees_nothing_of_the_other(twice):
    first, second = twice.names
    twice.do(entering.enter, twice.round, 1, 1, yes(first))
    desk = twice.ask(entering.desk_of, twice.round, 2)
    names = twice.names_of(Role.TELLER)
    assert (desk.name, desk.other_name, desk.other_begun) == (names[1], names[0], True)
    assert [one.entered for one in desk.bundles] == [0, 0] and desk.stored == 0
    assert twice.ask(entering.entries, twice.round, 2, 1) == ()
    assert desk.current == 1
    twice.do(entering.enter, twice.round, 2, 2, yes(second), "压线")
    desk = twice.ask(entering.desk_of, twice.round, 2)
    assert (desk.current, desk.stored) == (2, 1)
    (entered,) = twice.ask(entering.entries, twice.round, 2, 2)
    assert (entered.place, entered.ballot, entered.doubt) == (1, yes(second), "压线")
    with pytest.raises(SudeskError, match="没有第3计票人"):
        twice.ask(entering.desk_of, twice.round, 3)


def test_a_teller_goes_back_amends_puts_in_and_takes_out(twice):
    first, second = twice.names
    do = twice.do

    def marks():
        return [one.ballot for one in twice.ask(entering.entries, twice.round, 1, 1)]

    for ballot in (yes(first), no(first), yes(second)):
        do(entering.enter, twice.round, 1, 1, ballot)
    do(entering.amend, twice.round, 1, 1, 2, no(second))
    assert marks() == [yes(first), no(second), yes(second)]
    do(entering.insert, twice.round, 1, 1, 2, yes(), "看不清")
    assert marks() == [yes(first), yes(), no(second), yes(second)]
    assert [one.doubt for one in twice.ask(entering.entries, twice.round, 1, 1)][1] == "看不清"
    taken = do(entering.remove, twice.round, 1, 1, 1)
    assert (taken.ballot, taken.place) == (yes(first), 1)
    assert marks() == [yes(), no(second), yes(second)]
    assert do(entering.remove, twice.round, 1, 1, 3).ballot == yes(second)
    assert do(entering.enter, twice.round, 1, 1, yes(first)) == 3
    assert marks() == [yes(), no(second), yes(first)]
    for _ in marks():
        do(entering.remove, twice.round, 1, 1, 1)
    assert marks() == []
    for act in (
        (entering.finish, 1, 1),
        (entering.amend, 1, 1, 4, yes()),
        (entering.remove, 1, 1, 4),
        (entering.insert, 1, 1, 4, yes()),
        (entering.enter, 1, 1, yes("生人")),
    ):
        with pytest.raises(SudeskError):
            do(act[0], twice.round, *act[1:])


def test_equal_readings_are_reconciled_at_once_and_nothing_of_them_is_left(twice):
    first, second = twice.names
    ballots = [yes(first), no(second), yes(write_ins=["何书墨"])]
    assert twice.read(1, 1, ballots) is BundleState.ENTERING
    assert twice.ask(counting.standing, twice.round).entered == 0
    assert twice.read(2, 1, ballots) is BundleState.RECONCILED
    assert states(twice) == [BundleState.RECONCILED, BundleState.UNTOUCHED]
    assert table(twice, "working_ballot") == table(twice, "teller_bundle") == 0
    kept = twice.ask(counting.ballots, twice.round)
    assert sorted(map(repr, kept)) == sorted(map(repr, ballots))
    found = twice.ask(bundles.count_view, twice.round)
    assert (found.agreed, found.complete) == (3, False)
    entries = [one for one in twice.ask(journal.extract) if one["act"] == "count.bundle"]
    facts = {"ballots": 3, "bundle": 1, "differed": 0, "round": twice.round}
    assert [one["facts"] for one in entries] == [facts]
    with pytest.raises(Refused, match="已经核对"):
        twice.do(entering.enter, twice.round, 1, 1, yes())
    with pytest.raises(Refused, match="没有第3捆"):
        twice.do(entering.enter, twice.round, 1, 3, yes())


def test_tellers_may_hold_different_bundles(twice):
    first, second = twice.names
    twice.read(1, 1, [yes(first)] * 3)
    twice.read(2, 2, [yes(second)] * 2)
    assert states(twice) == [BundleState.ENTERING] * 2
    desk = twice.ask(entering.desk_of, twice.round, 1)
    assert desk.current == 2 and desk.bundles[0].finished and not desk.bundles[0].reconciled
    twice.read(1, 2, [yes(second)] * 2)
    twice.read(2, 1, [yes(first)] * 3)
    assert states(twice) == [BundleState.RECONCILED] * 2
    assert twice.ask(bundles.count_view, twice.round).complete
    assert twice.ask(entering.desk_of, twice.round, 1).current is None
    twice.seal()
    assert twice.result["elected"] == []
    assert twice.ask(counting.recount, twice.round) == []


def test_a_finished_bundle_can_be_taken_back_until_it_is_compared(twice):
    first, _ = twice.names
    with pytest.raises(Refused, match="还没有录完"):
        twice.do(entering.resume, twice.round, 1, 1)
    twice.read(1, 1, [yes(first)] * 3)
    with pytest.raises(Refused, match="已经录完"):
        twice.do(entering.enter, twice.round, 1, 1, yes())
    twice.do(entering.resume, twice.round, 1, 1)
    twice.do(entering.amend, twice.round, 1, 1, 3, yes())
    twice.do(entering.finish, twice.round, 1, 1)
    assert twice.read(2, 1, [yes(first)] * 3) is BundleState.DIFFERING
    with pytest.raises(Refused, match="两人都已录完"):
        twice.do(entering.resume, twice.round, 1, 1)


def test_one_teller_reconciles_bundle_by_bundle(hall):
    once = begun(hall, ONCE)
    first, _ = once.names
    assert once.read(1, 1, [yes(first)] * 3) is BundleState.RECONCILED
    assert once.read(1, 2, [yes(first)] * 2) is BundleState.RECONCILED
    desk = once.ask(entering.desk_of, once.round, 1)
    assert (desk.other_name, desk.other_begun, desk.stored) == ("", False, 5)
    with pytest.raises(SudeskError, match="没有第2计票人"):
        once.do(entering.enter, once.round, 2, 1, yes())
    once.seal()
    snapshot = once.ask(counting.sealed, once.round)
    assert snapshot["counting"] == "one_teller"
    assert snapshot["bundles"] == [[1, 3, 0], [2, 2, 0]]
    assert len(snapshot["zeroed"]["by"]) == 2


def test_an_open_bundle_stops_the_seal_and_says_which(twice):
    twice.read(1, 1, [yes()] * 3)
    checks = twice.ask(counting.standing, twice.round).checks
    stops = [one.code for one in checks if one.stops]
    assert stops == ["E.141", "E.104"]
    with pytest.raises(Refused, match="第1捆还没有核对"):
        twice.seal()


def test_a_reconciled_bundle_is_opened_again_with_a_reason(twice):
    first, second = twice.names
    for teller in (1, 2):
        twice.read(teller, 1, [yes(first)] * 3)
    for by, because, words in (
        ("别人", "数错", "监票人"),
        ("", "数错", "还没有写明监票人"),
        (twice.scrutineer, " ", "为什么"),
    ):
        with pytest.raises(SudeskError, match=words):
            twice.do(bundles.reopen, twice.round, 1, by, because)
    with pytest.raises(Refused, match="还没有核对"):
        twice.do(bundles.reopen, twice.round, 2, twice.scrutineer, "数错")
    twice.do(bundles.reopen, twice.round, 1, twice.scrutineer, "放错一张")
    assert states(twice) == [BundleState.UNTOUCHED] * 2
    assert twice.ask(counting.ballots, twice.round) == ()
    (again,) = twice.ask(bundles.reopenings, twice.round)
    assert (again.bundle, again.by, again.because) == (1, twice.scrutineer, "放错一张")
    for teller in (1, 2):
        twice.read(teller, 1, [yes(second)] * 3)
        twice.read(teller, 2, [yes(second)] * 2)
    twice.seal()
    assert twice.ask(counting.sealed, twice.round)["reopened"][0][0] == 1
    with pytest.raises(Refused, match="已经封存"):
        twice.do(bundles.reopen, twice.round, 1, twice.scrutineer, "放错一张")


def test_an_odd_bundle_is_told_and_a_huge_one_refused(hall):
    once = begun(hall, ONCE, collected=5, size=3)
    once.read(1, 1, [yes()] * 2)
    found = once.ask(bundles.count_view, once.round)
    assert [one.expected for one in found.bundles] == [2, 3]
    once.read(1, 2, [yes()] * 3)
    told = [one.code for one in once.ask(counting.standing, once.round).checks]
    assert "W.206" in told and found.complete is False
    assert once.ask(counting.standing, once.round).sealable
    for _ in range(3):
        once.do(bundles.reopen, once.round, 2, once.scrutineer, "重录")
        once.read(1, 2, [yes()] * 3)
    assert len(once.ask(bundles.reopenings, once.round)) == 3


def test_the_ledger_may_be_mended_while_bundles_are_entered(twice):
    twice.read(1, 1, [yes()] * 3)
    twice.do(rounds.record_papers, twice.round, Papers(20, 17, 3, 17))
    assert len(states(twice)) == 6
    twice.do(rounds.record_papers, twice.round, Papers(20, 17, 3, None))
    assert twice.ask(rounds.view, twice.round).state is RoundState.VOTING
    with pytest.raises(Refused, match="还没有登记收回"):
        twice.do(entering.enter, twice.round, 1, 2, yes())
    assert [one for one in states(twice) if one is BundleState.ENTERING] == [BundleState.ENTERING]


def test_most_ballots_of_a_bundle(hall, monkeypatch):
    once = begun(hall, ONCE)
    monkeypatch.setattr(entering, "MOST", 2)
    once.do(entering.enter, once.round, 1, 1, yes())
    once.do(entering.enter, once.round, 1, 1, yes())
    with pytest.raises(Refused, match="已录2张"):
        once.do(entering.enter, once.round, 1, 1, yes())
