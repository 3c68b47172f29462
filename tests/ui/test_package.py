"""The page of the package: what it holds, making it, its code, checking any package."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from sudesk.errors import SudeskError
from sudesk.services import congresses, package
from sudesk.services.prints import Print
from sudesk.services.verify import verify
from sudesk.ui.desk import Desk
from sudesk.ui.package import PackagePage
from sudesk.ui.package import page as package_page
from sudesk.ui.pieces.text import Text
from tests.ui.count_scenes import FakeShell, prepared
from tests.ui.papers_scenes import printer_into, sealed_desk, sealed_file, settle, show

__all__ = ["sealed_desk", "sealed_file"]

GROUPS = 8


@pytest.fixture
def ready(qtbot: QtBot, sealed_desk: Desk) -> PackagePage:
    page = PackagePage(sealed_desk)
    show(page, qtbot)
    return page


@pytest.fixture
def shell(ready: PackagePage) -> FakeShell:
    assert isinstance(ready.shell, FakeShell)
    return ready.shell


def asking(answer: Path | None) -> Callable[..., Path | None]:
    return lambda *_: answer


def words_of(page: PackagePage) -> str:
    return " ".join(text.text() for text in page.findChildren(Text) if text.isVisible())


def made(page: PackagePage, target: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(package_page, "ask_target", asking(target))
    page.make.button.click()
    settle(page.desk)
    return target.read_bytes()


def test_before_anything_is_ready_it_says_what_comes(qtbot: QtBot, desk: Desk) -> None:
    page = PackagePage(desk)
    shell = show(page, qtbot)
    assert "还没有可以上报的内容" in words_of(page)
    assert not page.make.isVisible()
    assert page.check.button.isEnabled()
    page._begin()
    assert shell.went == [("congress", "process")]


def test_what_is_missing_is_said_with_the_way_there(qtbot: QtBot, desk: Desk) -> None:
    prepared(desk)
    page = PackagePage(desk)
    shell = show(page, qtbot)
    assert not page.make.button.isEnabled()
    assert page.make.reason.text() == "还没有封存的选举结果，还不能生成。"
    assert page.make.way.text() == "去投票计票"
    page.make.way.click()
    assert re.search(r"文书 (\d+) / (\d+) 种，还缺的不放进包里", words_of(page))
    page.contents.table.select("16")
    assert page.contents.way.text() == "去投票计票"
    page.contents.way.click()
    assert shell.went == [("congress", "count")] * 2


def test_a_line_that_is_there_leads_nowhere(ready: PackagePage, shell: FakeShell) -> None:
    ready.contents.table.select("16")
    assert not ready.contents.way.isVisible()
    ready.contents.table.opened.emit(ready.contents.table.current())
    assert shell.went == []
    here, whole = map(int, re.findall(r"文书 (\d+) / (\d+) 种", words_of(ready))[0])
    assert 4 <= here <= whole


def test_making_saves_a_whole_package_and_shows_its_code(
    ready: PackagePage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "包.zip"
    content = made(ready, target, monkeypatch)
    found = verify(content)
    assert found.whole
    assert ready.make.code.groups == found.groups
    assert len(found.groups.split()) == GROUPS
    assert shell.toasts == ["已生成“包.zip”"]
    assert not ready.make.progress.isVisible()
    assert ready.make.button.isEnabled()


def test_the_name_of_the_congress_is_offered(
    ready: PackagePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Path] = []

    def ask(_parent: object, _title: str, suggested: Path) -> None:
        offered.append(suggested)

    monkeypatch.setattr(package_page, "ask_target", ask)
    ready.make.button.click()
    congress = ready.desk.ask(congresses.needed)
    assert offered[0].name == package.file_name(congress)
    assert not ready.make.progress.isVisible()


def test_a_stopped_package_is_not_written(
    ready: PackagePage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package_page, "ask_target", asking(tmp_path / "包.zip"))
    ready.make.button.click()
    assert ready.make.progress.isVisible()
    ready.refresh()
    assert not ready.make.button.isEnabled()
    ready.make.progress.stopped.emit()
    settle(ready.desk)
    assert not (tmp_path / "包.zip").exists()
    assert shell.toasts == []
    assert ready.make.button.isEnabled()


def test_the_cover_is_printed_and_the_folder_opened(
    ready: PackagePage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def take(url: QUrl) -> bool:
        opened.append(url)
        return True

    content = made(ready, tmp_path / "包.zip", monkeypatch)
    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    ready.make.folder_button.click()
    assert Path(opened[0].toLocalFile()) == tmp_path
    printed = tmp_path / "cover.pdf"
    monkeypatch.setattr(package_page, "ask_printer", lambda *_: printer_into(printed))
    ready.make.cover_button.click()
    settle(ready.desk)
    assert printed.read_bytes().startswith(b"%PDF")
    assert shell.toasts[-1].startswith("已送往打印机")
    with zipfile.ZipFile(tmp_path / "包.zip") as archive:
        cover = ready._saved.cover if ready._saved else Print("", b"", ())
        assert archive.read(package.COVER) == cover.pdf
    assert content.startswith(b"PK")


def test_a_sound_package_is_found_sound(
    ready: PackagePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "包.zip"
    content = made(ready, target, monkeypatch)
    monkeypatch.setattr(package_page, "ask_package", asking(target))
    ready.check.button.click()
    assert not ready.check.button.isEnabled()
    settle(ready.desk)
    assert ready.check.verdict.look.text == "完整，结果一致"
    assert ready.check.code.groups == verify(content).groups
    assert ready.check.button.isEnabled()


def test_a_changed_package_names_what_was_changed(
    ready: PackagePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, forged = tmp_path / "包.zip", tmp_path / "改过.zip"
    made(ready, target, monkeypatch)
    with zipfile.ZipFile(target) as source, zipfile.ZipFile(forged, "w") as copy:
        for name in source.namelist():
            extra = b" " if name == "summary.json" else b""
            copy.writestr(name, source.read(name) + extra)
    monkeypatch.setattr(package_page, "ask_package", asking(forged))
    ready.check.button.click()
    settle(ready.desk)
    assert ready.check.verdict.look.text == "有 1 处不对"
    assert "summary.json" in ready.check.findings.sentences[0]
    assert ready.check.code.groups != ready.make.code.groups


def test_what_is_no_package_is_refused(
    qtbot: QtBot, ready: PackagePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = tmp_path / "别的.zip"
    nothing.write_bytes(b"no zip")
    monkeypatch.setattr(package_page, "ask_package", asking(nothing))
    with qtbot.captureExceptions() as wrong:
        ready.check.button.click()
        settle(ready.desk)
    assert isinstance(wrong[0][1], SudeskError)
    assert "它不是完整的压缩包。" in str(wrong[0][1])
    assert ready.check.button.isEnabled()


def test_enter_makes_the_package(ready: PackagePage) -> None:
    assert ready.primary is ready.make.button
    assert ready.make.button.key == "Enter"


def test_the_congress_is_filed_as_a_folder(
    ready: PackagePage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package_page, "ask_folder", asking(tmp_path / "档案"))
    opened: list[QUrl] = []

    def take(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    assert not ready.archive.folder_button.isVisible()
    ready.archive.button.click()
    assert ready.archive.progress.isVisible()
    assert not ready.archive.button.isEnabled()
    settle(ready.desk)
    assert ready.archive.button.isEnabled()
    (folder,) = (tmp_path / "档案").iterdir()
    assert (folder / "目录.txt").is_file()
    assert shell.toasts == [f"已导出“{folder.name}”"]
    assert "里面有个人材料，由本系保管" in words_of(ready)
    ready.archive.folder_button.click()
    assert Path(opened[0].toLocalFile()) == folder


def test_a_stopped_filing_leaves_nothing(
    ready: PackagePage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package_page, "ask_folder", asking(tmp_path / "档案"))
    ready.archive.button.click()
    ready.archive.progress.stopped.emit()
    settle(ready.desk)
    assert shell.toasts == []
    assert not list(tmp_path.glob("档案/*"))
    assert ready.archive.button.isEnabled()


def test_what_is_not_over_is_not_filed(qtbot: QtBot, desk: Desk) -> None:
    prepared(desk)
    page = PackagePage(desk)
    show(page, qtbot)
    assert not page.archive.button.isEnabled()
    assert page.archive.reason.text() == "还没有封存的选举结果，还不能归档。"
