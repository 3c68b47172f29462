from dataclasses import replace

from sudesk.models.tables import Round
from sudesk.papers.issue_report import IssueReport
from sudesk.papers.tally_sheet import TallySheet
from sudesk.services import corrections, papers, seals
from sudesk.services.rounds import Papers, record_papers


def paper_of(hall, key):
    return hall.ask(papers.compose, hall.congress, key)


def slot_of(hall, number):
    return [one for one in hall.ask(papers.slots, hall.congress) if one.number == number]


def test_without_ballots_both_are_to_come(hall):
    hall.convene()
    for number in (13, 14):
        (slot,) = slot_of(hall, number)
        assert slot.missing == "还没有准备选票"


def test_before_the_vote_the_hall_fills_in_what_is_not_known(hall):
    hall.convene().call().prepare()
    report = paper_of(hall, f"13-{hall.round}")
    assert isinstance(report, IssueReport)
    assert (report.printed, report.present, report.fingerprint) == (None, None, "")
    assert report.chief_scrutineer
    sheet = paper_of(hall, f"14-{hall.round}")
    assert isinstance(sheet, TallySheet)
    assert sheet.candidates == hall.names
    assert sheet.bundles == 0


def test_a_sheet_is_printed_for_each_bundle_that_came_back(hall):
    hall.convene().call().prepare().open()
    hall.do(record_papers, hall.round, Papers(30, 22, 8, 21))
    with hall.store.writing() as session:
        session.get_one(Round, hall.round).bundle_size = 10
    sheet = paper_of(hall, f"14-{hall.round}")
    assert (sheet.bundles, sheet.size) == (3, 10)


def test_the_sealed_figures_stand_with_the_seal_on_the_report(sealed):
    seal = sealed.ask(seals.seal_of, sealed.round)
    report = paper_of(sealed, f"13-{sealed.round}")
    assert report.fingerprint.replace("-", "").lower() == seal.fingerprint[:16]
    assert report.collected == 20
    assert report.printed == report.issued + report.left_over
    assert report.chief_scrutineer == seal.chief


def test_a_correction_is_what_the_report_says_from_then_on(sealed):
    before = sealed.ask(corrections.starting_point, sealed.round)
    corrected = replace(before, printed=before.printed + 1, left_over=before.left_over + 1)
    chief = sealed.ask(seals.seal_of, sealed.round).chief
    mark = sealed.do(corrections.correct, sealed.round, corrected, "漏记一张", chief)
    report = paper_of(sealed, f"13-{sealed.round}")
    assert (report.printed, report.left_over) == (corrected.printed, corrected.left_over)
    assert report.fingerprint.replace("-", "").lower() == mark[:16]
