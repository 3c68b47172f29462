import pytest

from sudesk.papers.outline import Level, gaps
from sudesk.services import demo_report, papers, work_report
from sudesk.services.demo_play import Play
from sudesk.terms import CongressKind


@pytest.mark.parametrize("kind", CongressKind)
def test_the_report_is_written_level_by_level(hall, kind):
    hall.convene(kind)
    play = Play.on(hall.store, 1)
    play.congress, play.kind = hall.congress, kind
    demo_report.write(play)
    blocks = hall.ask(work_report.draft, hall.congress).blocks
    assert gaps(blocks) == ()
    assert sum(block.level is Level.FIRST for block in blocks) == 3
    assert ("各位代表" in blocks[-1].text) == (kind is CongressKind.DELEGATES)
    slot = next(one for one in hall.ask(papers.slots, hall.congress) if one.number == 17)
    assert slot.ready
