"""The house stands as it is drawn: one direction of imports, small files, rooms that say so."""

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import sudesk

HOUSE = Path(sudesk.__file__).parent
LONGEST = 420  # lines; what is told in more is more than one story


def test_imports_go_one_way() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=HOUSE.parent,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_no_file_is_long() -> None:
    long = {
        str(path.relative_to(HOUSE)): lines
        for path in HOUSE.rglob("*.py")
        if path.parent.name != "versions"  # a migration is one step, however long
        and (lines := len(path.read_text("utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_every_file_says_what_it_is() -> None:
    silent = [
        path.name
        for path in HOUSE.rglob("*.py")
        if path.read_text("utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_every_room_says_what_lives_there_and_what_may_not() -> None:
    rooms = ["rules", "models", "sheets", "papers", "services", "ui"]
    found = {room.name for room in pkgutil.iter_modules(sudesk.__path__) if room.ispkg}
    assert found == set(rooms)
    for room in rooms:
        said = importlib.import_module(f"sudesk.{room}").__doc__ or ""
        assert said.count(".") + said.count(";") >= 2, room


def test_the_command_line_needs_no_window() -> None:
    code = """
import sys, pkgutil, sudesk.cli, sudesk.services
for room in pkgutil.iter_modules(sudesk.services.__path__, "sudesk.services."):
    __import__(room.name)
assert not [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))]
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=HOUSE.parent, timeout=120)


def test_the_plan_is_cited_from_its_own_file() -> None:
    """Another college's plan would stand beside a section that was written into the code."""
    cited = re.compile(r"(改革方案|参照)[一二三四五六]\.")
    found = []
    for path in HOUSE.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            f"{path.relative_to(HOUSE)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in told
            and cited.search(node.value)
        ]
    assert found == []
