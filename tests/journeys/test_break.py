"""The power fails while two tellers enter; the count goes on at the next ballot of each."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from sudesk.models.store import Store
from sudesk.services import comparing, rounds
from sudesk.terms import RoundState
from sudesk.ui.count.differences import DifferencesPage
from sudesk.ui.desk import Desk
from sudesk.ui.program import Program
from tests.journeys import days
from tests.journeys.hands import Secretary
from tests.ui.count_scenes import CHIEF, NAMES, TELLERS, counted, prepared

COLLECTED, STORED = 26, (7, 4)

# Both tellers store ballots until the power is cut; what is printed is stored.
COUNTING = """
import sys, time
from pathlib import Path
from sudesk.models.store import Store
from sudesk.rules.voting import Ballot
from sudesk.services import entering
from sudesk.terms import Mark
path, round_id, first, second, *names = sys.argv[1:]
store = Store.open(Path(path))
ballot = Ballot(dict.fromkeys(names, Mark.APPROVE))
for place in range(max(int(first), int(second))):
    for teller, number in ((1, int(first)), (2, int(second))):
        if place < number:
            with store.writing() as session:
                entering.enter(session, int(round_id), teller, 1, ballot)
print("stored", flush=True)
time.sleep(600)
"""


def test_a_count_of_two_tellers_that_was_cut_off_goes_on_at_the_next_ballot_of_each(
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
    for teller, stored in enumerate(STORED, 1):
        who.sees(f"已录 {stored} / {COLLECTED} 张")
        days.begin_to_enter(who, teller)
        who.sees(f"已存 {stored} 张")
        assert days.the_entry(who).slip.number == f"1 – {stored + 1}"
        days.key_in(who, COLLECTED - stored, before=stored)
        days.leave_the_entry(who)

    # What was stored before the power failed has no fourth name in place of the third.
    (difference,) = who.window.desk.ask(comparing.differences, round_id)
    assert (difference.bundle, difference.place) == (1, 6)
    who.press("核对")
    page = who.page
    assert isinstance(page, DifferencesPage)
    page.decision.fields.scrutineer.choose(CHIEF)
    page.setFocus()
    who.type("1")
    who.enter()
    who.sees("并入以后")
    who.enter()
    who.fill(days.CHIEF, CHIEF)
    who.fill(days.TELLER, "、".join(TELLERS))
    who.agree("封存结果", lambda: who.press("封存结果"))
    who.sees(f"当选 3 名：{'、'.join(NAMES[:3])}")
    assert who.window.desk.ask(rounds.view, round_id).state is RoundState.SEALED


def count_until_the_power_fails(path: Path, round_id: int) -> None:
    """Let another process count, and kill it without any warning."""
    numbers = [str(number) for number in STORED]
    words = [sys.executable, "-c", COUNTING, str(path), str(round_id), *numbers, *NAMES[:3]]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as counter:
        assert counter.stdout is not None
        assert counter.stdout.readline() == "stored\n"
        counter.kill()
