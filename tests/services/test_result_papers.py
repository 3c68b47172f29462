from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta

import pytest

from sudesk.rules.review import Study
from sudesk.rules.voting import Base, Majority, Rule
from sudesk.services import elections, notices, papers, passages, reviews, rounds
from sudesk.terms import CongressKind, NextStep, NoticeKind, Outcome
from tests.services.scenes import HELD_ON, STUDY, no, yes


def compose(hall, key):
    return hall.ask(papers.compose, hall.congress, key)


def words_of(value):
    """Every text in a paper's facts."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from words_of(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from words_of(one)


def test_the_count_report_is_the_snapshot(sealed):
    paper = compose(sealed, "15-1")
    due = sealed.due
    assert paper.elected == (due[0].name,)
    assert (paper.figures.issued, paper.figures.valid, paper.figures.void) == (20, 19, 1)
    assert (paper.turnout.due, paper.turnout.present) == (24, 24)
    assert paper.threshold.needed == 13
    assert "超过实到学生的半数" in paper.threshold.words
    assert paper.void_reasons == (("字迹无法辨认", 1),)
    assert paper.chief_scrutineer == due[-5].name
    assert paper.tellers == (due[-2].name, due[-1].name)
    assert [(line.name, line.outcome) for line in paper.lines] == [
        (due[0].name, Outcome.ELECTED),
        (due[1].name, Outcome.BELOW_LINE),
        ("何书墨", Outcome.BELOW_LINE),
    ]
    assert [line.written_in for line in paper.lines] == [False, False, True]
    assert paper.notes == () and paper.round_name == ""


def test_the_result_report_names_the_elected_with_class_and_post(sealed):
    paper = compose(sealed, "16")
    (winner,) = paper.winners
    first = sealed.due[0]
    assert (winner.name, winner.class_group) == (first.name, first.class_name)
    assert winner.post == "学生会主席团成员"
    assert paper.quorum == 16
    assert (paper.scrutineers, paper.tellers) == (2, 2)
    assert paper.attachments == ("选票发放回收报告单", "计票结果报告单")


def test_a_waiver_is_printed_without_the_figures_of_failed_courses(hall):
    hall.convene().call()
    failed = replace(STUDY, rank=33, total=97, fails=8)
    candidate = hall.ask(elections.view, hall.election).candidates[0]
    hall.do(reviews.record_study, candidate.id, failed)
    hall.do(reviews.waive, candidate.id, "王书记", "国赛获奖")
    hall.prepare().open().count([yes(hall.names[0])] * 20)
    for key in ("15-1", "16"):
        paper = compose(hall, key)
        (note,) = paper.notes
        assert candidate.entry.name in note and "改革方案二.7" in note
        assert "王书记决定列为候选人，理由：国赛获奖" in note
        said = "".join(words_of(paper))
        for word in ("8门", "8 门", "33", "97", "挂科"):
            assert word not in said
    assert "前30%以内" not in compose(hall, "16").candidate_words


def test_a_missing_rank_is_waived_and_never_called_met(hall):
    hall.convene().call()
    candidate = hall.ask(elections.view, hall.election).candidates[0]
    hall.do(reviews.record_study, candidate.id, Study(freshman=True))
    hall.prepare().open().count([yes(hall.names[0])] * 20)
    paper = compose(hall, "16")
    assert paper.notes == ()
    assert "均在本专业前30%以内" not in paper.candidate_words


def test_all_candidates_within_the_condition_are_said_to_be(sealed):
    assert "前30%以内" in compose(sealed, "16").candidate_words


def test_an_uncontested_election_is_printed_with_its_reason(hall):
    hall.convene().call(1, 1)
    hall.do(elections.accept_uncontested, hall.election, "王书记", "只有一人报名")
    hall.prepare().open().count([yes(hall.names[0])] * 20)
    (note,) = compose(hall, "16").notes
    assert "候选人1名，应选1名" in note
    assert "王书记决定等额选举，理由：只有一人报名" in note


def test_every_round_is_reported(hall):
    hall.convene(CongressKind.DELEGATES, 12).call().prepare().open()
    first, second = hall.names
    hall.count([yes(first), yes(second)] * 6)
    assert compose(hall, "15-1").next_step is NextStep.SECOND_BALLOT
    hall.next()
    hall.do(rounds.open_voting, hall.round)
    hall.count([yes(first)] * 8 + [no(first)] * 4)
    paper = compose(hall, "16")
    assert len(paper.rounds) == 2
    assert len(paper.attachments) == 2 * len(paper.rounds)
    assert [one.elected for one in paper.rounds] == [(), (first,)]
    assert [winner.name for winner in paper.winners] == [first]
    assert compose(hall, "15-2").round_name == "就缺额另行选举"


@pytest.mark.parametrize(
    ("majority", "words", "base"),
    [
        (Majority(), "赞成票须超过实到学生的半数", 24),
        (Majority(Base.ENTITLED, (2, 3)), "赞成票须超过应到学生的三分之二", 24),
        (Majority(Base.VALID, (2, 3), True), "赞成票须达到有效选票的三分之二以上", 20),
        (Majority(Base.COLLECTED), "赞成票须超过收回选票的半数", 20),
        (Majority(Base.NONE), "以得票多少为序，得票多者当选", None),
    ],
)
def test_the_line_is_worded_as_the_rules_have_it(hall, majority, words, base):
    hall.convene().call(rule=Rule(majority)).prepare().open()
    hall.count([yes(hall.names[0])] * 20)
    threshold = compose(hall, "15-1").threshold
    assert threshold.words == words
    assert threshold.base == base


def test_two_same_names_are_told_apart_on_every_paper(hall):
    from sudesk.models.roster import Student

    with hall.store.writing() as session:
        for number, student in enumerate(session.query(Student).order_by(Student.id)):
            if number in (0, 10):
                student.name = "张三"
    hall.convene().call(1, 1, announced=False)
    other = next(entry for entry in hall.roll if entry.class_name == "会计2501班")
    assert other.name == "张三"
    hall.stand(other)
    hall.announce().prepare().open()
    names = ("张三（会计2401班）", "张三（会计2501班）")
    assert hall.names == names
    hall.count([yes(names[1])] * 20)
    assert compose(hall, "12-1").candidates == names
    assert compose(hall, "15-1").elected == (names[1],)
    (winner,) = compose(hall, "16").winners
    assert winner.class_group == "会计2501班"


def test_what_a_named_person_let_pass_stands_in_the_result_report(sealed):
    sealed.do(passages.pass_gate, sealed.congress, "B1", "agenda", "王书记", "今年不修订章程")
    notes = compose(sealed, "16").notes
    assert any("大会议程由王书记署名决定通过，理由：今年不修订章程" in note for note in notes)


def test_the_report_is_not_signed_before_the_notice_that_it_tells_of(sealed):
    assert compose(sealed, "16").signed_on == HELD_ON
    with sealed.store.writing() as session:
        notices.put_up(
            session,
            sealed.congress,
            NoticeKind.RESULT,
            date(2026, 12, 21),
            date(2026, 12, 23),
            "公告栏",
            "系团总支办公室",
            sealed.election,
        )
    sealed.store.clock.now += timedelta(days=7)
    for key in ("16", "28"):
        assert compose(sealed, key).signed_on == date(2026, 12, 23)
