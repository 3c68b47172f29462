import random
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from sudesk.errors import Refused, SudeskError
from sudesk.models import journal
from sudesk.models.roster import Student
from sudesk.rules.voting import Base, Majority, Rule, ShortfallRule, TieRule, tally
from sudesk.services import congresses, counting, entering, officials, rosters, rounds, sittings
from sudesk.services.rounds import Papers
from sudesk.sheets.reading import read_rosters
from sudesk.terms import Mark, MotionKind, Role, RoundKind, RoundState
from tests.services.scenes import HELD_ON, no, yes

PLURALITY = Rule(Majority(Base.NONE), shortfall=ShortfallRule.VACANT)


def ready(hall, seats=1, standing=2, rule=None, present=None):
    return hall.convene().call(seats, standing, rule).prepare().open(present)


@pytest.fixture
def voting(hall):
    return ready(hall)


def standing(hall):
    return hall.ask(counting.standing, hall.round)


def view(hall):
    return hall.ask(rounds.view, hall.round)


def test_ballots_are_kept_as_entered(voting):
    first, second = voting.names
    ballots = [
        yes(first),
        no(second, write_ins=["何书墨"]),
        yes(void="无章"),
        yes(write_ins=[" 何 书墨 ", " ", ""]),
    ]
    voting.ledger(4).enter(ballots)
    kept = voting.ask(counting.ballots, voting.round)
    expected = [*ballots[:3], yes(write_ins=["何书墨"])]
    assert sorted(map(repr, kept)) == sorted(map(repr, expected))


def test_a_stranger_stands_on_no_ballot(voting):
    voting.ledger(1)
    with pytest.raises(SudeskError, match="何书墨不在选票上"):
        voting.enter([yes("何书墨")])
    assert voting.ask(counting.ballots, voting.round) == ()


def test_ballots_wait_for_the_ledger(voting):
    for act, *arguments in (
        (entering.enter, 1, 1, yes()),
        (entering.amend, 1, 1, 1, yes()),
        (entering.remove, 1, 1, 1),
    ):
        with pytest.raises(Refused, match="还没有登记收回的选票"):
            voting.do(act, voting.round, *arguments)


def test_the_journal_has_an_entry_a_bundle_never_one_a_ballot(voting):
    voting.ledger(24).enter([yes()] * 24)
    acts = [one for one in voting.ask(journal.extract) if one["act"].startswith("count.")]
    assert [one["act"] for one in acts] == ["count.zero", "count.bundle", "count.bundle"]
    assert [one["facts"]["ballots"] for one in acts[1:]] == [20, 4]


def test_a_count_without_its_ledger_decides_nothing(voting):
    assert standing(voting).decision is None
    voting.do(rounds.record_papers, voting.round, Papers(27, 24, None, 2))
    voting.enter([yes(), yes()])
    now = standing(voting)
    assert (now.entered, now.checks, now.decision, now.sealable) == (2, (), None, False)
    with pytest.raises(Refused, match="台账还没有填全"):
        voting.seal()


@pytest.mark.parametrize(
    ("papers", "code"),
    [
        (Papers(10, 4, 3, 3), "E.101"),
        (Papers(30, 25, 5, 3), "E.102"),
        (Papers(10, 4, 6, 2), "E.104"),
        (Papers(10, 4, 6, 4), "E.104"),
    ],
)
def test_a_broken_identity_stops_the_seal(voting, papers, code):
    voting.do(rounds.record_papers, voting.round, papers)
    voting.enter([yes(voting.names[0])] * 3)
    assert [check.code for check in standing(voting).checks if check.stops] == [code]
    assert not standing(voting).sealable
    with pytest.raises(Refused, match=rf"{code} 不成立：.*不能封存"):
        voting.seal()
    assert view(voting).state is RoundState.COUNTING


def test_void_ballots_are_counted_by_reason(voting):
    first, second = voting.names
    ballots = [yes(first, second), yes(first, second, void="无章"), yes(void="无章"), yes(first)]
    voting.ledger(4).enter(ballots)
    now = standing(voting)
    assert now.void_reasons == ((counting.OVERVOTED, 2), ("无章", 1))
    assert sum(number for _, number in now.void_reasons) == now.tally.void


