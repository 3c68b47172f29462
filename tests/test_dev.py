"""The door for developers: what it asks for, what it runs, what it says when it cannot."""

import re
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest

import dev


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Everything that dev.py would have run, in order; all of it succeeds."""
    said: list[list[str]] = []

    def call(command: list[str], environment: dict[str, str] | None = None) -> int:
        said.append(command)
        return 0

    monkeypatch.setattr(dev, "setup", lambda **kinds: None)
    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr(dev, "call_quietly", call)
    return said


@pytest.fixture
def started(commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The arguments of every start of the program."""
    said: list[list[str]] = []
    monkeypatch.setattr(dev, "start", lambda arguments: said.append(arguments) or 0)
    return said


def finds(*absent: str) -> Callable[[str], bool]:
    """A linker that finds every library but these."""
    return lambda name: name not in absent


def asked_for(part: str) -> list[str]:
    """What a part asks for; nothing where it belongs to another system."""
    try:
        return requires(part) or []
    except PackageNotFoundError:
        return []


def test_an_old_python_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST", (99, 0))
    assert dev.main(["setup"]) == 1
    assert "请装 Python 3.11" in capsys.readouterr().err


def test_the_stamp_follows_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dev.wanted_stamp()
    assert dev.wanted_stamp() == before
    changed = tmp_path / "requirements.lock"
    changed.write_text("nothing==1\n")
    monkeypatch.setattr(dev, "LOCK", changed)
    assert dev.wanted_stamp() != before


def test_every_extra_that_a_part_asks_for_is_locked_with_it() -> None:
    # An older pip takes a part that is locked without the extra for one that is not locked.
    locked = re.findall(r"^([\w.-]+)(\[[\w,-]+\])?==", dev.LOCK.read_text("utf-8"), re.MULTILINE)
    extras = dict(locked)
    assert len(extras) > 40
    for part, _ in locked:
        for wanted in asked_for(part):
            found = re.match(r"([\w.-]+)(\[[\w,-]+\])", wanted)
            if found and "extra ==" not in wanted:
                assert extras[found[1].lower()] == found[2], f"{part}: {wanted}"


def test_setup_leaves_a_ready_environment_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = tmp_path / "stamp"
    stamp.write_text(dev.wanted_stamp(), "utf-8")
    monkeypatch.setattr(dev, "STAMP", stamp)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "missing_packages", lambda **kinds: [])
    monkeypatch.setattr(dev, "call", lambda *rest: pytest.fail("something was installed"))
    dev.setup()


