from dataclasses import replace
from datetime import date, timedelta

import pytest

from sudesk.errors import Refused, SudeskError
from sudesk.rules.review import Opinion, Standing, Study
from sudesk.services import candidates, elections, reviews
from sudesk.services.candidates import Nomination
from sudesk.services.elections import PRESIDIUM
from sudesk.services.reviews import Finding
from sudesk.terms import Approver, Quality, Verdict
from tests.reviewing import AGREED, FOUND, JUDGED, NOMINATION
from tests.services.scenes import STUDY

SAID = Opinion(True, "何安", AGREED, "同意")


@pytest.fixture
def called(hall):
    hall.convene()
    hall.election = hall.do(elections.call, hall.congress, PRESIDIUM, 2)
    return hall


@pytest.fixture
def one(called):
    """The id of someone who is nominated with good studies."""
    entry = called.roll[0].id
    return called.do(candidates.nominate, called.election, entry, STUDY, NOMINATION)


def view(hall, place=0):
    return hall.ask(elections.view, hall.election).candidates[place]


@pytest.mark.parametrize(
    ("study", "verdict", "standing"),
    [
        (Study(), Verdict.BLOCKED, Standing.MISSING),
        (Study(3, 10, "", 0), Verdict.ALLOWED, Standing.MET),
        (Study(4, 10, "", 0), Verdict.BLOCKED, Standing.FAILED),
        (Study(3, 10, "", None), Verdict.BLOCKED, Standing.MISSING),
        (Study(None, None, "", 0), Verdict.BLOCKED, Standing.MISSING),
        (Study(3, 10, "", 1), Verdict.BLOCKED, Standing.FAILED),
        (Study(freshman=True), Verdict.NOTED, Standing.EXEMPT),
        (Study(freshman=True, fails=1), Verdict.BLOCKED, Standing.FAILED),
        (Study(4, 10, "", 0, freshman=True), Verdict.BLOCKED, Standing.FAILED),
    ],
)
def test_studies_are_never_passed_by_silence(called, study, verdict, standing):
    stands = called.stand(called.roll[0])
    called.do(reviews.record_study, stands, study)
    found = view(called)
    assert (found.study, found.study_ruling.verdict) == (study, verdict)
    assert found.standing is standing
    assert found.ready == (verdict is not Verdict.BLOCKED)


@pytest.mark.parametrize(
    ("study", "words"),
    [
        (Study(rank=3), "名次和专业人数要一起填"),
        (Study(total=3), "名次和专业人数要一起填"),
        (Study(4, 3), "名次4不在1至3之间"),
        (Study(0, 3), "名次0不在"),
        (Study(fails=-1), "不能小于0"),
    ],
)
def test_impossible_studies_are_refused(called, one, study, words):
    with pytest.raises(SudeskError, match=words):
        called.do(candidates.nominate, called.election, called.roll[1].id, study)
    with pytest.raises(SudeskError, match=words):
        called.do(reviews.record_study, one, study)
    assert view(called).study == STUDY


def test_a_waiver_has_a_name_and_a_reason(called):
    stands = called.stand(called.roll[0])
    called.do(reviews.record_study, stands, replace(STUDY, fails=1))
    for by, because in (("", "特殊情况"), ("王书记", " ")):
        with pytest.raises(SudeskError, match="谁决定、为什么"):
            called.do(reviews.waive, stands, by, because)
    assert not view(called).ready
    called.do(reviews.waive, stands, " 王书记 ", " 竞赛获奖 ")
    found = view(called)
    assert (found.ready, found.waived_by, found.waived_because) == (True, "王书记", "竞赛获奖")
    assert found.study_ruling.blocks


def test_five_qualities_are_judged_of_several_at_once(called, one):
    other = called.do(candidates.nominate, called.election, called.roll[1].id, STUDY, NOMINATION)
    called.do(reviews.judge, [one, other], FOUND, " 陆文舟 ", JUDGED)
    for place in (0, 1):
        review = view(called, place).review
        assert review.fit
        assert {found.by for found in review.judgements.values()} == {"陆文舟"}
    called.do(reviews.unjudge, [other], [Quality.POLITICS, Quality.STUDY])
    pending = [[it.label for it in view(called, place).review.pending] for place in (0, 1)]
    assert pending == [[], ["政治合格", "学习优秀"]]
    called.do(reviews.unjudge, [other], [Quality.POLITICS])


