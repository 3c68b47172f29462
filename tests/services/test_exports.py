"""Tables that leave the program: what stands in them, and that no half of one is left."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from sudesk.errors import SudeskError
from sudesk.models.roster import ClassGroup
from sudesk.models.store import Store
from sudesk.services import departments, exports
from sudesk.services.departments import Profile
from sudesk.sheets.reading import read_rosters

FAULTY = "学号,姓名,班级,电话\n,王语桐,会计2401班,1\n2024010302,卢思远,会计2401班,2\n".encode()
DISPUTED = "学号,姓名\n2024010302,陈奕宁\n".encode()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    names = departments.suggested_names("云湖职业技术学院", "会计系")
    with departments.establish(tmp_path / "会计系.sudesk", Profile(names, 6, 2026)) as opened:
        yield opened


def silent(_what: str, _done: int, _total: int) -> None:
    return None


def rows_of(path: Path) -> list[tuple[Any, ...]]:
    sheet = load_workbook(path).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


def test_a_list_is_written_as_it_is_shown(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    with store.reading() as session:
        exports.save_table(
            session, silent, "学生名册", ["学号", "姓名"], [["007", "=王语桐"]], target
        )
    rows = rows_of(target)
    assert rows[0][0] == "学生名册"
    assert rows[1:3] == [("学号", "姓名"), ("007", "=王语桐")]
    assert str(rows[-1][0]).startswith("共1行，")


def test_the_blank_roster_knows_the_classes(store: Store, tmp_path: Path) -> None:
    with store.writing() as session:
        session.add(ClassGroup(name="会计2401班"))
    target = tmp_path / "空白.xlsx"
    with store.reading() as session:
        exports.save_template(session, silent, target)
    book = load_workbook(target)
    rules = book.active.data_validations.dataValidation
    assert "班级列表!$A$1:$A$1" in [rule.formula1 for rule in rules]
    assert book["班级列表"]["A1"].value == "会计2401班"


def test_refused_rows_stand_with_their_reason_and_without_phones(
    store: Store, tmp_path: Path
) -> None:
    reading = read_rosters([("甲.csv", FAULTY), ("乙.csv", DISPUTED)])
    target = tmp_path / "改正.xlsx"
    with store.reading() as session:
        exports.save_refused(session, silent, reading, target)
    rows = rows_of(target)
    assert rows[1] == ("文件", "工作表", "行号", "学号", "姓名", "班级", "原因")
    missing, *disputed = rows[2:5]
    assert missing[:3] == ("甲.csv", "Sheet1", 2)
    assert not missing[3]
    assert missing[4:6] == ("王语桐", "会计2401班")
    assert "没有学号" in missing[6]
    assert [row[:3] for row in disputed] == [("甲.csv", "Sheet1", 3), ("乙.csv", "Sheet1", 2)]
    assert all("陈奕宁" in row[6] and "卢思远" in row[6] for row in disputed)
    assert "交回会计系学生会" in rows[-1][0]


def test_a_place_that_cannot_be_written_leaves_nothing(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "没有的文件夹" / "名册.xlsx"
    with store.reading() as session, pytest.raises(SudeskError, match="没能读写“名册"):
        exports.save_template(session, silent, target)


def test_a_workbook_that_is_open_elsewhere_is_kept(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "名册.xlsx"
    target.write_bytes(b"before")

    def deny(_draft: Path, _target: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", deny)
    with store.reading() as session, pytest.raises(SudeskError, match="可能正在别的程序里打开"):
        exports.save_template(session, silent, target)
    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.glob(".*.new")] == []
