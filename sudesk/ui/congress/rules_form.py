"""The form of the election rules: presets above, parameters in groups, the changed ones marked."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sudesk.rules.clauses import TOPICS, Topic
from sudesk.rules.election_rules import (
    DEFAULTS,
    MOST_DAYS,
    MOST_OFFICIALS,
    PRESETS,
    CandidateVoters,
    CountingWay,
    DueRule,
    MarkStyle,
    NameOrder,
    Preset,
    Terms,
)
from sudesk.rules.voting import ShortfallRule, TieRule, WriteInRule
from sudesk.terms import ChairForm, CongressKind, VoteForm
from sudesk.ui import theme
from sudesk.ui.congress.rules_inputs import (
    MARGINS,
    SHARES,
    Choice,
    Count,
    Editor,
    Line,
    Span,
    Ticks,
    margin_words,
    share_words,
    words_of,
)
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, CARD_PADDING, INPUT_HEIGHT, TABLE

LABEL = 92  # at the normal size of type
ASIDE = 44
LEAST_HEIGHT = 300

GROUPS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "到会和表决": (
        ("quorum", "法定人数"),
        ("due", "应到人员"),
        ("candidates_vote", "候选人投票"),
        ("procedure", "程序性表决"),
        ("procedure_by", "表决方式"),
        ("charter", "章程"),
    ),
    "候选人": (
        ("chair", "主席"),
        ("margin", "差额"),
        ("order", "姓名次序"),
        ("notice_days", "公示期"),
    ),
    "选票": (
        ("marks", "符号"),
        ("write_ins", "另选他人"),
        ("voids", "整张无效"),
    ),
    "当选": (
        ("line", "当选线"),
        ("tie", "末位平票"),
        ("shortfall", "过线不足"),
    ),
    "监票和计票": (
        ("scrutineers", "监票人"),
        ("tellers", "计票人至少"),
        ("counting", "计票方式"),
    ),
}
FIXED = "无记名投票、每人一票、错画的按弃权、收回多于发出则选举无效，各次大会相同，不在这里改。"


class Row(QWidget):
    """One parameter: its label, its input, and whether it differs from the default."""

    touched = Signal(str)

    def __init__(self, name: str, label: str, editor: Editor) -> None:
        super().__init__()
        self.name, self.editor = name, editor
        self._default: Any = getattr(DEFAULTS, name)
        editor.setAccessibleName(label)
        title = Text(label, TABLE, "ink_2", align=Qt.AlignmentFlag.AlignRight)
        title.setFixedSize(theme.px(LABEL), theme.px(INPUT_HEIGHT))
        title.setBuddy(editor)
        self._same = Text("默认", CAPTION, "ink_3")
        self.undo = Button("撤回", self._take_back, kind=Kind.LINK)
        self.undo.setToolTip(f"改回默认：{words_of(self._default)}")
        self.undo.setAccessibleName(f"{label}改回默认")
        aside = QWidget()
        aside.setFixedSize(theme.px(ASIDE), theme.px(INPUT_HEIGHT))
        beside = QHBoxLayout(aside)
        beside.setContentsMargins(0, 0, 0, 0)
        left = Qt.AlignmentFlag.AlignLeft
        beside.addWidget(self._same, 0, left)
        beside.addWidget(self.undo, 0, left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(title, 0, top)
        row.addWidget(editor, 1 if isinstance(editor, Choice | Line) else 0)
        if not isinstance(editor, Choice | Line):
            row.addStretch(1)
        row.addWidget(aside, 0, top)
        editor.edited.connect(self._tell)
        for child in (editor, self.undo, *editor.findChildren(QWidget)):
            child.installEventFilter(self)

    def show_value(self, value: Any, editable: bool) -> None:
        """Show a value, changeable or not."""
        self.editor.show_chosen(value)
        self.editor.setEnabled(editable)
        changed = value != self._default
        self._same.say("已改" if changed else "默认")
        self._same.setVisible(not (changed and editable))
        self.undo.setVisible(changed and editable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that the parameter has the keyboard."""
        if event.type() == QEvent.Type.FocusIn:
            self.touched.emit(self.name)
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        changed = self.editor.chosen != self._default
        self._same.say("默认")
        self._same.setVisible(not changed)
        self.undo.setVisible(changed)
        self.touched.emit(self.name)

    def _take_back(self) -> None:
        self.editor.show_chosen(self._default)
        self.editor.edited.emit()
        self.editor.setFocus()


