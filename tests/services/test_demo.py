import hashlib
import random
import zipfile
from contextlib import contextmanager
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sudesk.errors import Refused, SudeskError
from sudesk.models import journal
from sudesk.models.store import Store
from sudesk.services import (
    agenda,
    attendees,
    class_elections,
    congresses,
    credentials,
    delegates,
    delegations,
    demo,
    floor_notes,
    imagination,
    notices,
    package,
    papers,
    quotas,
    replies,
    rosters,
    stages,
    verify,
    writing,
)
from sudesk.sheets.reading import read_rosters
from sudesk.terms import Category, CongressKind, Presence, SeatKind, Status

TINY = (((6, 1), 0), ((6, 6), 1), ((7, 3), 0), ((11, 1), 1))
A, D = CongressKind.ASSEMBLY, CongressKind.DELEGATES


def roster(people, classes=1, first=0):
    lines = ["学号,姓名,班级"]
    for number in range(first, first + people):
        name = "赵钱孙李周吴郑王"[number % 8] + "安邦成达恩方歌航"[number // 8 % 8]
        name += "静和平正"[number // 64 % 4] if number >= 64 else ""
        lines.append(f"2024010{number:05},{name},会计240{number % classes + 1}班")
    return "\n".join(lines).encode()


@pytest.fixture
def no_paper(monkeypatch):
    """The course of the demo alone, without its paper."""

    def nothing(session, congress_id, *rest):
        return b""

    monkeypatch.setattr(demo.package, "pack", nothing)
    monkeypatch.setattr(writing, "write_papers", lambda *rest: (rest[2],))


@pytest.mark.parametrize(
    ("people", "classes", "kind", "seed"),
    [(6, 1, None, 0), *((*size, kind, seed) for size, seed in TINY for kind in (A, D))],
)
def test_tiny_rosters_elect_somebody(tmp_path, no_paper, people, classes, kind, seed):
    acted = demo.act_out(tmp_path / "out", [("名单.csv", roster(people, classes))], kind, seed)
    assert any("当选" in sentence for sentence in acted.sentences)
    with Store.open(acted.file) as store, store.reading() as session:
        congress = congresses.needed(session)
        assert congress.kind is (kind or A)
        assert congress.headcount == people
        assert len(delegates.delegates(session, congress.id)) == (congress.delegate_seats or 0)


@pytest.mark.parametrize(("people", "kind"), [(399, A), (400, D)])
def test_the_size_decides_the_form(tmp_path, no_paper, monkeypatch, people, kind):
    monkeypatch.setattr(demo, "to_the_eve", lambda play: None)
    monkeypatch.setattr(demo, "after", lambda play: None)
    monkeypatch.setattr(demo.demo_hall, "hold", lambda play: None)
    acted = demo.act_out(tmp_path / "out", [("名单.csv", roster(people, 9))], None)
    with Store.open(acted.file) as store, store.reading() as session:
        assert congresses.needed(session).kind is kind


def test_an_assembly_of_400_is_refused_before_anything_is_written(tmp_path):
    files = [("名单.csv", roster(400, 9))]
    with pytest.raises(Refused, match=r"400人，不低于400人.*改革方案二\.3"):
        demo.act_out(tmp_path / "out", files, A)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([("名单.csv", roster(5))], "只有5名在册学生"),
        ([("坏.xlsx", b"\x00\x01\x02")], "坏.xlsx"),
        ([], "只有0名在册学生"),
    ],
)
def test_rosters_that_cannot_elect_are_refused(tmp_path, files, words):
    with pytest.raises(SudeskError, match=words):
        demo.act_out(tmp_path / "out", files, None)
    assert list(tmp_path.iterdir()) == []


def test_the_place_must_be_empty(tmp_path):
    (tmp_path / "我的.txt").write_text("x")
    for out in (tmp_path, tmp_path / "我的.txt"):
        with pytest.raises(SudeskError, match="没能使用"):
            demo.act_out(out, [("名单.csv", roster(6))], None)
    with pytest.raises(SudeskError, match="没能"):
        demo.act_out(tmp_path / "我的.txt" / "里面", [("名单.csv", roster(6))], None)
    assert [path.name for path in tmp_path.iterdir()] == ["我的.txt"]


def test_a_file_that_cannot_be_read_is_told_and_stops_no_other(tmp_path, no_paper):
    files = [("坏.xlsx", b"\x00\x01"), ("好.csv", roster(8))]
    acted = demo.act_out(tmp_path / "out", files, None)
    assert any("没有读入“坏.xlsx”" in sentence for sentence in acted.sentences)


def test_two_files_of_one_class_and_disputes_are_taken_as_they_are(tmp_path, no_paper):
    more = roster(9, first=5).replace(b"2024010" + b"00005", b"2024010" + b"00004")
    files = [("一.csv", roster(8)), ("二.csv", more)]
    reading = read_rosters(files)
    assert reading.counts.disputed
    acted = demo.act_out(tmp_path / "out", files, None)
    with Store.open(acted.file) as store, store.reading() as session:
        assert congresses.needed(session).headcount == len(reading.people)
    assert all(rosters.status_of(one.status).counts for one in reading.people)


