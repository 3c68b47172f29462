from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.errors import Refused, SudeskError
from sudesk.models.tables import RollEntry
from sudesk.rules.voting import Rule, WriteInRule
from sudesk.services import elections
from sudesk.services.congresses import Entry
from sudesk.services.elections import PRESIDIUM, Standing, Study, ballot_names
from sudesk.terms import Status, Verdict
from tests.services.scenes import STUDY, Hall

RULE = Rule(write_ins=WriteInRule.OPPOSERS)


@pytest.fixture
def called(hall):
    hall.convene()
    hall.election = hall.do(elections.call, hall.congress, PRESIDIUM, 2)
    return hall


def view(hall):
    return hall.ask(elections.view, hall.election)


def nominate(hall, place, study=STUDY):
    return hall.do(elections.nominate, hall.election, hall.roll[place].id, study)


@pytest.mark.parametrize(
    ("post", "seats", "words"),
    [
        (PRESIDIUM, 4, r"主席团4人，应为1至3人.*改革方案二\.4"),
        (PRESIDIUM, 0, "主席团0人"),
        ("主席助理", 1, r"助理岗位，不得设置.*改革方案二\.4"),
        ("学习部部长", 0, "应为1以上"),
        ("  ", 1, "还没有填写选举的职务"),
    ],
)
def test_what_may_not_be_elected(called, post, seats, words):
    with pytest.raises(SudeskError, match=words):
        called.do(elections.call, called.congress, post, seats)
    with pytest.raises(SudeskError, match=words):
        called.do(elections.change, called.election, post, seats, RULE)
    assert (view(called).post, view(called).seats) == (PRESIDIUM, 2)


def test_an_election_keeps_its_rules(called):
    assert view(called).rule == Rule()
    called.do(elections.change, called.election, " 学生会主席团 ", 3, RULE)
    found = view(called)
    assert (found.post, found.seats, found.rule) == (PRESIDIUM, 3, RULE)
    other = called.do(elections.call, called.congress, "学习部部长", 5, RULE)
    assert [one.id for one in called.ask(elections.elections, called.congress)] == [
        called.election,
        other,
    ]


@pytest.mark.parametrize(
    ("study", "verdict", "standing"),
    [
        (Study(), Verdict.BLOCKED, Standing.MISSING),
        (Study(3, 10, "", 0), Verdict.ALLOWED, Standing.MET),
        (Study(4, 10, "", 0), Verdict.BLOCKED, Standing.FAILED),
        (Study(3, 10, "", None), Verdict.BLOCKED, Standing.MISSING),
        (Study(None, None, "", 0), Verdict.BLOCKED, Standing.MISSING),
        (Study(3, 10, "", 1), Verdict.BLOCKED, Standing.FAILED),
        (Study(freshman=True), Verdict.NOTED, Standing.EXEMPT),
        (Study(freshman=True, fails=1), Verdict.BLOCKED, Standing.FAILED),
        (Study(4, 10, "", 0, freshman=True), Verdict.BLOCKED, Standing.FAILED),
    ],
)
def test_studies_are_never_passed_by_silence(called, study, verdict, standing):
    nominate(called, 0, study)
    (candidate,) = view(called).candidates
    assert (candidate.study, candidate.ruling.verdict) == (study, verdict)
    assert candidate.standing is standing
    assert candidate.ready == (verdict is not Verdict.BLOCKED)
    assert len(candidate.conditions) == 2


@given(st.integers(1, 200), st.integers(1, 200), st.integers(0, 2) | st.none(), st.booleans())
def test_the_conditions_say_what_the_rule_says(first, second, fails, freshman):
    rank, total = sorted((first, second))
    study = Study(rank, total, "", fails, freshman)
    candidate = elections._view(_row(study), "甲")
    assert (candidate.standing in (Standing.MET, Standing.EXEMPT)) == (not candidate.ruling.blocks)


def _row(study):
    from sudesk.models.tables import Candidate

    entry = RollEntry(id=1, student_no="1", name="甲", class_name="班", status=Status.ACTIVE)
    row = Candidate(id=1, entry=entry)
    elections._write(row, study)
    return row


