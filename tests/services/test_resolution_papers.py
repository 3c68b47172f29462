"""What is printed of resolutions, and why it cannot be yet."""

import pytest

from sudesk.papers.printing import render
from sudesk.rules.motions import Hands
from sudesk.services import charter, hand_votes, motions, papers, sittings
from sudesk.services.charter import Wording
from sudesk.services.motions import MotionText
from sudesk.terms import MotionKind

CHANGED = Wording("第五条", "主席团五人。", "主席团三人。", "改革方案二.4")


@pytest.fixture
def gathered(hall):
    """An assembly of 24, 20 of them present."""
    hall.convene().call()
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    for entry in hall.due[:20]:
        hall.do(sittings.check_in, hall.sitting, entry.id)
    return hall


def slots(hall, number=18):
    return [one for one in hall.ask(papers.slots, hall.congress) if one.number == number]


def test_before_a_motion_there_is_nothing_to_resolve(hall):
    hall.convene()
    (slot,) = slots(hall)
    assert (slot.key, slot.missing) == ("18", "还没有提出工作报告、章程或决议的议案")
    assert slot.page == "motions"
    (table,) = slots(hall, 19)
    assert table.missing == "章程对照表里还没有改动的条文"
    hall.do(charter.leave_as_it_is, hall.congress, "何安", "去年刚修订")
    assert slots(hall, 19)[0].missing == "章程本年不修订，没有对照表"


def test_a_resolution_waits_for_its_vote_and_says_so(gathered):
    motion = gathered.propose(MotionKind.REPORT)
    (slot,) = slots(gathered)
    assert (slot.key, slot.title) == ("18-1", "关于学生会工作报告的决议")
    assert slot.missing == "第1号议案还没有表决通过"
    gathered.do(hand_votes.put, motion)
    gathered.do(hand_votes.decide, motion, Hands(15, 3, 2))
    (slot,) = slots(gathered)
    assert slot.ready
    paper = gathered.ask(papers.compose, gathered.congress, slot.key)
    assert paper.paragraphs == (
        "会计系第六次全体学生大会听取并审议了会计系学生会工作报告，决定批准这个报告。",
    )
    assert (paper.vote.due, paper.vote.present, paper.vote.approve) == (24, 20, 15)
    assert paper.vote.line == "过半数须11票以上"
    assert render(paper)


def test_what_failed_or_was_replaced_is_not_resolved(gathered):
    failed = gathered.propose(MotionKind.REPORT)
    gathered.do(hand_votes.put, failed)
    gathered.do(hand_votes.decide, failed, Hands(5, 15, 0))
    assert slots(gathered)[0].key == "18"
    gathered.carry(MotionKind.REPORT)
    gathered.carry(MotionKind.REPORT)
    assert [one.key for one in slots(gathered)] == ["18-3"]


def test_a_resolution_of_its_own_prints_its_text_as_amended(gathered):
    main = gathered.propose(
        MotionKind.RESOLUTION, "设立服务站", "会议决定设立服务站。\n五日内答复。"
    )
    amendment = gathered.propose(MotionKind.AMENDMENT, text="会议决定设立两个服务站。", amends=main)
    for motion in (amendment, main):
        gathered.do(hand_votes.put, motion)
        gathered.do(hand_votes.decide, motion, Hands(20, 0, 0))
    (slot,) = slots(gathered)
    assert slot.title == "关于设立服务站的决议"
    paper = gathered.ask(papers.compose, gathered.congress, slot.key)
    assert paper.paragraphs == ("会议决定设立两个服务站。",)


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("关于设立服务站的决议", "关于设立服务站的决议"),
        ("关于设立服务站", "关于设立服务站的决议"),
        ("设立服务站", "关于设立服务站的决议"),
    ],
)
def test_a_resolution_is_named_as_they_are(gathered, title, subject):
    gathered.do(
        motions.propose,
        gathered.congress,
        MotionKind.RESOLUTION,
        MotionText(title, "会议决定设立服务站。"),
    )
    assert slots(gathered)[0].title == subject


def test_the_charter_is_resolved_with_its_comparison(gathered):
    gathered.do(charter.paste, gathered.congress, "第一条 甲\n第五条 主席团五人。\n第六条 设助理。")
    first, five, six = gathered.ask(charter.clauses, gathered.congress)
    gathered.do(charter.edit, first.id, Wording("第一条（改为第二条）", "甲", "甲", ""))
    gathered.do(charter.edit, five.id, CHANGED)
    gathered.do(charter.edit, six.id, Wording("第六条", "设助理。", "", "不设"))
    draft = gathered.ask(papers.compose, gathered.congress, "19")
    assert draft.adopted_on is None
    assert draft.renumbered
    assert [one.heading for one in draft.clauses] == ["第五条", "第六条"]
    gathered.carry(MotionKind.CHARTER)
    (slot,) = slots(gathered)
    paper = gathered.ask(papers.compose, gathered.congress, slot.key)
    assert paper.attachment == "会计系学生会章程修订对照表"
    assert "修改1条，删去1条" in "".join(paper.paragraphs)
    assert "三分之二以上须14票以上" in paper.vote.line
    adopted = gathered.ask(papers.compose, gathered.congress, "19")
    assert adopted.adopted_on is not None
    assert render(adopted)


def test_a_resolution_on_the_report_takes_the_place_of_the_report_itself(gathered):
    gathered.carry(MotionKind.REPORT)
    gathered.carry(MotionKind.RESOLUTION, title="关于学生会工作报告的决议", text="大会批准。")
    (slot,) = slots(gathered)
    assert slot.key == "18-2"
    assert gathered.ask(papers.compose, gathered.congress, slot.key).paragraphs == ("大会批准。",)
