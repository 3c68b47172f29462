#!/usr/bin/env python3
"""The one door to everything a developer does: set up, run, test, build.

    python3 dev.py setup          make .venv with everything of requirements.lock
    python3 dev.py run [args]     start the program; without a display, its demo
    python3 dev.py test [args]    every check, then pytest with these arguments
    python3 dev.py bench          how long the large jobs take, as ratios to their floors
    python3 dev.py build          the program that is handed out, in dist/sudesk

Needs nothing but Python 3.11 or newer; on Debian and Ubuntu, as root, it installs the system's
libraries that are missing. It parses on older Pythons too, so that they are told so in words.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = VENV / "requirements.stamp"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LINUX = sys.platform.startswith("linux")

# What Qt loads from the system, by file name, and the Debian package that brings it.
HEADLESS_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
DISPLAY_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


class Failed(Exception):  # noqa: N818 - reads as what happened
    """Something stopped the work; the text is Chinese and says what to do."""


def setup(*, display: bool = False, build: bool = False) -> None:
    """Make ready everything that the other commands need; quick when it already is."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        raise Failed(f"这个 Python 是 {found}，太旧。请装 Python 3.11 或更新的版本再运行。")
    if LINUX:
        install_system_packages(missing_packages(display=display, build=build))
    stamp = wanted_stamp()
    if STAMP.is_file() and STAMP.read_text("utf-8") == stamp and PYTHON.exists():
        return
    make_venv()
    print("正在按 requirements.lock 安装部件，第一次约需两分钟。", flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    if call([*pip, "--quiet", "--require-hashes", "--requirement", str(LOCK)]):
        raise Failed("没能装好 requirements.lock 里的部件，原因见上。请检查网络，再运行一次。")
    STAMP.write_text(stamp, "utf-8")


def wanted_stamp() -> str:
    """Return what the environment's stamp says when it fits the lock and this Python."""
    version = ".".join(map(str, sys.version_info[:3]))
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} {version} {sys.platform}\n"


def make_venv() -> None:
    """Make .venv, or leave one of this Python's version that has a pip."""
    probe = "import pip, sys; print(sys.version_info[:3])"
    if PYTHON.exists():
        found = subprocess.run([str(PYTHON), "-c", probe], capture_output=True, text=True)
        if found.returncode == 0 and found.stdout.strip() == str(tuple(sys.version_info[:3])):
            return
    if call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        raise Failed("没能建立 .venv，原因见上。请确认这个文件夹可以写入，再运行一次。")


def missing_packages(*, display: bool, build: bool) -> list[str]:
    """Return the Debian packages whose library or tool this machine lacks."""
    libraries = dict(HEADLESS_LIBRARIES)
    if display or build:
        libraries.update(DISPLAY_LIBRARIES)
    version = f"python3.{sys.version_info.minor}"
    if build and not shared_python():
        libraries[f"lib{version}.so.1.0"] = f"lib{version}"
    missing = [package for name, package in libraries.items() if not loads(name)]
    if build and not shutil.which("objdump"):
        missing.append("binutils")
    # Debian's own Python comes without ensurepip, and nothing may be installed into it.
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        missing.append(f"{version}-venv")
    return missing


def shared_python() -> bool:
    """Whether this Python brings its own shared library, which PyInstaller copies."""
    folder, name = (sysconfig.get_config_var(key) for key in ("LIBDIR", "INSTSONAME"))
    return bool(folder and name and ".so" in name and Path(folder, name).exists())


