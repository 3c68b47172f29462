"""The search of the whole window: students, the places where things are done, the rules."""

from functools import partial

from sudesk.rules.plan import plan
from sudesk.rules.search import Key
from sudesk.rules.search import find as matching
from sudesk.services import roll
from sudesk.services.roll import StudentRow
from sudesk.ui import rooms
from sudesk.ui.congress.rules_tab import RulesTab
from sudesk.ui.finder import Hit
from sudesk.ui.page import TabbedPage
from sudesk.ui.roster import RosterPage
from sudesk.ui.shell import MainWindow
from sudesk.ui.words import spaced

MOST_STUDENTS = 7

PLACES = (
    ("首页", rooms.HOME, "", "house"),
    ("名册", rooms.ROLL, "", "users"),
    ("大会进程", rooms.CONGRESS, "process", "landmark"),
    ("选举办法", rooms.CONGRESS, "election_rules", "landmark"),
    ("名额分配", rooms.CONGRESS, "quotas", "landmark"),
    ("代表登记", rooms.CONGRESS, "delegates", "landmark"),
    ("候选人", rooms.CONGRESS, "candidates", "landmark"),
    ("公示", rooms.CONGRESS, "notices", "landmark"),
    ("会议签到", rooms.CONGRESS, "sitting", "landmark"),
    ("议案、举手表决", rooms.CONGRESS, "motions", "landmark"),
    ("会议记录、现场发言", rooms.CONGRESS, "minutes", "landmark"),
    ("投票计票", rooms.CONGRESS, "count", "landmark"),
    ("规则", rooms.CONGRESS, "rules", "landmark"),
    ("文书打印", rooms.PAPERS, "", "file-text"),
    ("上报包", rooms.PACKAGE, "", "send"),
    ("单位名称、届次", rooms.SETTINGS, "department", "settings"),
    ("节假日、工作日", rooms.SETTINGS, "holidays", "settings"),
    ("外观、字号", rooms.SETTINGS, "look", "settings"),
    ("文件与备份", rooms.SETTINGS, "file", "settings"),
    ("操作记录", rooms.SETTINGS, "journal", "settings"),
    ("关于、许可证", rooms.SETTINGS, "about", "settings"),
)


def find(window: MainWindow, typed: str) -> list[Hit]:
    """Return whom and what the typed text means, the best students first."""
    students = matching((row.key for row in window.desk.ask(roll.students)), typed)[:MOST_STUDENTS]
    people = [
        Hit(
            f"{row.name}　{row.student_no}",
            f"名册　{row.class_name}",
            "users",
            partial(_show_student, window, row),
        )
        for row in students
    ]
    keys = (Key("", title, number) for number, (title, *_) in enumerate(PLACES))
    places = [PLACES[number] for number in matching(keys, typed)]
    pages = [
        Hit(title, "页面", icon, partial(window.go, section, tab))
        for title, section, tab, icon in places
    ]
    provisions = (Key("", one.title, one) for one in plan().provisions)
    rules = [
        Hit(spaced(one.title), one.citation, "shield-check", partial(_show_rule, window, one.rule))
        for one in matching(provisions, typed)
    ]
    return people + pages + rules


def _show_rule(window: MainWindow, rule: str) -> None:
    """Show how a rule stands."""
    window.go(rooms.CONGRESS, "rules")
    page = window.page
    if isinstance(page, TabbedPage) and isinstance(page.current, RulesTab):
        page.current.show_rule(rule)


def _show_student(window: MainWindow, row: StudentRow) -> None:
    """Show the roll with this student alone; emptying its search box shows the others again."""
    window.go(rooms.ROLL)
    page = window.page
    if isinstance(page, RosterPage):
        page.show_student(row)
