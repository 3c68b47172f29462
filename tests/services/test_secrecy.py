"""What must not be found: working ballots after the seal, names in the journal."""

import json

import pytest
from sqlalchemy import text

from sudesk.models import journal
from sudesk.services import (
    acts,
    backups,
    candidates,
    congresses,
    counting,
    elections,
    officials,
    reviews,
    sittings,
)
from sudesk.terms import CongressKind, MotionKind
from tests.services.scenes import sealed_hall, yes

SECRET = "司马相如之独特姓名"


def raw(path):
    """The bytes of a file and of all that lies beside it."""
    beside = [one for one in path.parent.rglob("*") if one.is_file() and one.suffix != ".lock"]
    return b"".join(one.read_bytes() for one in beside)


def counted(hall, ballots):
    return hall.convene().call().prepare().open().ledger(len(ballots)).enter(ballots)


def rows(store, table):
    with store.reading() as session:
        return session.scalar(text(f"SELECT count(*) FROM {table}"))


def test_the_seal_destroys_the_working_ballots(hall):
    words = [f"第{number:03}序独特姓名" for number in range(20)]
    counted(hall, [yes(write_ins=[word]) for word in words])
    with hall.store.reading() as session:
        in_order = session.scalars(text("SELECT write_ins FROM working_ballot ORDER BY place"))
        assert [json.loads(one) for one in in_order] == [[word] for word in words]
    hall.seal()
    assert rows(hall.store, "working_ballot") == 0
    assert rows(hall.store, "sealed_ballot") == 20
    for _ in range(2):
        content = raw(hall.store.path)
        # what is left of a ballot is its sealed row and the result that counts it
        found = [json.dumps(word)[1:-1].encode() for word in words]
        assert all(content.count(one) == 1 for one in found)
        assert sorted(found, key=content.index) != found
        hall.store.close()


def test_a_ballot_taken_out_or_entered_anew_is_nowhere(hall):
    counted(hall, [yes(write_ins=[SECRET]), yes(write_ins=[SECRET])])
    hall.do(counting.amend, hall.round, 1, yes())
    hall.do(counting.drop_last, hall.round)
    hall.enter([yes()]).seal()
    for form in (SECRET.encode(), json.dumps(SECRET)[1:-1].encode()):
        assert form not in raw(hall.store.path)
    assert hall.store.path.with_name(hall.store.path.name + "-wal").stat().st_size == 0


def test_a_copy_made_during_the_count_holds_no_ballot(hall):
    counted(hall, [yes(write_ins=[SECRET])])
    copy = backups.keep(hall.store, "计票中")
    assert json.dumps(SECRET)[1:-1].encode() not in copy.read_bytes()
    assert rows(hall.store, "working_ballot") == 1


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
