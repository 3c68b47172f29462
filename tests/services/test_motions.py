"""Motions: numbered, amended, withdrawn, put, decided; and what adoption freezes."""

from datetime import date

import pytest

from sudesk.errors import Refused, SudeskError
from sudesk.models.hall import AgendaItem
from sudesk.rules.election_rules import DEFAULTS
from sudesk.rules.motions import Hands
from sudesk.services import (
    adopted,
    charter,
    congresses,
    credentials,
    election_rules,
    hand_votes,
    motions,
    officials,
    presidium,
    sittings,
)
from sudesk.services.charter import Wording
from sudesk.services.election_rules import RulesState, Vote
from sudesk.services.motions import MotionState, MotionText
from sudesk.terms import AgendaTask, CongressKind, Mark, MotionKind, Role, Seat, SittingKind

RESOLUTION = {"title": "关于通过工作计划的决议", "text": "会议同意工作计划。"}


def gather(hall, present=20):
    """Open a sitting and let so many come."""
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    for entry in hall.due[:present]:
        hall.do(sittings.check_in, hall.sitting, entry.id)
    return hall


@pytest.fixture
def gathered(hall):
    """An assembly of 24, 20 of them present, with an election called."""
    return gather(hall.convene().call())


def view(hall, motion):
    return hall.ask(motions.view, motion)


def resolve(hall, **changes):
    return hall.propose(MotionKind.RESOLUTION, **{**RESOLUTION, **changes})


def test_motions_are_numbered_in_their_order(hall):
    hall.convene()
    first, second = resolve(hall, mover="何书墨"), hall.propose(MotionKind.REPORT)
    found = hall.ask(motions.motions, hall.congress)
    assert [(one.id, one.number, one.label) for one in found] == [
        (first, 1, "第1号议案"),
        (second, 2, "第2号议案"),
    ]
    assert (found[0].mover, found[1].title) == ("何书墨", "学生会工作报告")
    assert {one.state for one in found} == {MotionState.WAITING}


def test_a_motion_without_a_title_is_refused(hall):
    hall.convene()
    with pytest.raises(SudeskError, match="还没有填写议案标题"):
        resolve(hall, title=" ")


def test_a_waiting_motion_can_be_written_anew_and_back(hall):
    hall.convene()
    motion = resolve(hall)
    before = hall.do(motions.change, motion, MotionText("新标题", "新正文", "甲"))
    assert (view(hall, motion).title, view(hall, motion).text) == ("新标题", "新正文")
    hall.do(motions.change, motion, before)
    assert view(hall, motion).title == RESOLUTION["title"]


def test_only_the_last_motion_is_dropped(hall):
    hall.convene()
    first, second = resolve(hall), resolve(hall)
    with pytest.raises(Refused, match="编号不能空缺"):
        hall.do(motions.drop, first)
    hall.do(motions.drop, second)
    assert [one.id for one in hall.ask(motions.motions, hall.congress)] == [first]


def test_a_motion_is_withdrawn_with_a_reason_and_restored(hall):
    hall.convene()
    motion = resolve(hall)
    with pytest.raises(SudeskError, match="撤回的理由"):
        hall.do(motions.withdraw, motion, " ")
    hall.do(motions.withdraw, motion, "提案人撤回")
    assert view(hall, motion).state is MotionState.WITHDRAWN
    with pytest.raises(Refused, match="已经撤回"):
        hall.do(hand_votes.put, motion)
    hall.do(motions.restore, motion)
    assert view(hall, motion).state is MotionState.WAITING
    with pytest.raises(Refused, match="没有撤回"):
        hall.do(motions.restore, motion)


def test_there_is_one_motion_of_what_there_is_one_of(hall):
    hall.convene()
    motion = hall.propose(MotionKind.RULES)
    with pytest.raises(Refused, match="选举办法已有第1号议案"):
        hall.propose(MotionKind.RULES)
    hall.do(motions.withdraw, motion, "写错")
    hall.propose(MotionKind.RULES)
    with pytest.raises(Refused, match="已有第2号议案"):
        hall.do(motions.restore, motion)


