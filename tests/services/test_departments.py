from dataclasses import replace
from datetime import date

import pytest

from sudesk.errors import SudeskError
from sudesk.models import journal
from sudesk.models.store import Store
from sudesk.services import departments
from tests.services.scenes import NAMES, PROFILE


def test_names_follow_from_college_and_department():
    assert NAMES.union == "会计系学生会"
    assert NAMES.college_league == "共青团云湖职业技术学院委员会"
    assert departments.suggested_names(" ", "").college_union == ""


def test_a_founded_department_says_what_it_was_told(store):
    with store.reading() as session:
        assert departments.profile(session) == PROFILE
        assert departments.founded(session) == PROFILE


def test_a_file_without_a_department_says_so(tmp_path):
    with Store.create(tmp_path / "空.sudesk") as store, store.reading() as session:
        assert departments.profile(session) is None
        with pytest.raises(SudeskError, match="还没有填写单位名称"):
            departments.founded(session)


def test_a_change_is_another_act_than_the_founding(store):
    with store.writing() as session:
        departments.save_profile(session, replace(PROFILE, term_number=7))
    with store.reading() as session:
        assert departments.founded(session).term_number == 7
        acts = [entry["act"] for entry in journal.extract(session)]
        assert acts == ["department.found", "department.change"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (replace(PROFILE, names=replace(NAMES, party=" ", union="")), "系学生会、系党总支"),
        (replace(PROFILE, term_number=0), "届次应从1起"),
    ],
)
def test_incomplete_names_leave_no_file(tmp_path, given, words):
    with pytest.raises(SudeskError, match=words):
        departments.establish(tmp_path / "系.sudesk", given)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_founding_leaves_no_file(tmp_path, monkeypatch):
    def fail(session, given):
        raise RuntimeError

    monkeypatch.setattr(departments, "save_profile", fail)
    with pytest.raises(RuntimeError):
        departments.establish(tmp_path / "系.sudesk", PROFILE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (date(2025, 12, 19), date(2026, 12, 19)),
        (date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_the_next_congress_is_due_a_year_later(last, due):
    assert departments.due_after(last) == due


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 8, 1), 2026), (date(2026, 7, 31), 2025), (date(2027, 1, 5), 2026)]
)
def test_the_school_year_begins_in_august(day, year):
    assert departments.school_year_of(day) == year


def test_the_office_is_said_with_what_is_known_of_it():
    assert PROFILE.reached == "会计系团总支办公室"
    known = replace(PROFILE, office="教学楼305室", telephone="65880000")
    assert known.reached == "会计系团总支办公室（教学楼305室，65880000）"
