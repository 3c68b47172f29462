"""Sentences in the department's own words: checked, filled, covered by the fingerprint."""

from dataclasses import replace

import pytest

from papers.reading import text_of
from papers.samples import (
    annual_report,
    ballot_paper,
    credentials_report,
    opening_request,
    result_report,
    second_request,
    work_report,
)
from sudesk.papers import wordings
from sudesk.papers.base import Paper
from sudesk.papers.faces import UnprintableError
from sudesk.papers.printing import facts, fingerprint, render
from sudesk.papers.wordings import (
    CREDENTIALS_TO,
    LONGEST,
    REQUEST_REASON,
    Sentence,
    printable,
    reworded,
    sentences_of,
)

WORDED = (
    opening_request(),
    second_request(),
    credentials_report(),
    result_report(),
    work_report(),
    annual_report(),
)
EVERY = [one for one in vars(wordings).values() if isinstance(one, Sentence)]


def words(paper: Paper) -> str:
    return "".join(text_of(render(paper)).split())


@pytest.mark.parametrize("sentence", EVERY, ids=lambda one: one.key)
def test_the_programs_own_words_keep_their_own_rules(sentence: Sentence) -> None:
    assert sentence.fault(sentence.text) == ""
    assert set(sentence.needed) <= set(sentence.facts)
    assert printable(sentence.text) == sentence.text


def test_keys_are_unique() -> None:
    assert len({one.key for one in EVERY}) == len(EVERY)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("  ", "句子不能空着"),
        ("根据{依据}，召开{大会", "“{”和“}”要成对"),
        ("根据{依据}召开{会议}。{大会}", "“{会议}”不是这句话里的事实，可以用{依据}、{上次大会}"),
        ("召开{大会}。", "少了{依据}"),
        ("{依据}{大会}" + "字" * LONGEST, "句子太长，最多400个字"),
        ("根据{依据}，拟召开{大会}，请示如下。", ""),
    ],
)
def test_what_cannot_stand_is_said(text: str, fault: str) -> None:
    found = REQUEST_REASON.fault(text)
    assert found.startswith(fault) if fault else found == ""


def test_a_sentence_without_facts_says_so() -> None:
    assert CREDENTIALS_TO.fault("各位{代表}") == "“{代表}”不是这句话里的事实，这句话里没有事实"


def test_a_wording_is_made_plain_and_what_no_font_has_is_named() -> None:
    assert printable(" 妥否，\n请\u202e批示。 ") == "妥否， 请批示。"
    with pytest.raises(UnprintableError, match="U\\+1F600"):
        printable("妥否😀")


@pytest.mark.parametrize("paper", WORDED, ids=lambda one: one.name)
def test_every_sentence_that_is_offered_is_printed(paper: Paper) -> None:
    for sentence in sentences_of(paper):
        changed = reworded(paper, {sentence.key: f"甲乙丙丁{sentence.text}"})
        assert words(changed).count("甲乙丙丁") == 1, sentence.key
        assert fingerprint(changed) != fingerprint(paper)
        assert facts(changed) != facts(paper)


def test_facts_come_from_the_paper_not_from_the_wording() -> None:
    paper = reworded(opening_request(), {REQUEST_REASON.key: "请示召开{大会}，依据是{依据}。"})
    assert "请示召开" + opening_request().congress.title in words(paper)
    again = reworded(replace(opening_request(), basis="别的办法"), dict(paper.wording))
    assert "依据是别的办法。" in words(again)


def test_names_in_braces_in_a_fact_stay_as_they_are() -> None:
    paper = replace(opening_request(), basis="{大会}办法")
    assert "根据{大会}办法，" in words(paper)


def test_a_paper_of_other_sentences_or_none_is_left_alone() -> None:
    paper = opening_request()
    assert reworded(paper, {"result.end": "完。"}) == paper
    ballot = ballot_paper()
    assert reworded(ballot, {"result.end": "完。"}) is ballot
    assert sentences_of(ballot) == ()
    assert reworded(paper, {REQUEST_REASON.key: REQUEST_REASON.text}).wording == ()