def test_the_usual_motions_are_entered_once(hall):
    hall.convene()
    charter_there = hall.do(motions.propose_usual, hall.congress)
    kinds = [one.kind for one in hall.ask(motions.motions, hall.congress)]
    assert kinds == [
        MotionKind.AGENDA,
        MotionKind.RULES,
        MotionKind.OFFICIALS,
        MotionKind.PRESIDIUM,
        MotionKind.REPORT,
        MotionKind.CHARTER,
    ]
    assert len(charter_there) == 6
    assert hall.do(motions.propose_usual, hall.congress) == ()


def test_delegates_report_on_credentials_and_a_charter_may_stay(hall):
    hall.convene(CongressKind.DELEGATES, 9)
    hall.do(charter.leave_as_it_is, hall.congress, "何书墨", "去年刚修订")
    kinds = hall.ask(motions.usual, hall.congress)
    assert MotionKind.CREDENTIALS in kinds
    assert MotionKind.CHARTER not in kinds


def test_an_assembly_has_no_report_on_credentials(hall):
    hall.convene()
    with pytest.raises(Refused, match="全体学生大会没有"):
        hall.propose(MotionKind.CREDENTIALS)


# put and decided


def test_putting_freezes_presence_and_majority(gathered):
    motion = resolve(gathered)
    put = gathered.do(hand_votes.put, motion)
    assert (put.state, put.due, put.present, put.needed) == (MotionState.AT_VOTE, 24, 20, 11)
    gathered.do(sittings.check_in, gathered.sitting, gathered.due[20].id)
    assert view(gathered, motion) == put
    assert gathered.do(hand_votes.decide, motion, Hands(11, 5, 4))
    decided = view(gathered, motion)
    assert decided.state is MotionState.ADOPTED
    assert decided.sentence == "实到20人，过半数须11票以上，同意11票，通过"
    assert gathered.ask(hand_votes.at_vote, gathered.congress) is None


def test_ten_of_twenty_are_no_majority(gathered):
    motion = resolve(gathered)
    gathered.do(hand_votes.put, motion)
    assert not gathered.do(hand_votes.decide, motion, Hands(10, 10, 0))
    found = view(gathered, motion)
    assert found.state is MotionState.REJECTED
    assert found.sentence.endswith("差1票，没有通过")


def test_more_hands_than_people_are_counted_again(gathered):
    motion = resolve(gathered)
    gathered.do(hand_votes.put, motion)
    with pytest.raises(Refused, match=r"共21票，比实到20人多1.*重新清点"):
        gathered.do(hand_votes.decide, motion, Hands(20, 1, 0))
    assert view(gathered, motion).state is MotionState.AT_VOTE


def test_what_is_put_can_be_taken_back_until_it_is_decided(gathered):
    motion = resolve(gathered)
    before = view(gathered, motion)
    gathered.do(hand_votes.put, motion)
    for act, args in ((motions.change, (MotionText("甲"),)), (motions.withdraw, ("甲",))):
        with pytest.raises(Refused, match="正在表决"):
            gathered.do(act, motion, *args)
    gathered.do(hand_votes.take_back, motion)
    assert view(gathered, motion) == before
    with pytest.raises(Refused, match="没有付表决"):
        gathered.do(hand_votes.decide, motion, Hands(20, 0, 0))


def test_what_is_decided_never_changes(gathered):
    motion = resolve(gathered)
    gathered.do(hand_votes.put, motion)
    gathered.do(hand_votes.decide, motion, Hands(20, 0, 0))
    before = view(gathered, motion)
    for act, args in (
        (motions.change, (MotionText("甲"),)),
        (motions.withdraw, ("甲",)),
        (motions.drop, ()),
        (hand_votes.put, ()),
        (hand_votes.take_back, ()),
        (hand_votes.decide, (Hands(0, 20, 0),)),
    ):
        with pytest.raises(Refused, match="已经表决"):
            gathered.do(act, motion, *args)
    assert view(gathered, motion) == before


