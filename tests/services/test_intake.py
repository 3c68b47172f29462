"""Files and folders as the user chooses them, and what is read of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sudesk.errors import Stopped, SudeskError
from sudesk.models.store import Store
from sudesk.services import intake, layouts
from sudesk.services.intake import Choices, Intake, read_files
from sudesk.sheets import trouble
from sudesk.sheets.reading import Choice, Layout, Role

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


def read(store: Store, *paths: Path, choices: Choices | None = None) -> Intake:
    with store.reading() as session:
        return read_files(session, silent, paths, choices or {})


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


# 编号 is the student number here, though the word says little and 学号 stands beside it.
NUMBERED_TWICE = "学号,编号,姓名,{head}\n1,{code}01,王语桐,会计\n2,{code}02,卢思远,会计\n"
ROLES = {0: Role.OTHER, 1: Role.STUDENT_NO, 3: Role.MAJOR}


def numbered_twice(path: Path, code: int, head: str = "方向") -> Path:
    path.write_text(NUMBERED_TWICE.format(code=code, head=head), encoding="utf-8")
    return path


def numbers(found: Intake) -> list[str]:
    return [person.student_no for person in found.plan.reading.people]


def remember(store: Store, found: Intake, roles: dict[int, Role]) -> None:
    (sheet,) = found.plan.reading.sheets
    with store.writing() as session:
        layouts.remember(session, sheet.signature, Layout(roles))


def test_a_choice_by_hand_is_followed(store: Store, tmp_path: Path) -> None:
    file = numbered_twice(tmp_path / "甲.csv", 2024010301)
    chosen = {("甲.csv", "Sheet1"): Choice(ROLES, "会计2401班")}
    found = read(store, file, choices=chosen)
    assert numbers(found) == ["202401030101", "202401030102"]
    people = found.plan.reading.people
    assert {(one.class_name, one.major) for one in people} == {("会计2401班", "会计")}
    assert found.choices == chosen


def test_the_next_file_of_the_layout_follows_what_is_remembered(
    store: Store, tmp_path: Path
) -> None:
    first = read(store, numbered_twice(tmp_path / "甲.csv", 2024010301))
    assert numbers(first) != ["202401030101", "202401030102"]
    assert first.choices == {}
    remember(store, first, ROLES)
    next_one = numbered_twice(tmp_path / "乙.csv", 2024010302)
    other = numbered_twice(tmp_path / "丙.csv", 2024010303, head="说明")
    found = read(store, next_one, other)
    assert numbers(found)[:2] == ["202401030201", "202401030202"]
    assert "202401030301" not in numbers(found)
    assert found.choices == {("乙.csv", "Sheet1"): Choice(ROLES)}


def test_the_hand_goes_before_what_is_remembered(store: Store, tmp_path: Path) -> None:
    file = numbered_twice(tmp_path / "甲.csv", 2024010301)
    remember(store, read(store, file), ROLES)
    by_hand = Choice({3: Role.DEPARTMENT}, "会计2401班")
    found = read(store, file, choices={("甲.csv", "Sheet1"): by_hand})
    (one, _) = found.plan.reading.people
    assert (one.student_no, one.department, one.major) == ("202401030101", "会计", None)
    assert one.class_name == "会计2401班"
    assert found.choices["甲.csv", "Sheet1"].roles == {**ROLES, 3: Role.DEPARTMENT}


def read_again(store: Store, before: Intake, choices: Choices, *paths: Path) -> list[str]:
    """Read files once more; return what was reported as being read row by row."""
    reports = []

    def note(what: str, done: int, total: int) -> None:
        if total:
            reports.append(what.partition("，")[0])

    with store.reading() as session:
        found = read_files(session, note, paths, choices, before.read)
        anew = read_files(session, silent, paths, choices)
    assert found == anew
    assert found.plan == anew.plan
    return list(dict.fromkeys(reports))


def test_the_report_counts_files_and_rows(store: Store, tmp_path: Path) -> None:
    files = [roster(tmp_path / f"{n}.csv", 2024010300 + n, f"会计24{n:02}班") for n in (1, 2)]
    heard = []
    with store.reading() as session:
        read_files(session, lambda *said: heard.append(said), files)
        read_files(session, lambda *said: heard.append(said), files[:1])
    assert ("2.csv，第 2 / 2 个文件", 3, 3) in heard
    assert heard[-1] == ("1.csv", 3, 3)


def test_only_the_file_that_a_choice_concerns_is_read_again(store: Store, tmp_path: Path) -> None:
    first = roster(tmp_path / "甲.csv", 2024010301, "会计2401班")
    second = roster(tmp_path / "乙.csv", 2024010302, "会计2402班")
    before = read(store, first, second)
    choices: Choices = {("乙.csv", "Sheet1"): Choice({2: Role.OTHER})}
    assert read_again(store, before, choices, first, second) == ["乙.csv"]
    assert read_again(store, before, {}, first, second) == []
    second.write_bytes(second.read_bytes() + "202401030299,孙知远,男,会计2402班\n".encode())
    assert read_again(store, before, {}, first, second) == ["乙.csv"]


def test_a_layout_that_is_forgotten_is_read_again(store: Store, tmp_path: Path) -> None:
    file = roster(tmp_path / "甲.csv", 2024010301, "会计2401班")
    remember(store, read(store, file), {2: Role.OTHER})
    before = read(store, file)
    assert before.choices == {("甲.csv", "Sheet1"): Choice({2: Role.OTHER})}
    assert read_again(store, before, before.choices, file) == []
    with store.writing() as session:
        layouts.forget(session, before.plan.reading.sheets[0].signature)
    assert read_again(store, before, {}, file) == ["甲.csv"]


def test_what_was_read_before_is_not_changed_by_a_dispute_with_another_file(
    store: Store, tmp_path: Path
) -> None:
    first = roster(tmp_path / "甲.csv", 2024010301, "会计2401班")
    second = tmp_path / "乙.csv"
    number = numbers(read(store, first))[0]
    second.write_text(f"学号,姓名\n{number},孙知远\n", encoding="utf-8")
    both = read(store, first, second)
    assert both.plan.reading.counts.disputed == 2
    assert read_again(store, both, {}, first) == []


def test_a_header_by_hand_is_remembered_by_its_words(store: Store, tmp_path: Path) -> None:
    rows = "".join(f"2024010301{n:02},王语桐,会计2401班\n" for n in range(1, 9))
    first, second = tmp_path / "甲.csv", tmp_path / "乙.csv"
    first.write_text(f"编码甲,称呼,归属\n{rows}", encoding="utf-8")
    second.write_text(f"第二张\n\n编码甲,称呼,归属\n{rows}", encoding="utf-8")
    roles = {0: Role.STUDENT_NO, 1: Role.NAME}
    found = read(store, first, choices={("甲.csv", "Sheet1"): Choice(roles, header_row=1)})
    (sheet,) = found.plan.reading.sheets
    with store.writing() as session:
        layouts.remember(session, sheet.signature, Layout(roles, is_header=True))
    other = read(store, second)
    assert other.plan.reading.sheets[0].header_rows == (3,)
    assert len(other.plan.rows) == 8
    assert other.choices == {("乙.csv", "Sheet1"): Choice(roles)}


def test_a_sheet_without_header_has_no_layout_to_remember(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "甲.csv"
    rows = [f"20240103{at:02},王语{'桐彤童瞳'[at]},会计2401班\n" for at in range(4)]
    file.write_text("".join(rows), encoding="utf-8")
    first = read(store, file)
    assert len(first.plan.rows) == 4
    remember(store, first, {0: Role.OTHER})
    assert read(store, file).plan.reading == first.plan.reading