def loads(library: str) -> bool:
    """Whether the dynamic linker finds this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages: list[str]) -> None:
    """Install Debian packages, or say which ones the user must have installed."""
    if not packages:
        return
    names = shlex.join(packages)
    if not shutil.which("apt-get"):
        raise Failed(f"这台电脑缺少这些库：{names}（Debian 的叫法）。请用本机的软件包工具装好。")
    if os.geteuid() != 0:
        raise Failed(f"这台电脑缺少一些库。请先运行：sudo apt-get install {names}")
    print(f"正在安装这台电脑缺少的库：{names}", flush=True)
    unasked = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # A foreign source that does not answer makes update fail though Debian's own did answer:
    # the installation decides.
    call_quietly(["apt-get", "update", "-qq"], unasked)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if call_quietly(install, unasked):
        raise Failed(f"没能装好 {names}，原因见上。请检查网络，再运行一次。")


def run(arguments: list[str]) -> int:
    """Start the program; where nobody can see a window, do its whole job as a demo instead."""
    seen = has_display()
    setup(display=seen)
    if seen or arguments:
        return start(arguments)
    out = Path.cwd() / time.strftime("demo-%Y%m%d-%H%M%S")
    print(f"这里没有显示器，改为演示一次完整的大会，写到 {out}。", flush=True)
    code = start(["demo", str(out)])
    if code == 0:
        print(f"文书在 {out / 'papers'}，上报包在 {out}。")
    return code


def start(arguments: list[str]) -> int:
    """Start the program where the user stands, so that the files named are found."""
    found = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(found)}
    return subprocess.run([str(PYTHON), "-m", "sudesk", *arguments], env=environment).returncode


def has_display() -> bool:
    """Whether a window opened here would be seen by somebody."""
    if os.environ.get("CI"):
        return False
    return not LINUX or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def test(arguments: list[str]) -> int:
    """Run every check, report each on a line, and fail if one of them failed."""
    setup()
    python = str(PYTHON)
    steps = {
        "ruff format": [python, "-m", "ruff", "format", "--check", "--quiet"],
        "ruff check": [python, "-m", "ruff", "check", "--quiet"],
        "mypy": [python, "-m", "mypy", "--no-error-summary"],
        "lint-imports": [str(BIN / "lint-imports"), "--no-logo", "--no-cache"],
    }
    failed = [name for name, command in steps.items() if not passes(name, command)]
    begun = time.monotonic()
    ok = call([python, "-m", "pytest", "-n", "2", *arguments], test_environment()) == 0
    report("pytest", ok, begun)
    if not ok:
        failed.append("pytest")
    print(f"没有通过：{'、'.join(failed)}" if failed else "全部通过")
    return 1 if failed else 0


def passes(name: str, command: list[str]) -> bool:
    """Run one check and report it on a line."""
    begun = time.monotonic()
    ok = call_quietly(command, test_environment()) == 0
    report(name, ok, begun)
    return ok


def report(name: str, ok: bool, begun: float) -> None:
    """Print the outcome of one check and how long it took."""
    print(f"{'通过' if ok else '失败'}  {name:<13}{time.monotonic() - begun:6.1f} 秒", flush=True)


def test_environment() -> dict[str, str]:
    """Return the environment in which Qt draws without a display."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}


def bench() -> int:
    """Measure the large jobs against their floors in one run."""
    setup()
    return call([str(PYTHON), "-m", "tests.bench"])


def build() -> int:
    """Freeze the program as build.spec says, into dist/sudesk."""
    setup(build=True)
    command = [str(PYTHON), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    code = call([*command, str(ROOT / "build.spec")])
    if code == 0:
        print(f"程序在 {ROOT / 'dist' / 'sudesk'}")
    return code


def call(command: list[str], environment: dict[str, str] | None = None) -> int:
    """Run a command at the project's root, its output going where ours goes."""
    return subprocess.run(command, cwd=ROOT, env=environment).returncode


def call_quietly(command: list[str], environment: dict[str, str]) -> int:
    """Run a command at the project's root, and show what it said only if it failed."""
    result = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if result.returncode:
        print(result.stdout, flush=True)
    return result.returncode


def main(argv: list[str] | None = None) -> int:
    """Do what the command line asks; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    parser = argparse.ArgumentParser(prog="dev.py", description="系学生会工作台：开发者的入口")
    parser.add_argument("command", choices=["setup", "run", "test", "bench", "build"])
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="交给 run 或 test 的")
    chosen = parser.parse_args(argv)
    if chosen.arguments and chosen.command in ("setup", "bench", "build"):
        parser.error(f"{chosen.command} 后面不用再写别的")
    try:
        if chosen.command == "run":
            return run(chosen.arguments)
        if chosen.command == "test":
            return test(chosen.arguments)
        if chosen.command == "bench":
            return bench()
        if chosen.command == "build":
            return build()
        setup(display=has_display())
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print(f"准备好了：{VENV}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
