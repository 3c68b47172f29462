"""What must not be found: working ballots after the seal, names in the journal."""

import json
import random
import sqlite3
from itertools import combinations, pairwise
from math import sqrt
from statistics import fmean

import pytest
from sqlalchemy import Date, DateTime, text

from sudesk.models import hall as _hall  # noqa: F401 - its tables belong to the file too
from sudesk.models import journal, preparing, tellers  # noqa: F401
from sudesk.models.roster import Base
from sudesk.services import (
    acts,
    backups,
    candidates,
    congresses,
    counting,
    doubts,
    elections,
    entering,
    officials,
    reviews,
    rounds,
    sittings,
)
from sudesk.terms import CongressKind, MotionKind
from tests.services.scenes import sealed_hall, yes
from tests.services.test_entering import ONCE, TWICE

SECRET = "司马相如之独特姓名"


def raw(path):
    """The bytes of a file and of all that lies beside it."""
    beside = [one for one in path.parent.rglob("*") if one.is_file() and one.suffix != ".lock"]
    return b"".join(one.read_bytes() for one in beside)


def rows(store, table):
    with store.reading() as session:
        return session.scalar(text(f"SELECT count(*) FROM {table}"))


def forms(word):
    """How a word may lie in a file: as it is, or as JSON writes it."""
    return word.encode(), json.dumps(word)[1:-1].encode()


def spread(content, words):
    """Where each word lies in some bytes the first time; one that is not there has no place."""
    found = {word: content.find(forms(word)[1]) for word in words}
    return {word: place for word, place in found.items() if place >= 0}


def open_count(hall, terms, collected, size):
    hall.convene().draft(terms).call().prepare().open().ledger(collected)
    return hall.zero(size)


