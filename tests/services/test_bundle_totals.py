from dataclasses import replace

import pytest
from sqlalchemy import select

from sudesk.errors import Refused, SudeskError
from sudesk.models.tellers import BundleTotals
from sudesk.rules.bundle_sheets import Sheet
from sudesk.rules.election_rules import DEFAULTS, CountingWay
from sudesk.rules.voting import Votes
from sudesk.services import bundle_totals, bundles, counting, doubts, entering, package, write_ins
from sudesk.services.bundles import BundleState
from tests.services.scenes import yes
from tests.services.test_entering import TWICE, begun, states, table

TOTALS = replace(DEFAULTS, counting=CountingWay.TOTALS, tellers=2)
FIRST = Sheet(12, 1, (Votes(9, 1, 1), Votes(1, 5, 5)), {"何书墨": 1})
SECOND = Sheet(8, 0, (Votes(6, 0, 2), Votes(0, 0, 8)), {"何 书默": 1, "程砚": 0})


@pytest.fixture
def totals(hall):
    return begun(hall, TOTALS, collected=20, size=12)


def save(hall, teller, bundle, sheet):
    return hall.do(bundle_totals.save, hall.round, teller, bundle, sheet)


def decide(hall, figure, value, ground="计票单上是这个数", by=None):
    by = hall.scrutineer if by is None else by
    hall.do(bundle_totals.decide, hall.round, 1, figure, value, ground, by)


def test_equal_sheets_are_agreed_at_once_and_sealed(totals):
    assert save(totals, 1, 1, FIRST) is BundleState.ENTERING
    assert totals.ask(bundle_totals.sheet, totals.round, 2, 1) is None
    assert totals.ask(bundle_totals.sheet, totals.round, 1, 1) == FIRST
    desk = totals.ask(entering.desk_of, totals.round, 1)
    assert (desk.way, desk.current, desk.stored) == (CountingWay.TOTALS, 2, 12)
    assert save(totals, 2, 1, FIRST) is BundleState.RECONCILED
    for teller in (1, 2):
        save(totals, teller, 2, SECOND)
    found = totals.ask(bundles.count_view, totals.round)
    assert found.complete and [one.ballots for one in found.bundles] == [12, 8]
    now = totals.ask(counting.standing, totals.round)
    assert (now.entered, now.tally.void, now.sealable) == (20, 1, True)
    totals.do(write_ins.match, totals.round, "何书默", "何书墨", None, totals.scrutineer)
    fingerprint = totals.seal()
    first, _ = totals.names
    assert totals.result["elected"] == [first]
    assert [line["approve"] for line in totals.result["lines"]] == [15, 1, 2]
    assert totals.ask(counting.recount, totals.round) == []
    assert totals.ask(counting.ballots, totals.round) == ()
    with totals.store.reading() as session:  # which bundle a name came from is nobody's business
        (whole,) = session.scalars(select(BundleTotals)).all()
    assert (whole.number, whole.teller, whole.ballots, whole.void) == (1, 0, 20, 1)
    document = totals.ask(package.ballots_document, totals.congress)["counts"][0]
    assert document["totals"]["write_ins"] == {"何书墨": 2} and "ballots" not in document
    assert len(fingerprint) == 64
    assert totals.ask(counting.sealed, totals.round)["matches"] == [
        ["何书默", "何书墨", totals.scrutineer]
    ]


