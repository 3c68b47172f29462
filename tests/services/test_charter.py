"""The charter's clauses: pasted, changed, ordered, left as they are."""

import pytest

from sudesk.errors import Refused, SudeskError
from sudesk.rules.charter import Change
from sudesk.services import charter, passages
from sudesk.services.charter import Wording

OLD = "第一条 本会名称。\n第二条 主席团五人。\n第三条 附则。"


@pytest.fixture
def pasted(hall):
    """A congress with a charter of three clauses, none changed yet."""
    hall.convene()
    assert hall.do(charter.paste, hall.congress, OLD) == ()
    return hall


def clauses(hall):
    return hall.ask(charter.clauses, hall.congress)


def headings(hall):
    return [one.wording.heading for one in clauses(hall)]


def test_a_pasted_charter_begins_unchanged(pasted):
    assert headings(pasted) == ["第一条", "第二条", "第三条"]
    assert {one.change for one in clauses(pasted)} == {Change.SAME}
    assert [one.position for one in clauses(pasted)] == [1, 2, 3]


def test_pasting_anew_can_be_undone(pasted):
    changed = Wording("第二条", "主席团五人。", "主席团三人。", "改革方案二.4")
    pasted.do(charter.edit, clauses(pasted)[1].id, changed)
    before = [one.wording for one in clauses(pasted)]
    old = pasted.do(charter.paste, pasted.congress, "第一条 别的章程。")
    assert headings(pasted) == ["第一条"]
    pasted.do(charter.replace_all, pasted.congress, old)
    assert [one.wording for one in clauses(pasted)] == before


def test_a_text_without_clauses_loses_nothing(pasted):
    with pytest.raises(SudeskError, match="原章程里没有读到条文"):
        pasted.do(charter.paste, pasted.congress, "关于章程的说明")
    assert len(clauses(pasted)) == 3


def test_a_clause_is_edited_and_edited_back(pasted):
    clause = clauses(pasted)[1].id
    before = pasted.do(charter.edit, clause, Wording("第二条", "主席团五人。", "", "不再需要"))
    assert clauses(pasted)[1].change is Change.DELETED
    pasted.do(charter.edit, clause, before)
    assert clauses(pasted)[1].change is Change.SAME


def test_a_new_clause_takes_its_place(pasted):
    added = Wording("第二条之一", "", "执行主席轮值。", "改革方案二.4")
    pasted.do(charter.add, pasted.congress, added, 3)
    assert headings(pasted) == ["第一条", "第二条", "第二条之一", "第三条"]
    assert clauses(pasted)[2].change is Change.ADDED
    pasted.do(charter.move, clauses(pasted)[2].id, 5)
    assert headings(pasted)[-1] == "第二条之一"


def test_a_removal_can_be_undone(pasted):
    gone = pasted.do(charter.remove, clauses(pasted)[0].id)
    assert [one.position for one in clauses(pasted)] == [1, 2]
    pasted.do(charter.add, pasted.congress, gone.wording, gone.position)
    assert headings(pasted) == ["第一条", "第二条", "第三条"]


@pytest.mark.parametrize(
    ("wording", "why"),
    [
        (Wording(" ", "甲", "乙", ""), "还没有填写条款"),
        (Wording("第一条", " ", "", ""), "原条文和新条文都是空的"),
    ],
)
def test_an_empty_clause_is_refused(pasted, wording, why):
    with pytest.raises(SudeskError, match=why):
        pasted.do(charter.add, pasted.congress, wording)
    with pytest.raises(SudeskError, match=why):
        pasted.do(charter.edit, clauses(pasted)[0].id, wording)


def test_a_named_person_leaves_the_charter_as_it_is(pasted):
    clause = clauses(pasted)[1].id
    before = pasted.do(charter.edit, clause, Wording("第二条", "主席团五人。", "三人。", ""))
    with pytest.raises(Refused, match="已有1条改动"):
        pasted.do(charter.leave_as_it_is, pasted.congress, "何书墨", "去年刚修订")
    pasted.do(charter.edit, clause, before)
    passage = pasted.do(charter.leave_as_it_is, pasted.congress, "何书墨", "去年刚修订")
    found = pasted.ask(charter.stays, pasted.congress)
    assert (found.id, found.rule, found.passed_by) == (passage, "B1", "何书墨")
    pasted.do(passages.take_back, passage)
    assert pasted.ask(charter.stays, pasted.congress) is None


def test_two_texts_are_paired_clause_by_clause(pasted):
    old = "第一条 名称。\n第二条 主席团五人，由大会选举产生。\n第三条 解散。"
    new = "第一条 名称。\n第二条 执行主席每学期轮换一次。\n第三条 主席团三人，由大会选举产生。"
    pasted.do(charter.paste, pasted.congress, old, new)
    assert [(one.wording.heading, one.change) for one in clauses(pasted)] == [
        ("第一条", Change.SAME),
        ("第二条", Change.ADDED),
        ("第二条（改为第三条）", Change.CHANGED),
        ("第三条", Change.DELETED),
    ]
    with pytest.raises(SudeskError, match="修订稿里没有读到条文"):
        pasted.do(charter.paste, pasted.congress, old, "修订说明")
    assert len(clauses(pasted)) == 4
