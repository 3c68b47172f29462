from dataclasses import replace

import pytest

from sudesk.rules.election_rules import DEFAULTS, Terms
from sudesk.rules.scripts import BLANK, Known, Poll, Presence, Vote, script
from sudesk.rules.voting import WriteInRule
from sudesk.terms import AgendaTask, MotionKind, SittingKind

FORMAL = SittingKind.FORMAL
EMPTY = Known("会计系第六次学生代表大会", FORMAL, "代表", "审议财务报告", "", DEFAULTS)
POLL = Poll(
    "学生会主席团", 3, ("王语桐", "卢思远", "许嘉禾", "林若溪"), "按姓氏笔画为序", True,
    79, 79, 78, 1, 40, ("王语桐", "卢思远", "许嘉禾"),
)  # fmt: skip
FULL = replace(
    EMPTY,
    speaker="林若溪",
    presence=Presence(88, 79, 4),
    when="14:00",
    place="报告厅",
    items=("唱国歌", "闭幕"),
    votes={kind: (Vote(kind.label, 79, 70, 5, 4, True),) for kind in MotionKind},
    polls=(POLL,),
    officials=(
        ("总监票人", ("方景行",)),
        ("监票人", ("郑知微", "苏念安")),
        ("计票人", ("何思齐",)),
    ),
    presidium=(("执行主席", ("钟子衿",)),),
    charter=(2, 1, 0),
    opinions=3,
)


def told(task, known=FULL):
    return "".join(script(task, known))


@pytest.mark.parametrize("sitting", list(SittingKind))
@pytest.mark.parametrize("task", list(AgendaTask))
def test_every_item_has_words_known_or_not(task, sitting):
    for known in (EMPTY, FULL, replace(FULL, member="学生")):
        words = script(task, replace(known, sitting=sitting))
        assert words and all(words)
        assert "None" not in "".join(words) and "！" not in "".join(words)
    assert BLANK not in told(task, replace(FULL, sitting=sitting))


def test_the_count_is_told_with_its_numbers():
    words = told(AgendaTask.COUNT)
    assert "应到代表88人，实到79人，请假4人。实到代表不少于应到代表的三分之二" in words
    assert "大会有效" in words and "开幕" in words
    preparatory = replace(FULL, sitting=SittingKind.PREPARATORY)
    assert "预备会议现在开始" in told(AgendaTask.COUNT, preparatory)
    assert f"实到{BLANK}人。" in told(AgendaTask.RECOUNT, EMPTY)
    assert "各位同学" in told(AgendaTask.COUNT, replace(FULL, member="学生"))


def test_hands_are_asked_for_in_three_steps():
    words = told(AgendaTask.RULES)
    assert words.index("同意的请举手") < words.index("反对的请举手") < words.index("弃权的请举手")
    assert "实到代表79人，同意70人，反对5人，弃权4人。" in words
    assert words.endswith("选举办法通过。")
    lost = {MotionKind.RULES: (Vote("选举办法", 79, 30, 40, 9, False),)}
    assert "选举办法没有通过" in told(AgendaTask.RULES, replace(FULL, votes=lost))
    waits = told(AgendaTask.RULES, EMPTY)
    assert f"实到代表{BLANK}人，同意{BLANK}人" in waits


def test_the_charter_needs_its_own_majority():
    words = told(AgendaTask.CHARTER)
    assert "修改2条，新增1条，详见" in words and "删去" not in words
    assert "不少于实到代表的三分之二" in words
    assert "本次修订" not in told(AgendaTask.CHARTER, EMPTY)


def test_the_ballot_is_explained_by_the_rules_of_the_congress():
    words = told(AgendaTask.BALLOT)
    assert "应选3名，候选人4名，采用无记名投票、差额选举的方式" in words
    assert "总监票人方景行，监票人郑知微、苏念安，计票人何思齐就位" in words
    assert "发出选票79张，收回选票79张。收回的选票等于或者少于发出的选票" in words
    assert "另选他人" in words
    strict = replace(FULL, terms=Terms(write_ins=WriteInRule.NONE))
    assert "另选他人" not in told(AgendaTask.BALLOT, strict)
    same = replace(FULL, polls=(replace(POLL, contested=False, collected=80),))
    assert "等额选举" in told(AgendaTask.BALLOT, same)
    assert "选举无效，重新投票" in told(AgendaTask.BALLOT, same)


def test_the_result_names_those_elected():
    words = told(AgendaTask.TALLY)
    assert "有效票78张，无效票1张。按照选举办法，赞成票须有40票以上。" in words
    assert "王语桐、卢思远、许嘉禾（按姓氏笔画为序）当选为学生会主席团。" in words
    nobody = replace(POLL, elected=(), after="下一步，就缺额另行选举。")
    assert "没有人当选。下一步" in told(AgendaTask.TALLY, replace(FULL, polls=(nobody,)))
    first = replace(POLL, elected=("王语桐",), needed=1)
    one = told(AgendaTask.TALLY, replace(FULL, polls=(first,)))
    assert "得票多的当选" in one and "宣布，王语桐当选为" in one
    waits = replace(POLL, elected=None)
    assert f"宣布，{BLANK}当选为" in told(AgendaTask.TALLY, replace(FULL, polls=(waits,)))


def test_the_closing_tells_what_was_done():
    assert "王语桐、卢思远、许嘉禾当选为学生会主席团" in told(AgendaTask.CLOSING)
    preparatory = replace(FULL, sitting=SittingKind.PREPARATORY)
    assert "正式会议14:00在报告厅召开" in told(AgendaTask.CLOSING, preparatory)
    nowhere = replace(preparatory, place="")
    assert "正式会议14:00召开" in told(AgendaTask.CLOSING, nowhere)


def test_another_item_is_called_by_its_title():
    assert told(AgendaTask.OTHER, EMPTY) == "下面进行：审议财务报告。"
    assert "请林若溪发言" in told(AgendaTask.OTHER)
    assert "意见和建议3条" in "".join(script(AgendaTask.OPINIONS, FULL))
