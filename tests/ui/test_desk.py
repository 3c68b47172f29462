"""Asking, acting, and long work beside the window."""

import threading
import time

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.ui.desk import Desk, Report


def count_tables(session: Session) -> int:
    return int(session.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one())


def make_table(session: Session, name: str) -> str:
    session.execute(text(f"CREATE TABLE {name} (x INTEGER)"))
    return name


def test_ask_answers_and_cannot_write(desk: Desk) -> None:
    assert desk.ask(count_tables) > 0
    with pytest.raises((OperationalError, SudeskError)):
        desk.ask(make_table, "secret")


def test_do_commits_once_and_tells(qtbot: QtBot, desk: Desk) -> None:
    before = desk.ask(count_tables)
    with qtbot.waitSignal(desk.changed):
        assert desk.do(make_table, name="kept") == "kept"
    assert desk.ask(count_tables) == before + 1


def test_an_act_that_fails_leaves_nothing(qtbot: QtBot, desk: Desk) -> None:
    def half(session: Session) -> None:
        make_table(session, "half")
        raise SudeskError("没有做成。")

    before = desk.ask(count_tables)
    with qtbot.assertNotEmitted(desk.changed), pytest.raises(SudeskError):
        desk.do(half)
    assert desk.ask(count_tables) == before


def test_work_runs_elsewhere_and_hands_back_here(qtbot: QtBot, desk: Desk) -> None:
    here = QThread.currentThread()
    seen: list[tuple[str, object]] = []

    def job(session: Session, report: Report, base: int) -> int:
        seen.append(("apart", QThread.currentThread() is not here))
        report("读到一半", 1, 2)
        return base + count_tables(session)

    def done(result: int) -> None:
        seen.append(("here", QThread.currentThread() is here))
        seen.append(("result", result))

    desk.work(
        job,
        1000,
        done=done,
        progress=lambda what, done, total: seen.append((what, (done, total))),
        ended=lambda: seen.append(("ended", True)),
    )
    qtbot.waitUntil(lambda: len(seen) == 5)
    tables = desk.ask(count_tables)
    assert seen == [
        ("apart", True),
        ("读到一半", (1, 2)),
        ("ended", True),
        ("here", True),
        ("result", 1000 + tables),
    ]


def test_reports_come_at_most_twenty_a_second(qtbot: QtBot, desk: Desk) -> None:
    reports: list[int] = []
    ended: list[bool] = []

    def job(session: Session, report: Report) -> None:
        for number in range(3000):
            report("逐行读", number, 3000)
            time.sleep(0.0001)
        report("逐行读", 3000, 3000)

    started = time.monotonic()
    desk.work(
        job,
        progress=lambda _what, done, _total: reports.append(done),
        ended=lambda: ended.append(True),
    )
    qtbot.waitUntil(lambda: bool(ended))
    took = time.monotonic() - started
    assert reports[-1] == 3000
    assert len(reports) <= 20 * took + 3


def test_a_stopped_job_is_silent(qtbot: QtBot, desk: Desk) -> None:
    running, ended, heard = threading.Event(), [], []

    def job(session: Session, report: Report) -> None:
        while True:
            report("读", 0, 0)
            running.set()
            time.sleep(0.001)

    def done(_result: None) -> None:
        heard.append("done")

    with qtbot.captureExceptions() as raised:
        task = desk.work(job, done=done, failed=heard.append, ended=lambda: ended.append(True))
        assert running.wait(5)
        task.stop()
        qtbot.waitUntil(lambda: bool(ended))
    assert not heard
    assert not raised


def test_what_can_be_mended_reaches_the_page(qtbot: QtBot, desk: Desk) -> None:
    failures: list[SudeskError] = []

    def job(session: Session, report: Report) -> None:
        raise SudeskError("没能打开“名单.xlsx”。", "文件有密码。", "请先去掉密码。")

    desk.work(job, failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].remedy == "请先去掉密码。"


def test_a_bug_is_raised_on_the_windows_thread(qtbot: QtBot, desk: Desk) -> None:
    def job(session: Session, report: Report) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        desk.work(job)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_a_page_that_is_gone_is_not_called(qtbot: QtBot, desk: Desk) -> None:
    class Listener(QObject):
        def done(self, result: int) -> None:
            raise AssertionError(f"called with {result}")

    ended: list[bool] = []
    listener = Listener()
    desk.work(lambda _session, _report: 1, done=listener.done, ended=lambda: ended.append(True))
    delete(listener)
    qtbot.waitUntil(lambda: bool(ended))


def test_close_waits_for_work(qtbot: QtBot, desk: Desk) -> None:
    running = threading.Event()

    def job(session: Session, report: Report) -> None:
        while True:
            running.set()
            report("读", 0, 0)
            time.sleep(0.001)

    ended: list[bool] = []
    desk.work(job, ended=lambda: ended.append(True))
    assert running.wait(5)
    desk.close()
    qtbot.waitUntil(lambda: bool(ended))
