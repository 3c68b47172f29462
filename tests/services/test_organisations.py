import pytest

from sudesk.errors import Refused
from sudesk.models.tables import Delegate
from sudesk.services import congresses, organisations, quotas
from sudesk.services.organisations import Body, Outside
from sudesk.terms import CongressKind, SeatKind

UNION = Body("系学生会", 3, main_club=False)
CLUB = Body("英语社", 2)


@pytest.fixture
def congress(hall):
    hall.convene(CongressKind.DELEGATES)
    hall.do(organisations.arrange, hall.congress, Outside((UNION, CLUB), 4, 2, 2))
    return hall


def outside(hall):
    return hall.ask(organisations.outside, hall.congress)


def stand(hall, seat, organisation=None, number=1):
    with hall.store.writing() as session:
        for entry in hall.roll[:number]:
            session.add(
                Delegate(
                    congress_id=hall.congress,
                    roll_entry_id=entry.id,
                    seat=seat,
                    organisation_id=organisation,
                )
            )


def test_before_anything_is_arranged_there_is_one_seat_for_every_main_club(hall):
    hall.convene(CongressKind.DELEGATES)
    assert outside(hall) == Outside((), 0, 0, 1)


def test_what_is_arranged_is_read_back(congress):
    found = outside(congress)
    assert [(body.name, body.seats, body.main_club) for body in found.bodies] == [
        ("系学生会", 3, False),
        ("英语社", 2, True),
    ]
    assert (found.ex_officio, found.grade_floor, found.club_floor) == (4, 2, 2)
    assert (found.body_seats, [body.name for body in found.clubs]) == (5, ["英语社"])


def test_known_organisations_stay_themselves_under_other_names(congress):
    union, club = outside(congress).bodies
    changed = (Body("英语社", 2, True, union.id), Body(" 系学生会 ", 3, False, club.id))
    congress.do(organisations.arrange, congress.congress, Outside(changed, 0))
    assert [(body.id, body.name) for body in outside(congress).bodies] == [
        (union.id, "英语社"),
        (club.id, "系学生会"),
    ]


def test_what_was_before_is_put_back_by_arranging_it_again(congress):
    before = outside(congress)
    congress.do(organisations.arrange, congress.congress, Outside())
    assert outside(congress).bodies == ()
    congress.do(organisations.arrange, congress.congress, before)
    found = outside(congress)
    assert [body.name for body in found.bodies] == [body.name for body in before.bodies]
    assert found.ex_officio == before.ex_officio


def test_arranging_leaves_the_quota_of_the_classes_alone(congress):
    quota = congress.do(quotas.fix, congress.congress, 7)
    congress.do(organisations.arrange, congress.congress, Outside())
    fixed = congress.ask(quotas.fixed, congress.congress)
    assert (fixed.plan, fixed.seats) == (quota.plan, 7)
    assert congress.ask(quotas.seating, congress.congress).total == 7


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (Outside((Body(" ", 1),)), r"第1个组织没有名称.*删去这一行"),
        (Outside((CLUB, CLUB)), r"“英语社”写了两次"),
        (Outside((Body("英语社", 0),)), r"主要社团至少1名.*删去这一行"),
        (Outside((CLUB,), club_floor=3), r"英语社的名额是2名。主要社团至少3名.*改小社团下限"),
        (Outside((Body("系学生会", 0, main_club=False),)), r"名额至少1名"),
        (Outside(ex_officio=-1), r"不能小于0"),
        (Outside(grade_floor=-1), r"不能小于0"),
        (Outside(club_floor=-1), r"不能小于0"),
    ],
)
def test_what_cannot_be_is_refused(congress, wanted, says):
    before = outside(congress)
    with pytest.raises(Refused, match=says):
        congress.do(organisations.arrange, congress.congress, wanted)
    assert outside(congress) == before


def test_delegates_hold_the_seats_of_their_organisation(congress):
    union, club = outside(congress).bodies
    stand(congress, SeatKind.ORGANISATION, union.id, 2)
    with pytest.raises(Refused, match=r"系学生会已登记代表2名，名额不能减到1名。.*移出1名"):
        fewer = (Body("系学生会", 1, False, union.id), club)
        congress.do(organisations.arrange, congress.congress, Outside(fewer))
    with pytest.raises(Refused, match=r"系学生会已经登记过代表，不能删去"):
        congress.do(organisations.arrange, congress.congress, Outside((club,)))
    enough = (Body("系学生会", 2, False, union.id),)
    congress.do(organisations.arrange, congress.congress, Outside(enough))
    assert [body.seats for body in outside(congress).bodies] == [2]


def test_delegates_by_office_hold_their_seats(congress):
    stand(congress, SeatKind.EX_OFFICIO, None, 3)
    with pytest.raises(Refused, match=r"已登记当然代表3名，名额不能减到2名。.*移出1名"):
        congress.do(organisations.arrange, congress.congress, Outside(ex_officio=2))
    congress.do(organisations.arrange, congress.congress, Outside(ex_officio=3))


def test_an_assembly_has_no_organisations(hall):
    hall.convene()
    with pytest.raises(Refused, match="没有名额可分"):
        hall.do(organisations.arrange, hall.congress, Outside())


def test_a_congress_created_by_mistake_goes_with_its_organisations(congress):
    congress.do(congresses.discard, congress.congress)
    assert congress.ask(congresses.current) is None
