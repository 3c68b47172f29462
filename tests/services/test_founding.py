"""Founding a department: names that follow, files that are whole or not there at all."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.errors import SudeskError
from sudesk.services import departments
from sudesk.services.samples import PROFILE


def test_names_follow_from_college_and_department() -> None:
    names = departments.suggested_names(" 云湖学院 ", "会计系")
    assert names.college == "云湖学院"
    assert names.league == "会计系团总支"
    assert names.college_league == "共青团云湖学院委员会"
    assert departments.suggested_names("", "").union == ""


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 8, 1), 2026), (date(2026, 7, 31), 2025), (date(2027, 1, 1), 2026)],
)
def test_the_school_year_begins_in_august(day: date, year: int) -> None:
    assert departments.school_year_of(day) == year


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_next_congress_is_due_within_a_year(last: date) -> None:
    due = departments.due_after(last)
    assert timedelta(364) <= due - last <= timedelta(366)
    assert due.year == last.year + 1


def test_a_founded_file_says_what_was_given(tmp_path: Path) -> None:
    store = departments.establish(tmp_path / "系.sudesk", PROFILE)
    with store, store.reading() as session:
        assert departments.founded(session) == PROFILE


def test_nothing_is_left_behind_where_names_are_missing(tmp_path: Path) -> None:
    path = tmp_path / "系.sudesk"
    without = replace(PROFILE, names=replace(PROFILE.names, party=" ", union=""))
    with pytest.raises(SudeskError, match="还没有填写系学生会、系党总支"):
        departments.establish(path, without)
    with pytest.raises(SudeskError, match="届次应从1起"):
        departments.establish(path, replace(PROFILE, term_number=0))
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_behind_where_founding_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("broken")

    monkeypatch.setattr(departments, "save_profile", fail)
    with pytest.raises(SudeskError):
        departments.establish(tmp_path / "系.sudesk", PROFILE)
    assert list(tmp_path.iterdir()) == []
