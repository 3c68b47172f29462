"""The process dies between any two ballots, or within one: none is lost, none is there twice."""

import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from sudesk.models.store import Store
from sudesk.services import bundles, counting, entering
from tests.services.scenes import no, yes
from tests.services.test_entering import TWICE, begun

NUMBER, SIZE = 18, 6

# Enters what is missing, teller by teller, and dies after so many acts; −1 goes on to the end.
SCRIPT = """
import os, sys
from pathlib import Path
from sudesk.models.store import Store
from sudesk.services import entering, rounds
from tests.services.test_killed_count import papers

store, left = Store.open(Path(sys.argv[1])), int(sys.argv[2])

def act(what, *args):
    global left
    with store.writing() as session:
        what(session, 1, *args)
    print(what.__name__, *args[:2], flush=True)
    left -= 1
    if left == 0:
        os._exit(9)

with store.reading() as session:
    names = rounds.view(session, 1).names
for teller in (1, 2):
    while True:
        with store.reading() as session:
            desk = entering.desk_of(session, 1, teller)
        if desk.current is None:
            break
        own = desk.bundles[desk.current - 1]
        if own.entered < own.expected:
            ballot = papers(names)[(desk.current - 1) * desk.bundle_size + own.entered]
            act(entering.enter, teller, desk.current, ballot)
        else:
            act(entering.finish, teller, desk.current)
store.close()
"""


def papers(names):
    """The ballots as they lie on the table, each told from the others by a name written in."""
    first, second = names
    source = random.Random(2)
    kinds = [yes(first), yes(second), no(first), yes(void="没有加盖印章"), yes()]
    picked = [source.choice(kinds) for _ in range(NUMBER // 2)]
    return [*picked, *(yes(write_ins=[f"第{n}人"]) for n in range(NUMBER // 2))]


@pytest.fixture
def file(hall):
    begun(hall, TWICE, collected=NUMBER, size=SIZE)
    hall.store.close()
    return hall.store.path


def run(path, acts):
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", textwrap.dedent(SCRIPT), str(path), str(acts)]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)


def entered(path):
    """What each teller has in the file, read by a program that starts anew."""
    with Store.open(path) as store, store.reading() as session:
        view = bundles.count_view(session, 1)
        own = {
            (teller, one.number): [
                found.ballot for found in entering.entries(session, 1, teller, one.number)
            ]
            for one in view.bundles
            if one.ballots is None
            for teller in (1, 2)
        }
        return view, own, counting.ballots(session, 1), counting.standing(session, 1)


def whole(path, acts_done):
    """Every act that was told as done is there once, and nothing else is."""
    view, own, agreed, _ = entered(path)
    with Store.open(path) as store, store.reading() as session:
        names = entering.desk_of(session, 1, 1).round.names
    lying = papers(names)
    for (_, number), found in own.items():
        assert found == lying[(number - 1) * SIZE : (number - 1) * SIZE + len(found)]
    done = [one.number for one in view.bundles if one.ballots is not None]
    expected = [ballot for n in done for ballot in lying[(n - 1) * SIZE : n * SIZE]]
    assert sorted(map(repr, agreed)) == sorted(map(repr, expected))
    stored = sum(len(found) for found in own.values()) + 2 * len(agreed)
    assert stored == acts_done


def test_killed_between_any_two_ballots_the_count_goes_on_where_it_stood(file):
    source, told = random.Random(7), 0
    for _ in range(5):
        process = run(file, source.randint(1, 9))
        out, _ = process.communicate(timeout=120)
        assert process.returncode == 9
        told += sum(line.startswith("enter") for line in out.splitlines())
        whole(file, told)
    process = run(file, -1)
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    told += sum(line.startswith("enter") for line in out.splitlines())
    assert told == 2 * NUMBER
    whole(file, told)
    view, *_, standing = entered(file)
    assert view.complete and standing.entered == NUMBER


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_in_the_midst_nothing_is_half_written(file):
    for moment in (3, 8):
        process = run(file, -1)
        assert process.stdout is not None
        for _ in range(moment):
            process.stdout.readline()
        time.sleep(0.003 * moment)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=120)
        _view, own, agreed, _ = entered(file)
        stored = sum(len(found) for found in own.values()) + 2 * len(agreed)
        whole(file, stored)
    process = run(file, -1)
    process.communicate(timeout=120)
    whole(file, 2 * NUMBER)