@pytest.mark.parametrize(
    ("environment", "platform", "seen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "CI": "true"}, "linux", False),
        ({}, "win32", True),
        ({"CI": "true"}, "win32", False),
    ],
)
def test_a_window_is_seen_only_on_a_display(
    environment: dict[str, str], platform: str, seen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CI", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(dev, "LINUX", platform == "linux")
    assert dev.has_display() is seen


def test_run_opens_the_window_where_there_is_a_display(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "has_display", lambda: True)
    assert dev.main(["run", "会计系.sudesk"]) == 0
    assert started == [["会计系.sudesk"]]


def test_run_without_a_display_says_where_the_papers_are(
    started: list[list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(dev, "has_display", lambda: False)
    monkeypatch.chdir(tmp_path)
    assert dev.main(["run"]) == 0
    [[command, out]] = started
    assert command == "demo"
    assert Path(out).parent == tmp_path
    assert not Path(out).exists()
    assert f"文书在 {Path(out) / 'papers'}" in capsys.readouterr().out


def test_run_hands_on_options_and_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[list[str]] = []
    monkeypatch.setattr(dev, "setup", lambda **kinds: None)
    monkeypatch.setattr(dev, "has_display", lambda: False)
    monkeypatch.setattr(dev, "start", lambda arguments: said.append(arguments) or 2)
    assert dev.main(["run", "roster", "--json", "--help"]) == 2
    assert said == [["roster", "--json", "--help"]]


def test_start_finds_the_program_from_where_the_user_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, desk = tmp_path / "root" / "sudesk", tmp_path / "desk"
    package.mkdir(parents=True)
    desk.mkdir()
    (package / "__main__.py").write_text(
        "import sys; open('said', 'w', encoding='utf-8').write(sys.argv[1]); sys.exit(3)"
    )
    monkeypatch.setattr(dev, "ROOT", tmp_path / "root")
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.chdir(desk)
    assert dev.start(["名单.xlsx"]) == 3
    assert (desk / "said").read_text("utf-8") == "名单.xlsx"


def test_test_runs_every_check_and_hands_arguments_to_pytest(commands: list[list[str]]) -> None:
    assert dev.main(["test", "-k", "quota"]) == 0
    said = [" ".join(command) for command in commands]
    for word in ("ruff format --check", "ruff check", "mypy", "lint-imports", "pytest"):
        assert sum(word in line for line in said) == 1
    assert said[-1].endswith("-m pytest -n 2 -k quota")


@pytest.mark.parametrize(("word", "name"), [("mypy", "mypy"), ("pytest", "pytest")])
def test_a_failed_check_fails_the_whole_and_is_named(
    word: str,
    name: str,
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def call(command: list[str], environment: dict[str, str]) -> int:
        commands.append(command)
        return int(word in command)

    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr(dev, "call_quietly", call)
    assert dev.main(["test"]) == 1
    assert len(commands) == 5
    assert capsys.readouterr().out.splitlines()[-1] == f"没有通过：{name}"


def test_only_the_missing_libraries_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "loads", finds("libEGL.so.1", "libxcb-cursor.so.0"))
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    assert dev.missing_packages(display=False, build=False) == ["libegl1"]
    assert dev.missing_packages(display=True, build=False) == ["libegl1", "libxcb-cursor0"]


def test_a_build_asks_for_binutils_and_a_shared_python(monkeypatch: pytest.MonkeyPatch) -> None:
    version = f"python3.{sys.version_info.minor}"
    monkeypatch.setattr(dev, "loads", finds(f"lib{version}.so.1.0"))
    monkeypatch.setattr(dev, "shared_python", lambda: False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    assert dev.missing_packages(display=False, build=True) == [f"lib{version}", "binutils"]


def test_debians_python_gets_its_venv_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "loads", finds())
    monkeypatch.setattr(dev, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    version = f"3.{sys.version_info.minor}"
    assert dev.missing_packages(display=False, build=False) == [f"python{version}-venv"]


def test_who_may_not_install_is_told_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(dev.Failed, match="sudo apt-get install libgl1 libegl1"):
        dev.install_system_packages(["libgl1", "libegl1"])


def test_without_apt_the_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    with pytest.raises(dev.Failed, match="libgl1"):
        dev.install_system_packages(["libgl1"])


def test_apt_decides_by_the_installation(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def call(command: list[str], environment: dict[str, str]) -> int:
        commands.append(command)
        return int("install" in command)

    monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(dev, "call_quietly", call)
    with pytest.raises(dev.Failed, match="没能装好 libgl1"):
        dev.install_system_packages(["libgl1"])
    assert [command[1] for command in commands] == ["update", "install"]


def test_a_quiet_command_speaks_only_when_it_fails(capsys: pytest.CaptureFixture[str]) -> None:
    fine = [sys.executable, "-c", "print('说了什么')"]
    wrong = [sys.executable, "-c", "print('说了什么'); raise SystemExit(3)"]
    assert dev.call_quietly(fine, dev.test_environment()) == 0
    assert capsys.readouterr().out == ""
    assert dev.call_quietly(wrong, dev.test_environment()) == 3
    assert "说了什么" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["setup", "x"], ["build", "--fast"], ["dance"], []])
def test_wrong_usage_is_refused(words: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        dev.main(words)
    assert stopped.value.code == 2
