"""One rule of the plan in full: what it says, how it stands, who passed it; and where it parts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services import congresses, passages
from sudesk.services.evidence import Finding
from sudesk.services.rulings import WORST_FIRST, Passed, Settled, Standing
from sudesk.terms import Grade, Verdict
from sudesk.ui import words
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.gate import VERDICT_ICON, Gate, GateLook, RuleLabel
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.input import Field, Input
from sudesk.ui.pieces.text import Text
from sudesk.ui.rooms import open_room
from sudesk.ui.tokens import BODY, LEAD, TABLE, Ink, Tone

CHIPS = {
    Verdict.BLOCKED: ChipLook("还不能", Tone.BAD, "lock"),
    Verdict.WARNED: ChipLook("须说明理由", Tone.WARN, "triangle-alert"),
    Verdict.NOTED: ChipLook("提示", Tone.INFO, "info"),
    Verdict.ALLOWED: ChipLook("符合", Tone.OK, "check"),
}
OVERDUE = ChipLook("逾期", Tone.WARN, "triangle-alert")  # a due date warns and asks for no name
SIGNED = ChipLook("署名通过", Tone.INFO, "badge-check")
GRADE_TONE = {
    Grade.HARD: Tone.ACCENT,
    Grade.PRINCIPLE: Tone.WARN,
    Grade.NOTE: Tone.NEUTRAL,
    Grade.REFERENCE: Tone.NEUTRAL,
}
VERDICT_INK: dict[Verdict, Ink] = {
    Verdict.BLOCKED: "bad",
    Verdict.WARNED: "warn",
    Verdict.NOTED: "info",
    Verdict.ALLOWED: "ok",
}
PLACES = {
    "congress": "进程",
    "quotas": "名额",
    "delegates": "代表",
    "candidates": "候选人",
    "notices": "公示",
    "count": "选举",
    "papers": "文书",
    "package": "上报",
    "election_rules": "选举办法",
}
MOST = 8  # findings shown one by one


def chip_of(one: Standing) -> ChipLook:
    """Return how a rule stands."""
    if one.verdict is Verdict.WARNED and not one.may_pass:
        return OVERDUE
    return SIGNED if one.whole and one.verdict is Verdict.NOTED else CHIPS[one.verdict]


def said(one: Standing) -> str:
    """Return what a rule says now, as the screen writes it; names of classes stay as they are."""
    return one.ruling.sentence if one.rule == "R2" else words.spaced(one.ruling.sentence)


class RuleCard(Card):
    """The chosen rule."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._one: Standing | None = None
        self.heading = Text("", LEAD, wrap=True)
        self.grade = Chip("")
        self.gate = Gate(GateLook(Verdict.NOTED, ""))
        self._statement = Text("", BODY, "ink_2", wrap=True)
        self.findings = _Lines()
        self._remedy = Text("", TABLE, wrap=True)
        self.passed = _Lines()
        self.go = Button("", self._open, icon="arrow-right", small=True)
        self.sign = Button("说明理由后通过", self._ask_reason, icon="pencil", small=True)
        self._build()

    def show_standing(self, one: Standing | None) -> None:
        """Show a rule; nothing where none is chosen."""
        if one is not None and one == self._one:
            return  # the same rows again would take the keyboard from them
        self._one = one
        self.setVisible(one is not None)
        if one is None:
            return
        grade, provision = one.provision.grade, one.provision
        self.heading.say(words.spaced(provision.title))
        self.grade.show_look(ChipLook(grade.label, GRADE_TONE[grade]))
        self.gate.show_look(GateLook(one.verdict, chip_of(one).text, provision.citation))
        self._statement.say(words.spaced(provision.statement))
        self.findings.show_lines(_findings(one))
        self._remedy.say(one.ruling.remedy, "怎么办　")
        self._remedy.setVisible(bool(one.ruling.remedy))
        self.passed.show_lines([self._signed(each) for each in one.passed])
        self.go.rename(f"去“{PLACES[one.room]}”" if one.room else "")
        self.go.setVisible(bool(one.room))
        self.sign.setVisible(one.may_pass)
        if self._foot is not None:
            self._foot.setVisible(bool(one.room) or one.may_pass)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.gate)
        top.addWidget(self.grade)
        top.addStretch(1)
        self.add(self.heading)
        self.body.addLayout(top)
        self.add(self._statement, Line(), self.findings, self._remedy, self.passed)
        self.set_foot(self.go, self.sign)

    def _signed(self, one: Passed) -> QWidget:
        day = f"，{one.on.month}月{one.on.day}日" if one.on else ""
        line = Text(f"{one.about}，{one.because}", TABLE, lead=f"{one.by}署名{day}　", wrap=True)
        row = _row("badge-check", "info", line)
        if one.passage is not None:
            room = row.layout()
            assert isinstance(room, QHBoxLayout)  # made in _row
            undo = Button("撤回", partial(self._take_back, one.passage), kind=Kind.LINK)
            room.addWidget(undo, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _open(self) -> None:
        if self._one is not None:
            open_room(self._page.shell, self._one.room)

    def _ask_reason(self) -> None:
        if self._one is not None:
            dialog = PassDialog(self, self._page, self._one)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _take_back(self, passage: int) -> None:
        self._page.desk.do(passages.take_back, passage)
        self._page.shell.toast("署名决定已撤回")


class PassDialog(Dialog):
    """Who answers for what a rule warns of, and why."""

    def __init__(self, parent: QWidget, page: Page, one: Standing) -> None:
        self._page, self._one = page, one
        self.by = Input(placeholder="姓名")
        self.because = Input(placeholder="会印在报告里")
        super().__init__(
            parent,
            f"“{words.spaced(one.provision.title)}”，说明理由后通过",
            f"{said(one)}。依据：{one.provision.citation}。",
            main="记下姓名和理由",
            other="先不通过",
            icon="pencil",
            on_main=self._pass,
        )
        self.add(Field("谁决定", self.by), Field("理由", self.because))

    def _pass(self) -> None:
        desk = self._page.desk
        one, congress = self._one, desk.ask(congresses.needed)
        by, because = self.by.text(), self.because.text()
        passage = desk.do(passages.pass_gate, congress.id, one.rule, one.subject, by, because)
        self._page.shell.toast(
            f"“{words.spaced(one.provision.title)}”已署名通过",
            partial(desk.do, passages.take_back, passage),
        )


class ContradictionsCard(Card):
    """Where the plan says two things, and by which setting that is settled."""

    def __init__(self, page: Page) -> None:
        super().__init__("方案里说法不一致的地方")
        self._page = page
        self._shown: tuple[Settled, ...] = ()
        self.lines = _Lines(spacing=14)
        self.add(self.lines)

    def show_settled(self, found: Sequence[Settled]) -> None:
        """Show each with what was chosen."""
        if tuple(found) != self._shown:  # else the keyboard would lose its place
            self._shown = tuple(found)
            self.lines.show_lines([self._told(one) for one in found])

    def _told(self, one: Settled) -> QWidget:
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Text(one.title, BODY, weight=600))
        head.addStretch(1)
        head.addWidget(RuleLabel(one.citation))
        column.addLayout(head)
        column.addWidget(Text(one.statement, TABLE, "ink_2", wrap=True))
        column.addWidget(Text(one.settled, TABLE, lead="怎么定　", wrap=True))
        if one.ways:
            column.addWidget(Text("；".join(one.ways), TABLE, lead="可以选　", wrap=True))
        if one.chosen:
            column.addWidget(Text(one.chosen, TABLE, lead="现在定　", wrap=True))
        if one.room:
            link = Button(
                f"看“{PLACES[one.room]}”",
                partial(self._open, one.room),
                kind=Kind.LINK,
            )
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return told

    def _open(self, room: str) -> None:
        open_room(self._page.shell, room)


