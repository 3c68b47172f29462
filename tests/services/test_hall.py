"""Scenes as the file makes them, and what is locked until when."""

import json

import pytest

from sudesk.models.hall import AgendaItem, Motion
from sudesk.services import candidates, counting, elections, sittings
from sudesk.services import hall as scenes_of
from sudesk.services.candidates import Nomination
from sudesk.services.hall_choices import Choice, locked, offers, parse_choice, pinned
from sudesk.services.scenes import Blank, Kind, Progress, dump
from sudesk.terms import AgendaTask, CongressKind, MotionKind, SittingKind
from tests.services.scenes import NOW, no, yes


def shown(hall, kind, subject=0, person=0, words=""):
    return hall.ask(scenes_of.scene, hall.congress, Choice(kind, subject, person, words))


def lock(hall, kind, words=""):
    return hall.ask(locked, hall.congress, Choice(kind, words=words))


def put(session, congress_id, number=1, **given):
    motion = Motion(congress_id=congress_id, number=number, kind=MotionKind.RESOLUTION,
                    title=f"决议{number}", text="", put_at=NOW, due=24, present=20,
                    majority={"over": [2, 3], "inclusive": True}, **given)  # fmt: skip
    session.add(motion)
    session.flush()
    return motion.id


def plan(session, congress_id, sitting=SittingKind.FORMAL):
    steps = ((NOW, NOW, None), (NOW, None, None), (None, None, None), (None, None, "并入上一项"))
    for position, (begun, ended, dropped) in enumerate(steps, 1):
        session.add(
            AgendaItem(
                congress_id=congress_id,
                sitting=sitting,
                position=position,
                task=AgendaTask.OTHER,
                title=f"第{position}项",
                minutes=5,
                speaker="王语桐" if position == 2 else None,
                begun_at=begun,
                ended_at=ended,
                dropped_because=dropped,
            )
        )


def test_at_first_only_what_needs_nothing_can_be_shown(hall):
    hall.convene()
    open_now = {one.kind for one in hall.ask(offers, hall.congress) if not one.locked}
    assert open_now == {Kind.WELCOME, Kind.BLANK}
    assert lock(hall, Kind.TEXT, "休会") == ""
    assert shown(hall, Kind.RESULT) == shown(hall, Kind.CALLING) == Blank()


def test_the_welcome_has_title_day_and_place(hall):
    hall.convene()
    scene = shown(hall, Kind.WELCOME)
    assert (scene.college, scene.department) == ("云湖职业技术学院", "会计系")
    assert (scene.title, scene.place) == ("第六次全体学生大会", "报告厅")
    assert scene.when == "2026年12月18日"
    assert scene.invitation == "请各位同学到签到台签到"


def test_the_check_in_moves_with_the_figures(hall):
    hall.convene(CongressKind.DELEGATES, 12).call().prepare()
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    due = hall.due
    for entry in due[:7]:
        hall.do(sittings.check_in, hall.sitting, entry.id)
    scene = shown(hall, Kind.CHECK_IN)
    assert (scene.present, scene.due, scene.needed, scene.reached) == (7, 12, 8, False)
    assert scene.verdict == "还差 1 人达到法定人数"
    assert scene.caption == "已到会代表"
    hall.do(sittings.check_in, hall.sitting, due[7].id)
    scene = shown(hall, Kind.CHECK_IN)
    assert (scene.present, scene.reached) == (8, True)
    assert scene.line == "法定人数：应到的三分之二，须 8 人以上"


def test_the_agenda_has_the_item_at_hand_and_none_that_was_dropped(hall):
    hall.convene()
    assert lock(hall, Kind.AGENDA) == "还没有议程"
    hall.do(plan, hall.congress)
    hall.do(plan, hall.congress, SittingKind.PREPARATORY)
    scene = shown(hall, Kind.AGENDA)
    assert scene.heading == "正式会议议程"
    assert [(one.title, one.progress) for one in scene.items] == [
        ("第1项", Progress.DONE),
        ("第2项", Progress.NOW),
        ("第3项", Progress.TO_COME),
    ]
    assert scene.items[1].speaker == "王语桐"


def test_candidates_wait_for_their_notice(hall):
    hall.convene().call(announced=False, standing=3)
    assert lock(hall, Kind.CANDIDATES) == "候选人还没有公示"
    hall.announce()
    assert lock(hall, Kind.CANDIDATES) == ""


def test_candidates_stand_in_ballot_order_with_what_is_public(hall):
    hall.convene().call(standing=3)
    view = hall.ask(elections.view, hall.election)
    first = view.candidates[0]
    told = Nomination("学生会", None, None, "班长", "任班长两年")
    hall.do(candidates.describe, first.id, told)
    scene = shown(hall, Kind.CANDIDATES)
    assert [one.name for one in scene.people] == [one.ballot_name for one in view.candidates]
    assert (scene.post, scene.seats, scene.alone) == ("学生会主席团", 1, False)
    alone = shown(hall, Kind.CANDIDATES, hall.election, first.id)
    assert alone.alone
    assert [(one.posts, one.deeds) for one in alone.people] == [("班长", "任班长两年")]
    labels = [one.label for one in offer(hall, Kind.CANDIDATES).variants]
    assert labels == ["学生会主席团：全部候选人", *[one.ballot_name for one in view.candidates]]


