from dataclasses import replace
from datetime import date

import pytest

from sudesk.errors import Refused, SudeskError
from sudesk.models.roster import Student
from sudesk.services import candidates, elections, officials
from sudesk.services.elections import PRESIDIUM
from sudesk.terms import Role, Status
from tests.reviewing import JUDGED, NOMINATION
from tests.services.scenes import STUDY, Hall


@pytest.fixture
def called(hall):
    hall.convene()
    hall.election = hall.do(elections.call, hall.congress, PRESIDIUM, 2)
    return hall


def view(hall):
    return hall.ask(elections.view, hall.election)


def nominate(hall, place, nomination=None):
    entry = hall.roll[place].id
    return hall.do(candidates.nominate, hall.election, entry, STUDY, nomination)


def test_nobody_stands_twice_or_from_another_congress(called):
    nominate(called, 0)
    with pytest.raises(Refused, match="已经是候选人"):
        nominate(called, 0)
    other = Hall(called.store).convene()
    with pytest.raises(SudeskError, match="不在本次大会的名册里"):
        called.do(candidates.nominate, called.election, other.roll[0].id, STUDY)


def test_a_nomination_is_described(called):
    one = nominate(called, 0, NOMINATION)
    (found,) = view(called).candidates
    assert (found.nomination, found.review.consented) == (NOMINATION, True)
    called.do(candidates.describe, one, replace(NOMINATION, consented_on=None, posts=" 学委 "))
    (found,) = view(called).candidates
    assert (found.nomination.posts, found.review.consented) == ("学委", False)
    early = replace(NOMINATION, consented_on=date(2026, 12, 1))
    with pytest.raises(SudeskError, match="早于提名"):
        called.do(candidates.describe, one, early)


def test_a_nomination_by_mistake_leaves_nothing(called):
    called.do(candidates.strike, called.stand(called.roll[0]))
    assert view(called).nominees == ()
    assert nominate(called, 0)


def test_who_withdraws_stays_listed_with_reason_and_day(called):
    one, two = nominate(called, 2), nominate(called, 3)
    for because, on, words in (
        (" ", JUDGED, "还没有写明退出的原因"),
        ("出国", date(2027, 1, 1), "退出的日期1月1日还没有到"),
    ):
        with pytest.raises(SudeskError, match=words):
            called.do(candidates.withdraw, one, because, on)
    called.do(candidates.withdraw, one, " 出国 ", JUDGED)
    found = view(called)
    assert [who.id for who in found.candidates] == [two]
    (left,) = found.withdrawn
    assert (left.withdrawn_on, left.withdrawn_because, left.stands) == (JUDGED, "出国", False)
    assert [who.id for who in found.nominees] == [one, two]
    with pytest.raises(Refused, match=r"已登记退出.*撤销退出"):
        nominate(called, 2)
    called.do(candidates.restore, one)
    assert [who.id for who in view(called).candidates] == [one, two]


def test_who_withdrew_may_watch_and_then_not_come_back(called):
    one = nominate(called, 0)
    called.do(candidates.withdraw, one, "本人提出", JUDGED)
    called.do(officials.appoint, called.congress, called.roll[0].id, Role.TELLER)
    with pytest.raises(Refused, match="是监票人或计票人，不能作为候选人"):
        called.do(candidates.restore, one)


def test_who_left_the_roll_is_warned_of(called):
    nominate(called, 0)
    assert view(called).candidates[0].notes == ()
    with called.store.writing() as session:
        session.query(Student).order_by(Student.id).first().status = Status.WITHDRAWN
    assert view(called).candidates[0].notes == ("名册上已是“退学”，请核实能否参选",)
    with called.store.writing() as session:
        session.delete(session.query(Student).order_by(Student.id).first())
    assert view(called).candidates[0].notes == ("已不在名册里，请核实能否参选",)


def test_who_stands_twice_is_noted(called):
    nominate(called, 0)
    chair = called.do(elections.call, called.congress, "主席", 1)
    other = called.do(candidates.nominate, chair, called.roll[0].id)
    assert view(called).candidates[0].notes == ("同时是主席的候选人",)
    called.do(candidates.withdraw, other, "本人提出", JUDGED)
    assert view(called).candidates[0].notes == ()
