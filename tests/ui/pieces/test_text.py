"""Text keeps its line height, breaks, and is cut where room is short."""

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE

WORDS = "封存后不能改动，也没有解封。以后发现错误，只能另作更正，并写明理由。"


def test_a_paragraph_grows_by_whole_lines(qtbot: QtBot) -> None:
    text = Text(WORDS, TABLE, wrap=True)
    qtbot.addWidget(text)
    assert text.heightForWidth(2000) == 19
    assert text.heightForWidth(240) == 2 * 19
    assert text.hasHeightForWidth()


def test_a_line_that_is_cut_is_whole_in_its_tip(qtbot: QtBot) -> None:
    text = Text(WORDS, TABLE)
    qtbot.addWidget(text)
    text.resize(100, 19)
    text.grab()
    assert text.toolTip() == WORDS
    text.resize(1000, 19)
    text.grab()
    assert text.toolTip() == ""


def test_lead_is_part_of_the_words(qtbot: QtBot) -> None:
    text = Text("名册现有 412 人。", TABLE, lead="导入完成，新增 141 人。")
    qtbot.addWidget(text)
    assert text.text() == "导入完成，新增 141 人。名册现有 412 人。"
    wide = text.sizeHint().width()
    text.say("导入完成，新增 141 人。名册现有 412 人。")
    assert text.sizeHint().width() <= wide


@given(st.integers(30, 900), st.integers(30, 900))
def test_more_width_never_needs_more_height(one: int, other: int) -> None:
    text = Text(WORDS, TABLE, wrap=True)
    narrow, wide = sorted((one, other))
    assert text.heightForWidth(wide) <= text.heightForWidth(narrow)
    text.deleteLater()
