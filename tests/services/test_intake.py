"""Files and folders as the user chooses them, and what is read of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sudesk.errors import Stopped, SudeskError
from sudesk.models.store import Store
from sudesk.services import intake
from sudesk.services.intake import Intake, read_files
from sudesk.sheets import trouble

ROSTER = "学号,姓名,班级\n{code}01,王语桐,{name}\n{code}02,卢思远,{name}\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "会计系.sudesk") as opened:
        yield opened


def roster(path: Path, code: int, name: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ROSTER.format(code=code, name=name), encoding="utf-8")
    return path


def silent(_what: str, _done: int, _total: int) -> None:
    return None


def read(store: Store, *paths: Path) -> Intake:
    with store.reading() as session:
        return read_files(session, silent, paths)


def names(found: Intake) -> list[str]:
    return [name for name, _ in found.files]


def test_a_folder_gives_its_tables_by_name(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "名册"
    roster(folder / "乙.csv", 2024010302, "审计2401班")
    roster(folder / "甲.csv", 2024010301, "会计2401班")
    roster(folder / "补报" / "丙.csv", 2024010303, "税务2401班")
    for other in ("~$甲.xlsx", ".隐藏.csv", "照片.jpg", "说明.docx"):
        (folder / other).write_bytes(b"x")
    found = read(store, folder)
    assert names(found) == ["乙.csv", "甲.csv", "丙.csv"]
    assert found.plan.reading.counts.students == 6
    assert not found.plan.reading.unreadable


def test_a_file_chosen_by_itself_is_read_whatever_its_name(store: Store, tmp_path: Path) -> None:
    file = roster(tmp_path / "名单.dat", 2024010301, "会计2401班")
    assert read(store, file).plan.reading.counts.students == 2


def test_the_same_file_twice_is_read_once(store: Store, tmp_path: Path) -> None:
    file = roster(tmp_path / "名册" / "甲.csv", 2024010301, "会计2401班")
    found = read(store, file, file.parent, file)
    assert found.plan.reading.counts.places == 3


def test_files_of_one_name_are_told_apart_by_their_folders(store: Store, tmp_path: Path) -> None:
    first = roster(tmp_path / "会计" / "名单.csv", 2024010301, "会计2401班")
    second = roster(tmp_path / "审计" / "名单.csv", 2024010302, "审计2401班")
    found = read(store, first, second)
    assert names(found) == ["会计/名单.csv", "审计/名单.csv"]
    assert {place.file for person in found.plan.reading.people for place in person.at} == {
        "会计/名单.csv",
        "审计/名单.csv",
    }


def test_a_file_that_is_gone_stops_no_other(store: Store, tmp_path: Path) -> None:
    file = roster(tmp_path / "甲.csv", 2024010301, "会计2401班")
    found = read(store, tmp_path / "不在了.csv", file)
    ((name, error),) = found.plan.reading.unreadable
    assert name == "不在了.csv"
    assert error.what == "没能打开“不在了.csv”。"
    assert names(found) == ["甲.csv"]


def test_a_huge_file_is_not_read_into_memory(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trouble, "LARGEST_FILE", 20)
    found = read(store, roster(tmp_path / "甲.csv", 2024010301, "会计2401班"))
    assert [error.what for _, error in found.plan.reading.unreadable] == [
        "“甲.csv”太大，没有读取。"
    ]
    assert not found.files


def test_a_folder_without_tables_says_so(store: Store, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    with pytest.raises(SudeskError, match="没有找到表格文件"):
        read(store, tmp_path / "空")


def test_a_folder_of_far_too_many_files_is_refused(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MOST_FILES", 2)
    for number in range(3):
        roster(tmp_path / "名册" / f"{number}.csv", 2024010301, "会计2401班")
    with pytest.raises(SudeskError, match="一次最多读取2个文件"):
        read(store, tmp_path / "名册")


def test_reading_can_be_stopped_at_every_report(store: Store, tmp_path: Path) -> None:
    file = roster(tmp_path / "名册" / "甲.csv", 2024010301, "会计2401班")
    reports = 0

    def count(_what: str, _done: int, _total: int) -> None:
        nonlocal reports
        reports += 1

    with store.reading() as session:
        read_files(session, count, [file.parent])
    assert reports >= 3
    for last in range(reports):
        left = last

        def stop(_what: str, _done: int, _total: int) -> None:
            nonlocal left
            if not left:
                raise Stopped
            left -= 1

        with store.reading() as session, pytest.raises(Stopped):
            read_files(session, stop, [file.parent])