def offer(hall, kind):
    return next(one for one in hall.ask(offers, hall.congress) if one.kind is kind)


def test_a_motion_is_open_until_it_is_decided(hall):
    hall.convene()
    assert lock(hall, Kind.MOTION) == "还没有付诸表决的事项"
    first = hall.do(put, hall.congress)
    scene = shown(hall, Kind.MOTION)
    assert (scene.number, scene.matter, scene.adopted, scene.approve) == (1, "决议", None, None)
    assert scene.line == "实到 20 人，三分之二以上须 14 人以上同意"
    decided = {"approve": 15, "oppose": 3, "abstain": 2, "decided_at": NOW, "adopted": True}
    second = hall.do(lambda session: put(session, hall.congress, 2, **decided))
    hall.do(lambda session: put(session, hall.congress, 3, withdrawn_because="撤回"))
    assert hall.ask(pinned, hall.congress, Choice(Kind.MOTION)).subject == second
    assert shown(hall, Kind.MOTION).adopted is True
    assert shown(hall, Kind.MOTION, first).adopted is None
    assert [one.choice.subject for one in offer(hall, Kind.MOTION).variants] == [second, first]


def test_the_running_count_begins_with_the_count_and_adds_up(hall):
    hall.convene().call(seats=1, standing=3).prepare().open()
    assert lock(hall, Kind.CALLING) == "开始计票后可用"
    hall.ledger(24)
    first, second, _ = hall.names
    hall.enter([yes(first)] * 7 + [yes(second)] * 3 + [no(first), yes(write_ins=["何书墨"])])
    scene = shown(hall, Kind.CALLING)
    assert [(one.name, one.votes) for one in scene.names] == [
        *zip(hall.names, (7, 3, 0), strict=True),
        ("另选他人", 1),
    ]
    assert (scene.called, scene.collected) == (12, 24)
    assert scene.line == "过半数须 13 票以上"
    assert lock(hall, Kind.RESULT) == "封存后可用"


def test_the_result_is_that_of_the_seal(sealed):
    scene = shown(sealed, Kind.RESULT)
    snapshot = sealed.ask(counting.sealed, 1)
    assert [one.name for one in scene.winners] == snapshot["result"]["elected"]
    assert scene.winners[0].votes == 15
    assert [(one.name, one.votes) for one in scene.others][-1] == ("另选他人", 1)
    assert dict(scene.figures)["无效"] == 1
    assert scene.outcome == "实到 24 人，过半数须 13 票以上，选举有效"
    assert scene.valid
    assert scene.order == "按姓氏笔画为序"


def test_winners_stand_in_ballot_order_and_the_others_by_votes(hall):
    hall.convene().call(seats=3, standing=6).prepare().open()
    one, two, three, four, five, six = hall.names
    ballots = (
        [yes(two, three, six)] * 10 + [yes(six, five, three)] * 6 + [yes(two, three, four)] * 8
    )
    hall.count(ballots)
    scene = shown(hall, Kind.RESULT)
    assert [winner.name for winner in scene.winners] == [two, three, six]
    assert [(other.name, other.votes) for other in scene.others] == [(four, 8), (five, 6), (one, 0)]


def test_a_tie_and_a_void_election_say_what_follows(hall):
    hall.convene().call(seats=1, standing=2).prepare().open()
    first, second = hall.names
    hall.count([yes(first)] * 12 + [yes(second)] * 12)
    scene = shown(hall, Kind.RESULT)
    assert scene.winners == ()
    assert "就缺额另行选举" in scene.outcome or "票数相等" in scene.outcome


def test_more_papers_than_went_out_make_the_election_void(hall):
    hall.convene().call(seats=1, standing=2).prepare().open()
    hall.count([yes(hall.names[0])] * 24, issued=23)
    scene = shown(hall, Kind.RESULT)
    assert not scene.valid
    assert scene.outcome == "收回 24 张，多于发出 23 张，选举无效，重新投票"


def test_no_scene_says_a_student_number_or_a_rank(sealed):
    sealed.do(put, sealed.congress, 9)
    sealed.do(plan, sealed.congress)
    numbers = [entry.student_no for entry in sealed.roll]
    for one in sealed.ask(offers, sealed.congress, "休会"):
        choices = [variant.choice for variant in one.variants] or [Choice(one.kind, words="休会")]
        for choice in choices:
            said = json.dumps(dump(sealed.ask(scenes_of.scene, 1, choice)), ensure_ascii=False)
            assert not [number for number in numbers if number in said]
            assert "2/40" not in said
            assert "排名" not in said


@pytest.mark.parametrize("stored", ["", "{", "[]", "3", '{"kind": "window"}', None, {"kind": 1}])
def test_a_choice_that_cannot_be_read_is_the_welcome(stored):
    assert parse_choice(stored) == Choice(Kind.WELCOME)


def test_a_choice_comes_back(sealed):
    choice = Choice(Kind.CANDIDATES, 3, 5, "a:b\n“休会”")
    assert parse_choice(json.dumps(choice.dump())) == parse_choice(choice.dump()) == choice
