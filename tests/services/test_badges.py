from sudesk.services import badges
from sudesk.terms import CongressKind


def test_a_card_waits_until_it_is_printed_and_can_wait_again(hall):
    hall.convene(CongressKind.DELEGATES, 6)
    ids = [entry.id for entry in hall.due]

    def waiting():
        return [row.entry.id for row in hall.ask(badges.waiting, hall.congress)]

    assert waiting() == ids
    hall.do(badges.printed, hall.congress, ids[:4])
    assert waiting() == ids[4:]
    hall.do(badges.not_printed, hall.congress, ids[3:])
    assert waiting() == ids[3:]
    hall.do(badges.not_printed, hall.congress, ids[3:])
    assert waiting() == ids[3:]