def test_only_figures_that_differ_are_decided(totals):
    other = replace(FIRST, lines=(Votes(8, 2, 1), FIRST.lines[1]))
    save(totals, 1, 1, FIRST)
    assert save(totals, 2, 1, other) is BundleState.DIFFERING
    found = totals.ask(bundle_totals.differences, totals.round)
    first, _ = totals.names
    assert [(one.label, one.first, one.second, one.decided) for one in found] == [
        (f"{first} 赞成", 9, 8, None),
        (f"{first} 反对", 1, 2, None),
    ]
    with pytest.raises(Refused, match="还有数字没有认定"):
        totals.do(bundle_totals.settle, totals.round, 1)
    for act, words in (
        (lambda: decide(totals, "line:1:approve", 9, by="别人"), "不是通过的监票人"),
        (lambda: decide(totals, "line:1:approve", 9, ground=" "), "认定依据"),
        (lambda: decide(totals, "line:1:approve", -1), "小于0"),
        (lambda: decide(totals, "void", 9), "两次录入一致"),
    ):
        with pytest.raises(SudeskError, match=words):
            act()
    decide(totals, "line:1:approve", 9)
    decide(totals, "line:1:oppose", 2)
    with pytest.raises(Refused, match=r"E\.302 不成立"):
        totals.do(bundle_totals.settle, totals.round, 1)
    totals.do(bundle_totals.undecide, totals.round, 1, "line:1:oppose")
    with pytest.raises(Refused, match="还没有认定"):
        totals.do(bundle_totals.undecide, totals.round, 1, "line:1:oppose")
    decide(totals, "line:1:oppose", 1)
    assert totals.ask(bundle_totals.differences, totals.round)[1].by == totals.scrutineer
    totals.do(bundle_totals.settle, totals.round, 1)
    assert states(totals)[0] is BundleState.RECONCILED
    told = [line.doubt for line in totals.ask(doubts.ledger, totals.round)]
    assert told == [f"{first} 赞成两次录入不同：9；8", f"{first} 反对两次录入不同：1；2"]
    assert table(totals, "figure_reading") == 0
    with pytest.raises(Refused, match="不能并入"):
        totals.do(bundle_totals.settle, totals.round, 1)
    with pytest.raises(Refused, match="没有要认定的数字"):
        decide(totals, "line:1:oppose", 1)


def test_a_sheet_is_read_again_where_a_scrutineer_says_so(totals):
    save(totals, 1, 1, FIRST)
    save(totals, 2, 1, replace(FIRST, void=0, lines=(Votes(9, 1, 2), Votes(1, 5, 6))))
    with pytest.raises(Refused, match="两人都已录完"):
        save(totals, 2, 1, FIRST)
    with pytest.raises(Refused, match="两人都已录完"):
        totals.do(bundle_totals.drop, totals.round, 2, 1)
    decide(totals, "void", 1)
    totals.do(bundle_totals.send_back, totals.round, 1, 2, totals.scrutineer)
    with pytest.raises(Refused, match="不在核对中"):
        totals.do(bundle_totals.send_back, totals.round, 1, 2, totals.scrutineer)
    assert save(totals, 2, 1, FIRST) is BundleState.RECONCILED
    with pytest.raises(Refused, match="已经核对"):
        save(totals, 1, 1, FIRST)
    totals.do(bundles.reopen, totals.round, 1, totals.scrutineer, "计票单写错")
    assert table(totals, "bundle_totals") == 0


def test_a_broken_sheet_is_told_while_typing_and_not_stored(totals):
    wrong = replace(FIRST, void=0)
    told = totals.ask(bundle_totals.mistakes, totals.round, wrong)
    assert [one.code for one in told if one.stops] == ["E.302", "E.302"]
    for sheet, words in (
        (wrong, "E.302 不成立"),
        (replace(FIRST, lines=FIRST.lines[:1]), "三个数"),
        (replace(FIRST, write_ins={"何书墨": -1}), "小于0"),
    ):
        with pytest.raises(SudeskError, match=words):
            save(totals, 1, 1, sheet)
    with pytest.raises(Refused, match="没有第9捆"):
        save(totals, 1, 9, FIRST)
    with pytest.raises(SudeskError, match="没有第3计票人"):
        save(totals, 3, 1, FIRST)
    save(totals, 1, 1, FIRST)
    save(totals, 1, 1, replace(FIRST, write_ins={}))
    totals.do(bundle_totals.drop, totals.round, 1, 1)
    with pytest.raises(SudeskError, match="还没有录入"):
        totals.do(bundle_totals.drop, totals.round, 1, 1)


def test_each_way_of_counting_refuses_the_other(totals):
    with pytest.raises(Refused, match="按捆汇总计票"):
        totals.do(entering.enter, totals.round, 1, 1, yes())


def test_totals_are_refused_where_ballots_are_entered(hall):
    begun(hall, TWICE)
    with pytest.raises(Refused, match="逐张录入选票"):
        save(hall, 1, 1, FIRST)
