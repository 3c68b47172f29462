"""Writing a motion: proposed, changed, amended; withdrawn with its reason."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from sudesk.services.motions import MotionText, MotionView
from sudesk.terms import MotionKind
from sudesk.ui import theme
from sudesk.ui.congress.motion_words import said_label
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.input import Field, Input, Select
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE

TEXT_HEIGHT = 116
# What these say is a list or a paper that the program keeps elsewhere.
ELSEWHERE = {
    MotionKind.AGENDA: "表决的是“会议”里排好的议程。",
    MotionKind.CREDENTIALS: "表决的是“代表”里签过字的资格审查报告。",
    MotionKind.RULES: "表决的是“选举办法”里的草案。",
    MotionKind.OFFICIALS: "表决的是“候选人”里的监票人、计票人名单，付表决时定下。",
    MotionKind.PRESIDIUM: "表决的是“大会主席团”里的名单，付表决时定下。",
    MotionKind.CHARTER: "表决的是“章程”里的对照表。正文可以写修订说明，也可以不写。",
}
LISTS = (MotionKind.OFFICIALS, MotionKind.PRESIDIUM)
ADVICE = {
    MotionKind.REPORT: "可以写大会对工作报告的评价，印在决议里，也可以不写。",
    MotionKind.RESOLUTION: "写决议的正文，印在决议里。",
    MotionKind.OTHER: "写清请大会决定什么。",
    MotionKind.AMENDMENT: "写修正后的全文。修正案通过后，原议案换成这段正文。",
}


class MotionDialog(Dialog):
    """Kind, title, text and mover of a motion; ``record(kind, wording)`` does the act.

    With ``kinds`` of one it cannot be chosen, as where a motion is changed or amended.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        kinds: Sequence[MotionKind],
        wording: MotionText,
        *,
        main: str,
        other: str,
        record: Callable[[MotionKind, MotionText], object],
    ) -> None:
        super().__init__(
            parent,
            title,
            main=main,
            other=other,
            width=620,
            on_main=lambda: record(self.meant, self.wording),
        )
        self.kind = Select([(kind.label, kind) for kind in kinds])
        self.name = Input(wording.title)
        self.text = QPlainTextEdit(wording.text)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(TEXT_HEIGHT))
        self.mover = Input(wording.mover, placeholder="例如：大会主席团、会计2401班代表团")
        self._says = Text("", TABLE, "ink_2", wrap=True)
        self._kind = Field("议案种类", self.kind)
        self._title = Field("标题", self.name)
        self._text = Field("正文", self.text)
        self._kind.setVisible(len(kinds) > 1)
        first = QWidget()
        row = QHBoxLayout(first)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._kind, 1)
        row.addWidget(Field("提案人", self.mover), 1)
        self.add(first, self._title, self._says, self._text)
        self.kind.currentIndexChanged.connect(self._show_kind)
        self._show_kind()

    @property
    def meant(self) -> MotionKind:
        """The kind that is chosen."""
        return MotionKind(self.kind.currentData())

    @property
    def wording(self) -> MotionText:
        """What is written now."""
        return MotionText(self.name.text(), self.text.toPlainText(), self.mover.text())

    def _show_kind(self) -> None:
        kind = self.meant
        self._says.say(ELSEWHERE.get(kind) or ADVICE.get(kind, ""))
        self._text.setVisible(kind not in LISTS)
        required = kind in (MotionKind.RESOLUTION, MotionKind.OTHER)
        self.name.setPlaceholderText(
            "例如：关于设立学生权益部的决议" if required else "不填就用通常的标题"
        )
        self.adjustSize()


class AmendDialog(MotionDialog):
    """An amendment of a motion: its text begins as that of the motion."""

    def __init__(
        self,
        parent: QWidget,
        main: MotionView,
        record: Callable[[MotionKind, MotionText], object],
    ) -> None:
        super().__init__(
            parent,
            f"对{said_label(main)}提修正案",
            (MotionKind.AMENDMENT,),
            MotionText("", "" if main.kind is MotionKind.CHARTER else main.text, ""),
            main="提出修正案",
            other="不修正",
            record=record,
        )
        if main.kind is MotionKind.CHARTER:
            self._says.say("写明修正哪一条、怎样改。通过后请在“章程”里照着改好，再表决章程。")
