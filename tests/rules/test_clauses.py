from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules.clauses import TOPICS, Topic, citation, clauses
from sudesk.rules.election_rules import (
    DEFAULTS,
    CandidateVoters,
    CountingWay,
    DueRule,
    Margin,
    MarkStyle,
    NameOrder,
    Share,
    Terms,
    VoidReason,
)
from sudesk.rules.voting import Base, Majority, ShortfallRule, TieRule, WriteInRule
from sudesk.terms import ChairForm, CongressKind, VoteForm
from tests.rules import terms_made

DELEGATES, ASSEMBLY = CongressKind


def clause(topic, kind=DELEGATES, **changes):
    found = clauses(replace(DEFAULTS, **changes), kind)[topic.number - 1]
    assert found.topic is topic
    return found


def words(topic, kind=DELEGATES, **changes):
    return clause(topic, kind, **changes).words


def test_clauses_are_numbered_and_cited():
    labels = [one.label for one in clauses(DEFAULTS, DELEGATES)]
    assert labels[:3] == ["第一条", "第二条", "第三条"]
    assert labels[-1] == "第二十条"
    assert citation(Topic.QUORUM) == "选举办法第三条"


@given(terms_made.terms, st.sampled_from(CongressKind))
def test_every_clause_is_a_sentence(terms, kind):
    found = clauses(terms, kind)
    assert [one.topic for one in found] == list(Topic)
    for one in found:
        assert one.words.endswith("：" if one.cases else "。")
        assert "None" not in one.words
        assert " " not in one.words
        assert "。。" not in one.words
    assert len(found[Topic.BALLOT.number - 1].cases) == len(terms.voids)


@given(terms_made.terms, terms_made.terms, st.sampled_from(CongressKind))
def test_a_parameter_is_read_in_its_own_clause(one, other, kind):
    """What differs in no parameter of a clause is not said otherwise in it, signs apart."""
    same = replace(other, marks=one.marks, write_ins=one.write_ins, procedure_by=one.procedure_by)
    pairs = zip(clauses(one, kind), clauses(same, kind), strict=True)
    differing = {name for name in TOPICS if getattr(one, name) != getattr(same, name)}
    for left, right in pairs:
        if left != right:
            assert left.topic in {TOPICS[name] for name in differing}


def test_every_parameter_has_its_clause():
    assert set(TOPICS) == {field.name for field in fields(Terms)}


def test_the_quorum_says_its_share():
    assert words(Topic.QUORUM).startswith("实到代表不少于应到代表的三分之二，方可开会")
    assert "超过应到学生的五分之四" in words(Topic.QUORUM, ASSEMBLY, quorum=Share(4, 5, False))


@pytest.mark.parametrize(
    ("topic", "kind", "changes", "word"),
    [
        (Topic.VOTERS, DELEGATES, {}, "列席、特邀人员没有选举权"),
        (Topic.VOTERS, ASSEMBLY, {}, "逐人说明理由并列出名单"),
        (Topic.VOTERS, ASSEMBLY, {"due": DueRule.WHOLE_ROLL}, "应到人员为全体在册学生。候选人"),
        (
            Topic.VOTERS,
            DELEGATES,
            {"candidates_vote": CandidateVoters.NO},
            "候选人不参加投票，不计入应到人数",
        ),
        (
            Topic.VOTERS,
            DELEGATES,
            {"candidates_vote": CandidateVoters.WITHOUT_SEAT},
            "不占代表名额",
        ),
        (Topic.CHAIR, DELEGATES, {"chair": ChairForm.SEPARATE}, "主席由大会单独投票选举产生"),
        (Topic.CHAIR, DELEGATES, {"chair": ChairForm.ROTATING}, "按学期轮值"),
        (Topic.CONTEST, DELEGATES, {}, "候选人至少比应选人数多一名。"),
        (Topic.CONTEST, DELEGATES, {"margin": Margin(2)}, "多两名"),
        (Topic.CONTEST, DELEGATES, {"margin": Margin(0, 20)}, "差额比例不低于应选人数的20%。"),
        (Topic.CONTEST, DELEGATES, {"margin": Margin(1, 20)}, "20%，且候选人至少"),
        (Topic.CONTEST, DELEGATES, {"margin": Margin(0)}, "候选人人数可以等于应选人数"),
        (Topic.NOTICE, DELEGATES, {}, "不少于三个工作日"),
        (Topic.ORDER, DELEGATES, {}, "以姓氏笔画为序"),
        (Topic.ORDER, DELEGATES, {"order": NameOrder.AS_SET}, "大会主席团确定的次序"),
        (Topic.OFFICIALS, DELEGATES, {}, "监票人二至四名"),
        (Topic.OFFICIALS, DELEGATES, {"scrutineers": (2, 2)}, "监票人两名，"),
        (Topic.OFFICIALS, DELEGATES, {"procedure_by": VoteForm.SECRET}, "经大会表决通过"),
        (Topic.MARKS, DELEGATES, {"marks": MarkStyle.TICK}, "画“√”"),
        (Topic.WRITE_INS, DELEGATES, {}, "投票人可以另选他人"),
        (
            Topic.WRITE_INS,
            DELEGATES,
            {"write_ins": WriteInRule.OPPOSERS},
            "不得超过不同意的人数",
        ),
        (Topic.WRITE_INS, DELEGATES, {"write_ins": WriteInRule.NONE}, "不另选他人"),
        (Topic.BALLOT, DELEGATES, {}, "（含另选他人）"),
        (Topic.LINE, DELEGATES, {}, "赞成票超过实到代表的半数的，始得当选"),
        (
            Topic.LINE,
            DELEGATES,
            {"line": Majority(Base.VALID, (2, 3), True)},
            "不少于有效选票的三分之二",
        ),
        (Topic.LINE, DELEGATES, {"line": Majority(Base.NONE)}, "得票多的当选，直到取满"),
        (Topic.TIE, DELEGATES, {}, "再次投票"),
        (Topic.TIE, DELEGATES, {"tie": TieRule.VACANT}, "名额空缺"),
        (Topic.SHORTFALL, DELEGATES, {}, "另行选举"),
        (Topic.SHORTFALL, DELEGATES, {"shortfall": ShortfallRule.VACANT}, "空缺"),
        (Topic.COUNTING, DELEGATES, {}, "各自独立逐张录入"),
        (
            Topic.COUNTING,
            DELEGATES,
            {"counting": CountingWay.ONE_TELLER},
            "一名计票人在监票人监督下逐张录入",
        ),
        (Topic.COUNTING, DELEGATES, {"counting": CountingWay.TOTALS}, "分捆"),
        (Topic.PROCEDURE, DELEGATES, {}, "举手表决的方式"),
        (Topic.CHARTER, DELEGATES, {}, "不少于实到代表的三分之二"),
    ],
)
def test_a_clause_says_what_was_chosen(topic, kind, changes, word):
    assert word in words(topic, kind, **changes)


def test_void_ballots_are_listed_case_by_case():
    cases = clause(Topic.BALLOT, voids=frozenset(VoidReason), write_ins=WriteInRule.NONE).cases
    assert cases[0] == "赞成的人数超过应选人数的"
    assert len(cases) == 5
