"""The command line to the letter: what goes to which stream, nothing of Qt."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from sudesk import cli
from sudesk.models.store import Store
from sudesk.paths import resources
from tests.cli.asking import COUNT, SMALL, count_file, refused

HOUSE = Path(cli.__file__).parent.parent
SAMPLE = resources() / "sample" / "assembly"


# the demo


def test_a_whole_demo_in_a_fresh_directory(tmp_path):
    """Run as the office runs it: no display, a bare environment, no Qt."""
    code = (
        "import sys; from sudesk.cli import main; code = main(sys.argv[1:]);"
        "assert not [one for one in sys.modules if one.startswith('PySide6')]; sys.exit(code)"
    )
    environment = {"PATH": os.defpath, "PYTHONWARNINGS": "error", "HOME": str(tmp_path)}
    out = tmp_path / "出" / "示例"
    done = subprocess.run(
        [sys.executable, "-c", code, "demo", str(out)],
        cwd=HOUSE,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "学生代表大会" in done.stdout
    papers = sorted(path.name for path in (out / "papers").glob("*.pdf"))
    assert {"03", "05", "11", "12", "15", "16"} <= {name[:2] for name in papers}
    assert len(list(out.glob("*.sudesk"))) == 1
    (package,) = out.glob("*.zip")
    assert cli.main(["verify", str(package)]) == 0


def test_a_demo_of_an_assembly(run, tmp_path):
    tmp_path.joinpath("空").mkdir()
    code, out, err = run("demo", tmp_path / "空", "--kind", "assembly", "--seed", 3)
    assert (code, err) == (0, "")
    assert "第六次全体学生大会" in out


# rosters


def test_a_roster_as_json(run, small):
    code, out, err = run("roster", small, "--json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert list(answer) == ["students", "disputed", "problems", "counts"]
    assert answer["students"][0] == {
        "student_no": "202401030001",
        "name": "张三",
        "gender": "男",
        "class_name": "会计2401班",
        "grade": None,
        "major": None,
        "department": None,
        "status": None,
        "ethnicity": None,
        "political": None,
        "phone": None,
        "at": [["名单.csv", "Sheet1", 2]],
    }
    assert answer["counts"]["students"] == 2


def test_problems_and_disputes_as_json(run, tmp_path):
    path = tmp_path / "名单.csv"
    path.write_text(
        SMALL + "202401030001,王五,男,会计2401班\n,赵六,男,会计2401班\n", encoding="utf-8"
    )
    answer = json.loads(run("roster", path, "--json")[1])
    assert answer["disputed"] == [
        {
            "student_no": "202401030001",
            "rows": [
                {"at": ["名单.csv", "Sheet1", 2], "name": "张三"},
                {"at": ["名单.csv", "Sheet1", 4], "name": "王五"},
            ],
        }
    ]
    problem = next(one for one in answer["problems"] if one["kind"] == "missing_id")
    assert problem["at"] == ["名单.csv", "Sheet1", 5]
    assert problem["severity"] == "error"
    counts = answer["counts"]
    assert counts["places"] == sum(
        counts[key] for key in ("taken", "disputed", "refused", "ignored")
    )
    code, out, _ = run("roster", path)
    assert code == 0
    assert "待定 学号202401030001" in out and "名单.csv Sheet1 第5行" in out


def test_a_roster_that_cannot_be_read_stops_no_other(run, small, tmp_path):
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"\x00\x01")
    code, out, err = run("roster", bad, small, "--json")
    assert code == 1
    assert len(json.loads(out)["students"]) == 2
    assert err.count("\n") == 1 and "坏.xlsx" in err


def test_reading_rosters_imports_nothing(run, small, tmp_path):
    run("roster", small)
    assert list(tmp_path.iterdir()) == [small]


def test_import_makes_the_file_and_goes_on_with_it(run, small, tmp_path):
    into = tmp_path / "系.sudesk"
    assert run("import", small, "--into", into) == (
        0,
        "新增2人，更新0人，不变0人，待确认未导入0人\n",
        "",
    )
    assert run("import", small, "--into", into)[1].startswith("新增0人，更新0人，不变2人")
    copies = tmp_path / "系 备份"
    assert [path.name.split(" ")[1] for path in copies.iterdir()] == ["导入前.sudesk"]


def test_rows_that_ask_are_imported_when_confirmed(run, tmp_path):
    path = tmp_path / "名单.csv"
    path.write_text(
        "学号,姓名,班级,学籍状态\n202401030001,张三,会计2401班,借读待定\n"
        "202401030002,李四,会计2401班,在读\n",
        encoding="utf-8",
    )
    into = tmp_path / "系.sudesk"
    assert "新增1人" in run("import", path, "--into", into)[1]
    assert (
        "新增1人，更新0人，不变1人，待确认未导入0人"
        in run("import", path, "--into", into, "--confirm-asked")[1]
    )


def test_an_import_goes_on_without_a_bad_file(run, small, tmp_path):
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"\x00\x01")
    code, out, err = run("import", bad, small, "--into", tmp_path / "系.sudesk")
    assert (code, out[:4], err.count("\n")) == (1, "新增2人", 1)


# the count


def test_a_tally_as_json(run, tmp_path):
    code, out, err = run("tally", count_file(tmp_path, COUNT), "--json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert list(answer) == [
        "valid_election",
        "errors",
        "figures",
        "lines",
        "elected",
        "tied",
        "vacant",
        "next",
    ]
    assert answer["figures"] == {
        **COUNT["figures"],
        "valid": 3,
        "void": 1,
        "base": 5,
        "needed": 3,
    }
    assert [(line["name"], line["approve"], line["outcome"]) for line in answer["lines"]] == [
        ("张三", 3, "elected"),
        ("李四", 0, "below_line"),
        ("王五", 0, "below_line"),
        ("孙七", 1, "below_line"),
    ]
    assert list(answer["lines"][3]) == [
        "name",
        "approve",
        "oppose",
        "abstain",
        "written_in",
        "outcome",
        "why",
    ]
    assert (answer["elected"], answer["vacant"], answer["next"]) == (["张三"], 1, "second_ballot")


def test_a_tally_in_words(run, tmp_path):
    code, out, _ = run("tally", count_file(tmp_path, COUNT))
    assert code == 0
    for words in ("学生会主席团", "当选：张三", "空缺：1席", "就缺额另行选举", "当选须3票以上"):
        assert words in out


def test_an_invalid_election_is_an_answer_not_an_error(run, tmp_path):
    figures = {**COUNT["figures"], "issued": 3}
    code, out, _ = run("tally", count_file(tmp_path, {**COUNT, "figures": figures}), "--json")
    answer = json.loads(out)
    assert (code, answer["valid_election"], answer["next"]) == (0, False, "repeat")


# the department file


def test_papers_and_package_of_a_file(run, department, tmp_path):
    code, out, err = run("papers", department, tmp_path / "文书", "--only", 15, 16)
    assert (code, err) == (0, "")
    written = sorted(path.name[:2] for path in (tmp_path / "文书").iterdir())
    assert written == ["15", "16"]
    assert len(out.splitlines()) == 2
    code, out, err = run("package", department, tmp_path / "包.zip")
    assert (code, out, err) == (0, f"{tmp_path / '包.zip'}\n", "")
    code, out, err = run("verify", tmp_path / "包.zip")
    assert (code, err) == (0, "")
    assert "结论：上报包完好。" in out
    content = (tmp_path / "包.zip").read_bytes()
    (tmp_path / "半.zip").write_bytes(content[:-300])
    refused(run("verify", tmp_path / "半.zip"), "没能检查这个文件")


def test_check_backup_restore(run, department, tmp_path):
    code, out, err = run("check", department)
    assert (code, err) == (0, "")
    assert out.count("✓") == 3 and "重新计票与封存一致" in out
    copy = tmp_path / "备份.sudesk"
    assert run("backup", department, copy) == (0, f"{copy}\n", "")
    refused(run("backup", department, copy), "已有同名文件")
    department.write_bytes(b"broken")
    code, out, err = run("restore", copy, department)
    assert (code, err) == (0, "")
    assert f"已恢复到 {department}" in out and "原来的文件改名为" in out
    assert run("check", department)[0] == 0


def test_a_forged_count_fails_the_check(run, department):
    raw = sqlite3.connect(department)
    raw.execute("DROP TRIGGER sealed_ballot_no_update")
    raw.execute("UPDATE sealed_ballot SET marks = 'xx'")
    raw.commit()
    raw.close()
    code, out, _ = run("check", department)
    assert code == 1
    assert "✗ 学生会主席团：有误" in out


# usage


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["demo"],
        ["demo", "out", "--kind", "other"],
        ["demo", "out", "--seed", "x"],
        ["import", "a.xlsx"],
        ["tally"],
        ["papers", "a.sudesk", "out", "--only", "x"],
        ["--nothing"],
    ],
)
def test_wrong_usage_is_two(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "命令写法有误" in err


def test_help_lists_every_command(run):
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    for name in ("demo", "roster", "import", "tally", "papers", "package", "verify", "check"):
        assert name in out


def test_the_window_opens_for_nothing_or_a_file(monkeypatch):
    import sudesk.app

    opened = []
    monkeypatch.setattr(sudesk.app, "run", lambda arguments: opened.append(arguments) or 7)
    assert cli.main([]) == 7
    assert cli.main(["我的系.sudesk"]) == 7
    assert opened == [[], ["我的系.sudesk"]]


def test_a_reader_that_stops_listening_is_no_crash(monkeypatch, small):
    def stop(*words, **options):
        raise BrokenPipeError

    monkeypatch.setattr("builtins.print", stop)
    assert cli.main(["roster", str(small)]) == 1


def test_the_sample_department_reads_well(run):
    code, out, err = run("roster", *sorted(SAMPLE.iterdir()))
    assert (code, err) == (0, "")
    assert "学生179人" in out


def test_a_closed_file_is_one_file(run, department, tmp_path):
    run("check", department)
    assert list(tmp_path.iterdir()) == [department]
    with Store.open(department) as store:
        assert store.path == department
