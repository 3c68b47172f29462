import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.papers.characters import clean
from sudesk.papers.outline import Level, gaps, read, set_level, written

PASTED = (
    "　　一、\t过去一年的工作\r\n\r\n"
    "　　(一) 思想引领。组织主题团日12次。\r\n"
    "１．开展“学长课堂”24场；\v2、延长开放时间。\u2028"
    "（1）周一至周四\n"
    "• 图书馆\n"
    "2026年是重要的一年。1.5万人次参加。"
)


def test_numbers_pasted_from_a_word_processor_are_read_as_levels() -> None:
    blocks = read(PASTED)
    assert [(block.level, block.lead, block.text) for block in blocks] == [
        (Level.FIRST, "一、过去一年的工作", ""),
        (Level.SECOND, "（一）思想引领。", "组织主题团日12次。"),
        (Level.THIRD, "1. ", "开展“学长课堂”24场；"),
        (Level.THIRD, "2. ", "延长开放时间。"),
        (Level.FOURTH, "（1）", "周一至周四"),
        (Level.TEXT, "", "图书馆"),
        (Level.TEXT, "", "2026年是重要的一年。1.5万人次参加。"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1.5万人次参加活动。",
        "2026年工作",
        "一年来，我们努力工作。",
        "十二月、一月放假",
        "——同学的心声",
    ],
)
def test_text_that_only_begins_like_a_number_stays_text(line: str) -> None:
    (block,) = read(line)
    assert (block.level, block.whole) == (Level.TEXT, line)


def test_a_long_first_level_is_a_paragraph_with_its_number() -> None:
    (block,) = read("一、" + "学" * 60 + "。会")
    assert (block.lead, block.text) == ("一、", "学" * 60 + "。会")


def test_a_first_level_with_text_behind_its_stop_keeps_both() -> None:
    (block,) = read("二、存在的不足。深入班级不够。")
    assert (block.lead, block.text) == ("二、存在的不足", "深入班级不够。")


def test_what_is_written_is_read_as_the_same() -> None:
    blocks = read(PASTED)
    assert read(written(blocks)) == blocks


def test_headings_that_do_not_follow_are_told() -> None:
    assert gaps(read("一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊")) == ()
    told = gaps(read("一、甲\n三、丙\n四、丁\n（二）戊"))
    assert told == ("“三、丙”前面的编号应为“二、”", "“（二）戊”前面的编号应为“（一）”")


def test_a_line_becomes_a_heading_and_all_are_numbered_anew() -> None:
    text = "一、甲\n\n乙\n三、丙\n（五）丁"
    assert set_level(text, 2, Level.FIRST) == "一、甲\n\n二、乙\n三、丙\n（一）丁"
    assert set_level(text, 0, Level.TEXT) == "甲\n\n乙\n一、丙\n（一）丁"
    assert set_level(text, 0, Level.THIRD) == "1. 甲\n\n乙\n一、丙\n（一）丁"
    assert set_level(text, 1, Level.FIRST) == text


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_no_visible_word_is_lost(text: str) -> None:
    kept = "".join(block.whole for block in read(text))
    marks = set("•●◆■▪·–—-*。. 　、．（）()\u2060")
    visible = [c for c in clean(text.replace("\u0085", "\n")) if c.isalpha()]
    for char in visible:
        if char not in marks and char not in "〇":
            assert char in kept
