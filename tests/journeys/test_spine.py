"""A whole congress of delegates, from the first start to the file on the table afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sudesk.rules import strokes
from sudesk.services.verify import verify
from sudesk.ui.program import Program
from tests.journeys import days
from tests.journeys.hands import Secretary

STUDENTS = 457
SIZE = (1366, 696)  # what the smallest office screen leaves


def test_a_congress_of_delegates_from_the_first_start_to_the_saved_report(
    qtbot: QtBot,
    start: Callable[[], Program],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    who = Secretary(qtbot, start())
    path = days.found_the_department(who, SIZE)
    days.drop_rosters(who, "delegates")
    days.import_what_was_read(who, STUDENTS)
    days.create_the_congress(who, STUDENTS)
    seats = days.share_the_seats(who)
    days.enter_the_delegates(who)

    people = days.named(who)
    standing, chief, scrutineers, tellers = people[:4], people[4], people[5:7], people[7:9]
    roles = {days.CHIEF: [chief], days.SCRUTINEER: scrutineers, days.TELLER: tellers}
    candidates = sorted(standing, key=lambda one: strokes.key(one.name))
    days.let_one_teller_count(who)
    days.call_the_election(who)
    days.nominate(who, candidates)
    days.appoint(who, roles)
    days.announce(who)
    days.prepare_the_ballots(who)

    days.go_through_the_door(who, days.open_the_hall(who), away=5)
    days.open_the_vote(who)
    present = days.the_round(who).present
    assert present == seats - 5
    days.keep_the_ledger(who, printed=seats, issued=present, collected=present - 1)
    days.confirm_zero(who, chief.name, present - 1)
    days.begin_to_enter(who)
    alike = present - 1 - days.key_in_every_kind(who)
    days.key_in(who, alike)
    days.leave_the_entry(who)
    days.seal(who, chief, tellers)

    one, two, three, four = (entry.name for entry in candidates)
    who.sees(f"当选 3 名：{one}、{two}、{three}")
    report = days.save_the_report(who, monkeypatch, tmp_path / "选举结果报告.pdf")
    other = -(-alike // 5)  # each fifth ballot is for the fourth in place of the third
    for words in (
        f"应到代表{seats}人",
        f"实到{present}人，请假1人，缺席4人",
        f"印制选票{seats}张，发出{present}张，剩余5张；收回{present - 1}张",
        f"有效票{present - 2}张，无效票1张（无法辨认）",
        f"过半数须{present // 2 + 1}票以上",
        f"{one}{alike + 3}票，{two}{alike + 1}票，{three}{alike - other}票",
        f"{four}{other}票",
        "何书墨1票",
        f"{one}、{two}、{three}（按姓氏笔画为序）当选，共3名",
    ):
        assert words in report
    found = verify(days.save_the_package(who, monkeypatch, tmp_path / "上报.zip"))
    assert found.whole, found.findings

    who.program.close()
    assert [each.name for each in path.parent.glob(f"{path.stem}*") if each.is_file()] == [
        path.name
    ]
    again = Secretary(qtbot, start())
    again.program.begin([])
    assert again.window.desk.store.path == path
    again.press("大会")
    again.press("选举")
    again.sees("结果已封存")
