"""The settings: the department, the holidays, the look of the window, the file, its journal."""

from sudesk.ui.desk import Desk
from sudesk.ui.office import Office
from sudesk.ui.page import Page, Tab, TabbedPage
from sudesk.ui.settings.about import AboutTab
from sudesk.ui.settings.department import DepartmentTab
from sudesk.ui.settings.file import FileTab
from sudesk.ui.settings.holidays import HolidaysTab
from sudesk.ui.settings.journal import JournalTab
from sudesk.ui.settings.look import LookTab


class SettingsPage(TabbedPage):
    """Six tabs; ``office`` is the program, which opens files and wears looks."""

    def __init__(self, desk: Desk, office: Office) -> None:
        def look(desk: Desk) -> Page:
            return LookTab(desk, office)

        def file(desk: Desk) -> Page:
            return FileTab(desk, office)

        super().__init__(
            desk,
            "设置",
            [
                Tab("department", "本系", DepartmentTab),
                Tab("holidays", "节假日", HolidaysTab),
                Tab("look", "外观", look),
                Tab("file", "文件与备份", file),
                Tab("journal", "操作记录", JournalTab),
                Tab("about", "关于", AboutTab),
            ],
        )