def test_the_steps_of_a_vote_outlive_the_program_until_it_is_decided(gathered):
    motion = resolve(gathered)
    with pytest.raises(Refused, match="没有付表决"):
        gathered.do(hand_votes.count, motion, Mark.APPROVE, 3)
    gathered.do(hand_votes.put, motion)
    gathered.do(hand_votes.count, motion, Mark.OPPOSE, 2)
    gathered.do(hand_votes.count, motion, Mark.APPROVE, 17)
    assert list(gathered.ask(hand_votes.counts, motion).items()) == [
        (Mark.APPROVE, 17),
        (Mark.OPPOSE, 2),
    ]
    with pytest.raises(Refused, match="比实到20人多1"):
        gathered.do(hand_votes.count, motion, Mark.ABSTAIN, 2)
    gathered.do(hand_votes.count, motion, Mark.APPROVE, 18)
    assert gathered.ask(hand_votes.counts, motion)[Mark.APPROVE] == 18
    assert view(gathered, motion).hands is None
    gathered.do(hand_votes.take_back, motion)
    assert gathered.ask(hand_votes.counts, motion) == {}
    gathered.do(hand_votes.put, motion)
    gathered.do(hand_votes.count, motion, Mark.APPROVE, 20)
    gathered.do(hand_votes.decide, motion, Hands(20, 0, 0))
    assert gathered.ask(hand_votes.counts, motion) == {}


def test_one_vote_at_a_time(gathered):
    first, second = resolve(gathered), resolve(gathered)
    gathered.do(hand_votes.put, first)
    assert gathered.ask(hand_votes.obstacle, second).what == "第1号议案正在表决。"
    with pytest.raises(Refused, match="第1号议案正在表决"):
        gathered.do(hand_votes.put, second)


def test_nothing_is_put_without_a_quorum(hall):
    motion = resolve(hall.convene().call())
    found = hall.ask(hand_votes.obstacle, motion)
    assert (found.what, found.room) == ("还没有开会签到，不能表决。", "sitting")
    gather(hall, 15)
    with pytest.raises(Refused, match="实到15人，应到24人，三分之二须16人，差1人"):
        hall.do(hand_votes.put, motion)
    hall.do(sittings.check_in, hall.sitting, hall.due[15].id)
    assert hall.ask(hand_votes.obstacle, motion) is None
    hall.do(sittings.close_sitting, hall.sitting)
    with pytest.raises(Refused, match="还没有开会签到"):
        hall.do(hand_votes.put, motion)


def test_a_resolution_needs_a_text(gathered):
    motion = resolve(gathered, text="")
    with pytest.raises(Refused, match="还没有写正文"):
        gathered.do(hand_votes.put, motion)


# amendments


def test_amendments_are_voted_on_first_and_change_the_motion(gathered):
    main = resolve(gathered)
    amendment = gathered.propose(MotionKind.AMENDMENT, text="会议同意修改后的计划。", amends=main)
    assert view(gathered, amendment).title == "对第1号议案的修正案"
    with pytest.raises(Refused, match="第2号议案是它的修正案"):
        gathered.do(hand_votes.put, main)
    gathered.do(hand_votes.put, amendment)
    gathered.do(hand_votes.decide, amendment, Hands(15, 5, 0))
    assert view(gathered, main).text == "会议同意修改后的计划。"
    gathered.do(hand_votes.put, main)


def test_a_rejected_amendment_changes_nothing(gathered):
    main = resolve(gathered)
    amendment = gathered.propose(MotionKind.AMENDMENT, text="别的话。", amends=main)
    gathered.do(hand_votes.put, amendment)
    gathered.do(hand_votes.decide, amendment, Hands(5, 15, 0))
    assert view(gathered, main).text == RESOLUTION["text"]


def test_an_amendment_to_the_charter_leaves_the_words_of_its_resolution(gathered):
    main = gathered.propose(MotionKind.CHARTER, text="会议通过章程。")
    amendment = gathered.propose(MotionKind.AMENDMENT, text="第五条改为三人。", amends=main)
    gathered.do(hand_votes.put, amendment)
    gathered.do(hand_votes.decide, amendment, Hands(15, 5, 0))
    assert view(gathered, main).text == "会议通过章程。"


def test_an_amendment_without_what_it_amends_is_refused(gathered):
    with pytest.raises(SudeskError, match="还没有选定修正哪一项议案"):
        gathered.propose(MotionKind.AMENDMENT, text="甲")
    rules = gathered.propose(MotionKind.RULES)
    with pytest.raises(Refused, match="选举办法不用修正案"):
        gathered.propose(MotionKind.AMENDMENT, text="甲", amends=rules)


