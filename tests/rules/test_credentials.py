import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules import credentials
from sudesk.rules.credentials import Check, Facts, Meeting
from sudesk.terms import SeatKind, Status, Verdict

GOOD = Facts(
    seat=SeatKind.CLASS,
    standing=Status.ACTIVE,
    place="会计2401班",
    taken=3,
    seats=3,
    meeting=Meeting(45, 40, 46),
    votes=29,
    registered=True,
    namesakes=0,
    core=False,
)


def changed(**facts: object) -> Facts:
    values = {name: getattr(GOOD, name) for name in Facts.__slots__}
    return Facts(**(values | facts))  # type: ignore[arg-type]


def test_a_delegate_in_order_passes_every_check() -> None:
    rulings = credentials.review(GOOD)
    assert list(rulings) == list(Check)
    assert credentials.worst(list(rulings.values())) is Verdict.ALLOWED
    assert all(ruling.sentence and not ruling.remedy for ruling in rulings.values())


@pytest.mark.parametrize(
    ("facts", "check", "verdict", "words"),
    [
        ({"standing": None}, Check.ROLL, Verdict.BLOCKED, "已不在名册里"),
        ({"standing": Status.LEFT}, Check.ROLL, Verdict.BLOCKED, "离班"),
        ({"standing": Status.SUSPENDED}, Check.ROLL, Verdict.WARNED, "休学"),
        ({"meeting": None}, Check.ELECTION, Verdict.WARNED, "没有登记班会"),
        ({"meeting": Meeting(45, 29, 46)}, Check.ELECTION, Verdict.NOTED, "三分之二须30人，差1人"),
        ({"meeting": Meeting(47, 40, 46)}, Check.ELECTION, Verdict.BLOCKED, "多于班级在册46人"),
        ({"votes": None}, Check.VOTES, Verdict.WARNED, "没有填写得票数"),
        ({"votes": 41}, Check.VOTES, Verdict.BLOCKED, "多于班会实到40人"),
        ({"votes": 20}, Check.VOTES, Verdict.NOTED, "未过班会实到40人的半数"),
        ({"taken": 5}, Check.SEATS, Verdict.BLOCKED, "名额3名，登记后有5名，多出2名"),
        ({"registered": False}, Check.FORM, Verdict.WARNED, "没有交回"),
        ({"namesakes": 1}, Check.ONCE, Verdict.BLOCKED, "不止一次"),
    ],
)
def test_what_is_amiss_is_said_with_what_to_do(
    facts: dict[str, object], check: Check, verdict: Verdict, words: str
) -> None:
    rulings = credentials.review(changed(**facts))
    assert rulings[check].verdict is verdict
    assert words in rulings[check].sentence
    assert rulings[check].remedy
    assert credentials.worst(list(rulings.values())) is verdict


def test_votes_stand_without_a_recorded_meeting() -> None:
    ruling = credentials.review(changed(meeting=None))[Check.VOTES]
    assert (ruling.verdict, ruling.sentence) == (Verdict.ALLOWED, "得票29票")


@pytest.mark.parametrize("seat", [SeatKind.ORGANISATION, SeatKind.EX_OFFICIO])
def test_who_sits_for_no_class_needs_no_class_meeting(seat: SeatKind) -> None:
    rulings = credentials.review(changed(seat=seat, meeting=None, votes=None))
    assert rulings[Check.ELECTION].verdict is Verdict.ALLOWED
    assert rulings[Check.VOTES].verdict is Verdict.ALLOWED


def test_who_holds_the_seat_by_office_counts_as_a_core_member() -> None:
    said = [credentials.review(changed(seat=seat))[Check.CORE].sentence for seat in SeatKind]
    assert said == ["非骨干", "非骨干", "当然代表，按骨干计"]
    assert credentials.review(changed(core=True))[Check.CORE].sentence == "学生会骨干"


@pytest.mark.parametrize(
    ("meeting", "words"),
    [
        (Meeting(0, 0, 46), "应到0人"),
        (Meeting(40, -1, 46), "实到-1人"),
        (Meeting(40, 41, 46), "多于应到40人"),
    ],
)
def test_figures_that_cannot_be_are_blocked(meeting: Meeting, words: str) -> None:
    ruling = credentials.figures(meeting)
    assert ruling.blocks
    assert words in ruling.sentence


@given(
    st.integers(1, 80).flatmap(lambda due: st.tuples(st.just(due), st.integers(0, due))),
    st.sampled_from([(2, 3), (1, 2), (4, 5), (3, 7)]),
)
def test_the_share_present_is_an_exact_comparison(
    figures: tuple[int, int], share: tuple[int, int]
) -> None:
    due, present = figures
    ruling = credentials.attended(Meeting(due, present, 80), share)
    enough = present * share[1] >= due * share[0]
    assert (ruling.verdict is Verdict.ALLOWED) is enough
    assert ("差" in ruling.sentence) is not enough


def test_sixty_in_a_hundred_is_enough_and_less_is_only_noted() -> None:
    assert credentials.ordinary(10, 4).verdict is Verdict.ALLOWED
    ruling = credentials.ordinary(10, 5)
    assert ruling.verdict is Verdict.NOTED
    assert "5×10=50＜10×6=60" in ruling.sentence


def test_nobody_is_judged_by_no_rule() -> None:
    assert credentials.worst([]) is Verdict.ALLOWED
