"""Bad input: one message, no traceback, exit 1, nothing written."""

import io
import json
import sqlite3

import pytest
from openpyxl import Workbook

from sudesk.models import schema
from sudesk.models.lock import FileLock
from tests.cli.asking import COUNT, count_file, refused
from tests.services.scenes import found


def test_a_demo_writes_into_nothing_that_is_there(run, department):
    refused(run("demo", department.parent), "不是空的")


def test_a_demo_that_fails_leaves_nothing_behind(run, tmp_path):
    path = tmp_path / "名单.csv"
    path.write_text("学号,姓名\n" + _named(20).replace("赵", "赵\U00020000"), encoding="utf-8")
    refused(run("demo", tmp_path / "out", "--rosters", path), "𠀀", "印不出来")
    assert not (tmp_path / "out").exists()
    (tmp_path / "empty").mkdir()
    refused(run("demo", tmp_path / "empty", "--rosters", path), "印不出来")
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_name_too_long_for_the_disk_is_one_message(run, small, tmp_path):
    name = "长" * 200
    refused(run("demo", tmp_path / name), "文件名太长")
    refused(run("import", small, "--into", tmp_path / f"{name}.sudesk"), "文件名太长")


def test_a_package_never_takes_the_place_of_the_department_file(run, department):
    before = department.read_bytes()
    refused(run("package", department, department), "不是上报包")
    assert department.read_bytes() == before


@pytest.mark.parametrize("people", [400, 460])
def test_an_assembly_of_400_is_refused(run, tmp_path, people):
    path = tmp_path / "名单.csv"
    path.write_text("学号,姓名,班级\n" + _named(people), encoding="utf-8")
    out = tmp_path / "out"
    message = run("demo", out, "--kind", "assembly", "--rosters", path)
    refused(message, f"学生{people}人，不低于400人", "改革方案二.3")
    assert not out.exists()


def _named(people):
    letters = "安邦成达恩方歌航嘉可"
    return "".join(
        f"20240103{number:04},赵{letters[number // 100]}{letters[number // 10 % 10]}"
        f"{letters[number % 10]},会计2401班\n"
        for number in range(people)
    )


def workbook():
    target = io.BytesIO()
    book = Workbook()
    book.active.append(["序号", "金额"])
    book.active.append([1, 3.5])
    book.save(target)
    return target.getvalue()


def xlsx(people=40):
    target = io.BytesIO()
    book = Workbook()
    book.active.append(["学号", "姓名"])
    for number in range(people):
        book.active.append([f"20240103{number:04}", "张三"])
    book.save(target)
    return target.getvalue()


def encrypted():
    """A workbook whose parts are marked as encrypted in the directory."""
    content = bytearray(xlsx())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 1)
    return bytes(content)


BAD_WORKBOOKS = {
    "密码.xlsx": (encrypted(), "密码"),
    "没有表格.xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "不是表格文件"),
    "空.xlsx": (b"", "是空的"),
    "损坏.xlsx": (xlsx()[:-600], "损坏"),
    "没有列.xlsx": (workbook(), "没有找到学号和姓名"),
}


@pytest.mark.parametrize("name", BAD_WORKBOOKS)
def test_a_bad_workbook_is_one_message_and_nothing_written(run, tmp_path, name):
    content, words = BAD_WORKBOOKS[name]
    path = tmp_path / name
    path.write_bytes(content)
    refused(run("import", path, "--into", tmp_path / "系.sudesk"), name, words)
    code, _, err = run("roster", path)
    assert (code, err.count("\n")) == (1, 1)
    refused(run("demo", tmp_path / "out", "--rosters", path), name)
    assert list(tmp_path.iterdir()) == [path]


def test_files_that_are_not_there(run, tmp_path):
    refused(run("roster", tmp_path / "没有.xlsx"), "没有这个文件")
    refused(run("roster", tmp_path), "它是文件夹")
    refused(run("tally", tmp_path / "没有.json"), "没有这个文件")
    refused(run("verify", tmp_path / "没有.zip"), "没有这个文件")
    refused(run("check", tmp_path / "没有.sudesk"), "没有此文件")
    assert list(tmp_path.iterdir()) == []


def test_a_roster_that_is_not_there_stops_no_other(run, tmp_path):
    path = tmp_path / "名单.csv"
    path.write_text("学号,姓名\n202101010001,张三\n202101010002,李四\n", encoding="utf-8")
    code, out, err = run("roster", tmp_path / "没有.xlsx", path, "--json")
    assert (code, err.count("\n")) == (1, 1)
    assert "没有这个文件" in err
    assert json.loads(out)["counts"]["students"] == 2
    code, out, _ = run("import", tmp_path / "没有.xlsx", path, "--into", tmp_path / "系.sudesk")
    assert (code, "新增2人" in out) == (1, True)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("{", ["不是完整的 JSON"]),
        ("[" * 100_000, ["不是完整的 JSON"]),
        ('{"format": 1, "format": 2}', ["同一个键写了两次"]),
        ("[]", ["不是一个对象"]),
        (
            {**COUNT, "format": "x", "figures": {**COUNT["figures"], "entitled": 4, "printed": 1}},
            ["sudesk-count/1", "应到4少于实到5", "印制1少于发出5"],
        ),
        ({**COUNT, "ballots": []}, ["录入0张，收回4张"]),
        ({**COUNT, "ballots": [{"marks": {"孙\n七\u2028八": "approve"}}] * 4}, ["“孙 七 八”"]),
    ],
)
def test_a_bad_count_file_names_every_error(run, tmp_path, document, words):
    for options in ((), ("--json",)):
        refused(run("tally", count_file(tmp_path, document), *options), *words)


def test_papers_that_are_not_there(run, department, tmp_path):
    refused(run("papers", department, tmp_path / "文书", "--only", 3, 99), "没有第3、99种文书")
    assert not (tmp_path / "文书").exists()
    with found(tmp_path / "新.sudesk"):
        pass
    refused(run("papers", tmp_path / "新.sudesk", tmp_path / "文书"), "还没有大会")
    refused(run("package", tmp_path / "新.sudesk", tmp_path / "包.zip"), "还没有大会")
    assert not (tmp_path / "包.zip").exists()


def not_a_database(path):
    path.write_bytes(b"not a database, long enough to hold a head" * 9)


def newer(path):
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {schema.FORMAT + 1}")
    raw.close()


def read_only(path):
    path.chmod(0o444)


BAD_FILES = {
    "not a database": (not_a_database, "不是本程序的文件"),
    "empty": (lambda path: path.write_bytes(b""), "文件是空的"),
    "newer": (newer, "更新的版本"),
    "read-only": (read_only, "只读"),
    "open elsewhere": (FileLock, "正在用它"),
}


@pytest.mark.parametrize("what", BAD_FILES)
def test_a_bad_department_file_is_one_message_and_nothing_written(
    run, department, small, tmp_path, what
):
    spoil, words = BAD_FILES[what]
    held = spoil(department)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    for arguments in (
        ("check", department),
        ("papers", department, tmp_path / "文书"),
        ("package", department, tmp_path / "包.zip"),
        ("backup", department, tmp_path / "备份.sudesk"),
        ("import", small, "--into", department),
    ):
        refused(run(*arguments), department.name, words)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    if isinstance(held, FileLock):
        held.release()
        assert run("check", department)[0] == 0
