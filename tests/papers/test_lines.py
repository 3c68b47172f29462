import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sudesk.papers.characters import NEVER_FIRST, NEVER_LAST, whole
from sudesk.papers.faces import Face, glyph
from sudesk.papers.lines import set_lines
from sudesk.papers.typesetting import Run

SIZE = 15.75
MEASURE = 28 * SIZE


def texts(lines: tuple[tuple[Run, ...], ...]) -> list[str]:
    return ["".join(run.text for run in line) for line in lines]


def end_of(line: tuple[Run, ...]) -> float:
    """Where the last character's box ends."""
    run = line[-1]
    widths = [glyph(char, Face.BODY).advance * run.size for char in run.text]
    return run.x + sum(widths) + run.space * (len(widths) - 1)


def ends(text: str, indent: float = 0.0) -> list[float]:
    return [end_of(line) for line in set_lines([(text, Face.BODY)], SIZE, MEASURE, indent)]


def test_twenty_eight_characters_fill_a_line_without_stretching() -> None:
    lines = set_lines([("学" * 56, Face.BODY)], SIZE, MEASURE)
    assert texts(lines) == ["学" * 28] * 2
    assert all(run.space == 0 for line in lines for run in line)
    assert end_of(lines[0]) == pytest.approx(MEASURE)


def test_the_first_line_is_indented_by_two_characters() -> None:
    first, second = set_lines([("学" * 54, Face.BODY)], SIZE, MEASURE, 2 * SIZE)
    assert first[0].x == pytest.approx(2 * SIZE)
    assert second[0].x == 0


def test_nothing_sets_no_lines() -> None:
    assert set_lines([("", Face.BODY)], SIZE, MEASURE) == ()
    assert set_lines([("  ", Face.BODY)], SIZE, MEASURE) == ()


def test_numbers_words_and_names_stay_whole() -> None:
    text = "学" * 25 + "2026年6月12日，" + "生" * 20 + whole("阿依努尔·艾合买提") + "当选"
    set_text = texts(set_lines([(text, Face.BODY)], SIZE, MEASURE))
    assert any("2026年" in line for line in set_text)
    assert any("阿依努尔·艾合买提" in line for line in set_text)


def test_a_name_longer_than_a_line_is_cut_rather_than_lost() -> None:
    name = "艾" * 200
    set_text = texts(set_lines([(whole(name), Face.BODY)], SIZE, MEASURE))
    assert "".join(set_text) == name
    assert max(map(len, set_text)) == 28


def test_a_closing_mark_hangs_by_half_an_em_at_most() -> None:
    text = "学" * 28 + "，" + "学" * 28
    assert max(ends(text)) <= MEASURE + SIZE / 2 + 0.01


def test_a_dash_of_two_is_never_parted() -> None:
    for before in range(20, 30):
        set_text = texts(set_lines([("学" * before + "——" + "学" * 40, Face.BODY)], SIZE, MEASURE))
        assert not any(line.startswith("—") or line.endswith("学—") for line in set_text)


def test_a_last_line_holds_more_than_one_character() -> None:
    text = "学生代表大会，选举产生新一届主席团，" * 3 + "主席团成员三名。"
    for extra in range(28):
        set_text = texts(set_lines([("会" * extra + text, Face.BODY)], SIZE, MEASURE, 2 * SIZE))
        assert len(set_text[-1].rstrip("，。")) > 1


PROSE = st.lists(
    st.one_of(
        st.text("学生代表大会选举结果报告", min_size=1, max_size=9),
        st.sampled_from(
            ["，", "。", "；", "、", "《办法》", "（以下简称“办法”）", "2026年", "46%"]
        ),
    ),
    min_size=1,
    max_size=60,
).map(lambda parts: "学" + "".join(parts))


def no_long_run_of_marks(text: str) -> bool:
    run = 0
    for char in text:
        run = run + 1 if char in NEVER_FIRST or char in NEVER_LAST else 0
        if run > 8:
            return False
    return True


@settings(max_examples=150)
@given(PROSE.filter(no_long_run_of_marks))
def test_no_mark_stands_where_it_must_not_and_no_text_is_lost(text: str) -> None:
    set_text = texts(set_lines([(text, Face.BODY)], SIZE, MEASURE, 2 * SIZE))
    assert "".join(set_text) == text
    assert not any(line[0] in NEVER_FIRST for line in set_text[1:])
    assert not any(line[-1] in NEVER_LAST for line in set_text[:-1])


@settings(max_examples=150)
@given(PROSE.filter(no_long_run_of_marks))
def test_lines_end_at_the_margin(text: str) -> None:
    lines = set_lines([(text, Face.BODY)], SIZE, MEASURE, 2 * SIZE)
    for line in lines[:-1]:
        assert MEASURE - SIZE * 0.76 <= end_of(line) <= MEASURE + SIZE * 0.76
    assert end_of(lines[-1]) <= MEASURE + SIZE * 0.76


def test_real_prose_is_stretched_by_a_tenth_of_an_em_at_most() -> None:
    text = (
        "根据《智造与管理系学生代表大会选举办法》（以下简称“选举办法”），经系党总支批复同意，"
        "智造与管理系第五次学生代表大会于2026年6月12日在实训楼报告厅召开，选举产生了新一届"
        "系学生会主席团。现将结果报告如下。"
    )
    lines = set_lines([(text, Face.BODY)], SIZE, MEASURE, 2 * SIZE)
    assert max(run.space for line in lines for run in line) <= 0.1 * SIZE


def test_blanks_between_latin_words_are_swallowed_at_the_margin() -> None:
    text = "Anna Maria Schmidt " * 8
    set_text = texts(set_lines([(text, Face.BODY)], SIZE, MEASURE))
    assert not any(line.startswith(" ") or line.endswith(" ") for line in set_text)
    assert " ".join(set_text) == text.strip()
