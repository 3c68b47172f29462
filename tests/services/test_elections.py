import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.errors import Refused, SudeskError
from sudesk.models.tables import RollEntry
from sudesk.rules.review import Opinion, Study
from sudesk.services import candidates, elections, reviews
from sudesk.services.congresses import Entry
from sudesk.services.elections import PRESIDIUM, ballot_names
from sudesk.terms import Approver, Status
from tests.reviewing import AGREED, FOUND, JUDGED, NOMINATION
from tests.services.scenes import STUDY


@pytest.fixture
def called(hall):
    hall.convene()
    hall.election = hall.do(elections.call, hall.congress, PRESIDIUM, 2)
    return hall


def view(hall):
    return hall.ask(elections.view, hall.election)


def nominate(hall, place, study=STUDY):
    return hall.do(candidates.nominate, hall.election, hall.roll[place].id, study)


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
        called.do(elections.change, called.election, post, seats)
    assert (view(called).post, view(called).seats) == (PRESIDIUM, 2)


def test_an_election_is_called_and_changed(called):
    called.do(elections.change, called.election, " 学生会主席团 ", 3)
    found = view(called)
    assert (found.post, found.seats) == (PRESIDIUM, 3)
    other = called.do(elections.call, called.congress, "学习部部长", 5)
    assert [one.id for one in called.ask(elections.elections, called.congress)] == [
        called.election,
        other,
    ]


def test_names_stand_by_strokes_with_the_reasons(called):
    for place in (0, 4, 2, 3):  # 赵 周 孙 李
        nominate(called, place)
    found = view(called)
    assert [one.entry.name[0] for one in found.candidates] == ["孙", "李", "周", "赵"]
    assert found.order_reasons == ("孙6画，李7画", "李7画，周8画", "周8画，赵9画")
    assert (found.order, found.unknown_strokes) == ("按姓氏笔画为序", ())
    assert found.nominees == found.candidates


def test_another_order_needs_a_name_and_a_reason(called):
    ids = [nominate(called, place) for place in (2, 3, 4)]
    for by, because in (("", "抽签"), ("王书记", " ")):
        with pytest.raises(SudeskError, match="谁决定、为什么"):
            called.do(elections.reorder, called.election, ids[::-1], by, because)
    called.do(elections.reorder, called.election, ids[::-1], "王书记", "抽签")
    found = view(called)
    assert [one.id for one in found.candidates] == ids[::-1]
    assert (found.order, found.order_reasons) == ("排列次序：抽签", ())
    assert (found.order_by, found.order_because) == ("王书记", "抽签")
    late = nominate(called, 0)
    assert [one.id for one in view(called).candidates] == [*ids[::-1], late]
    called.do(elections.order_by_strokes, called.election)
    assert [one.id for one in view(called).candidates] == [*ids, late]


@pytest.mark.parametrize("wrong", [[], [1], [1, 1], [1, 2, 3]])
def test_an_order_lists_everybody_once(called, wrong):
    for place in (2, 3):
        nominate(called, place)
    with pytest.raises(SudeskError, match="每人一次"):
        called.do(elections.reorder, called.election, wrong, "王书记", "抽签")


def test_same_names_stand_by_class_and_number(called):
    with called.store.writing() as session:
        for row in session.query(RollEntry).filter(RollEntry.id.in_((1, 2, 20))):
            row.name = "张三"
    for place in (19, 1, 0):
        nominate(called, place)
    assert [one.entry.id for one in view(called).candidates] == [1, 2, 20]


def test_nothing_changes_once_there_are_ballots(hall):
    hall.convene().call().prepare()
    (one, two) = view(hall).candidates
    before = view(hall)
    opinion = Opinion(True, "何安", AGREED)
    for act, *arguments in (
        (elections.change, hall.election, PRESIDIUM, 2),
        (candidates.nominate, hall.election, hall.roll[5].id, STUDY),
        (candidates.describe, one.id, NOMINATION),
        (candidates.strike, one.id),
        (candidates.withdraw, one.id, "本人提出", JUDGED),
        (candidates.restore, one.id),
        (reviews.record_study, one.id, Study()),
        (reviews.waive, one.id, "王书记", "理由"),
        (reviews.judge, [one.id], FOUND, "何安", JUDGED),
        (reviews.unjudge, [one.id], list(FOUND)),
        (reviews.find_fit, [one.id], "何安", JUDGED),
        (reviews.reopen, [one.id]),
        (reviews.approve, [one.id], Approver.CLASS, opinion),
        (reviews.unapprove, [one.id], Approver.CLASS),
        (reviews.put_back, {one.id: one.review}),
        (elections.reorder, hall.election, [two.id, one.id], "王书记", "抽签"),
        (elections.order_by_strokes, hall.election),
        (elections.accept_uncontested, hall.election, "王书记", "理由"),
    ):
        with pytest.raises(Refused, match="选票已经准备"):
            hall.do(act, *arguments)
    assert view(hall) == before


def test_an_uncontested_election_has_a_name_and_a_reason(called):
    for by, because in (("", "特殊情况"), ("王书记", " ")):
        with pytest.raises(SudeskError, match="谁决定、为什么"):
            called.do(elections.accept_uncontested, called.election, by, because)


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
