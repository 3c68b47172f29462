from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules.review import (
    NOT_FOUND_FIT,
    Judgement,
    Opinion,
    Review,
    Standing,
    Study,
    fails_condition,
    may_judge,
    may_speak,
    rank_condition,
)
from sudesk.terms import Approver, Quality, Verdict

DAY = date(2026, 12, 8)
PASSED = Study(21, 95, "2025—2026学年", 0)
MET = dict.fromkeys(Quality, Judgement(True, "依据", "陆文舟", DAY))
AGREED = dict.fromkeys(Approver, Opinion(True, "何安", DAY))
WHOLE = Review(PASSED, False, MET, True, AGREED, True)


def without(mapping, *keys):
    return {key: value for key, value in mapping.items() if key not in keys}


def test_a_whole_review_lets_somebody_stand():
    assert WHOLE.ruling.verdict is Verdict.ALLOWED
    assert WHOLE.ruling.citation == "改革方案二.7"
    assert (WHOLE.standing, WHOLE.fit, WHOLE.pending) == (Standing.MET, True, ())
    assert [one.label for one in WHOLE.conditions] == [
        "专业排名前 30%",
        "无不及格课程",
        "政治合格",
        "学习优秀",
        "品德良好",
        "作风过硬",
        "群众基础好",
    ]


UNMET = Judgement(False, "依据", "陆文舟", DAY)


@pytest.mark.parametrize(
    ("review", "words", "standing"),
    [
        (replace(WHOLE, study=Study()), "待核：缺专业排名、不及格课程数", Standing.MISSING),
        (replace(WHOLE, study=Study(29, 95, "", 0)), "专业排名29/95", Standing.FAILED),
        (
            replace(WHOLE, judgements={**MET, Quality.CONDUCT: UNMET}),
            "作风过硬：认定为不符合",
            Standing.FAILED,
        ),
        (
            replace(WHOLE, judgements=without(MET, Quality.POLITICS, Quality.SUPPORT)),
            "待核：政治合格、群众基础好还没有认定",
            Standing.MISSING,
        ),
        (replace(WHOLE, consented=False), "还没有本人书面同意", Standing.MET),
        (
            replace(WHOLE, opinions={**AGREED, Approver.PARTY: Opinion(False, "王", DAY)}),
            "系党总支不同意",
            Standing.MET,
        ),
        (
            replace(WHOLE, opinions=without(AGREED, Approver.LEAGUE, Approver.PARTY)),
            "还没有系团总支、系党总支的意见",
            Standing.MET,
        ),
    ],
)
def test_what_is_missing_holds_somebody_up(review, words, standing):
    assert review.ruling.verdict is Verdict.BLOCKED
    assert words in review.ruling.sentence
    assert review.ruling.remedy
    assert review.standing is standing


def test_the_class_need_not_be_asked_but_is_heard():
    assert not replace(WHOLE, opinions=without(AGREED, Approver.CLASS)).ruling.blocks
    against = {**AGREED, Approver.CLASS: Opinion(False, "班长", DAY)}
    assert replace(WHOLE, opinions=against).ruling.sentence == "班级不同意"


def test_a_named_decision_passes_rank_and_fails_and_nothing_else():
    waived = replace(WHOLE, study=Study(29, 95, "", None), waived=True)
    assert waived.ruling.verdict is Verdict.NOTED
    assert "署名决定" in waived.ruling.sentence
    assert (waived.fit, waived.pending) == (True, ())
    assert replace(waived, judgements=without(MET, Quality.CHARACTER)).ruling.blocks
    assert replace(waived, opinions={}).ruling.blocks


def test_a_freshman_is_exempt_with_a_note():
    fresh = replace(WHOLE, study=Study(freshman=True))
    assert (fresh.ruling.verdict, fresh.standing) == (Verdict.NOTED, Standing.EXEMPT)
    assert "尚无排名" in fresh.ruling.sentence
    rank, fails = fresh.conditions[:2]
    assert rank.standing is fails.standing is Standing.EXEMPT


