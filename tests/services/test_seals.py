import pytest

from sudesk.errors import SudeskError
from sudesk.services import counting, officials, seals
from sudesk.terms import NextStep, Role
from tests.services.scenes import NOW, yes


def test_a_seal_reads_as_it_was_set(sealed):
    seal = sealed.ask(seals.seal_of, sealed.round)
    watchers = sealed.ask(officials.officials, sealed.congress)
    assert seal.decision.elected == (sealed.due[0].name,)
    assert (seal.valid, seal.void) == (19, 1)
    assert seal.void_reasons == (("字迹无法辨认", 1),)
    assert seal.chief == watchers.names(Role.CHIEF_SCRUTINEER)[0]
    assert seal.tellers == watchers.names(Role.TELLER)
    assert seal.sealed_at.date() == NOW.date()
    assert seal.formula == sealed.ask(counting.sealed, sealed.round)["formula"]
    assert (seal.next, seal.followed) == (NextStep.NONE, False)


def test_what_was_asked_for_and_opened_is_asked_for_no_more(hall):
    hall.convene().call().prepare().open()
    hall.count([yes(hall.names[0]), yes(hall.names[1])])
    assert hall.ask(seals.seal_of, 1).next is NextStep.SECOND_BALLOT
    hall.next()
    seal = hall.ask(seals.seal_of, 1)
    assert (seal.next, seal.followed) == (NextStep.NONE, True)
    with pytest.raises(SudeskError, match="还没有封存"):
        hall.ask(seals.seal_of, hall.round)