def test_a_judgement_needs_evidence_and_a_judge(called, one):
    for evidence, by, words in (("", "何安", "政治合格的依据"), ("意见", " ", "认定人")):
        with pytest.raises(SudeskError, match=f"还没有填写{words}"):
            found = {Quality.POLITICS: Finding(True, evidence)}
            called.do(reviews.judge, [one], found, by, JUDGED)
    assert view(called).review.judgements == {}


def test_good_studies_wait_for_rank_and_fails_and_nothing_of_the_act_stays(called, one):
    called.do(reviews.record_study, one, Study())
    with pytest.raises(Refused, match="不能认定学习优秀"):
        called.do(reviews.judge, [one], FOUND, "何安", JUDGED)
    assert view(called).review.judgements == {}
    unmet = {Quality.STUDY: Finding(False, "成绩靠后")}
    called.do(reviews.judge, [one], unmet, "何安", JUDGED)
    assert view(called).standing is Standing.FAILED


def test_only_who_is_fit_is_marked_so_and_then_sent(called, one):
    with pytest.raises(Refused, match=r"还不能标为符合条件.*政治合格.*待核"):
        called.do(reviews.find_fit, [one], "何安", JUDGED)
    called.do(reviews.judge, [one], FOUND, "何安", JUDGED)
    with pytest.raises(Refused, match="还没有标为符合"):
        called.do(reviews.approve, [one], Approver.LEAGUE, SAID)
    called.do(reviews.find_fit, [one], "何安", JUDGED)
    assert (view(called).reviewed_by, view(called).reviewed_on) == ("何安", JUDGED)
    called.do(reviews.reopen, [one])
    assert view(called).reviewed_on is None
    called.do(reviews.judge, [one], {Quality.CONDUCT: Finding(False, "旷课")}, "何安", JUDGED)
    with pytest.raises(Refused, match="作风过硬不符合"):
        called.do(reviews.find_fit, [one], "何安", JUDGED)


def test_opinions_come_in_turn_and_are_taken_back_with_those_after(called):
    stands = called.stand(called.roll[0])
    assert list(view(called).review.opinions) == list(Approver)
    called.do(reviews.unapprove, [stands], Approver.CLASS)
    assert list(view(called).review.opinions) == [Approver.LEAGUE, Approver.PARTY]
    assert view(called).ready
    called.do(reviews.unapprove, [stands], Approver.LEAGUE)
    assert view(called).review.opinions == {}
    assert "还没有系团总支、系党总支的意见" in view(called).ruling.sentence
    with pytest.raises(Refused, match="系团总支还没有同意"):
        called.do(reviews.approve, [stands], Approver.PARTY, SAID)
    with pytest.raises(Refused, match="早于12月8日"):
        early = replace(SAID, on=date(2026, 12, 7))
        called.do(reviews.approve, [stands], Approver.LEAGUE, early)
    with pytest.raises(SudeskError, match="签署人"):
        called.do(reviews.approve, [stands], Approver.LEAGUE, replace(SAID, by=" "))
    called.do(reviews.approve, [stands], Approver.LEAGUE, SAID)
    assert view(called).review.opinions == {Approver.LEAGUE: SAID}


def test_a_review_is_put_back_as_it_was(called):
    stands = called.stand(called.roll[0])
    before = view(called)
    called.do(reviews.unjudge, [stands], list(Quality))
    called.do(reviews.unapprove, [stands], Approver.LEAGUE)
    called.do(reviews.put_back, {stands: before.review})
    assert view(called) == before


def test_nothing_was_done_on_a_day_to_come(called, one):
    tomorrow = called.store.clock().date() + timedelta(days=1)
    for words, act, *arguments in (
        ("认定的日期", reviews.judge, [one], FOUND, "陆文舟", tomorrow),
        ("审查的日期", reviews.find_fit, [one], "陆文舟", tomorrow),
        ("系团总支意见的日期", reviews.approve, [one], Approver.LEAGUE, replace(SAID, on=tomorrow)),
        ("本人同意的日期", candidates.describe, one, replace(NOMINATION, consented_on=tomorrow)),
        ("提名的日期", candidates.describe, one, Nomination("班级", tomorrow)),
    ):
        with pytest.raises(SudeskError, match=f"{words}.*还没有到"):
            called.do(act, *arguments)
    assert view(called).review.judgements == {}


def test_who_is_no_longer_found_fit_is_not_ready(called):
    stands = called.stand(called.roll[0])
    assert view(called).ready
    called.do(reviews.reopen, [stands])
    assert "还没有标为符合" in view(called).ruling.sentence
    called.do(reviews.find_fit, [stands], "陆文舟", JUDGED)
    assert view(called).ready