def test_only_those_adopted_sign_the_seal(voting):
    voting.ledger(1).enter([yes()])
    watchers = voting.ask(officials.officials, voting.congress)
    chief = watchers.names(Role.CHIEF_SCRUTINEER)[0]
    tellers = watchers.names(Role.TELLER)
    for one, others in ((tellers[0], tellers), (chief, ()), (chief, (chief,)), ("", tellers)):
        with pytest.raises(Refused, match="名单"):
            voting.do(counting.seal, voting.round, one, others)
    voting.do(counting.seal, voting.round, f" {chief[0]} {chief[1:]}", tellers)


def test_there_is_no_unsealing(sealed):
    before = sealed.ask(counting.ballots, sealed.round)
    for act, *arguments in (
        (entering.enter, 1, 1, yes()),
        (entering.amend, 1, 1, 1, yes()),
        (entering.remove, 1, 1, 1),
    ):
        with pytest.raises(Refused, match="选票不能再改"):
            sealed.do(act, sealed.round, *arguments)
    with pytest.raises(Refused, match="选票不能再改"):
        sealed.seal()
    assert sealed.ask(counting.ballots, sealed.round) == before


def test_a_round_that_is_not_sealed_has_no_result(voting):
    with pytest.raises(SudeskError, match="还没有封存结果"):
        voting.ask(counting.sealed, voting.round)
    with pytest.raises(SudeskError, match="台账还没有填全"):
        voting.ask(counting.tally_of, voting.round)


# after the seal


def everything(hall):
    """All that a sealed round says of itself."""
    return (
        hall.ask(counting.sealed, hall.round),
        view(hall),
        hall.ask(counting.ballots, hall.round),
        hall.ask(counting.recount, hall.round),
    )


def test_the_sealed_result_is_moved_by_no_later_act(sealed):
    before = everything(sealed)
    entries = sealed.roll
    header = "学号,姓名,班级\n"
    rows = "".join(f"{one.student_no},改{one.name[-1]}名,新2401班\n" for one in entries)
    with sealed.store.writing() as session:
        plan = rosters.plan(session, read_rosters([("新.csv", (header + rows).encode())]))
        waiting = [row.person.student_no for row in plan.rows]
        assert rosters.apply(session, plan, [], waiting).updated == len(entries)
    with sealed.store.writing() as session:
        session.delete(session.get_one(Student, 1))
    sealed.do(sittings.undo_check_in, sealed.sitting, entries[3].id)
    sealed.do(congresses.exclude, entries[4].id, "休学")
    sealed.propose(MotionKind.OFFICIALS)
    sealed.do(officials.dismiss, sealed.congress, entries[-1].id)
    sealed.do(sittings.close_sitting, sealed.sitting)
    sealed.do(congresses.reschedule, sealed.congress, HELD_ON, "别处")
    assert everything(sealed) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE round SET collected = 1",
        "UPDATE round SET snapshot = '{}', fingerprint = ''",
        "DELETE FROM round",
        "UPDATE sealed_ballot SET marks = 'xx'",
        "DELETE FROM sealed_ballot",
        "INSERT INTO sealed_ballot VALUES (7, 1, 'o-', '[]', NULL)",
        "UPDATE round_candidate SET position = 3 - position",
        "DELETE FROM round_candidate",
    ],
)
def test_the_file_itself_guards_the_sealed_result(sealed, statement):
    before = everything(sealed)
    with pytest.raises(DatabaseError), sealed.store.writing() as session:
        session.execute(text(statement))
    assert everything(sealed) == before


FORGED = {
    "UPDATE sealed_ballot SET marks = '-o' WHERE id IN "
    "(SELECT id FROM sealed_ballot WHERE marks = 'o-' LIMIT 1)": "重新计票的数字与封存的不符",
    "DELETE FROM sealed_ballot WHERE id IN (SELECT min(id) FROM sealed_ballot)": "数字与封存的不符",
    "UPDATE sealed_ballot SET marks = 'o'": "读不出来",
    "UPDATE sealed_ballot SET marks = '??'": "读不出来",
    "UPDATE round SET collected = 21, issued = 21": "重新判定的结果与封存的不符",
    "UPDATE round SET snapshot = replace(snapshot, '字迹', '字跡')": "封存记录的指纹不符",
    "UPDATE round SET snapshot = '{'": "读不出来",
}