@given(
    st.none() | st.tuples(st.integers(1, 99), st.integers(1, 99)).map(sorted),
    st.none() | st.integers(0, 3),
    st.booleans(),
)
def test_the_two_conditions_agree_with_the_ruling(place, fails, freshman):
    rank, total = place or (None, None)
    study = Study(rank, total, "", fails, freshman)
    passed = rank_condition(study).passed and fails_condition(study).passed
    assert passed is not study.ruling.blocks


@given(
    st.sampled_from([PASSED, Study(), Study(90, 95, "", 0), Study(freshman=True)]),
    st.booleans(),
    st.dictionaries(st.sampled_from(list(Quality)), st.sampled_from([*MET.values(), UNMET])),
    st.booleans(),
    st.dictionaries(st.sampled_from(list(Approver)), st.just(Opinion(True, "何安", DAY))),
    st.booleans(),
)
def test_nobody_stands_by_silence(study, waived, judgements, consented, opinions, found_fit):
    review = Review(study, waived, judgements, consented, opinions, found_fit)
    asked = Approver.LEAGUE in opinions and Approver.PARTY in opinions
    whole = review.fit and consented and found_fit and asked
    assert review.ruling.blocks is not whole
    assert review.fit is (
        (waived or not study.ruling.blocks)
        and len(judgements) == 5
        and all(one.met for one in judgements.values())
    )


def test_good_studies_wait_for_rank_and_fails():
    bare = replace(WHOLE, study=Study(21, 95), judgements={})
    assert may_judge(bare, Quality.STUDY, True).blocks
    assert "不能认定学习优秀" in may_judge(bare, Quality.STUDY, True).sentence
    assert not may_judge(bare, Quality.STUDY, False).blocks
    assert not may_judge(bare, Quality.POLITICS, True).blocks
    assert not may_judge(replace(bare, waived=True), Quality.STUDY, True).blocks
    waits = {one.quality: one.evidence for one in bare.conditions}
    assert waits[Quality.STUDY] == "等排名和不及格课程核实后认定"
    assert waits[Quality.POLITICS] == "还没有认定"


def test_class_league_and_party_speak_in_turn():
    asked = replace(WHOLE, opinions={})
    assert not may_speak(asked, None, Approver.CLASS, DAY).blocks
    assert "还没有标为符合" in may_speak(asked, None, Approver.LEAGUE, DAY).sentence
    failing = replace(asked, study=Study())
    assert may_speak(failing, DAY, Approver.LEAGUE, DAY).blocks
    assert not may_speak(asked, DAY, Approver.LEAGUE, DAY).blocks
    assert "系团总支还没有同意" in may_speak(asked, DAY, Approver.PARTY, DAY).sentence
    refused = replace(asked, opinions={Approver.LEAGUE: Opinion(False, "何安", DAY)})
    assert may_speak(refused, DAY, Approver.PARTY, DAY).blocks
    agreed = replace(asked, opinions=without(AGREED, Approver.PARTY))
    assert not may_speak(agreed, DAY, Approver.PARTY, DAY).blocks


def test_nobody_speaks_before_the_step_before():
    asked = replace(WHOLE, opinions=without(AGREED, Approver.PARTY))
    before = date(2026, 12, 7)
    early = may_speak(asked, before, Approver.PARTY, before)
    assert early.blocks and "系党总支的意见早于12月8日" in early.sentence
    none = replace(WHOLE, opinions={})
    assert may_speak(none, DAY, Approver.LEAGUE, before).blocks
    assert not may_speak(none, DAY, Approver.CLASS, before).blocks


def test_the_arithmetic_is_shown():
    assert rank_condition(PASSED).arithmetic == "21 × 10 = 210 ≤ 95 × 3 = 285；2025—2026学年"
    assert rank_condition(Study(29, 95)).arithmetic == "29 × 10 = 290 ＞ 95 × 3 = 285"
    assert fails_condition(Study(fails=2)).evidence == "有 2 门课程不及格"


def test_who_is_no_longer_found_fit_stands_no_more():
    taken_back = replace(WHOLE, found_fit=False).ruling
    assert taken_back.blocks
    assert taken_back.sentence == NOT_FOUND_FIT
