import pytest

from sudesk.errors import Refused, SudeskError
from sudesk.services import bundles, comparing, counting, doubts, entering
from sudesk.services.bundles import BundleState
from sudesk.services.doubts import GROUNDS
from tests.services.scenes import no, yes
from tests.services.test_entering import ONCE, begun, states, table


@pytest.fixture
def apart(hall):
    """Two tellers have read a bundle of three; on the second ballot they differ."""
    begun(hall)
    first, second = hall.names
    hall.read(1, 1, [yes(first), no(second), yes(first)])
    assert hall.read(2, 1, [yes(first), yes(), yes(first)]) is BundleState.DIFFERING
    return hall


def decide(hall, ballot, place=2, **more):
    more = {"ground": GROUNDS[0], "by": hall.scrutineer, **more}
    hall.do(comparing.decide, hall.round, 1, place, ballot, more["ground"], more["by"])


def test_only_the_ballots_that_differ_are_shown_with_both_readings(apart):
    _first, second = apart.names
    (one,) = apart.ask(comparing.differences, apart.round)
    assert (one.bundle, one.place, one.names) == (1, 2, (second,))
    assert (one.first, one.second) == (no(second), yes())
    assert (one.write_ins, one.void, one.doubts, one.decided) == (False, False, (), None)
    view = apart.ask(bundles.count_view, apart.round).bundles[0]
    assert (view.differed, view.undecided) == (1, 1)


def test_a_scrutineer_decides_with_a_ground_and_the_bundle_is_settled(apart):
    first, second = apart.names
    with pytest.raises(Refused, match="还有选票没有认定"):
        apart.do(comparing.settle, apart.round, 1)
    for more, words in (
        ({"by": "别人"}, "不是通过的监票人"),
        ({"ground": " "}, "还没有写明认定依据"),
        ({"place": 1}, "两次录入一致"),
    ):
        with pytest.raises(SudeskError, match=words):
            decide(apart, no(second), **more)
    decide(apart, yes(second))
    decide(apart, no(second))
    assert states(apart)[0] is BundleState.DECIDED
    (one,) = apart.ask(comparing.differences, apart.round)
    assert one.decided.ballot == no(second) and one.decided.by == apart.scrutineer
    apart.do(comparing.settle, apart.round, 1)
    assert states(apart)[0] is BundleState.RECONCILED
    kept = apart.ask(counting.ballots, apart.round)
    assert sorted(map(repr, kept)) == sorted(map(repr, [yes(first), no(second), yes(first)]))
    assert table(apart, "reading") == table(apart, "working_ballot") == 0
    (line,) = apart.ask(doubts.ledger, apart.round)
    assert line.doubt == f"两次录入不同：{second}反对；{second}空白"
    assert line.decision == f"认定为{second}反对（{GROUNDS[0]}）"
    assert line.clause == "选举办法第十七条" and line.decided_by == apart.scrutineer
    with pytest.raises(Refused, match="已核对"):
        apart.do(comparing.settle, apart.round, 1)
    with pytest.raises(Refused, match="没有要认定的选票"):
        decide(apart, yes())


def test_the_ledger_leaves_the_bundles_at_the_seal(apart):
    first, _second = apart.names
    decide(apart, yes(write_ins=["何书墨"]))
    apart.do(comparing.settle, apart.round, 1)
    for teller in (1, 2):
        apart.read(teller, 2, [yes(first)] * 2)
    apart.seal()
    (line,) = apart.ask(doubts.ledger, apart.round)
    assert line.bundle == 0
    snapshot = apart.ask(counting.sealed, apart.round)
    assert snapshot["doubts"] == [[line.doubt, line.decision, line.clause, line.decided_by]]
    assert snapshot["bundles"] == [[1, 3, 1], [2, 2, 0]]
    with pytest.raises(Refused, match="已经封存"):
        apart.do(doubts.strike, line.id)


def test_what_makes_no_difference_to_the_count_is_none(hall):
    begun(hall, collected=6, size=6)
    first, second = hall.names
    one = [
        yes(first, write_ins=["何书墨"], void=None),
        yes(void="没有加盖印章"),
        yes(write_ins=["何 书墨", "何书墨"]),
        yes(first, second),
        yes(write_ins=[first]),
        no(first, write_ins=["何书墨"]),
    ]
    other = [
        yes(first, second, void=None),  # too many, as the first reading has
        yes(first, void="没有加盖印章"),
        yes(write_ins=["何书墨"]),
        yes(void="赞成人数超过应选人数"),
        yes(),
        no(first, write_ins=["何书默"]),
    ]
    hall.read(1, 1, one)
    assert hall.read(2, 1, other) is BundleState.DIFFERING
    (found,) = hall.ask(comparing.differences, hall.round)
    assert (found.place, found.names, found.write_ins) == (6, (), True)
    decide(hall, no(first, write_ins=["何书墨"]), place=6)
    hall.do(comparing.settle, hall.round, 1)
    (line,) = hall.ask(doubts.ledger, hall.round)
    assert "另选何书墨；另选何书默" in line.doubt
    hall.seal()
    assert hall.result["figures"]["void"] == 3