@pytest.mark.parametrize("statement", FORGED)
def test_a_recount_finds_what_was_forged(sealed, statement):
    assert sealed.ask(counting.recount, sealed.round) == []
    with sealed.store.writing() as session:
        triggers = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        for name in triggers.all():
            session.execute(text(f"DROP TRIGGER {name}"))
        session.execute(text(statement))
    assert FORGED[statement] in "；".join(sealed.ask(counting.recount, sealed.round))


def test_the_snapshot_says_who_and_how(sealed):
    snapshot = sealed.ask(counting.sealed, sealed.round)
    due = sealed.due
    assert snapshot["officials"] == {
        "chief_scrutineer": [due[-5].name],
        "scrutineer": [due[-4].name, due[-3].name],
        "teller": [due[-2].name, due[-1].name],
    }
    assert snapshot["formula"] == "实到24人，过半数须13票以上"
    assert snapshot["void_reasons"] == [["字迹无法辨认", 1]]
    result = snapshot["result"]
    assert result["elected"] == [due[0].name]
    assert [(line["approve"], line["oppose"], line["abstain"]) for line in result["lines"]] == [
        (15, 1, 3),
        (1, 0, 18),
        (1, 0, 0),
    ]
    figures = result["figures"]
    assert (figures["collected"], figures["valid"], figures["void"]) == (20, 19, 1)


# the round after


def test_a_tie_is_voted_on_again_among_the_tied(hall):
    ready(hall, seats=2, standing=4)
    first, second, third, _ = hall.names
    hall.count([yes(first, second), yes(first, third)] * 7)
    assert hall.result["tied"] == [] and hall.result["next"] == "second_ballot"
    rule = Rule(Majority(Base.COLLECTED, (1, 3)))
    other = ready(hall, seats=2, standing=4, rule=rule) or hall
    other.count([yes(first, second), yes(first, third)] * 7)
    assert (other.result["elected"], other.result["tied"]) == ([first], [second, third])
    other.next()
    found = view(other)
    assert (found.kind, found.seats, found.names) == (RoundKind.RE_BALLOT, 1, (second, third))
    other.do(rounds.open_voting, other.round)
    other.count([yes(second)] * 13 + [yes(third)] * 11)
    assert (other.result["elected"], other.result["next"]) == ([second], "none")
    with pytest.raises(Refused, match="不需要再次投票"):
        other.next()


def test_a_shortfall_is_voted_on_among_the_next_by_votes(hall):
    ready(hall, seats=3, standing=6)
    a, b, c, d, e, _ = hall.names
    ballots = [yes(a)] * 6 + [yes(a, b)] * 3 + [yes(a, c)] * 2 + [yes(a, d)] * 2 + [yes(a, e)]
    hall.count(ballots)
    assert (hall.result["elected"], hall.result["vacant"]) == ([a], 2)
    hall.next()
    found = view(hall)
    assert (found.kind, found.seats, found.names) == (RoundKind.SECOND_BALLOT, 2, (b, c, d))
    with pytest.raises(Refused, match="这一轮现在是“准备选票”"):
        hall.do(rounds.open_next, hall.round, RoundKind.REPEAT, 1, [])


def test_who_is_equal_to_the_last_stands_too(hall):
    ready(hall, seats=1, standing=4)
    a, b, c, d = hall.names
    hall.count([yes(a)] * 6 + [yes(b)] * 3 + [yes(c)] * 3 + [yes(d)])
    assert view(hall.next()).names == (a, b, c)


def test_more_papers_than_issued_are_sealed_as_invalid_and_repeated(hall):
    ready(hall)
    first, second = hall.names
    hall.count([yes(first)] * 21, issued=20)
    result = hall.result
    assert (result["valid_election"], result["elected"]) == (False, [])
    assert result["next"] == "repeat"
    hall.next()
    found = view(hall)
    assert (found.kind, found.seats, found.names) == (RoundKind.REPEAT, 1, (first, second))
    hall.do(rounds.open_voting, hall.round)
    hall.count([yes(first)] * 20)
    assert hall.result["elected"] == [first]