ROAD = {1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 29, 32, 33}
OF_DELEGATES = {3, 4, 5, 6, 32}


@pytest.mark.parametrize("kind", [A, D])
def test_the_whole_road_is_acted_out(tmp_path, no_paper, kind):
    acted = demo.act_out(tmp_path / "out", [("名单.csv", roster(120, 4))], kind)
    with Store.open(acted.file) as store, on_the(store, demo.REPORTED_ON) as session:
        congress = congresses.needed(session)
        ready = {one.number for one in papers.slots(session, congress.id) if one.ready}
        assert ROAD - (set() if kind is D else OF_DELEGATES) <= ready
        open_ones = [one.key for one in stages.stages(session, congress.id) if not one.done]
        assert open_ones == ["archive"]
        assert {one.agreed for one in replies.replies(session, congress.id).values()} == {True}
        hung = notices.notices(session, congress.id)
        assert len({one.kind for one in hung}) == (4 if kind is D else 3)
        assert all(one.taken_down_on and not one.pending for one in hung)
        assert all(one.over for each in agenda.both(session, congress.id) for one in each.items)
        assert len(floor_notes.notes(session, congress.id)) == len(imagination.FLOOR)
        assert journal.broken_at(session) is None
        if kind is D:
            assert_delegates(session, congress.id)


@contextmanager
def on_the(store, day):
    """A session that takes this day for today."""
    store.clock = lambda: datetime.combine(day, time(12))
    with store.reading() as session:
        yield session


def assert_delegates(session, congress_id):
    """Every seat is taken by its own kind, every class met, every form came back, all signed."""
    rows = delegates.delegates(session, congress_id)
    assert len(rows) == quotas.seating(session, congress_id).total
    assert {row.seat for row in rows} == set(SeatKind)
    assert all(one.complete for one in class_elections.classes(session, congress_id))
    assert all(row.registered_on for row in rows)
    assert all(row.post for row in rows if row.seat is not SeatKind.CLASS)
    assert delegations.grouped(session, congress_id).complete
    found = credentials.review(session, congress_id)
    assert found.settled and found.valid == len(rows)
    assert {one.category for one in attendees.attendees(session, congress_id)} == set(Category)


def test_the_day_keeps_to_its_agenda(tmp_path, no_paper):
    acted = demo.act_out(tmp_path / "out", [("名单.csv", roster(60, 3))], None)
    with Store.open(acted.file) as store, store.reading() as session:
        congress = congresses.needed(session)
        for one in agenda.both(session, congress.id):
            for item in one.items:
                assert item.begun_at == item.starts_at
                assert item.ended_at - item.begun_at == timedelta(minutes=item.wording.minutes)
        first = agenda.both(session, congress.id)[1].items[1]
        assert (first.begun_at.hour, first.begun_at.minute) == (14, 0)


@pytest.mark.parametrize(("every", "sent"), [(3, False), (1, True)])
def test_who_is_on_a_long_leave_is_elected_only_where_nobody_else_is(
    tmp_path, no_paper, every, sent
):
    head, *lines = roster(24, 2).decode().splitlines()
    away = [f"{line},{'在读' if place % every else '休学'}" for place, line in enumerate(lines)]
    files = [("名单.csv", "\n".join([f"{head},学籍状态", *away]).encode())]
    acted = demo.act_out(tmp_path / "out", files, D)
    with Store.open(acted.file) as store, store.reading() as session:
        congress = congresses.needed(session)
        rows = delegates.delegates(session, congress.id)
        assert any(row.entry.status is Status.SUSPENDED for row in rows) is sent
        signed = credentials.signed(session, congress.id)
        assert bool(signed.because) is sent


def digests(out):
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in out.rglob("*")
        if path.suffix in (".pdf", ".zip")
    }


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    files = [("名单.csv", roster(30, 3))]
    acted = [
        demo.act_out(tmp_path / str(number), files, None, seed)
        for number, seed in enumerate((7, 7, 8))
    ]
    first, second, other = (digests(tmp_path / str(number)) for number in range(3))
    assert first == second
    assert len(first) == len(acted[0].papers) + 1
    assert first != other
    assert acted[0].package.suffix == ".zip"
    assert verify.verify(acted[0].package.read_bytes()).whole
    with zipfile.ZipFile(acted[0].package) as archive:
        inside = {name for name in archive.namelist() if name.endswith(".pdf")}
    sent = {path.name for path in acted[0].papers if int(path.name[:2]) not in package.KEPT_HERE}
    assert inside - {"00 上报包封面.pdf"} == sent


@given(st.integers(1, 600), st.integers(0, 2**32))
@settings(max_examples=60)
def test_the_hall_always_has_its_quorum(number, seed):
    places = imagination.presences(random.Random(seed), number)
    assert len(places) == number
    assert 3 * places.count(Presence.PRESENT) >= 2 * number


@given(st.integers(1, 300), st.integers(0, 2**32))
@settings(max_examples=60)
def test_imagined_studies_meet_the_condition(peers, seed):
    study = imagination.study(random.Random(seed), peers)
    assert 10 * study.rank <= 3 * study.total
    assert study.total >= peers
    assert study.fails == 0
