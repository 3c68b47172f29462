import io
import json
from dataclasses import replace

import openpyxl
import pytest

from sudesk.errors import SudeskError
from sudesk.rules.countfile import parse, report
from sudesk.services import comparing, corrections, count_exports, counting, write_ins
from tests.services.scenes import yes
from tests.services.test_entering import begun


def quiet(*_):
    pass


def sheets(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in book}


def test_a_sealed_count_is_a_workbook_and_a_count_file(sealed, tmp_path):
    book = sheets(sealed.ask(count_exports.workbook, sealed.round))
    assert list(book) == ["计票结果", "票数"]
    rows = {row[0]: row[1:5] for row in book["计票结果"]}
    assert rows[sealed.names[0]] == [15, 1, 3, "当选"]
    assert rows["何书墨"][:3] == [1, None, None]
    assert ["无效原因：字迹无法辨认", 1] in book["票数"]
    document = json.loads(sealed.ask(count_exports.count_file, sealed.round))
    assert len(document["ballots"]) == 20
    assert report(parse(document)) == sealed.result
    for act, name in (
        (count_exports.save_workbook, "计票.xlsx"),
        (count_exports.save_count_file, "计票.json"),
    ):
        assert sealed.ask(act, quiet, sealed.round, tmp_path / name).stat().st_size > 0


def test_what_people_decided_stands_in_sheets_of_its_own(hall):
    begun(hall, collected=12, size=12)
    ballots = [yes(write_ins=["何书墨"])] * 11
    hall.read(1, 1, [yes(write_ins=["何书默"]), *ballots])
    hall.read(2, 1, [yes(write_ins=["何书黑"]), *ballots])
    hall.do(
        comparing.decide,
        hall.round,
        1,
        1,
        yes(write_ins=["何书默"]),
        "字迹清楚",
        hall.scrutineer,
    )
    hall.do(comparing.settle, hall.round, 1)
    hall.do(write_ins.match, hall.round, "何书默", "何书墨", None, hall.scrutineer)
    hall.seal()
    start = hall.ask(corrections.starting_point, hall.round)
    assert start.write_ins == {"何书墨": 12}
    hall.do(
        corrections.correct,
        hall.round,
        replace(start, write_ins={"何书墨": 11}),
        "多计一张",
        hall.scrutineer,
    )
    book = sheets(hall.ask(count_exports.workbook, hall.round))
    assert list(book) == ["计票结果", "票数", "疑票台账", "另选姓名", "更正"]
    assert "多计一张" in book["更正"][-1]
    document = json.loads(hall.ask(count_exports.count_file, hall.round))
    assert document["totals"]["write_ins"] == {"何书墨": 11}


def test_few_ballots_go_out_as_totals(hall):
    hall.convene().call().prepare().open().count([yes()] * 9)
    assert "totals" in hall.ask(count_exports.document, hall.round)


def test_an_open_count_is_not_handed_out(hall):
    hall.convene().call().prepare().open().ledger(1)
    for act in (count_exports.workbook, count_exports.count_file):
        with pytest.raises(SudeskError, match="还没有封存结果"):
            hall.ask(act, hall.round)
    assert hall.ask(counting.standing, hall.round).entered == 0