def test_an_amendment_of_what_was_withdrawn_is_not_voted_on(gathered):
    main = resolve(gathered)
    amendment = gathered.propose(MotionKind.AMENDMENT, text="甲", amends=main)
    gathered.do(motions.withdraw, main, "提案人撤回")
    with pytest.raises(Refused, match="第1号议案已撤回，修正案不再表决"):
        gathered.do(hand_votes.put, amendment)


# what adoption freezes


def test_the_hall_adopts_the_rules_without_typing_the_vote_twice(gathered):
    motion = gathered.propose(MotionKind.RULES)
    gathered.do(hand_votes.put, motion)
    with pytest.raises(Refused, match="选举办法正在表决"):
        gathered.draft(DEFAULTS)
    gathered.do(hand_votes.decide, motion, Hands(18, 1, 1))
    found = gathered.ask(election_rules.view, gathered.congress)
    assert found.state is RulesState.ADOPTED
    assert found.adopted.vote == Vote(20, 18, 1, 1)
    assert found.adopted.recorded_by == "第1号议案"


def test_rejected_rules_stay_a_draft(gathered):
    motion = gathered.propose(MotionKind.RULES)
    gathered.do(hand_votes.put, motion)
    gathered.do(hand_votes.decide, motion, Hands(10, 10, 0))
    assert gathered.ask(election_rules.view, gathered.congress).editable
    assert gathered.ask(motions.view, gathered.propose(MotionKind.RULES)).amends is None


def test_adopted_rules_are_put_again_only_revised(gathered):
    old = gathered.carry(MotionKind.RULES)
    motion = gathered.propose(MotionKind.RULES)
    assert view(gathered, motion).amends_id == old
    with pytest.raises(Refused, match="先在“选举办法”中点“修订”"):
        gathered.do(hand_votes.put, motion)
    gathered.do(election_rules.revise, gathered.congress)
    gathered.do(hand_votes.put, motion)
    with pytest.raises(Refused, match="正在表决"):
        gathered.do(election_rules.drop_revision, gathered.congress)
    gathered.do(hand_votes.decide, motion, Hands(20, 0, 0))
    assert gathered.ask(election_rules.view, gathered.congress).adopted.number == 2


def test_adopted_scrutineers_stand_until_a_new_motion(gathered):
    ids = [entry.id for entry in gathered.due]
    gathered.carry(MotionKind.OFFICIALS)
    way_out = r"第1号议案.*选举办法第十八条.*提出新的议案"
    with pytest.raises(Refused, match=way_out):
        gathered.do(officials.appoint, gathered.congress, ids[5], Role.TELLER)
    with pytest.raises(Refused, match=way_out):
        gathered.do(officials.dismiss, gathered.congress, ids[-1])
    motion = gathered.propose(MotionKind.OFFICIALS)
    gathered.do(officials.appoint, gathered.congress, ids[5], Role.TELLER)
    assert gathered.ask(hand_votes.officials_ruling, gathered.congress).blocks
    gathered.do(hand_votes.put, motion)
    gathered.do(hand_votes.decide, motion, Hands(20, 0, 0))
    assert not gathered.ask(hand_votes.officials_ruling, gathered.congress).blocks
    assert gathered.ask(adopted.adopted, gathered.congress, MotionKind.OFFICIALS).id == motion


def test_the_text_of_a_list_is_who_is_on_it_when_it_is_put(gathered):
    motion = gathered.propose(MotionKind.OFFICIALS, text="不用写")
    chief = gathered.ask(officials.officials, gathered.congress).rows[0].entry
    assert f"总监票人：{chief.name}（{chief.class_name}）；监票人：" in view(gathered, motion).text
    put = gathered.do(hand_votes.put, motion)
    assert put.text == gathered.ask(motions.listed, gathered.congress, MotionKind.OFFICIALS)


def test_scrutineers_who_do_not_fit_are_not_put(gathered):
    gathered.do(officials.dismiss, gathered.congress, gathered.due[-1].id)
    motion = gathered.propose(MotionKind.OFFICIALS)
    with pytest.raises(Refused, match=r"计票人1名.*选举办法第八条"):
        gathered.do(hand_votes.put, motion)


