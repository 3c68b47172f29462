"""The power fails in the middle of the count; the count goes on at the next ballot."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from sudesk.models.store import Store
from sudesk.services import rounds
from sudesk.terms import RoundState
from sudesk.ui.desk import Desk
from sudesk.ui.program import Program
from tests.journeys import days
from tests.journeys.hands import Secretary
from tests.ui.count_scenes import CHIEF, NAMES, TELLERS, counted, prepared

COLLECTED, STORED = 26, 7

# Stores ballots until its power is cut; what it printed it has stored.
COUNTING = """
import sys, time
from pathlib import Path
from sudesk.models.store import Store
from sudesk.rules.voting import Ballot
from sudesk.services import counting
from sudesk.terms import Mark
path, round_id, number, *names = sys.argv[1:]
store = Store.open(Path(path))
for _ in range(int(number)):
    with store.writing() as session:
        counting.enter(session, int(round_id), Ballot(dict.fromkeys(names, Mark.APPROVE)))
print("stored", flush=True)
time.sleep(600)
"""


def test_a_count_that_was_cut_off_goes_on_at_the_next_ballot(
    qtbot: QtBot, start: Callable[[], Program], tmp_path: Path
) -> None:
    path = tmp_path / "会计系.sudesk"
    desk = Desk(Store.create(path))
    round_id = counted(prepared(desk, names=NAMES[:4]), COLLECTED, issued=27).round_id
    desk.close()
    count_until_the_power_fails(path, round_id)

    who = Secretary(qtbot, start())
    who.program.begin([path])
    days.visit(who, "count")
    who.sees(f"已录入 {STORED} 张，收回 {COLLECTED} 张")
    days.begin_to_enter(who, "继续录入")
    who.sees(f"已存 {STORED} 张")
    days.key_in(who, COLLECTED - STORED)
    days.leave_the_entry(who)
    who.fill(days.CHIEF, CHIEF)
    who.fill(days.TELLER, "、".join(TELLERS))
    who.agree("封存结果", lambda: who.press("封存结果"))
    who.sees(f"当选 3 名：{'、'.join(NAMES[:3])}")
    assert who.window.desk.ask(rounds.view, round_id).state is RoundState.SEALED


def count_until_the_power_fails(path: Path, round_id: int) -> None:
    """Let another process count, and kill it without any warning."""
    words = [sys.executable, "-c", COUNTING, str(path), str(round_id), str(STORED), *NAMES[:3]]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as counter:
        assert counter.stdout is not None
        assert counter.stdout.readline() == "stored\n"
        counter.kill()