class RulesForm(QWidget):
    """Every parameter; ``edited`` tells of a change, ``pointed`` which clause is worked on."""

    edited = Signal()
    pointed = Signal(Topic)

    def __init__(self) -> None:
        super().__init__()
        self.rows = {
            name: Row(name, label, _editor(name))
            for parameters in GROUPS.values()
            for name, label in parameters
        }
        self.presets = [
            Button(preset.name, partial(self._take, preset), small=True) for preset in PRESETS
        ]
        self._purpose = Text("", CAPTION, "ink_3", wrap=True)
        self._preset_row = QWidget()
        self._build()
        for row in self.rows.values():
            row.editor.edited.connect(self._tell)
            row.touched.connect(lambda name: self.pointed.emit(TOPICS[name]))

    @property
    def terms(self) -> Terms:
        """The terms as they are chosen."""
        chosen: dict[str, Any] = {name: row.editor.chosen for name, row in self.rows.items()}
        return replace(DEFAULTS, **chosen)

    def show_terms(self, terms: Terms, kind: CongressKind, *, editable: bool) -> None:
        """Show terms, changeable or not."""
        for name, row in self.rows.items():
            row.show_value(getattr(terms, name), editable)
        self.rows["due"].setVisible(kind is CongressKind.ASSEMBLY)
        self._preset_row.setVisible(editable)
        self._tell_preset()

    def _take(self, preset: Preset) -> None:
        for name, row in self.rows.items():
            row.show_value(getattr(preset.terms, name), True)
        self._tell()

    def _tell(self) -> None:
        self._tell_preset()
        self.edited.emit()

    def _tell_preset(self) -> None:
        """Say which preset the terms are now, if any."""
        terms = self.terms
        chosen = next((preset for preset in PRESETS if preset.terms == terms), None)
        for preset, button in zip(PRESETS, self.presets, strict=True):
            button.setDown(preset is chosen)
        words = "与四种样式都不同，按下面逐项的选择。" if chosen is None else chosen.purpose
        self._purpose.say(words, "" if chosen is None else f"{chosen.name}　")

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(CARD_PADDING, 12, CARD_PADDING, 16)
        column.setSpacing(8)
        buttons = QHBoxLayout(self._preset_row)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        for button in self.presets:
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addWidget(self._preset_row)
        column.addWidget(self._purpose)
        for group, parameters in GROUPS.items():
            column.addSpacing(8)
            column.addWidget(Text(group, TABLE, weight=600))
            for name, _ in parameters:
                column.addWidget(self.rows[name])
        column.addSpacing(8)
        column.addWidget(Text(FIXED, CAPTION, "ink_3", wrap=True))
        column.addStretch(1)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(scrolling(inner))


class _Area(QScrollArea):
    """A plain area in which something taller than its card scrolls; it asks for little room."""

    def sizeHint(self) -> QSize:
        """Return the least room; the card gives what the page has."""
        return QSize(300, LEAST_HEIGHT)


def scrolling(inner: QWidget) -> QScrollArea:
    """Return an area in which something taller than its card scrolls."""
    area = _Area()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    area.setMinimumHeight(LEAST_HEIGHT)
    return area


def _editor(name: str) -> Editor:
    """Return the input of one parameter."""
    editors: dict[str, Editor] = {
        "notice_days": Count(1, MOST_DAYS, "个工作日"),
        "scrutineers": Span(1, MOST_OFFICIALS, "名"),
        "tellers": Count(1, MOST_OFFICIALS, "名"),
        "voids": Ticks(),
        "line": Line(),
        "margin": Choice(MARGINS, margin_words),
    }
    terms = {
        "due": DueRule,
        "chair": ChairForm,
        "candidates_vote": CandidateVoters,
        "order": NameOrder,
        "marks": MarkStyle,
        "write_ins": WriteInRule,
        "tie": TieRule,
        "shortfall": ShortfallRule,
        "counting": CountingWay,
    }
    if name in editors:
        return editors[name]
    if name in terms:
        return Choice(list(terms[name]), lambda one: one.label)
    if name == "procedure_by":
        return Choice([VoteForm.HANDS, VoteForm.SECRET], lambda one: one.label)
    return Choice(SHARES, share_words)
