"""The window program: the application, its look, its fates, and every room of the window."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from sudesk.services import prints
from sudesk.ui import rooms
from sudesk.ui.congress.page import CongressPage
from sudesk.ui.crash import Fates, start_log
from sudesk.ui.desk import Desk
from sudesk.ui.home import HomePage
from sudesk.ui.office import Office
from sudesk.ui.package import PackagePage
from sudesk.ui.page import Page
from sudesk.ui.papers import PapersPage
from sudesk.ui.pieces.focus import FocusRing
from sudesk.ui.preferences import Preferences
from sudesk.ui.program import Program
from sudesk.ui.roster import RosterPage
from sudesk.ui.settings import SettingsPage
from sudesk.ui.shell import Section
from sudesk.ui.theme import Theme


def run(argv: Sequence[str]) -> int:
    """Open the window on the file named in ``argv``, else on the last one; return the exit code.

    Where there is no file yet, or it cannot be opened, the first start is shown.
    """
    app = QApplication(["sudesk"])
    log_path = start_log()
    preferences = Preferences()
    theme = Theme(app)
    theme.apply(preferences.mode, preferences.factor)
    prints.prefer_office_fonts(preferences.office_fonts)
    ring = FocusRing(app)
    program = Program(preferences, theme, sections)
    fates = Fates(log_path, program.shower)
    fates.install()
    # Begun from the running loop, so that what goes wrong meets its fate.
    QTimer.singleShot(0, program, lambda: program.begin([Path(name) for name in argv]))
    try:
        return app.exec()
    finally:
        program.close()
        fates.uninstall()
        for part in (ring, program):
            part.deleteLater()
        # Windows go while there is an application; Python would take them in any order.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def sections(office: Office) -> list[Section]:
    """Return every room of the window, in the order of the navigation."""

    def settings(desk: Desk) -> Page:
        return SettingsPage(desk, office)

    return [
        Section(rooms.HOME, "首页", "house", HomePage),
        Section(rooms.ROLL, "名册", "users", RosterPage),
        Section(rooms.CONGRESS, "大会", "landmark", CongressPage),
        Section(rooms.PAPERS, "文书", "file-text", PapersPage),
        Section(rooms.PACKAGE, "上报", "send", PackagePage),
        Section(rooms.SETTINGS, "设置", "settings", settings, at_foot=True),
    ]
