from datetime import date

import pytest

from sudesk.models.hall import AgendaItem
from sudesk.rules.plan import RULES
from sudesk.services import notices, passages, reviews, rulings
from sudesk.services.rulings import GROUPS, Group
from sudesk.terms import AgendaTask, NoticeKind, SittingKind, Verdict


def standings(hall):
    return {one.rule: one for one in hall.ask(rulings.standings)}


def test_every_rule_is_told_once_in_its_group(hall):
    found = hall.ask(rulings.standings)
    assert sorted(one.rule for one in found) == sorted(RULES)
    assert list(dict.fromkeys(one.group for one in found)) == list(Group)
    assert set(GROUPS) == set(Group)
    assert all(one.ruling.rule == one.rule for one in found)
    assert all(one.ruling.citation == one.provision.citation for one in found)


@pytest.fixture
def short(hall):
    """A congress whose agenda lacks three of the four tasks."""
    hall.convene()
    with hall.store.writing() as session:
        session.add(
            AgendaItem(
                congress_id=hall.congress,
                sitting=SittingKind.FORMAL,
                position=1,
                task=AgendaTask.REPORT,
                title="工作报告",
                minutes=20,
            )
        )
    return hall


def test_a_named_person_makes_a_warning_a_note_until_taken_back(short):
    before = standings(short)["B1"]
    assert (before.verdict, before.may_pass, before.subject) == (Verdict.WARNED, True, "agenda")
    passage = short.do(passages.pass_gate, short.congress, "B1", "agenda", "李老师", "另行征求")
    after = standings(short)["B1"]
    assert (after.verdict, after.may_pass, after.ruling) == (Verdict.NOTED, False, before.ruling)
    (signed,) = after.passed
    assert (signed.about, signed.by, signed.because) == ("大会议程", "李老师", "另行征求")
    assert (signed.on, signed.passage) == (date(2026, 12, 18), passage)
    short.do(passages.take_back, passage)
    assert standings(short)["B1"] == before


def test_papers_say_who_answers_for_what(short):
    assert short.ask(rulings.decisions, short.congress) == ()
    short.do(passages.pass_gate, short.congress, "B1", "agenda", "李老师", "意见另行征求")
    assert short.ask(rulings.decisions, short.congress) == (
        "对“大会完成四项任务”的要求（改革方案二.3），大会议程由李老师署名决定通过，理由：意见另行征求",
    )


def test_a_passage_for_something_else_leaves_the_warning(short):
    short.do(passages.pass_gate, short.congress, "B1", "congress", "李老师", "另行征求")
    one = standings(short)["B1"]
    assert one.verdict is Verdict.WARNED
    assert one.passed[0].about == "本次大会"


def test_nothing_that_is_only_noted_can_be_passed(hall):
    assert not any(one.may_pass for one in hall.ask(rulings.standings))


def test_a_notice_cut_short_says_for_which_notice(hall):
    hall.convene().call(announced=False)
    days = date(2026, 12, 14), date(2026, 12, 15)
    hall.do(
        notices.put_up,
        hall.congress,
        NoticeKind.CANDIDATES,
        *days,
        "公告栏",
        "办公室",
        hall.election,
        "李老师",
        "会期提前",
    )
    (signed,) = standings(hall)["B3"].passed
    assert (signed.about, signed.by, signed.passage) == (
        "学生会主席团候选人公示",
        "李老师",
        None,
    )


def test_who_let_a_candidate_pass_is_told_with_the_name(hall):
    hall.convene().call(announced=False)
    first = standings(hall)["B2"].findings[0].about
    hall.do(reviews.waive, 1, "王书记", "因病缓考")
    (signed,) = standings(hall)["B2"].passed
    assert (signed.about, signed.by, signed.because, signed.on) == (
        first,
        "王书记",
        "因病缓考",
        None,
    )


def test_several_findings_come_to_the_worst_with_the_count(hall):
    hall.convene().call(announced=False)
    assert standings(hall)["B2"].ruling.sentence == "2名候选人都符合"
    hall.do(reviews.record_study, 2, reviews.Study(30, 40, "", 0))
    one = standings(hall)["B2"]
    assert one.verdict is Verdict.BLOCKED
    assert one.ruling.sentence.startswith(
        f"2名候选人中1名符合；{one.findings[1].about}：专业排名30/40"
    )


def test_a_note_among_several_is_told(hall):
    hall.convene().call(announced=False)
    hall.do(reviews.record_study, 1, reviews.Study(freshman=True))
    one = standings(hall)["B2"]
    assert one.verdict is Verdict.NOTED
    assert one.ruling.sentence.startswith("2名候选人中1名有说明；")


def test_contradictions_name_the_setting_that_settles_them(hall):
    chair, contacts = hall.ask(rulings.contradictions)
    assert (chair.chosen, len(chair.ways), chair.room) == ("", 3, "election_rules")
    assert (contacts.chosen, contacts.ways, contacts.room) == ("", (), "")
    hall.convene()
    chair, _ = hall.ask(rulings.contradictions)
    assert chair.chosen == "先选主席团，再从当选人中选主席"
