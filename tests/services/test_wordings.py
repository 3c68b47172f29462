"""Own wording: stored once for all congresses, checked, reset, taken back."""

import pytest

from sudesk.errors import SudeskError
from sudesk.models.journal import extract
from sudesk.papers.wordings import RESULT_END, RESULT_OPENING
from sudesk.services import papers, print_log, prints, wording_prints, wordings
from sudesk.services.writing import silent
from sudesk.terms import PaperState

OWN = {RESULT_END.key: "全部选票已经封存。特此报告。"}


def report(sealed):
    return sealed.ask(papers.compose, 1, "16")


def test_a_sentence_is_worded_anew_and_reset(sealed):
    assert sealed.do(wordings.reword, OWN) == {RESULT_END.key: RESULT_END.text}
    assert report(sealed).wording == tuple(OWN.items())
    before = sealed.do(wordings.reword, {RESULT_END.key: RESULT_END.text})
    assert before == OWN
    assert sealed.ask(wordings.own) == {}
    assert report(sealed).wording == ()


def test_nothing_is_stored_where_one_of_them_is_wrong(sealed):
    wrong = {**OWN, RESULT_OPENING.key: "根据《{选举办法}》召开。"}
    with pytest.raises(SudeskError, match="少了") as refused:
        sealed.do(wordings.reword, wrong)
    assert refused.value.what == "“开头”还不能存下。"
    with pytest.raises(SudeskError, match="印不出来"):
        sealed.do(wordings.reword, {RESULT_END.key: "完😀"})
    assert sealed.ask(wordings.own) == {}


def test_a_printed_copy_is_void_once_it_is_worded_otherwise(sealed):
    made = sealed.ask(prints.together, silent, 1, ("16",))
    sealed.do(print_log.note, 1, print_log.sent(made), 1)
    sealed.do(wordings.reword, OWN)
    found = {one.slot.key: one.state for one in sealed.ask(print_log.filed, silent, 1)}
    assert found["16"] is PaperState.STALE


def test_the_lines_of_a_paper_tell_its_own_sentences(sealed):
    sealed.do(wordings.reword, OWN)
    lines = sealed.ask(wording_prints.lines, 1, "16")
    assert [line.sentence.key for line in lines] == ["result.to", "result.opening", "result.end"]
    assert lines[-1].text == OWN[RESULT_END.key]
    assert sealed.ask(wording_prints.lines, 1, "11") == ()


def test_a_paper_is_shown_in_words_that_are_not_stored(sealed):
    sealed.do(wordings.reword, OWN)
    shown = sealed.ask(wording_prints.preview, silent, 1, "16", {RESULT_END.key: "完毕。"})
    assert "完毕。" in "".join(prints.words(shown.pdf, _whole(shown)).split())
    stored = sealed.ask(wording_prints.preview, silent, 1, "16", OWN)
    plain = sealed.ask(wording_prints.preview, silent, 1, "16", {RESULT_END.key: RESULT_END.text})
    assert len({one.fingerprint for one in (shown, stored, plain)}) == 3
    assert sealed.ask(wordings.own) == OWN
    with pytest.raises(SudeskError, match="句子不能空着"):
        sealed.ask(wording_prints.preview, silent, 1, "16", {RESULT_END.key: ""})


def _whole(shown):
    return prints.Part("16", "", 0, len(shown.sizes))


def test_the_journal_has_the_keys_only(sealed):
    sealed.do(wordings.reword, OWN)
    assert sealed.ask(extract)[-1]["facts"] == {"sentences": ["result.end"]}
