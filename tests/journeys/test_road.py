"""From the roster to the eve, at the limit of the law: 400 elect delegates, 399 need none.

Only the window is used, save where it is the same thing for the hundredth time; then every paper
of the road is set, opened and read.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from sudesk.papers.printing import render
from sudesk.services import class_elections, credentials, delegates, papers, stages
from sudesk.services.calendar import calendar
from sudesk.services.class_elections import Meeting, Pick
from sudesk.services.slots import Slot
from sudesk.terms import CongressKind
from sudesk.ui.program import Program
from tests.journeys import days
from tests.journeys.hands import Secretary
from tests.ui.roster_scenes import drop

SIZE = (1366, 696)
CLASSES = 8
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "安邦成达恩方歌航嘉可"
PARTY, UNION = "会计系党总支", "会计系学生会"

# Of each paper of the road, by its number, words that it must say.
ROAD = {
    1: (PARTY, "的请示", "妥否，请批示"),
    2: ("批复登记", "云会党〔2026〕8号"),
    7: ("候选人登记表", "第1名，共95人", "0门"),
    8: ("公示期为", "3个工作日", "系团总支办公室"),
    9: ("选举办法（草案）", "第二十条"),
    11: ("签到册",),
    12: ("学生会主席团", "按姓氏笔画为序"),
}
OF_DELEGATES = {
    3: ("代表名额分配表", "名额分配算式", "400"),
    4: ("代表登记表", "48人"),
    5: ("代表名册", "01班代表团"),
    6: ("代表资格审查报告", "代表资格有效", "何安、林知远"),
    32: ("代表证",),
}


@pytest.mark.parametrize(("students", "kind"), [(399, "assembly"), (400, "delegates")])
def test_from_the_roster_to_the_eve(
    qtbot: QtBot, start: Callable[[], Program], tmp_path: Path, students: int, kind: str
) -> None:
    who = Secretary(qtbot, start())
    days.found_the_department(who, SIZE)
    give_an_office(who)
    import_students(who, tmp_path, students)
    congress = days.create_the_congress(who, students)
    assert congress.kind is CongressKind(kind)
    send(who, "筹备请示", "云会党〔2026〕8号")

    if congress.kind is CongressKind.DELEGATES:
        seats = days.share_the_seats(who)
        hold_class_meetings(who)
        review_credentials(who, seats)
        pass_days(who, post(who, "代表名单公示"))
    people = days.named(who)
    days.call_the_election(who)
    days.nominate(who, people[:4])
    roles = {days.CHIEF: [people[4]], days.SCRUTINEER: people[5:7], days.TELLER: people[7:9]}
    days.appoint(who, roles)
    last = post(who, "学生会主席团候选人公示")
    days.visit(who, "candidates")
    assert not who.button("准备选票").isEnabled()
    pass_days(who, last)
    send(who, "二次请示", "云会党〔2026〕9号")
    days.visit(who, "candidates")
    days.prepare_the_ballots(who)

    done = {one.key: one.done for one in who.window.desk.ask(stages.stages, congress.id)}
    ahead = {"preparatory", "formal", "result_notice", "report", "archive", "proposals"}
    assert {key for key, is_done in done.items() if not is_done} == ahead
    wanted = ROAD | (OF_DELEGATES if congress.kind is CongressKind.DELEGATES else {})
    said = read_every_paper(who)
    assert set(wanted) <= set(said)
    assert f"在册学生{students}人" in said[1]
    for number, words in wanted.items():
        for word in words:
            assert word in said[number], (number, word, said[number][:300])


def give_an_office(who: Secretary) -> None:
    """Write where requests and notices say to ask."""
    who.press("设置")
    who.fill("办公地点", "实训楼205室")
    who.fill("办公电话", "0000-88880205")
    who.fill("联系人", "学生会秘书处")
    who.press("保存修改")
    days.go_home(who)


def import_students(who: Secretary, folder: Path, number: int) -> None:
    """Drop a workbook of so many students in eight classes of three grades."""
    lines = ["学号,姓名,性别,班级,专业"]
    for n in range(number):
        name = SURNAMES[n % 20] + GIVEN[n // 20 % 10] + GIVEN[n // 200 % 10]
        year = 24 + n % CLASSES % 3
        group = f"会计{year}{n % CLASSES + 1:02}班"
        lines.append(f"20{year}0103{n:04},{name},{'男女'[n % 2]},{group},大数据与会计")
    roster = folder / "名单.csv"
    roster.write_text("\n".join(lines), "utf-8")
    who.press("导入名册")
    assert drop(who.page, [roster])
    who.sees("新增")
    who.press(f"导入 {number} 人")
    who.sees(f"已导入 {number} 人")
    who.press("看名册")
    days.go_home(who)


def send(who: Secretary, stage: str, number: str) -> None:
    """Mark a request as sent, and note the reply to it."""
    days.visit(who, "congress")
    who.choose(stage)
    who.press("标记完成")
    who.press("标记完成")
    who.sees("已标记")
    who.choose(stage)
    who.press("登记批复")
    who.fill("文号", number)
    who.press("登记批复")
    days.go_home(who)


def hold_class_meetings(who: Secretary) -> None:
    """Enter the first class by hand, its meeting and its delegates; the others as it was done."""
    days.visit(who, "delegates")
    desk, congress = who.window.desk, days.the_congress(who).id
    first, *others = desk.ask(class_elections.classes, congress)
    members = days.classes(who)
    who.choose(first.name)
    who.fill(f"{days.FIND}，按 Enter 登记", "")
    for entry in members[first.name][: first.seats]:
        who.enter(entry.student_no[-5:])
    who.press("登记班会")
    who.fill("实到", "48")
    who.press("登记班会")
    today = desk.store.clock().date()
    for view in others:
        meeting = Meeting(today, view.size, 48)
        picks = [Pick(one.id, 30, "", False) for one in members[view.name][: view.seats]]
        desk.do(class_elections.elect, congress, view.name, meeting, picks)
    for entry in members[first.name][: first.seats]:
        desk.do(delegates.describe, congress, entry.id, 30, "")
    every = [row.entry.id for row in desk.ask(delegates.delegates, congress)]
    desk.do(delegates.register, congress, every, today)


def review_credentials(who: Secretary, seats: int) -> None:
    """Group the delegates by class, see that nothing is open, and have the group sign."""
    who.press("代表团")
    who.press("按班级编团")
    who.press("资格审查")
    who.press("登记签字")
    who.fill("审查组成员，用顿号分开", "何安、林知远")
    who.press("登记签字")
    found = who.window.desk.ask(credentials.review, days.the_congress(who).id)
    assert found.settled and found.valid == seats
    days.go_home(who)


def post(who: Secretary, title: str) -> date:
    """Put a list up from today; returns its last day."""
    days.visit(who, "notices")
    who.choose(title)
    who.press("张贴公示")
    who.fill("地点", "系办公楼公告栏")
    who.press("张贴公示")
    who.sees("期满")
    today = who.window.desk.store.clock().date()
    last = who.window.desk.ask(calendar).lasting(today, 3)
    days.go_home(who)
    return last


def pass_days(who: Secretary, last: date) -> None:
    """Let the days of a notice pass."""
    morning = datetime.combine(last + timedelta(days=1), time(9))
    who.window.desk.store.clock = lambda: morning
    who.window.page.refresh()


def read_every_paper(who: Secretary) -> dict[int, str]:
    """Set every paper that is ready, open it, and return what it says by its number."""
    desk, congress = who.window.desk, days.the_congress(who).id
    found: dict[int, str] = {}
    for slot in desk.ask(papers.slots, congress):
        if slot.ready:
            found[slot.number] = found.get(slot.number, "") + _read(who, congress, slot)
    return found


def _read(who: Secretary, congress: int, slot: Slot) -> str:
    document = pypdfium2.PdfDocument(
        render(who.window.desk.ask(papers.compose, congress, slot.key))
    )
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return "".join("".join(pages).split())
