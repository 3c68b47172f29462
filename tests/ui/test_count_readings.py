"""Two readings of one ballot beside each other: lines, where they part, what is said of them."""

from pytestqt.qtbot import QtBot

from sudesk.rules.voting import Ballot, Contest
from sudesk.terms import Mark
from sudesk.ui.count.reading_table import ReadingTable
from sudesk.ui.count.readings import parts, parts_words, rows_of, sums_words

FEW = Contest("学生会主席团", 3, tuple("甲乙丙丁"))
MANY = Contest("学生会主席团", 3, tuple(f"候选{number}" for number in range(20)))


def test_a_sign_that_only_one_saw_is_one_part() -> None:
    first = Ballot({"甲": Mark.APPROVE, "乙": Mark.OPPOSE})
    second = Ballot({"甲": Mark.APPROVE, "丙": Mark.ABSTAIN})
    (part,) = parts(FEW, first, second)
    assert (part.name, part.first, part.second) == ("乙", "反对", "空白，算弃权")
    assert parts_words([part]) == "乙：反对 / 空白"
    assert parts(FEW, first, first) == []
    assert parts_words([]) == "两次相同"


def test_names_written_in_and_a_void_ballot_are_parts_too() -> None:
    first = Ballot({}, ("何 书墨",))
    second = Ballot({}, ("何书默",), "没有盖章")
    found = parts(FEW, first, second)
    assert [one.name for one in found] == ["另选他人", "整张"]
    assert parts_words(found) == "另选他人：何书墨 / 何书默 等 2 处"


def test_a_reading_is_summed_up() -> None:
    ballot = Ballot({"甲": Mark.APPROVE, "乙": Mark.OPPOSE}, ("外人",))
    assert sums_words(FEW, ballot) == "赞成 1，反对 1，空白 2，另选 1"
    assert sums_words(FEW, Ballot(void="没有盖章")) == "整张无效"


def test_a_short_ballot_shows_all_names_and_nothing_empty_below(qtbot: QtBot) -> None:
    table = ReadingTable()
    qtbot.addWidget(table)
    rows = rows_of(FEW, Ballot({"甲": Mark.APPROVE}))
    table.show_reading("第一计票人", "", rows, [1])
    assert table.told == "甲赞成，乙空白，算弃权，丙空白，算弃权，丁空白，算弃权"
    table.show_reading("第一计票人", "", rows_of(FEW, Ballot(void="没有盖章")), [])
    assert table.told.endswith("整张无效，没有盖章")


def test_of_a_long_ballot_only_what_differs_is_shown(qtbot: QtBot) -> None:
    table = ReadingTable()
    qtbot.addWidget(table)
    rows = rows_of(MANY, Ballot({"候选7": Mark.OPPOSE}))
    table.show_reading("第一计票人", "", rows, [7])
    assert table.told == "候选7反对"
    table.show_reading("第一计票人", "", rows, [])
    assert table.told.count("候选") == 20
