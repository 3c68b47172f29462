import json

import pytest
from sqlalchemy import select

from sudesk.errors import Refused, SudeskError
from sudesk.models.tables import JournalEntry
from sudesk.rules.plan import RULES, plan
from sudesk.services import passages

WHO, WHY = "李老师", "校庆占用会场，意见改为书面征求"


@pytest.fixture
def convened(hall):
    return hall.convene()


def pass_gate(hall, rule="B1", subject="agenda", by=WHO, because=WHY):
    return hall.do(passages.pass_gate, hall.congress, rule, subject, by, because)


def last_entry(hall):
    with hall.store.reading() as session:
        entry = session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc())).first()
        return entry.act, entry.facts


def test_a_named_person_passes_a_rule_with_a_reason(convened):
    passage = pass_gate(convened, by=f" {WHO} ", because=f"{WHY}\n")
    found = convened.ask(passages.passed, convened.congress, "B1", "agenda")
    assert (found.id, found.passed_by, found.because) == (passage, WHO, WHY)
    assert convened.ask(passages.passages, convened.congress) == (found,)
    assert convened.ask(passages.passed, convened.congress, "B1", "congress") is None


def test_the_journal_knows_the_rule_and_no_names(convened):
    passage = pass_gate(convened)
    act, facts = last_entry(convened)
    assert act == "passage.pass"
    expected = {"congress": 1, "passage": passage, "rule": "B1", "subject": "agenda"}
    assert json.loads(facts) == expected
    convened.do(passages.take_back, passage)
    act, facts = last_entry(convened)
    assert act == "passage.take_back"
    assert WHO not in facts
    assert convened.ask(passages.passages, convened.congress) == ()


@pytest.mark.parametrize(("by", "because"), [("", WHY), (WHO, " "), ("", "")])
def test_nobody_passes_without_name_and_reason(convened, by, because):
    with pytest.raises(SudeskError, match="是谁决定、为什么"):
        pass_gate(convened, by=by, because=because)
    assert convened.ask(passages.passages, convened.congress) == ()


@pytest.mark.parametrize("rule", RULES)
def test_only_what_the_rule_book_lets_pass_is_passed(convened, rule):
    found = plan().provision(rule)
    if found.passable:
        assert pass_gate(convened, rule, "congress")
        return
    with pytest.raises(Refused) as refused:
        pass_gate(convened, rule, "congress")
    assert found.citation in str(refused.value)
    assert convened.ask(passages.passages, convened.congress) == ()


def test_a_rule_that_nobody_knows_is_refused(convened):
    with pytest.raises(Refused, match="没有这一条"):
        pass_gate(convened, "S4")


def test_a_rule_is_passed_once_for_a_subject(convened):
    first = pass_gate(convened)
    with pytest.raises(Refused, match="已经署名"):
        pass_gate(convened)
    assert pass_gate(convened, subject="congress") != first


def test_what_a_notice_or_a_candidate_rests_on_stays(convened):
    passage = pass_gate(convened, "B3", "notice 1")
    with pytest.raises(Refused, match=r"不能撤回.*改革方案二\.7"):
        convened.do(passages.take_back, passage)
    assert not convened.ask(passages.passages, convened.congress)[0].revocable
