"""Chips, gates, steps, progress, bars and stages say what they are given."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sudesk.terms import Verdict
from sudesk.ui.pieces.bars import Part, ShareBar, StackedBar
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.gate import Gate, GateLook, RuleLabel
from sudesk.ui.pieces.popup import Popup
from sudesk.ui.pieces.progress import Progress
from sudesk.ui.pieces.stageline import Stage, StageLine, StageState
from sudesk.ui.pieces.steps import Steps
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import Tone

OPEN = GateLook(
    Verdict.BLOCKED,
    "候选人公示 未开放",
    "改革方案二.7",
    rule="候选人名单须经审查后公示。",
    numbers="提名 11 名，待核 1 名。",
    remedy="补齐沈知夏的成绩材料。",
)


def test_a_chip_changes_its_words_and_room(qtbot: QtBot) -> None:
    chip = Chip("待核", Tone.WARN, "circle-dashed")
    qtbot.addWidget(chip)
    small = chip.sizeHint().width()
    chip.show_look(ChipLook("须说明理由", Tone.WARN, "circle-dashed"))
    assert chip.look.text == chip.accessibleName() == "须说明理由"
    assert chip.sizeHint().width() > small
    assert chip.sizeHint().height() == 20


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_its_face(qtbot: QtBot, verdict: Verdict) -> None:
    gate = Gate(GateLook(verdict, "可以开会", "选举办法第五条"))
    qtbot.addWidget(gate)
    assert gate.text() == "可以开会 选举办法第五条"
    assert gate.sizeHint().height() == 24
    assert gate.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert not gate.grab().toImage().isNull()


def test_a_gate_explains_itself(qtbot: QtBot) -> None:
    gate = Gate(OPEN)
    qtbot.addWidget(gate)
    gate.show()
    assert gate.focusPolicy() == Qt.FocusPolicy.StrongFocus
    qtbot.mouseClick(gate, Qt.MouseButton.LeftButton)
    popup = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Popup))
    said = "".join(text.text() for text in popup.findChildren(Text))
    for part in (OPEN.rule, OPEN.numbers, OPEN.remedy, OPEN.clause):
        assert part in said
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    popup.close()


def test_a_gate_may_open(qtbot: QtBot) -> None:
    gate = Gate(OPEN)
    qtbot.addWidget(gate)
    shut = gate.grab().toImage()
    gate.show_look(GateLook(Verdict.ALLOWED, "可以公示", "改革方案二.7"))
    gate.resize(gate.sizeHint())
    assert gate.look.verdict is Verdict.ALLOWED
    assert gate.grab().toImage() != shut


def test_custom_is_no_framed_rule(qtbot: QtBot) -> None:
    rule, custom = RuleLabel("惯例"), RuleLabel("惯例", binding=False)
    for label in (rule, custom):
        qtbot.addWidget(label)
        label.resize(label.sizeHint())
    assert rule.grab().toImage() != custom.grab().toImage()
    assert rule.accessibleName() == "惯例"


def test_only_steps_behind_can_be_gone_back_to(qtbot: QtBot) -> None:
    steps = Steps(["选择文件", "核对变化", "导入完成"], 1)
    qtbot.addWidget(steps)
    steps.resize(steps.sizeHint())
    steps.show()
    asked: list[int] = []
    steps.asked.connect(asked.append)
    qtbot.mouseClick(steps, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    qtbot.mouseClick(steps, Qt.MouseButton.LeftButton, pos=QPoint(steps.width() - 20, 10))
    assert asked == [0]
    steps.go(2)
    assert steps.current == 2
    assert steps.accessibleName() == "第 3 步，共 3 步：导入完成"
    qtbot.keyClick(steps, Qt.Key.Key_Left)
    assert asked == [0, 1]


def test_progress_counts_and_stops(qtbot: QtBot) -> None:
    progress = Progress("行")
    qtbot.addWidget(progress)
    progress.begin("正在读 名单.xls")
    progress.report("正在读 名单.xls", 287, 425)
    said = [text.text() for text in progress.findChildren(Text)]
    assert said == ["正在读 名单.xls", "287 / 425 行"]
    stop = progress.findChild(Button)
    with qtbot.waitSignal(progress.stopped):
        stop.click()
    assert not stop.isEnabled()
    progress.begin("再读一遍")
    assert stop.isEnabled()


def test_a_fuller_bar_is_another_picture(qtbot: QtBot) -> None:
    bar = ShareBar(66, 88, 53, ink="ok")
    qtbot.addWidget(bar)
    bar.resize(200, 16)
    image = bar.grab().toImage()
    bar.fill(20, 88, 53)
    assert bar.grab().toImage() != image
    assert bar.accessibleName() == "20 / 88，线 53"
    bar.fill(0, 0)
    assert bar.accessibleName() == "0 / 0"


def test_parts_say_n_of_all_and_wrap(qtbot: QtBot) -> None:
    bar = StackedBar([Part("女", 52), Part("男", 36), Part("未填", 0)])
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "女 52/88，男 36/88"
    assert bar.heightForWidth(80) > bar.heightForWidth(400)


STAGES = [
    Stage("名额分配", "11月20日", "参照二.3", StageState.DONE),
    Stage("候选人审查", "今天", "改革方案二.7", StageState.NOW),
    Stage("候选人公示", "12月11—15日", "改革方案二.7", StageState.BLOCKED),
    Stage("二次请示", "12月15日", "惯例", StageState.AHEAD, binding=False),
]


def test_stages_open_by_mouse_and_keys(qtbot: QtBot) -> None:
    line = StageLine(STAGES)
    qtbot.addWidget(line)
    line.resize(800, 98)
    line.show()
    opened: list[int] = []
    line.opened.connect(opened.append)
    assert line.accessibleName() == "第 2 步 候选人审查，正在进行"
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(100, 40))
    qtbot.keyClick(line, Qt.Key.Key_Right)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert opened == [0, 1]


def test_a_narrow_line_is_broken(qtbot: QtBot) -> None:
    line = StageLine(STAGES)
    qtbot.addWidget(line)
    assert line.heightForWidth(800) == 98
    assert line.heightForWidth(250) == 2 * 98
    assert StageLine().heightForWidth(100) == 98