def test_a_candidate_among_the_adopted_stops_the_ballots(gathered):
    gathered.carry(MotionKind.OFFICIALS)
    watcher = gathered.ask(officials.officials, gathered.congress).rows[1].entry
    assert not gathered.ask(hand_votes.officials_ruling, gathered.congress).blocks
    with pytest.raises(Refused):
        gathered.stand(watcher)


def test_an_adopted_presidium_stands_still(gathered):
    motion = gathered.propose(MotionKind.PRESIDIUM)
    with pytest.raises(Refused, match="还没有执行主席"):
        gathered.do(hand_votes.put, motion)
    chair = gathered.do(presidium.add, gathered.congress, Seat.CHAIR, gathered.roll[0].id)
    gathered.do(hand_votes.put, motion)
    with pytest.raises(Refused, match="大会主席团名单正在表决"):
        gathered.do(presidium.remove, chair)
    gathered.do(hand_votes.decide, motion, Hands(20, 0, 0))
    for act, args in (
        (presidium.remove, (chair,)),
        (presidium.move, (chair, 1)),
        (presidium.change_seat, (chair, Seat.MEMBER)),
        (presidium.invite, (gathered.congress, Seat.MEMBER, "王老师", "系团总支")),
    ):
        with pytest.raises(Refused, match="已经大会表决通过"):
            gathered.do(act, *args)


def test_the_charter_needs_two_thirds_and_then_stands_still(gathered):
    motion = gathered.propose(MotionKind.CHARTER)
    with pytest.raises(Refused, match="还没有改动的条文"):
        gathered.do(hand_votes.put, motion)
    wording = Wording("第五条", "主席团五人。", "主席团三人。", "改革方案二.4")
    clause = gathered.do(charter.add, gathered.congress, wording)
    put = gathered.do(hand_votes.put, motion)
    assert put.needed == 14
    assert not gathered.do(hand_votes.decide, motion, Hands(13, 7, 0))
    gathered.do(charter.edit, clause, wording)
    again = gathered.propose(MotionKind.CHARTER)
    gathered.do(hand_votes.put, again)
    assert gathered.do(hand_votes.decide, again, Hands(14, 6, 0))
    for act, args in (
        (charter.edit, (clause, wording)),
        (charter.remove, (clause,)),
        (charter.move, (clause, 1)),
        (charter.add, (gathered.congress, wording)),
        (charter.paste, (gathered.congress, "第一条 甲")),
    ):
        with pytest.raises(Refused, match="章程已经大会表决通过（第2号议案）"):
            gathered.do(act, *args)


def test_an_agenda_is_planned_before_it_is_put(gathered):
    motion = gathered.propose(MotionKind.AGENDA)
    with pytest.raises(Refused, match="还没有大会议程"):
        gathered.do(hand_votes.put, motion)
    with gathered.store.writing() as session:
        session.add(
            AgendaItem(
                congress_id=gathered.congress,
                sitting=SittingKind.FORMAL,
                position=1,
                task=AgendaTask.REPORT,
                title="审议工作报告",
                minutes=20,
            )
        )
    gathered.do(hand_votes.put, motion)


def test_credentials_are_signed_before_they_are_reported(hall):
    gather(hall.convene(CongressKind.DELEGATES, 9).call(), 9)
    motion = hall.propose(MotionKind.CREDENTIALS)
    with pytest.raises(Refused, match="审查还没有签字"):
        hall.do(hand_votes.put, motion)
    hall.do(credentials.sign, hall.congress, ["王老师"], date(2026, 12, 17), "材料随后补交")
    hall.do(hand_votes.put, motion)
    hall.do(hand_votes.decide, motion, Hands(9, 0, 0))
    with pytest.raises(Refused, match="代表资格审查报告已经大会表决通过"):
        hall.do(credentials.withdraw, hall.congress)


def test_a_congress_that_was_a_mistake_goes_with_its_motions(hall):
    hall.convene()
    main = resolve(hall)
    hall.propose(MotionKind.AMENDMENT, text="甲", amends=main)
    hall.do(presidium.invite, hall.congress, Seat.CHAIR, "王老师", "")
    hall.do(congresses.discard, hall.congress)
    assert hall.ask(motions.motions, hall.congress) == ()