def enter_all(hall, ballots, size, eyes, first=1):
    """Everybody enters every bundle, bundle by bundle, as the papers lie on the table."""
    for start in range(0, len(ballots), size):
        for teller in range(1, eyes + 1):
            hall.read(teller, start // size + first, ballots[start : start + size])


WAYS = pytest.mark.parametrize(("terms", "eyes"), [(ONCE, 1), (TWICE, 2)], ids=["once", "twice"])
WORDS = [f"第{number:03}序独特姓名" for number in range(24)]


@WAYS
def test_what_tellers_entered_is_nowhere_once_it_is_reconciled_and_sealed(hall, terms, eyes):
    open_count(hall, terms, 24, 6)
    for start in range(0, 24, 6):
        for teller in range(1, eyes + 1):
            part = [yes(write_ins=[word]) for word in WORDS[start : start + 6]]
            for ballot in part:
                hall.do(entering.enter, hall.round, teller, start // 6 + 1, ballot)
            backups.keep(hall.store, "计票中")  # a bundle lies open
            hall.do(entering.finish, hall.round, teller, start // 6 + 1)
        backups.keep(hall.store, "计票中")
        # what is left of a reconciled bundle are its agreed ballots, once each
        content = raw(hall.store.path)
        assert [content.count(forms(word)[1]) for word in WORDS[: start + 6]] == [1] * (start + 6)
        assert rows(hall.store, "working_ballot") == 0
    for copy in backups.copies(hall.store.path):
        assert spread(copy.path.read_bytes(), WORDS) == {}
        for table in ("working_ballot", "agreed_ballot", "bundle", "teller_bundle", "reading"):
            kept = sqlite3.connect(copy.path)
            assert kept.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
            kept.close()
    hall.seal()
    for table in ("working_ballot", "agreed_ballot", "teller_bundle", "reading"):
        assert rows(hall.store, table) == 0
    assert rows(hall.store, "sealed_ballot") == 24
    for _ in range(2):
        content = raw(hall.store.path)
        assert [content.count(forms(word)[1]) for word in WORDS] == [1] * 24
        hall.store.close()


def concordance(order, clue):
    """How often two ballots stand in a clue as they were entered, less how often not: Kendall's τ.

    1 is the order of entry, −1 its reverse, 0 is chance.
    """
    pairs = [(a, b) for a, b in combinations(order, 2) if a in clue and b in clue]
    return sum(1 if clue[a] < clue[b] else -1 for a, b in pairs) / len(pairs)


def together(order, size, clue):
    """How often neighbours of a clue lay in one bundle, less how often chance would have it."""
    bundle = {word: place // size for place, word in enumerate(order)}
    ranked = sorted((word for word in order if word in clue), key=clue.__getitem__)
    pairs = list(pairwise(ranked))
    same = sum(bundle[a] == bundle[b] for a, b in pairs) / len(pairs)
    return same - (size - 1) / (len(order) - 1)


@WAYS
def test_an_attacker_with_every_file_in_hand_links_no_ballot_to_its_place(hall, terms, eyes):
    """The published attack: file, log, backups and journal in hand, find the order of entry.

    Every ballot has a name of its own, drawn at random, so that it can be told wherever it lies.
    The clues are the bytes of the file, its log and its backups, the keys of the sealed ballots,
    the order in which the program gives them out, and the decided lines. Over all counts none of
    them may follow the order of entry, or gather the ballots of a bundle, better than chance.
    """
    source, size, number, counts = random.Random(4), 6, 24, 6
    hall.store.chance = random.Random(5)
    open_count(hall, terms, number, size)
    orders, placed, gathered = [], {}, {}
    for turn in range(counts):
        if turn:
            hall.next().do(rounds.open_voting, hall.round)
            hall.ledger(number).zero(size)
        words = [f"第{turn}次{source.getrandbits(40):010x}" for _ in range(number)]
        ballots = [yes(write_ins=[word]) for word in words]
        enter_all(hall, ballots[: 2 * size], size, eyes)
        copy = backups.keep(hall.store, "计票中")
        enter_all(hall, ballots[2 * size :], size, eyes, first=3)
        hall.seal()
        assert spread(copy.read_bytes(), words) == {}
        orders.append(words)
        with hall.store.reading() as session:
            stored = session.execute(
                text("SELECT id, rowid, write_ins FROM sealed_ballot WHERE round_id = :round"),
                {"round": hall.round},
            ).all()
        handed = [one.write_ins[0] for one in hall.ask(counting.ballots, hall.round)]
        decided = [line["name"] for line in hall.result["lines"] if line["written_in"]]
        for name, clue in {
            "bytes of the file": spread(hall.store.path.read_bytes(), words),
            "bytes of all files": spread(raw(hall.store.path), words),
            "keys": {json.loads(row.write_ins)[0]: row.id for row in stored},
            "order handed out": {word: place for place, word in enumerate(handed)},
            "decided lines": {word: place for place, word in enumerate(decided)},
        }.items():
            assert len(clue) == number
            placed.setdefault(name, []).append(concordance(words, clue))
            gathered.setdefault(name, []).append(together(words, size, clue))
    # τ of chance has this spread; four of it over all counts would be one in ten thousand.
    spread_of_chance = sqrt(2 * (2 * number + 5) / (9 * number * (number - 1)) / counts)
    for name, found in placed.items():
        assert abs(fmean(found)) < 4 * spread_of_chance, (name, found)
    share = (size - 1) / (number - 1)
    spread_of_pairs = sqrt(share * (1 - share) / (number - 1) / counts)
    for name, found in gathered.items():
        assert abs(fmean(found)) < 4 * spread_of_pairs, (name, found)
    # The attack itself is no straw man: it finds the order where there is one.
    straight = {word: place for place, word in enumerate(orders[0])}
    assert concordance(orders[0], straight) == 1
    assert together(orders[0], size, straight) > 4 * spread_of_pairs
    facts = json.dumps([one["facts"] for one in hall.ask(journal.extract)], ensure_ascii=False)
    assert not any(word in facts for words in orders for word in words)


def test_a_copy_made_during_a_count_does_not_say_where_a_doubtful_ballot_lay(hall):
    open_count(hall, TWICE, 12, 6)
    enter_all(hall, [yes()] * 6, 6, 2)
    hall.do(doubts.note, hall.round, 1, "画了圆点", "按弃权", "", hall.scrutineer)
    copy = backups.keep(hall.store, "计票中")
    kept = sqlite3.connect(copy)
    assert kept.execute("SELECT count(*) FROM doubtful_ballot").fetchone() == (0,)
    kept.close()
    # Counted anew from the copy, the ledger holds what was decided then, and nothing twice.
    assert "画了圆点".encode() not in copy.read_bytes()
    hall.store.close()


def test_what_a_restored_backup_replaced_holds_no_ballot(hall):
    open_count(hall, ONCE, 2, 2)
    copy = backups.keep(hall.store, "计票前")
    hall.do(entering.enter, hall.round, 1, 1, yes(write_ins=[SECRET]))
    hall.store.close()
    before = backups.restore(copy, hall.store.path)
    for form in forms(SECRET):
        assert form not in before.read_bytes()
        assert form not in raw(hall.store.path)


@WAYS
def test_the_journal_has_one_entry_for_a_bundle_and_none_for_a_ballot(hall, terms, eyes):
    open_count(hall, terms, 12, 6)
    before = len(hall.ask(journal.extract))
    enter_all(hall, [yes()] * 12, 6, eyes)
    acts = [one["act"] for one in hall.ask(journal.extract)][before:]
    assert acts == ["count.bundle"] * 2


def test_no_key_leads_from_a_ballot_to_a_voter():
    """Walk every foreign key of the file: what a ballot leads to, and what leads to a ballot."""
    tables = Base.metadata.tables
    keys = {
        name: {key.column.table.name for key in one.foreign_keys} for name, one in tables.items()
    }
    ballots = {"sealed_ballot", "agreed_ballot", "working_ballot", "reading"}
    voters = {"student", "roll_entry", "attendance", "delegate", "candidate", "official"}
    assert ballots | voters <= set(tables)
    reached, waiting = set(), set(ballots)
    while waiting:
        one = waiting.pop()
        reached.add(one)
        waiting |= keys[one] - reached
    assert "round" in reached and not reached & voters
    assert not any(keys[name] & ballots for name in tables)
    times = (DateTime, Date)
    for name in ballots:
        assert not any(isinstance(column.type, times) for column in tables[name].columns)


def test_a_ballot_taken_out_or_entered_anew_is_nowhere(hall):
    open_count(hall, ONCE, 2, 2)
    for _ in range(2):
        hall.do(entering.enter, hall.round, 1, 1, yes(write_ins=[SECRET]))
    hall.do(entering.amend, hall.round, 1, 1, 1, yes())
    hall.do(entering.remove, hall.round, 1, 1, 2)
    hall.read(1, 1, [yes()])
    hall.seal()
    for form in forms(SECRET):
        assert form not in raw(hall.store.path)
    assert hall.store.path.with_name(hall.store.path.name + "-wal").stat().st_size == 0


@pytest.mark.parametrize("kind", CongressKind)
def test_the_journal_names_nobody(hall, kind):
    sealed_hall(hall.store, kind, 24 if kind is CongressKind.DELEGATES else None)
    hall.congress, hall.election, hall.sitting = 1, 1, 1
    entry = hall.roll[3]
    hall.do(sittings.undo_check_in, hall.sitting, entry.id)
    hall.do(sittings.grant_leave, hall.sitting, entry.id, "生病")
    other = hall.do(elections.call, hall.congress, "学习部部长", 1)
    candidate = hall.do(candidates.nominate, other, entry.id)
    hall.do(reviews.waive, candidate, "王书记", "竞赛获奖")
    hall.do(elections.accept_uncontested, other, "王书记", "一人报名")
    hall.propose(MotionKind.OFFICIALS)
    hall.do(officials.dismiss, hall.congress, hall.roll[-1].id)
    if kind is CongressKind.ASSEMBLY:
        hall.do(congresses.exclude, entry.id, "顶岗实习")
    entries = hall.ask(journal.extract)
    text_of_all = json.dumps([entry["facts"] for entry in entries], ensure_ascii=False)
    for person in hall.roll:
        assert person.name not in text_of_all
        assert person.student_no not in text_of_all
    for word in ("王书记", "竞赛获奖", "生病", "顶岗实习", "何书墨", "字迹"):
        assert word not in text_of_all
    assert hall.ask(journal.broken_at) is None


@pytest.mark.parametrize("kind", CongressKind)
def test_the_journal_of_a_whole_congress_can_be_read(hall, kind):
    sealed_hall(hall.store, kind, 24 if kind is CongressKind.DELEGATES else None)
    read = hall.ask(acts.acts)
    prepared = next(act for act in read if act.words == "准备选票")
    assert prepared.facts == "第一次投票，1名，2名"
    assert not any("." in act.words for act in read)