def test_a_doubt_is_decided_even_where_both_read_the_same(hall):
    begun(hall, collected=2, size=2)
    first, second = hall.names
    for teller, doubt in ((1, ""), (2, "符号压线")):
        hall.do(entering.enter, hall.round, teller, 1, yes(first), doubt)
        hall.do(entering.enter, hall.round, teller, 1, yes(second))
        hall.do(entering.finish, hall.round, teller, 1)
    (one,) = hall.ask(comparing.differences, hall.round)
    assert (one.place, one.doubts, one.names) == (1, ("符号压线",), ())
    decide(hall, yes(void="整张无法辨认"), place=1)
    hall.do(comparing.settle, hall.round, 1)
    (line,) = hall.ask(doubts.ledger, hall.round)
    assert line.doubt == "符号压线"
    assert line.decision == f"认定为整张无效（整张无法辨认）（{GROUNDS[0]}）"
    hall.seal()
    assert hall.result["figures"]["void"] == 1


def test_a_doubt_of_the_only_teller_waits_for_a_scrutineer(hall):
    once = begun(hall, ONCE, collected=1, size=3)
    once.do(entering.enter, once.round, 1, 1, yes(once.names[0]), "涂改")
    assert once.do(entering.finish, once.round, 1, 1) is BundleState.DIFFERING
    (one,) = once.ask(comparing.differences, once.round)
    assert one.second is None and one.doubts == ("涂改",)
    decide(once, yes(), place=1)
    once.do(comparing.settle, once.round, 1)
    (line,) = once.ask(doubts.ledger, once.round)
    assert line.decision == f"认定为有效票（{GROUNDS[0]}）"


def test_where_one_has_more_the_papers_are_counted_by_hand(hall):
    begun(hall, collected=4, size=4)
    first, second = hall.names
    papers = [yes(first), yes(second), no(first), yes()]
    hall.read(1, 1, papers)
    assert hall.read(2, 1, [papers[0], papers[2], papers[3]]) is BundleState.LENGTHS
    assert hall.ask(comparing.differences, hall.round) == ()
    (length,) = hall.ask(comparing.lengths, hall.round)
    assert (length.bundle, length.first, length.second, length.part_at) == (1, 4, 3, 2)
    with pytest.raises(Refused, match="两人都已录完"):
        hall.do(entering.resume, hall.round, 2, 1)
    with pytest.raises(SudeskError, match="1以上"):
        hall.do(comparing.count_by_hand, hall.round, 1, 0, hall.scrutineer)
    with pytest.raises(Refused, match="不是通过的监票人"):
        hall.do(comparing.count_by_hand, hall.round, 1, 4, "别人")
    assert hall.do(comparing.count_by_hand, hall.round, 1, 4, hall.scrutineer) == (2,)
    desk = hall.ask(entering.desk_of, hall.round, 2)
    assert (desk.bundles[0].sent_back, desk.current) == (4, 1)
    hall.do(entering.insert, hall.round, 2, 1, 2, yes(second))
    assert hall.do(entering.finish, hall.round, 2, 1) is BundleState.RECONCILED
    with pytest.raises(Refused, match="没有不同"):
        hall.do(comparing.count_by_hand, hall.round, 1, 4, hall.scrutineer)


def test_both_go_back_where_neither_has_the_number(hall):
    begun(hall, collected=4, size=4)
    hall.read(1, 1, [yes()] * 2)
    hall.read(2, 1, [yes()] * 3)
    assert hall.do(comparing.count_by_hand, hall.round, 1, 4, hall.scrutineer) == (1, 2)
    assert hall.ask(comparing.lengths, hall.round) == ()


def test_a_teller_is_sent_back_to_a_compared_bundle(apart):
    _first, second = apart.names
    decide(apart, no(second))
    with pytest.raises(Refused, match="不在核对中"):
        apart.do(comparing.send_back, apart.round, 2, 1, apart.scrutineer)
    with pytest.raises(SudeskError, match="没有第3计票人"):
        apart.do(comparing.send_back, apart.round, 1, 3, apart.scrutineer)
    apart.do(comparing.send_back, apart.round, 1, 2, apart.scrutineer)
    assert table(apart, "reading") == 0
    apart.do(entering.amend, apart.round, 2, 1, 2, no(second))
    assert apart.do(entering.finish, apart.round, 2, 1) is BundleState.RECONCILED
    assert apart.ask(doubts.ledger, apart.round) == ()


def test_a_doubt_can_be_noted_by_hand(apart):
    with pytest.raises(SudeskError, match="疑点和认定"):
        apart.do(doubts.note, apart.round, 1, "", "弃权", "", apart.scrutineer)
    one = apart.do(doubts.note, apart.round, 1, "画了圆点", "按弃权", "", apart.scrutineer)
    (line,) = apart.ask(doubts.ledger, apart.round)
    assert (line.bundle, line.clause) == (1, "选举办法第十条")
    apart.do(doubts.strike, one)
    assert apart.ask(doubts.ledger, apart.round) == ()
    told = dict(apart.ask(doubts.cited, apart.round))
    assert "弃权的不画符号" in told["选举办法第十条"]
    assert "没有加盖印章" in told["选举办法第十二条"]
