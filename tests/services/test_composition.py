from dataclasses import replace

import pytest

from sudesk.models.tables import RollEntry
from sudesk.services import composition, delegates, organisations, quotas
from sudesk.services.composition import ETHNICITY, GRADE, POLITICS, SEX, People
from sudesk.services.organisations import Body, Outside
from sudesk.terms import CongressKind, SeatKind


@pytest.fixture
def congress(hall):
    """Three classes of 10, 8 and 6, one grade each, with ten seats, two clubs, one by office."""
    hall.convene(CongressKind.DELEGATES)
    with hall.store.writing() as session:
        for place, row in enumerate(session.query(RollEntry).order_by(RollEntry.id)):
            row.political = ("中共党员", "中共预备党员", "共青团员", "群众", None)[place % 5]
            row.ethnicity = "回族" if place == 0 else "汉族"
    bodies = (Body("系学生会", 1, main_club=False), Body("珠算社", 1), Body("英语社", 1))
    hall.do(organisations.arrange, hall.congress, Outside(bodies, 1))
    hall.do(quotas.fix, hall.congress, 10)
    return hall


def composed(hall):
    seating = hall.ask(quotas.seating, hall.congress)
    return composition.composed(hall.ask(composition.people, hall.congress), seating)


def kind(found, name):
    return next(kind for kind in found.kinds if kind.name == name)


def shares(found, name):
    return {share.text: share.count for share in kind(found, name).shares}


def enter(hall, numbers, seat=SeatKind.CLASS, body=None):
    ids = [hall.roll[number].id for number in numbers]
    hall.do(delegates.add, hall.congress, ids, seat, body)


def test_before_delegates_the_seats_stand_for_the_grades_and_students_for_the_rest(congress):
    found = composed(congress)
    assert (found.entered, found.ordinary) == (0, 0)
    assert shares(found, GRADE) == {"2024级": 4, "2025级": 3, "2026级": 3}
    assert kind(found, GRADE).whole == 10
    assert kind(found, GRADE).remark == "3/3 个年级有名额"
    assert shares(found, SEX) == {"女": 12, "男": 12}
    assert kind(found, SEX).remark == "登记代表前按学生显示"
    assert [check.text for check in found.checks] == [
        "每个班级、每个年级都有名额",
        "主要社团都有名额",
        "代表总数不少于学生的 1%",
        "当然代表 1 人均计入骨干，公示时须列明",
    ]
    assert [check.figure for check in found.checks] == ["3/3、3/3", "2/2", "14/24", ""]
    assert [check.good for check in found.checks] == [True, True, True, False]


def test_every_delegate_is_counted_once_in_every_kind(congress):
    enter(congress, [0, 1, 10, 11])
    congress.do(delegates.mark_cores, congress.congress, [congress.roll[1].id], True)
    found = composed(congress)
    assert (found.entered, found.ordinary) == (4, 3)
    for name in (GRADE, SEX, POLITICS, ETHNICITY):
        assert sum(shares(found, name).values()) == kind(found, name).whole == 4
        assert sum(share.students for share in kind(found, name).shares) == 24
    assert shares(found, ETHNICITY) == {"汉族": 3, "少数民族": 1}
    assert kind(found, ETHNICITY).remark == "学生中少数民族 1/24"
    assert kind(found, SEX).remark == "学生中女生 12/24"


def test_party_members_and_probationers_are_one_share_and_the_unknown_comes_last(congress):
    order = [share.text for share in kind(composed(congress), POLITICS).shares]
    assert order == ["中共党员（含预备）", "共青团员", "群众", "未填"]


def test_what_is_missing_is_named(congress):
    enter(congress, [0, 1])
    first, clubs, *_ = composed(congress).checks
    assert (first.text, first.figure) == ("会计2501班等 2 个班没有代表", "1/3、1/3")
    assert (clubs.text, clubs.figure, clubs.good) == ("珠算社、英语社没有代表", "0/2", False)
    enter(congress, [10])
    assert composed(congress).checks[0].text == "审计2601班没有代表"


def test_delegates_of_clubs_speak_for_their_club(congress):
    club = congress.ask(organisations.outside, congress.congress).bodies[1]
    enter(congress, [0, 10, 18])
    enter(congress, [20], SeatKind.ORGANISATION, club.id)
    assert composed(congress).checks[1].text == "英语社没有代表"


def test_without_clubs_or_seats_by_office_less_is_said(congress):
    congress.do(organisations.arrange, congress.congress, Outside())
    checks = composed(congress).checks
    assert [check.text for check in checks][1] == "还没有登记主要社团"
    assert len(checks) == 3


def test_too_few_for_one_percent_is_said(congress):
    seating = congress.ask(quotas.seating, congress.congress)
    people = congress.ask(composition.people, congress.congress)
    many = People((), people.roll * 100)
    check = composition.composed(many, seating).checks[2]
    assert (check.text, check.figure, check.good) == ("代表总数少于学生的 1%", "14/2400", False)


def test_a_roll_that_knows_no_ethnicity_has_no_such_kind(congress):
    people = congress.ask(composition.people, congress.congress)
    roll = tuple(replace(entry, ethnicity="", cohort="") for entry in people.roll)
    kinds = composition.kinds((), roll)
    assert [one.name for one in kinds] == [GRADE, SEX, POLITICS]
    assert kinds[0].remark == "0/0 个年级有名额"