@pytest.mark.parametrize(
    ("study", "words"),
    [
        (Study(rank=3), "名次和专业人数要一起填"),
        (Study(total=3), "名次和专业人数要一起填"),
        (Study(4, 3), "名次4不在1至3之间"),
        (Study(0, 3), "名次0不在"),
        (Study(fails=-1), "不能小于0"),
    ],
)
def test_impossible_studies_are_refused(called, study, words):
    with pytest.raises(SudeskError, match=words):
        nominate(called, 0, study)
    candidate = nominate(called, 0)
    with pytest.raises(SudeskError, match=words):
        called.do(elections.record_study, candidate, study)
    assert view(called).candidates[0].study == STUDY


def test_a_waiver_has_a_name_and_a_reason(called):
    candidate = nominate(called, 0, replace(STUDY, fails=1))
    for by, because in (("", "特殊情况"), ("王书记", " ")):
        with pytest.raises(SudeskError, match="谁决定、为什么"):
            called.do(elections.waive, candidate, by, because)
        with pytest.raises(SudeskError, match="谁决定、为什么"):
            called.do(elections.accept_uncontested, called.election, by, because)
    assert not view(called).candidates[0].ready
    called.do(elections.waive, candidate, " 王书记 ", " 竞赛获奖 ")
    (found,) = view(called).candidates
    assert (found.ready, found.waived_by, found.waived_because) == (True, "王书记", "竞赛获奖")
    assert found.ruling.blocks


def test_nobody_stands_twice_or_from_another_congress(called):
    nominate(called, 0)
    with pytest.raises(Refused, match="已经是候选人"):
        nominate(called, 0)
    other = Hall(called.store).convene()
    with pytest.raises(SudeskError, match="不在本次大会的名册里"):
        called.do(elections.nominate, called.election, other.roll[0].id, STUDY)


def test_names_can_be_put_in_order_and_taken_off(called):
    first, second, third = (nominate(called, place) for place in (2, 0, 1))
    called.do(elections.reorder, called.election, [third, second, first])
    assert [one.id for one in view(called).candidates] == [third, second, first]
    called.do(elections.withdraw, second)
    fourth = nominate(called, 5)
    assert [one.id for one in view(called).candidates] == [third, first, fourth]


def test_nothing_changes_once_there_are_ballots(hall):
    hall.convene().call().prepare()
    (one, two) = view(hall).candidates
    before = view(hall)
    for act, *arguments in (
        (elections.change, hall.election, PRESIDIUM, 2, RULE),
        (elections.nominate, hall.election, hall.roll[5].id, STUDY),
        (elections.record_study, one.id, Study()),
        (elections.waive, one.id, "王书记", "理由"),
        (elections.withdraw, one.id),
        (elections.reorder, hall.election, [two.id, one.id]),
        (elections.accept_uncontested, hall.election, "王书记", "理由"),
    ):
        with pytest.raises(Refused, match="选票已经准备"):
            hall.do(act, *arguments)
    assert view(hall) == before


def entry(number, name, class_name):
    return Entry(1, number, name, "", class_name, "", "", Status.ACTIVE, "", "", "")


def test_two_same_names_are_told_apart():
    names = ballot_names(
        [
            entry("01", "张三", "甲班"),
            entry("02", "李四", "甲班"),
            entry("03", "张三", "乙班"),
            entry("14", "张三", "乙班"),
        ]
    )
    assert names == ("张三（甲班）", "李四", "张三（乙班03号）", "张三（乙班14号）")


def test_names_that_only_a_blank_parts_are_told_apart():
    # a count compares names without blanks
    assert ballot_names([entry("1", "张 三", "甲班"), entry("2", "张三", "乙班")]) == (
        "张 三（甲班）",
        "张三（乙班）",
    )


def test_numbers_are_told_apart_by_as_many_digits_as_it_takes():
    people = [entry("20240107", "张三", "甲班"), entry("20240207", "张三", "甲班")]
    assert ballot_names(people) == ("张三（甲班107号）", "张三（甲班207号）")


@given(
    st.lists(
        st.tuples(st.sampled_from(["张三", "张 三", "李四"]), st.sampled_from("甲乙")), max_size=8
    ),
    st.lists(st.integers(0, 99999), min_size=8, max_size=8, unique=True),
)
def test_names_on_a_ballot_are_all_different(people, numbers):
    entries = [entry(f"{number:05}", *one) for one, number in zip(people, numbers, strict=False)]
    names = ["".join(name.split()) for name in ballot_names(entries)]
    assert len(set(names)) == len(names)
