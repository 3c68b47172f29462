"""Files by themselves and together: what is set aside, shown, and marked."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sudesk.sheets.answers import Choice, Counts, Reading, Role, Unread, Verdict
from sudesk.sheets.reading import read_file, read_rosters, together

from .books import BASE, kinds, text, xlsx

HEAD = ["学号", "姓名", "性别"]
ROSTER = [HEAD, *BASE]
NAMES_ONLY = [["姓名", "性别"], *([row[1], row[2]] for row in BASE)]


def unread(reading: Reading) -> dict[str, Unread | None]:
    return {view.sheet: view.unread for view in reading.sheets}


def balanced(counts: Counts) -> bool:
    parts = counts.taken, counts.disputed, counts.refused, counts.ignored
    return counts.places == sum(parts)


def chosen(blob: bytes, choices: Mapping[str, Choice]) -> Reading:
    return read_rosters([("甲", blob)], None, {("甲", name): c for name, c in choices.items()})


def test_every_sheet_with_anything_in_it_is_shown() -> None:
    more: Sequence[tuple[str, Sequence[Sequence[Any]]]] = [
        ("班委", NAMES_ONLY),
        ("说明", [["请在九月十日前交回"]]),
        ("空", []),
    ]
    blob = xlsx(ROSTER, more=more)
    reading = chosen(blob, {})
    assert unread(reading) == {
        "Sheet1": None,
        "班委": Unread.NO_NUMBERS,
        "说明": Unread.NO_COLUMNS,
    }
    assert reading.counts == Counts(27, 12, 0, 0, 15, 12)
    view = reading.sheets[1]
    assert view.header_rows == (1,)
    assert view.rows[1].cells == (BASE[0][1], BASE[0][2])


def test_a_sheet_of_names_is_read_where_somebody_wants_it() -> None:
    blob = xlsx(ROSTER, more=[("班委", NAMES_ONLY)])
    reading = chosen(blob, {"班委": Choice(wanted=True)})
    assert unread(reading) == {"Sheet1": None, "班委": None}
    assert reading.counts.refused == 12
    assert balanced(reading.counts)


def test_a_sheet_is_left_out_by_hand() -> None:
    blob = xlsx(ROSTER, more=[("往届", [HEAD, ["2020010101", "孙知远", "男"]])])
    assert chosen(blob, {}).counts.students == 13
    reading = chosen(blob, {"往届": Choice(wanted=False)})
    assert unread(reading)["往届"] is Unread.BY_HAND
    assert reading.counts.students == 12
    assert reading.counts.ignored == 3
    assert balanced(reading.counts)
    alone = chosen(text(ROSTER), {"Sheet1": Choice(wanted=False)})
    assert (alone.unreadable, alone.counts.students) == ((), 0)


def test_a_hidden_sheet_is_shown_and_read_where_somebody_wants_it() -> None:
    def hide(sheet: Any) -> None:
        sheet.parent.create_sheet("名单").append(["学号", "姓名"])
        sheet.parent["名单"].append(["2020010101", "孙知远"])
        sheet.sheet_state = "hidden"

    blob = xlsx(ROSTER, touch=hide)
    reading = chosen(blob, {})
    assert unread(reading) == {"Sheet1": Unread.HIDDEN, "名单": None}
    assert kinds(reading) == [(1, "hidden_sheet_skipped", "info")]
    assert reading.counts.places == 2
    wanted = chosen(blob, {"Sheet1": Choice(wanted=True)})
    assert unread(wanted) == {"Sheet1": None, "名单": None}
    assert wanted.counts.students == 13
    assert kinds(wanted) == []


def test_a_hidden_sheet_without_students_is_not_shown() -> None:
    def hide(sheet: Any) -> None:
        sheet.parent.create_sheet("选项").append(["男"])
        sheet.parent["选项"].sheet_state = "hidden"

    assert unread(chosen(xlsx(ROSTER, touch=hide), {})) == {"Sheet1": None}


def test_what_is_set_aside_shows_only_its_top() -> None:
    wide = [[f"列{n}" for n in range(100)], *(["甲乙丙丁"] for _ in range(200))]
    (view,) = chosen(text(wide), {}).sheets
    assert (len(view.rows), len(view.columns)) == (60, 64)
    assert view.rows[0].cells[:2] == ("列0", "列1")


def test_files_read_by_themselves_may_be_put_together_again() -> None:
    other = [HEAD, [BASE[0][0], "孙知远", "男"]]
    blobs = [("甲", text(ROSTER)), ("乙", text(other))]
    alone = [read_file(name, blob) for name, blob in blobs]
    both = together(alone)
    assert both == read_rosters(blobs)
    assert both.sheets[0].rows[1].verdict is Verdict.DISPUTED
    assert both.counts.disputed == 2
    first = together(alone[:1])
    assert first.sheets[0].rows[1].verdict is Verdict.TAKEN
    assert first.counts.students == 12


@pytest.mark.parametrize("blob", [b"", b"\x00\x01\x02"])
def test_a_file_that_cannot_be_read_has_nothing_to_show(blob: bytes) -> None:
    reading = read_file("甲", blob)
    assert reading.error is not None
    assert (reading.people, reading.sheets) == ((), ())


def hidden_second() -> bytes:
    def hide(sheet: Any) -> None:
        other = sheet.parent.create_sheet("旧")
        for row in ROSTER:
            other.append([*row, "在读"])
        other.sheet_state = "hidden"

    title = [["会计2101班"], ["序号", *HEAD, "班级", "备注"]]
    body = [[n, *row, "会计2101班" if n % 2 else "", "休学"] for n, row in enumerate(BASE, 1)]
    return xlsx([*title, *body, ["合计", "12人"]], touch=hide, more=[("班委", NAMES_ONLY)])


HIDDEN = hidden_second()
CHOICES = st.builds(
    Choice,
    st.dictionaries(st.integers(0, 8), st.sampled_from(Role), max_size=5),
    st.sampled_from([None, "会计2102班"]),
    st.sampled_from([None, 0, 1, 2, 3, 9, 15, 9999]),
    st.sampled_from([None, True, False]),
)


@given(st.fixed_dictionaries(dict.fromkeys(("Sheet1", "班委", "旧"), CHOICES)))
@settings(max_examples=60, deadline=None)
def test_whatever_is_chosen_by_hand_the_places_add_up_and_every_sheet_stays(
    choices: dict[str, Choice],
) -> None:
    reading = chosen(HIDDEN, choices)
    assert balanced(reading.counts)
    assert {view.sheet for view in reading.sheets} == {"Sheet1", "班委", "旧"}
    for view in reading.sheets:
        assert {len(row.cells) for row in view.rows} <= {len(view.carried)}
        if choices[view.sheet].wanted is False:
            assert view.unread is Unread.BY_HAND
