from dataclasses import replace

import pytest

from sudesk.papers.ballot_paper import BallotPaper
from sudesk.papers.election_rules_paper import AdoptedBy
from sudesk.papers.result_report import ResultReport
from sudesk.rules.clauses import clauses
from sudesk.rules.election_rules import DEFAULTS, MarkStyle, Share
from sudesk.services import election_rules, papers, sittings
from sudesk.terms import CongressKind, MotionKind
from tests.services.scenes import HELD_ON, yes

TICKED = replace(DEFAULTS, marks=MarkStyle.TICK, quorum=Share(1, 2, False))


def slots(hall):
    return {
        slot.key: slot.title for slot in hall.ask(papers.slots, hall.congress) if slot.number == 9
    }


@pytest.mark.parametrize("kind", CongressKind)
def test_the_draft_can_be_printed_from_the_first_day(hall, kind):
    hall.convene(kind)
    assert slots(hall) == {"9": "选举办法（草案）"}
    paper = hall.ask(papers.compose, hall.congress, "9")
    assert paper.adopted is None
    told = [(one.label, one.words, one.cases) for one in paper.clauses]
    assert told == [(one.label, one.words, one.cases) for one in clauses(DEFAULTS, kind)]


def test_what_was_adopted_is_printed_with_its_votes(hall):
    hall.convene().call().prepare().open()
    assert slots(hall) == {"9": "选举办法"}
    paper = hall.ask(papers.compose, hall.congress, "9")
    assert paper.adopted == AdoptedBy(HELD_ON, 24, 24, 0, 0)


def test_a_revision_has_a_paper_of_its_own(hall):
    hall.convene()
    sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    for entry in hall.due:
        hall.do(sittings.check_in, sitting, entry.id)
    hall.carry(MotionKind.RULES)
    hall.do(election_rules.revise, hall.congress)
    hall.draft(TICKED)
    assert slots(hall) == {"9": "选举办法", "9-2": "选举办法（修订草案）"}
    old, new = (hall.ask(papers.compose, hall.congress, key) for key in ("9", "9-2"))
    assert (old.revised, new.revised) == (False, True)
    assert "半数" in new.clauses[2].words
    assert "三分之二" in old.clauses[2].words


def test_ballots_and_report_say_what_the_rules_say(hall):
    hall.convene().draft(TICKED).call().prepare().open(13)
    ballot = hall.ask(papers.compose, hall.congress, "12-1")
    assert isinstance(ballot, BallotPaper)
    assert (ballot.approve_mark, ballot.oppose_mark) == ("√", "×")
    hall.count([yes(hall.names[0])] * 13)
    report = hall.ask(papers.compose, hall.congress, "16")
    assert isinstance(report, ResultReport)
    assert report.quorum_words == "实到学生超过应到学生的半数"
    assert report.quorum == 13
