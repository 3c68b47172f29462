"""An assembly of a small department, in a small window and without a mouse."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sudesk.models.store import Session
from sudesk.rules import meeting, strokes
from sudesk.rules.election_rules import DEFAULTS
from sudesk.services import bundles, entering, sittings
from sudesk.services.congresses import Entry
from sudesk.services.verify import verify
from sudesk.terms import CongressKind
from sudesk.ui.program import Program
from tests.journeys import days
from tests.journeys.hands import Typist
from tests.ui.count_scenes import approving

STUDENTS = 179
SIZE = (1024, 640)


def test_an_assembly_by_the_keyboard_alone(
    qtbot: QtBot,
    start: Callable[[], Program],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    who = Typist(qtbot, start())
    days.found_the_department(who, SIZE)
    days.choose_rosters(who, monkeypatch, "assembly")
    days.import_what_was_read(who, STUDENTS)
    congress = days.create_the_congress(who, STUDENTS)
    assert congress.kind is CongressKind.ASSEMBLY

    people = days.named(who)
    standing, chief, scrutineers, tellers = people[:4], people[4], people[5:7], people[7:9]
    roles = {days.CHIEF: [chief], days.SCRUTINEER: scrutineers, days.TELLER: tellers}
    candidates = sorted(standing, key=lambda one: strokes.key(one.name))
    days.call_the_election(who)
    days.nominate(who, candidates)
    days.appoint(who, roles)
    days.announce(who)
    days.prepare_the_ballots(who)

    due = days.open_the_hall(who)
    wanted = meeting.quorum_of(len(due), DEFAULTS)
    days.check_in(who, due[:3])
    come_in(who, due[3:wanted])
    days.open_the_vote(who)
    days.keep_the_ledger(who, printed=wanted, issued=wanted, collected=wanted)
    days.confirm_zero(who, chief.name, wanted)
    names = [one.name for one in candidates]
    for teller in (1, 2):
        read_all(who, teller, names[:3], wanted)
    days.seal(who, chief, tellers)
    who.sees(f"当选 3 名：{'、'.join(names[:3])}")
    report = days.save_the_report(who, monkeypatch, tmp_path / "选举结果报告.pdf")
    for words in (f"应到学生{len(due)}人", f"实到{wanted}人", f"印制选票{wanted}张"):
        assert words in report, report
    assert verify(days.save_the_package(who, monkeypatch, tmp_path / "上报.zip")).whole


def come_in(who: Typist, people: Sequence[Entry]) -> None:
    """Check in many at once, as the box did one by one for those before them."""
    sitting = who.window.desk.ask(sittings.current, days.the_congress(who).id)
    assert sitting is not None

    def all_of_them(session: Session) -> None:
        for entry in people:
            sittings.check_in(session, sitting.sitting_id, entry.id)

    who.window.desk.do(all_of_them)


def read_all(who: Typist, teller: int, names: Sequence[str], collected: int) -> None:
    """Let one teller key in ballots of every kind and the last ones; those between alike."""
    days.begin_to_enter(who, teller)
    keyed = days.key_in_every_kind(who)
    lay_in(who, teller, names, collected - keyed - 2)
    days.key_in(who, 2)
    days.leave_the_entry(who)


def lay_in(who: Typist, teller: int, names: Sequence[str], number: int) -> None:
    """Store many ballots at once, as the keys did one by one, and send what is full."""
    round_id = days.the_round(who).id

    def all_of_them(session: Session) -> None:
        left = number
        for bundle in bundles.count_view(session, round_id).bundles:
            room = bundle.expected - bundle.tellers[teller - 1].entered
            for _ in range(min(room, left)):
                entering.enter(session, round_id, teller, bundle.number, approving(*names))
            if left >= room:
                entering.finish(session, round_id, teller, bundle.number)
            left = max(left - room, 0)

    who.window.desk.do(all_of_them)
    who.enter()  # from the bundle that is done to the one that waits
