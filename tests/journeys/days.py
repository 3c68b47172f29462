"""The days of a congress, step by step, as somebody lives them at the window."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from sudesk.rules.election_rules import DEFAULTS, CountingWay
from sudesk.services import (
    congresses,
    delegates,
    election_rules,
    elections,
    motions,
    notices,
    quotas,
    rounds,
    sittings,
)
from sudesk.services.congresses import CongressView, Entry
from sudesk.services.rounds import RoundView
from sudesk.terms import MotionKind, NoticeKind
from sudesk.ui.count import BallotEntryPage, CountTab
from sudesk.ui.papers import PapersPage
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.choice import Checkbox
from sudesk.ui.rooms import open_room
from tests.journeys.hands import Secretary
from tests.ui.roster_scenes import drop

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
COLLEGE, DEPARTMENT = "云湖职业技术学院", "会计系"
FIND = "姓名、学号尾数、拼音首字母"
NOMINATE = "提名：姓名、学号尾数"
CHIEF, SCRUTINEER, TELLER = "总监票人", "监票人", "计票人"

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def found_the_department(who: Secretary, size: tuple[int, int]) -> Path:
    """Three steps of the first start; the names that follow from two are not typed."""
    who.program.begin([])
    who.fill("学院全称", COLLEGE)
    who.fill("系名称", DEPARTMENT)
    who.press("下一步：届次与学年")
    who.fill("本届学生会", "6")
    who.press("下一步：文件位置")
    who.press("建立本系文件")
    who.sees("导入各班名册")
    who.window.showNormal()
    who.window.resize(*size)
    return who.window.desk.store.path


def drop_rosters(who: Secretary, kind: str) -> None:
    """Drag every workbook from the folder onto the page."""
    who.press("导入名册")
    assert drop(who.page, roster_files(kind))


def visit(who: Secretary, room: str) -> None:
    """Go to a page by the navigation, as home does for whatever comes next."""
    open_room(who.window, room)


def choose_rosters(who: Secretary, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """Choose every workbook in the dialog for files."""
    names = [str(path) for path in roster_files(kind)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    who.press("导入名册")
    who.press("选择文件")


def import_what_was_read(who: Secretary, students: int) -> None:
    """Confirm what is asked, import, look at the roll."""
    who.sees("待确认")
    who.press("全部确认")
    who.press(f"导入 {students} 人")
    who.sees(f"已导入 {students} 人")
    who.press("看名册")
    go_home(who)
    who.sees("创建本学年的大会")


def create_the_congress(who: Secretary, students: int) -> CongressView:
    """Take the form that the roll allows, and freeze it."""
    who.press("创建大会")
    who.fill("地点", "图书馆报告厅")
    who.agree("创建大会", lambda: who.press(f"创建大会，冻结 {students} 人的名册"))
    go_home(who)
    return the_congress(who)


def share_the_seats(who: Secretary) -> int:
    """Take the number of seats that is offered."""
    visit(who, "quotas")
    seats = quotas.suggested(the_congress(who).headcount, len(classes(who)))
    who.press(f"定下 {seats} 名")
    go_home(who)
    return seats


def enter_the_delegates(who: Secretary) -> None:
    """Type in who was elected: one class by name, one by number, the others all at once."""
    visit(who, "delegates")
    desk, congress = who.window.desk, the_congress(who).id
    quota = desk.ask(quotas.fixed, congress)
    assert quota is not None
    elected = {name: members[: quota.of(name)] for name, members in classes(who).items()}
    (first, by_name), (second, by_number), *others = elected.items()
    who.choose(first)
    who.fill(f"{FIND}，按 Enter 登记", "")
    for entry in by_name:
        who.enter(entry.name)
    who.sees(f"{first}，代表 {len(by_name)}/{len(by_name)} 名")
    who.choose(second)
    who.fill(f"{FIND}，按 Enter 登记", "")
    for entry in by_number:
        who.enter(entry.student_no[-5:])
    rest = [entry.id for _, members in others for entry in members]
    desk.do(delegates.add, congress, rest)
    who.choose("全部班级")
    who.sees(f"代表 {quota.seats}/{quota.seats} 名")
    go_home(who)


def let_one_teller_count(who: Secretary) -> None:
    """Write rules by which one teller counts; the usual two are walked by the assembly."""
    alone = replace(DEFAULTS, counting=CountingWay.ONE_TELLER, tellers=1)
    who.window.desk.do(election_rules.save_draft, the_congress(who).id, alone)


def call_the_election(who: Secretary) -> None:
    """Set the presidium up as it is offered."""
    visit(who, "candidates")
    who.press("设立选举")
    who.press("设立选举")


def nominate(who: Secretary, candidates: Sequence[Entry]) -> None:
    """Find four people by name; type in the studies of each and the consent (rule B2)."""
    for place, entry in enumerate(candidates, 1):
        who.fill(NOMINATE, "")
        who.enter(entry.name)
        who.sees(f"已提名{entry.name}")
        who.press("填写成绩依据")
        who.fill("名次", str(place))
        who.fill("本专业人数", "95")
        who.fill("不及格课程数", "0")
        who.enter()
        who.sees(f"{entry.name}的成绩依据已保存")
        who.press("登记提名")
        who.fill("现任职务", "班长")
        who.press("保存登记")
        who.sees(f"{entry.name}的提名已登记")
    review(who, len(candidates))


def review(who: Secretary, number: int) -> None:
    """Judge all of them at once, send them to League and Party, and note what these said."""
    who.press("其余一起认定")
    who.fill("认定人", "辅导员 陆文舟")
    who.use(others(who))
    who.press("记下认定")
    who.sees(f"已认定 {number} 人，5 项")
    who.press("标为符合条件")
    who.use(others(who))
    who.press("标为符合条件")
    who.sees(f"已标为符合条件 {number} 人")
    for approver, name in (("系团总支", "书记 何安"), ("系党总支", "书记 江临")):
        who.press(f"登记{approver}意见")
        who.fill("签署人", name)
        who.use(others(who))
        who.press("登记意见")
        who.sees(f"已登记{approver}对 {number} 人的意见")
    (election,) = who.window.desk.ask(elections.elections, the_congress(who).id)
    assert all(one.ready for one in election.candidates)


def others(who: Secretary) -> QAbstractButton:
    """The box of a dialog that lets one act hold for everybody else too."""
    boxes = who.front.findChildren(Checkbox)
    return next(box for box in boxes if box.isVisible() and box.text().startswith("同时"))


def announce(who: Secretary) -> None:
    """Let the candidates have hung in public the week before; the tab 公示 has its own tests."""
    desk = who.window.desk
    (election,) = desk.ask(elections.elections, the_congress(who).id)
    today = desk.store.clock().date()
    desk.do(
        notices.put_up,
        the_congress(who).id,
        NoticeKind.CANDIDATES,
        today - timedelta(days=8),
        today - timedelta(days=1),
        "系办公楼公告栏",
        "系团总支办公室",
        election.id,
        "书记 何安",
        "遇法定节假日",  # whatever days of the year these tests run on
    )


def appoint(who: Secretary, named: dict[str, Sequence[Entry]]) -> None:
    """Put those into the list whom the congress adopted."""
    who.press("监票、计票人 0")
    for role, people in named.items():
        if not who.button(role).isChecked():
            who.press(role)
        who.fill(FIND, "")
        for entry in people:
            who.enter(entry.student_no)
    number = sum(map(len, named.values()))
    assert who.button(f"监票、计票人 {number}").isChecked()


def prepare_the_ballots(who: Secretary) -> RoundView:
    """Say that the ballot is final; its order and rules are fixed from here on."""
    who.agree("准备选票", lambda: who.press("准备选票"))
    go_home(who)
    return the_round(who)


def open_the_hall(who: Secretary) -> tuple[Entry, ...]:
    """Begin a sitting on the day; the cursor stands in the box of the check-in."""
    store = who.window.desk.store
    ahead = the_congress(who).held_on - store.clock().date()
    store.clock = lambda: datetime.now() + ahead
    who.window.page.refresh()  # as a new day does when the program is opened on it
    visit(who, "sitting")
    who.press("进入会场操作")
    who.press("正式会议")
    who.press("开始签到")
    who.sees("正式会议签到")
    return who.window.desk.ask(sittings.due, the_congress(who).id)


def go_through_the_door(who: Secretary, people: Sequence[Entry], away: int) -> None:
    """Check in by the end of the number, by name, by pinyin; the rest by number; one on leave."""
    first, second, third, *rest = people
    who.enter(first.student_no[-5:])
    who.sees("第 1 名到会")
    who.enter(second.name)
    who.sees("第 2 名到会")
    who.enter(third.student_no)
    who.enter(third.student_no)
    who.sees("已签到过，没有多计")
    check_in(who, rest[:-away])
    who.press("请假")
    who.enter(rest[-1].student_no)
    who.fill("事由", "顶岗实习")
    who.press("登记请假")
    who.sees("已登记请假：顶岗实习")


def check_in(who: Secretary, people: Sequence[Entry]) -> None:
    """Type one number after the other into the box that has the cursor."""
    for entry in people:
        who.enter(entry.student_no)


def adopt(who: Secretary, kind: MotionKind) -> None:
    """Put something to the vote by show of hands; everybody who is there agrees."""
    visit(who, "motions")
    found = who.window.desk.ask(motions.motions, the_congress(who).id)
    if not any(one.kind is kind for one in found):
        who.press("列出常规议案")
        found = who.window.desk.ask(motions.motions, the_congress(who).id)
    motion = next(one for one in found if one.kind is kind)
    who.choose(motion.title)
    who.press("付表决")
    sitting = who.window.desk.ask(sittings.current, the_congress(who).id)
    assert sitting is not None
    who.enter(str(sitting.present))
    who.enter("0")
    who.enter("0")
    who.enter()  # the result is recorded
    who.sees("通过后")
    who.enter()  # back to the motions
    who.sees(f"已表决 {sum(one.state.decided for one in found) + 1}/{len(found)}")


def open_the_vote(who: Secretary) -> None:
    """Let the hall adopt rules and watchers, freeze who is there, and go to the ledger."""
    found = who.window.desk.ask(motions.motions, the_congress(who).id)
    decided = {one.kind for one in found if one.state.decided}
    for kind in (MotionKind.RULES, MotionKind.OFFICIALS):
        if kind not in decided:
            adopt(who, kind)
    visit(who, "count")
    who.press("开始投票")
    who.sees("正在投票")


def keep_the_ledger(who: Secretary, printed: int, issued: int, collected: int) -> None:
    """Type the four figures; the cursor waits in the first, Enter goes on, the last one stores."""
    for figure in (printed, issued, printed - issued, collected):
        who.enter(str(figure))
    who.sees("零票确认")


def confirm_zero(who: Secretary, chief: str, collected: int) -> None:
    """Say by name that nothing is counted yet; the tellers are offered as they were adopted."""
    who.fill(CHIEF, chief)
    who.press("确认零票，开始计票")
    who.sees(f"已录 0 / {collected} 张")


def begin_to_enter(who: Secretary, teller: int = 1) -> None:
    """Open the entry of one teller, which takes the keyboard."""
    tab = who.page
    assert isinstance(tab, CountTab)
    who.use((tab.pane.course.first, tab.pane.course.second)[teller - 1])
    page = the_entry(who)
    assert page.teller == teller
    who.qtbot.waitUntil(lambda: page.isAncestorOf(who.focused))


def the_entry(who: Secretary) -> BallotEntryPage:
    page = who.page
    assert isinstance(page, BallotEntryPage)
    return page


def key_in_every_kind(who: Secretary) -> int:
    """Key in one ballot of each kind; return how many that are."""
    for signs in ("0", "/1", "1+", "124-"):  # blank, void, the rest opposed, one key taken back
        who.enter(signs)
    who.type("*")
    who.enter("何书墨")
    who.enter("1")
    return 5


def key_in(who: Secretary, number: int, before: int = 0) -> None:
    """Key ballots in for the first three, but each fifth for the fourth in place of the third.

    A bundle that is full is sent to be compared by one more Enter.
    """
    for place in range(before, before + number):
        who.enter("124" if place % 5 == 0 else "123")
        strip = the_entry(who).strip
        if isinstance(strip, Banner) and "录完。" in strip.words.text():
            who.enter()


def leave_the_entry(who: Secretary) -> None:
    """Go back by Enter, once no ballot is left."""
    who.sees("各捆都已录完")
    who.enter()


def seal(who: Secretary, chief: Entry, tellers: Sequence[Entry]) -> None:
    """Copy the names from the adopted list, and seal."""
    who.sees("封存后任何操作都不能改动")
    who.fill(CHIEF, chief.name)
    who.fill(TELLER, "、".join(one.name for one in tellers))
    who.agree("封存结果", lambda: who.press("封存结果"))
    who.sees("结果已封存")


def save_the_report(who: Secretary, monkeypatch: pytest.MonkeyPatch, target: Path) -> str:
    """Save the result report from the page of papers; return what it says, without breaks."""
    go_home(who)
    visit(who, "sitting")
    who.press("回到会场操作")
    who.agree("宣布闭会", lambda: who.press("宣布闭会"))
    who.press("退出会场操作")
    go_home(who)
    visit(who, "papers")
    page = who.page
    assert isinstance(page, PapersPage)
    who.qtbot.waitUntil(lambda: page.preview.paper is not None, timeout=20_000)
    who.choose("选举结果报告")
    who.qtbot.waitUntil(who.button("存为 PDF").isEnabled, timeout=20_000)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    who.press("存为 PDF")
    who.sees(f"已存下“{target.name}”")
    document = pypdfium2.PdfDocument(target)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return "".join("".join(pages).split())


def save_the_package(who: Secretary, monkeypatch: pytest.MonkeyPatch, target: Path) -> bytes:
    """Make the package to the college union."""
    who.press("上报")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    who.press("生成上报包")
    who.sees(f"已生成“{target.name}”")
    return target.read_bytes()


def go_home(who: Secretary) -> None:
    """Go back to where the next thing to do stands."""
    who.press("首页")


def the_congress(who: Secretary) -> CongressView:
    congress = who.window.desk.ask(congresses.current)
    assert congress is not None
    return congress


def the_round(who: Secretary) -> RoundView:
    (election,) = who.window.desk.ask(elections.elections, the_congress(who).id)
    return who.window.desk.ask(rounds.rounds, election.id)[-1]


def classes(who: Secretary) -> dict[str, Sequence[Entry]]:
    """The class lists as they lie on the table."""
    roll = who.window.desk.ask(congresses.entries, the_congress(who).id)
    return dict(congresses.class_order(roll))


def named(who: Secretary) -> list[Entry]:
    """Delegates whose name nobody else has, so that they are found by it alone."""
    desk, congress = who.window.desk, the_congress(who).id
    roll = desk.ask(congresses.entries, congress)
    names = [entry.name for entry in roll]
    chosen = [row.entry for row in desk.ask(delegates.delegates, congress)] or list(roll)
    return [one for one in chosen if sum(one.name in name for name in names) == 1]


def roster_files(kind: str) -> list[Path]:
    return sorted((SAMPLE / kind).iterdir())