class _Lines(QWidget):
    """Rows that are made anew whenever there are other ones."""

    def __init__(self, spacing: int = 6) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def show_lines(self, lines: Sequence[QWidget]) -> None:
        """Show these rows, nothing where there are none."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in lines:
            self._column.addWidget(line)
            line.show()
        self.setVisible(bool(lines))


def _findings(one: Standing) -> list[QWidget]:
    """Return what the rule says of each thing, the worst first."""
    if len(one.findings) == 1 and not one.findings[0].about:
        return [_line(one.findings[0], said(one))]
    found = sorted(one.findings, key=lambda each: WORST_FIRST.index(each.ruling.verdict))
    lines = [_line(each, words.spaced(each.ruling.sentence)) for each in found[:MOST]]
    if len(found) > MOST:
        lines.append(Text(f"另有 {len(found) - MOST} 项", TABLE, "ink_3"))
    return lines


def _line(found: Finding, sentence: str) -> QWidget:
    verdict = found.ruling.verdict
    lead = f"{found.about}　" if found.about else ""
    text = Text(sentence, TABLE, lead=lead, wrap=True)
    return _row(VERDICT_ICON[verdict], VERDICT_INK[verdict], text)


def _row(icon: str, ink: Ink, text: Text) -> QWidget:
    row = QWidget()
    room = QHBoxLayout(row)
    room.setContentsMargins(0, 0, 0, 0)
    room.setSpacing(8)
    beside = QVBoxLayout()
    beside.setContentsMargins(0, 2, 0, 0)  # in the middle of the first line
    beside.addWidget(IconMark(icon, ink, size=16))
    beside.addStretch(1)
    room.addLayout(beside)
    room.addWidget(text, 1)
    return row