def test_a_sealed_round_is_followed_once(hall):
    ready(hall)
    hall.count([yes()])
    before = hall.round
    hall.next()
    with pytest.raises(Refused, match="下一次投票已经准备"):
        hall.do(counting.next_round, before)


def test_a_written_in_name_among_the_tied_waits_for_the_congress(hall):
    ready(hall, rule=PLURALITY)
    hall.count([yes(hall.names[0]), yes(write_ins=["何书墨"])] * 5)
    assert set(hall.result["tied"]) == {hall.names[0], "何书墨"}
    with pytest.raises(Refused, match="平票者中有另选的人"):
        hall.next()


def test_a_tie_may_leave_the_seat_vacant(hall):
    ready(hall, rule=Rule(PLURALITY.majority, TieRule.VACANT, ShortfallRule.VACANT))
    first, second = hall.names
    hall.count([yes(first), yes(second)])
    assert (hall.result["vacant"], hall.result["next"]) == (1, "none")


def test_who_is_elected_stands_no_second_time(hall):
    ready(hall, seats=2, standing=3)
    first, second, third = hall.names
    hall.count([yes(first, second)] * 10 + [yes(third)] * 13)
    assert hall.result["elected"] == [third]
    assert view(hall.next()).names == (first, second)


# secrecy (rule book, section 4)


def place_of_marked(hall, position, seed):
    """Enter 12 ballots, one of them marked, and return its place after the seal."""
    hall.store.chance = random.Random(seed)
    first, second = hall.names
    ballots = [yes(first) for _ in range(12)]
    ballots[position] = yes(second)
    hall.ledger(12).enter(ballots).seal()
    return hall.ask(counting.ballots, hall.round).index(yes(second))


def test_the_order_of_sealed_ballots_tells_nothing_of_their_entry(hall):
    """Whichever place a ballot was entered at, the shuffle puts it anywhere."""
    ready(hall, rule=Rule(Majority(Base.ENTITLED)))
    found = []
    for seed, position in enumerate([0, 11] * 10):
        found.append((position, place_of_marked(hall, position, seed)))
        hall.next()  # nobody is over the line: the same two stand again
        hall.do(rounds.open_voting, hall.round)
    for position in (0, 11):
        places = [place for entered, place in found if entered == position]
        assert len(set(places)) >= 5
        assert 3 <= sum(places) / len(places) <= 8
        assert places.count(position) <= 4


def _reset(hall):
    hall.call().prepare()
    hall.do(rounds.open_voting, hall.round)


def test_keys_of_sealed_ballots_come_from_chance(sealed):
    with sealed.store.reading() as session:
        keys = session.scalars(text("SELECT id FROM sealed_ballot ORDER BY id")).all()
    assert len(keys) == 20
    assert max(keys) > 2**40
    assert len({later - earlier for earlier, later in pairwise(keys)}) == 19


MARKS = st.sampled_from(list(Mark))
NUMBERS = st.lists(st.tuples(MARKS, MARKS, st.booleans(), st.booleans()), max_size=12)


@given(NUMBERS)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_seal_keeps_every_ballot(hall, numbers):
    if not hall.congress:
        ready(hall)
    else:
        _reset(hall)
    names = hall.names
    ballots = [
        counting.Ballot(
            {
                name: mark
                for name, mark in zip(names, marks, strict=True)
                if mark is not Mark.ABSTAIN
            },
            ("何书墨",) if written else (),
            "无章" if void else None,
        )
        for *marks, written, void in numbers
    ]
    hall.count(ballots)
    kept = hall.ask(counting.ballots, hall.round)
    assert sorted(map(repr, kept)) == sorted(map(repr, ballots))
    contest, rule = view(hall).contest, view(hall).rule
    assert tally(contest, rule, kept) == tally(contest, rule, ballots)
    assert hall.ask(counting.recount, hall.round) == []
