"""A ballot as it is keyed: every key, its undo, and what is stored."""

from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules.voting import Ballot, Contest, Rule, WriteInRule, tally
from sudesk.services.entering import Entered
from sudesk.terms import Mark
from sudesk.ui.count.draft import Draft
from sudesk.ui.count.hand import Hand
from sudesk.ui.count.told import ballot_lines, mark_words, slip, teller_words

FEW = Contest("学生会主席团", 3, tuple("甲乙丙丁戊己庚辛"))
MANY = Contest("学生会主席团", 3, tuple("甲乙丙丁戊己庚辛壬癸"))
ALL = Rule()


def keyed(*numbers: int, contest: Contest = FEW, rule: Rule = ALL) -> Draft:
    draft = Draft.begin(contest, rule)
    for number in numbers:
        draft = draft.press(number)
    return draft


def test_a_number_approves_then_opposes_then_leaves_blank_then_approves_again() -> None:
    marks = [keyed(*[2] * times).ballot().marks.get("乙") for times in (1, 2, 3, 4)]
    assert marks == [Mark.APPROVE, Mark.OPPOSE, None, Mark.APPROVE]


def test_plus_opposes_only_names_for_which_no_key_was_pressed() -> None:
    draft = keyed(1, 2, 2, 2).oppose_rest()
    assert draft.ballot().marks["甲"] is Mark.APPROVE
    assert "乙" not in draft.ballot().marks
    assert draft.opposed == 6
    assert draft.abstained == 1


def test_zero_makes_a_blank_ballot_which_is_not_an_untouched_one() -> None:
    assert not Draft.begin(FEW, ALL).touched
    blank = keyed(1, 2).write_in("外人").spoil("无法辨认").leave_blank()
    assert blank.touched
    assert blank.ballot() == Ballot({}, (), None)


def test_pressing_a_number_three_times_is_a_key_and_so_can_be_stored() -> None:
    assert keyed(4, 4, 4).touched


def test_approvals_and_names_written_in_together_overvote() -> None:
    draft = keyed(1, 2, 3)
    assert not draft.overvoted
    assert draft.write_in("外 人").overvoted
    assert draft.write_in("外 人").write_ins == ("外人",)
    assert not draft.write_in("甲").overvoted


def test_opposers_may_write_in_as_many_as_they_oppose() -> None:
    rule = Rule(write_ins=WriteInRule.OPPOSERS)
    draft = keyed(1, 1, rule=rule).write_in("外人").write_in("旁人")
    assert draft.counting == ("外人",)
    assert draft.approved == 1


def test_more_than_nine_names_are_keyed_one_after_the_other() -> None:
    draft = Draft.begin(MANY, ALL)
    assert draft.by_name
    for mark in (Mark.APPROVE, Mark.OPPOSE, Mark.ABSTAIN):
        draft = draft.mark_next(mark)
    assert draft.ballot().marks == {"甲": Mark.APPROVE, "乙": Mark.OPPOSE}
    assert draft.cursor == 3
    whole = draft.oppose_rest()
    assert whole.opposed == 8
    assert whole.mark_next(Mark.APPROVE) == whole


@given(
    st.lists(st.sampled_from([*range(1, 9), "+", "0", "*", "/"]), max_size=30),
    st.sampled_from(list(WriteInRule)),
)
def test_what_is_shown_is_what_the_count_makes_of_the_ballot(
    keys: list[int | str], write_ins: WriteInRule
) -> None:
    rule = Rule(write_ins=write_ins)
    hand = Hand(FEW, rule)
    seen = [hand.draft]
    for key in keys:
        draft = hand.draft
        changed = {
            "+": draft.oppose_rest,
            "0": draft.leave_blank,
            "*": lambda draft=draft: draft.write_in("外人"),
            "/": lambda draft=draft: draft.spoil("无法辨认"),
        }.get(str(key), lambda draft=draft, key=key: draft.press(int(key)))()
        hand.change(changed, "")
        seen.append(changed)
    draft = hand.draft
    assert draft.approved + draft.opposed + draft.abstained == 8 + len(draft.counting)
    count = tally(FEW, rule, [draft.ballot()])
    assert count.void == int(draft.overvoted or bool(draft.void))
    again = Draft.of(FEW, rule, draft.ballot())
    assert again.ballot() == draft.ballot()
    assert again.touched
    for former in reversed(seen[:-1]):
        hand.take_back()
        assert hand.draft == former
    assert not hand.changed


def test_a_half_keyed_ballot_waits_while_stored_ones_are_amended() -> None:
    hand = Hand(FEW, ALL)
    hand.stored = (
        Entered(1, Ballot({"甲": Mark.APPROVE}), ""),
        Entered(2, Ballot(void="没有盖章"), "有规定以外的记号"),
    )
    hand.change(hand.draft.press(5), "")
    half = hand.draft
    hand.turn_to(2)
    assert hand.amending
    assert (hand.draft.void, hand.draft.doubt) == ("没有盖章", "有规定以外的记号")
    hand.turn_to(1)
    assert hand.draft.ballot() == hand.stored[0].ballot
    assert hand.before is None
    hand.turn_to(0)
    assert hand.place == 1
    hand.turn_to(3)
    assert not hand.amending
    assert hand.draft == half
    hand.take_back()
    assert not hand.draft.touched


def test_a_ballot_put_in_between_keeps_the_half_keyed_one() -> None:
    hand = Hand(FEW, ALL)
    hand.stored = (Entered(1, Ballot(), ""),)
    hand.change(hand.draft.press(5), "")
    half = hand.draft
    hand.begin_insert()
    assert not hand.inserting  # only in front of a stored one
    hand.turn_to(1)
    hand.begin_insert()
    assert (hand.inserting, hand.amending, hand.at_end) == (True, False, False)
    assert not hand.draft.touched
    hand.turn_to(2)
    assert hand.draft == half


def test_a_doubt_is_said_beside_what_was_read_and_can_be_taken_back() -> None:
    draft = keyed(1).doubted("符号看不清")
    assert draft.ballot() == keyed(1).ballot()
    assert draft.doubted("") == keyed(1)
    assert Draft.begin(FEW, ALL).doubted("符号看不清").touched
    assert Draft.of(FEW, ALL, draft.ballot(), draft.doubt).doubt == "符号看不清"


def test_places_are_told_by_bundle() -> None:
    assert (slip(1, 20), slip(2, 17)) == ("1 – 20", "2 – 17")
    assert (teller_words(1, "何思齐"), teller_words(2)) == ("第一计票人 何思齐", "第二计票人")


def test_a_ballot_is_told_by_its_kinds_of_marks() -> None:
    ballot = Ballot({"甲": Mark.APPROVE, "乙": Mark.OPPOSE}, ("外人",))
    assert ballot_lines(FEW, ballot) == ["○ 甲", "× 乙", "另选 外人", "其余 6 名空白，算弃权"]
    assert ballot_lines(FEW, Ballot()) == ["空白票，全部算弃权"]
    assert ballot_lines(FEW, Ballot(void="没有盖章")) == ["整张无效：没有盖章"]
    assert mark_words("甲", None) == "甲 空白"
