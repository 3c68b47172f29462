"""The settings through their real widgets: names, look, file, backups, journal, about."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sudesk.models.store import Store
from sudesk.services import backups, departments, prints
from sudesk.ui.desk import Desk
from sudesk.ui.first_start.forms import TermForm
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.input import Input
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.text import Text
from sudesk.ui.preferences import Preferences
from sudesk.ui.settings import SettingsPage, file
from sudesk.ui.settings.department import DepartmentTab
from sudesk.ui.settings.file import FileTab
from sudesk.ui.settings.journal import JournalTab
from sudesk.ui.settings.look import LookTab, fonts_found
from sudesk.ui.shell import MainWindow, Section
from sudesk.ui.theme import Mode
from tests.ui.program_scenes import PROFILE, found


class Office:
    """A program that only notes what it is asked."""

    def __init__(self, preferences: Preferences) -> None:
        self.preferences = preferences
        self.asked: list[object] = []

    def open(self, path: Path) -> None:
        self.asked.append(("open", path))

    def begin_new(self) -> None:
        self.asked.append("new")

    def restore(self, backup: Path) -> None:
        self.asked.append(("restore", backup))

    def wear(self, mode: Mode, factor: float) -> None:
        self.asked.append((mode, factor))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(Preferences(tmp_path / "window.json"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = found(tmp_path / "会计系.sudesk", students=3)
    yield store
    store.close()


@pytest.fixture
def window(qtbot: QtBot, store: Store, office: Office) -> MainWindow:
    section = Section("settings", "设置", "settings", lambda desk: SettingsPage(desk, office))
    window = MainWindow(Desk(store), [section], office.preferences)
    qtbot.addWidget(window)
    window.show()
    return window


def tab(window: MainWindow, key: str) -> object:
    window.go("settings", key)
    page = window.page
    assert isinstance(page, SettingsPage)
    return page.current


def department(window: MainWindow) -> DepartmentTab:
    found_tab = tab(window, "department")
    assert isinstance(found_tab, DepartmentTab)
    return found_tab


def file_tab(window: MainWindow) -> FileTab:
    found_tab = tab(window, "file")
    assert isinstance(found_tab, FileTab)
    return found_tab


def press(page: object, words: str) -> None:
    assert isinstance(page, FileTab)
    next(b for b in page.findChildren(Button) if b.text() == words).click()


def rename(form: DepartmentTab, key: str, text: str) -> None:
    line = form.names.findChild(Input, key)
    assert isinstance(line, Input)
    line.setText(text)
    line.textEdited.emit(text)


def test_names_are_saved_and_put_back(window: MainWindow, store: Store) -> None:
    form = department(window)
    assert form.names.names == PROFILE.names
    assert not form.save.isEnabled()
    rename(form, "party", "会计系党委")
    form.term.term.setValue(7)
    assert form.save.isEnabled()
    form.save.click()
    saved = form.desk.ask(departments.founded)
    assert (saved.names.party, saved.term_number) == ("会计系党委", 7)
    assert not form.save.isEnabled()
    toast = window._toast
    assert toast is not None
    toast._take_back()
    assert form.desk.ask(departments.founded) == PROFILE
    assert form.names.names == PROFILE.names


def test_an_empty_name_is_not_saved(window: MainWindow) -> None:
    form = department(window)
    rename(form, "college", "")
    form.save.click()
    assert form.desk.ask(departments.founded) == PROFILE
    form.drop.click()
    assert form.names.names == PROFILE.names
    assert not form.drop.isVisible()


def test_what_is_being_written_outlives_other_acts(window: MainWindow) -> None:
    form = department(window)
    rename(form, "party", "会计系党委")
    form.desk.changed.emit()
    assert form.names.names.party == "会计系党委"


def test_a_congress_that_is_set_is_not_overdue(qtbot: QtBot) -> None:
    form = TermForm(date(2026, 12, 21))
    qtbot.addWidget(form)
    form.show_term(6, 2026, date(2025, 12, 19))
    assert "已经逾期" in _words_of(form)
    form.show_congress_on(date(2026, 12, 18))
    assert "定在 12月18日 周五" in _words_of(form)
    assert "逾期" not in _words_of(form)
    form.show_congress_on(date(2026, 12, 20))
    assert "定在 12月20日 周日，已经逾期" in _words_of(form)


def _words_of(form: TermForm) -> str:
    return " ".join(text.text() for text in form.findChildren(Text))


def test_the_office_is_kept_and_a_personal_number_told(window: MainWindow) -> None:
    form = department(window)
    form.contact.office.setText("实训楼205室")
    form.contact.telephone.setText("138 0000 0000")
    assert "个人手机号" in form.contact._telephone.error
    form.contact.telephone.setText("0000-88880205")
    assert not form.contact._telephone.error
    form.save.click()
    kept = form.desk.ask(departments.founded)
    assert (kept.office, kept.telephone, kept.contact) == ("实训楼205室", "0000-88880205", "")
    assert not form.save.isEnabled()


def test_a_file_without_names_is_given_them(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    with Store.create(tmp_path / "新.sudesk") as store:
        form = DepartmentTab(Desk(store))
        qtbot.addWidget(form)
        form.show()
        assert not form.drop.isVisible()
        rename(form, "college", PROFILE.names.college)
        rename(form, "name", PROFILE.names.name)
        window = MainWindow(form.desk, [], office.preferences)
        qtbot.addWidget(window)
        form.shell = window
        form.save.click()
        assert form.desk.ask(departments.founded).names == PROFILE.names


def test_a_look_is_worn_at_once(window: MainWindow, office: Office) -> None:
    look = tab(window, "look")
    assert isinstance(look, LookTab)
    look.mode.choose(Mode.DARK)
    look.factor.choose(1.15)
    assert office.asked == [(Mode.DARK, 1.0), (Mode.DARK, 1.15)]


def test_backups_are_made_listed_and_restored(
    window: MainWindow, store: Store, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = file_tab(window)
    assert not page.restore_button.isEnabled()
    press(page, "现在备份")
    made = backups.copies(store.path)
    assert [copy.reason for copy in made] == [file.BY_HAND]
    page.copies.select(made[0].path)
    assert page.restore_button.isEnabled()
    answers = iter([False, True, True])
    monkeypatch.setattr(file, "confirm", lambda *_, **__: next(answers))
    page.restore_button.click()
    assert office.asked == []
    page.restore_button.click()
    menu = Menu(page)
    page.copies.menu_asked.emit(menu, made[0])
    menu.actions()[0].trigger()
    assert office.asked == [("restore", made[0].path)] * 2


def test_a_backup_goes_elsewhere_and_comes_from_there(
    window: MainWindow, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = file_tab(window)
    target = tmp_path / "U盘"
    answers = iter(["", str(target)])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(answers), ""))
    press(page, "备份到别处")
    press(page, "备份到别处")
    whole = tmp_path / "U盘.sudesk"
    Store.open(whole).close()
    monkeypatch.setattr(file, "confirm", lambda *_, **__: True)
    chosen = iter(["", str(whole)])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (next(chosen), ""))
    press(page, "从别处的备份恢复")
    press(page, "从别处的备份恢复")
    assert office.asked == [("restore", whole)]


def test_other_files_are_opened(
    window: MainWindow, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, gone = tmp_path / "审计系.sudesk", tmp_path / "没有.sudesk"
    found(other).close()
    for path in (gone, other):
        office.preferences.remember(path)
    page = file_tab(window)
    page.refresh()
    assert list(page.recent.model.rows) == [other]
    page.recent.opened.emit(other)
    answers = iter(["", str(other)])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (next(answers), ""))
    press(page, "打开其他文件")
    press(page, "打开其他文件")
    press(page, "新建文件")
    assert office.asked == [("open", other), ("open", other), "new"]


def test_the_file_is_examined(qtbot: QtBot, window: MainWindow) -> None:
    page = file_tab(window)
    page.check_button.click()
    assert not page.check_button.isEnabled()
    qtbot.waitUntil(page.check_button.isEnabled)
    qtbot.wait(1)
    said = [text.text() for text in page.findings.findChildren(Text) if text.isVisible()]
    assert said == ["文件完好", "操作记录 1 条，前后相连，没有改动", "还没有封存的计票结果"]


def test_the_journal_is_read_in_words(window: MainWindow) -> None:
    page = tab(window, "journal")
    assert isinstance(page, JournalTab)
    page.desk.do(departments.save_profile, PROFILE)
    assert [act.words for act in page.table.model.rows] == [
        "修改单位名称、届次或学年",
        "建立本系文件",
    ]
    assert page.table.grid().rows[0][3] == "第 6 届，2026 学年"


def test_folders_and_licences_are_shown(
    window: MainWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: shown.append(Path(url.toLocalFile()))
    )
    press(file_tab(window), "打开所在文件夹")
    assert shown == [store.path.parent]
    window.go("settings", "about")
    page = window.page
    for button in page.findChildren(Button):
        if button.isVisible() and button.text() in ("看全文", "打开运行记录文件夹"):
            button.click()
    assert len(shown) == 7
    assert all(path.exists() for path in shown)
    window.grab()


@pytest.mark.parametrize("key", ["department", "look", "file", "journal", "about"])
def test_every_tab_fits_the_narrow_window(qtbot: QtBot, window: MainWindow, key: str) -> None:
    window.resize(1024, 600)
    page = tab(window, key)
    qtbot.wait(1)
    assert isinstance(page, LookTab | FileTab | DepartmentTab | JournalTab) or key == "about"
    canvas = window.page.current.body.parentWidget()  # type: ignore[attr-defined]
    assert canvas is not None
    assert canvas.mapTo(window, canvas.rect().topRight()).x() < 1024


def test_papers_are_printed_in_the_fonts_that_are_chosen(
    window: MainWindow, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = tab(window, "look")
    assert isinstance(look, LookTab)
    assert look.fonts.meaning is True
    assert "用随带的字体" in fonts_found()
    monkeypatch.setattr(prints, "found_fonts", lambda: ("仿宋", "小标宋"))
    assert fonts_found() == "这台电脑有仿宋、小标宋，缺的和生僻字用随带的字体"
    look.fonts.choose(False)
    look.fonts.chosen.emit(False)
    try:
        assert not office.preferences.office_fonts
        assert not prints.preferring()
        look.fonts.choose(True)
        look.fonts.chosen.emit(True)
        assert prints.preferring()
    finally:
        prints.prefer_office_fonts(False)
