import pytest

from sudesk.errors import Refused
from sudesk.services import candidates, congresses, elections, officials
from sudesk.terms import CongressKind, Role
from tests.services.scenes import ROLES, STUDY


@pytest.fixture
def called(hall):
    hall.convene()
    hall.election = hall.do(elections.call, hall.congress, elections.PRESIDIUM, 1)
    return hall


def appoint(hall, place, role):
    hall.do(officials.appoint, hall.congress, hall.roll[place].id, role)


def ruling(hall):
    return hall.ask(officials.officials, hall.congress).ruling


def test_a_candidate_neither_watches_nor_counts(called):
    called.do(candidates.nominate, called.election, called.roll[0].id, STUDY)
    for role in Role:
        with pytest.raises(Refused, match=f"{called.roll[0].name}是候选人，不能担任监票人"):
            appoint(called, 0, role)


def test_who_watches_or_counts_is_no_candidate(called):
    for place, role in enumerate(Role):
        appoint(called, place, role)
        with pytest.raises(
            Refused, match=f"{called.roll[place].name}是监票人或计票人，不能作为候选人"
        ):
            called.do(candidates.nominate, called.election, called.roll[place].id, STUDY)
    called.do(officials.dismiss, called.congress, called.roll[0].id)
    assert called.do(candidates.nominate, called.election, called.roll[0].id, STUDY) == 1


def test_the_ruling_counts_them(called):
    assert "总监票人0名" in ruling(called).sentence
    for place, role in enumerate(ROLES):
        assert ruling(called).blocks
        appoint(called, place, role)
    assert ruling(called).sentence == "总监票人1名，监票人2名，计票人2名，都不是候选人"
    for place in (5, 6, 7):
        appoint(called, place, Role.SCRUTINEER)
    assert "监票人5名，应为2至4名" in ruling(called).sentence


def test_there_is_one_chief(called):
    appoint(called, 0, Role.CHIEF_SCRUTINEER)
    with pytest.raises(Refused, match="总监票人只设1名"):
        appoint(called, 1, Role.CHIEF_SCRUTINEER)
    appoint(called, 0, Role.CHIEF_SCRUTINEER)
    appoint(called, 0, Role.TELLER)
    appoint(called, 1, Role.CHIEF_SCRUTINEER)
    found = called.ask(officials.officials, called.congress)
    assert found.names(Role.CHIEF_SCRUTINEER) == (called.roll[1].name,)
    assert found.names(Role.TELLER) == (called.roll[0].name,)
    assert len(found.rows) == 2


def test_who_watches_is_a_voter(called):
    called.do(congresses.exclude, called.roll[0].id, "休学")
    with pytest.raises(Refused, match="不在应到名单里，不能监票"):
        appoint(called, 0, Role.SCRUTINEER)
    appoint(called, 0, Role.TELLER)


def test_in_a_congress_of_delegates_scrutineers_are_delegates(hall):
    hall.convene(CongressKind.DELEGATES, 6)
    due = {entry.id for entry in hall.due}
    stranger = next(entry for entry in hall.roll if entry.id not in due)
    with pytest.raises(Refused, match="不能监票"):
        hall.do(officials.appoint, hall.congress, stranger.id, Role.CHIEF_SCRUTINEER)
    hall.do(officials.appoint, hall.congress, hall.due[0].id, Role.CHIEF_SCRUTINEER)
