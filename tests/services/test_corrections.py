import json
from dataclasses import replace

import pytest
from sqlalchemy import text

from sudesk.errors import Refused, SudeskError
from sudesk.rules.voting import Votes
from sudesk.services import (
    checks,
    congresses,
    corrections,
    counting,
    package,
    papers,
    seals,
    summary,
)
from sudesk.services.verify import verify
from sudesk.terms import NextStep


def correct(hall, corrected, because="一张票装订时漏数", by=None):
    by = hall.scrutineer if by is None else by
    return hall.do(corrections.correct, hall.round, corrected, because, by)


def start(hall):
    return hall.ask(corrections.starting_point, hall.round)


def moved(hall):
    """Two votes of the winner were the other's."""
    before = start(hall)
    first, second = before.lines
    one, other = before.lines.values()
    lines = {
        first: Votes(one.approve - 3, one.oppose, one.abstain + 3),
        second: Votes(other.approve + 3, other.oppose, other.abstain - 3),
    }
    return replace(before, lines=lines)


def test_a_correction_stands_beside_the_sealed_count(sealed):
    before = sealed.ask(counting.sealed, sealed.round)
    fingerprint = sealed.ask(seals.seal_of, sealed.round).fingerprint
    mark = correct(sealed, moved(sealed))
    assert sealed.ask(counting.sealed, sealed.round) == before
    assert sealed.ask(counting.recount, sealed.round) == []
    stands = sealed.ask(counting.in_force, sealed.round)
    assert stands["corrects"] == fingerprint and stands["because"] == "一张票装订时漏数"
    assert [line["approve"] for line in stands["result"]["lines"]] == [12, 4, 1]
    assert (stands["result"]["elected"], stands["result"]["next"]) == ([], "second_ballot")
    seal = sealed.ask(seals.seal_of, sealed.round)
    assert (seal.fingerprint, seal.corrected, seal.next) == (
        fingerprint,
        mark,
        NextStep.SECOND_BALLOT,
    )
    (made,) = sealed.ask(corrections.corrections, sealed.round)
    assert (made.fingerprint, made.corrects, made.made_by) == (mark, fingerprint, sealed.scrutineer)


def test_corrections_follow_each_other(sealed):
    first = correct(sealed, moved(sealed))
    again = replace(start(sealed), left_over=4, printed=start(sealed).printed + 1)
    correct(sealed, again, "剩余少数一张")
    made = sealed.ask(corrections.corrections, sealed.round)
    assert made[1].corrects == first
    assert sealed.ask(corrections.broken, sealed.round) == []
    assert all(one.sound for one in sealed.ask(checks.examine))


def test_what_is_no_correction_is_refused(sealed):
    before = start(sealed)
    listed, *_ = before.lines
    for corrected, more, words in (
        (before, {}, "与现有的相同"),
        (moved(sealed), {"by": "别人"}, "不是通过的监票人"),
        (moved(sealed), {"because": " "}, "为什么"),
        (replace(before, issued=23), {}, r"E\.101 不成立"),
        (replace(before, lines={listed: before.lines[listed]}), {}, "三个数"),
        (replace(before, void=-1), {}, "小于0"),
        (replace(before, void=21), {}, "小于0"),
        (
            replace(before, void_reasons=(("无章", 2),)),
            {},
            "无效原因合计2张，无效票1张",
        ),
    ):
        with pytest.raises(SudeskError, match=words):
            correct(sealed, corrected, **more)
    told = sealed.ask(corrections.checks, sealed.round, replace(before, issued=23))
    assert "E.101" in [one.code for one in told if one.stops]
    assert sealed.ask(corrections.outcome, sealed.round, moved(sealed)).elected == ()


def test_an_open_count_needs_no_correction(hall):
    hall.convene().call().prepare().open().ledger(0)
    from sudesk.services.corrections import Corrected

    with pytest.raises(Refused, match="还没有封存"):
        correct(hall, Corrected(1, 1, 1, 1, 0, 1, 0, {}, {}))


def test_a_round_that_was_followed_keeps_its_outcome(sealed):
    correct(sealed, moved(sealed))
    before, first = start(sealed), sealed.round
    sealed.next()
    later, sealed.round = sealed.round, first
    lines = {name: replace(votes) for name, votes in before.lines.items()}
    name = next(iter(lines))
    one = lines[name]
    lines[name] = Votes(one.approve + 2, one.oppose, one.abstain - 2)
    with pytest.raises(Refused, match="下一次投票已经准备"):
        correct(sealed, replace(before, lines=lines))
    lines[name] = Votes(one.approve, one.oppose + 1, one.abstain - 1)
    correct(sealed, replace(before, lines=lines))
    assert later != first


def test_the_corrected_report_names_the_old_one(sealed):
    old = sealed.ask(seals.seal_of, sealed.round).fingerprint
    correct(sealed, moved(sealed))
    keys = [one.key for one in sealed.ask(papers.slots, sealed.congress) if one.number == 15]
    assert keys == ["15-1", "15-1-1"]
    first = sealed.ask(papers.compose, sealed.congress, "15-1")
    again = sealed.ask(papers.compose, sealed.congress, "15-1-1")
    assert first.round_name == "" and again.round_name == "更正"
    assert again.elected == () and first.elected != ()
    assert old[:4].upper() in again.notes[0] and "一张票装订时漏数" in again.notes[0]


def test_the_package_tells_of_the_correction_and_can_be_checked(sealed):
    mark = correct(sealed, moved(sealed))
    with sealed.store.reading() as session:
        whole = package.pack(session, congresses.needed(session).id)
        told = summary.document(session, sealed.congress)["rounds"][0]
    assert (told["correction"], told["counting"]) == (mark, "twice")
    found = verify(whole)
    assert found.whole
    assert any("封存后有更正" in one.sentence for one in found.findings)


def test_a_forged_correction_is_found(sealed):
    correct(sealed, moved(sealed))
    with sealed.store.writing() as session:
        session.execute(text("DROP TRIGGER correction_no_update"))
        session.execute(text("UPDATE correction SET snapshot = '{}', corrects = 'x'"))
    told = sealed.ask(corrections.broken, sealed.round)
    assert told == ["第1次更正的指纹不符", "第1次更正所指的不是它之前的结果"]
    assert not all(one.sound for one in sealed.ask(checks.examine))


def test_a_result_is_announced_once(sealed):
    sealed.do(seals.announce, sealed.round)
    assert sealed.ask(seals.seal_of, sealed.round).announced_at is not None
    with pytest.raises(Refused, match="已经宣布"):
        sealed.do(seals.announce, sealed.round)
    assert json.loads(json.dumps(sealed.ask(counting.sealed, sealed.round)))
