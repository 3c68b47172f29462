"""Asking for a reason, alone or with the name of who decides."""

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from sudesk.ui import theme
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.input import Field, Input


class DecisionDialog(Dialog):
    """Who decides and why; both are printed in the report.

    ``on_main(by, because)`` records the decision.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        *,
        main: str,
        other: str,
        record: Callable[[str, str], object],
    ) -> None:
        super().__init__(
            parent,
            title,
            text,
            main=main,
            other=other,
            icon="badge-check",
            width=460,
            on_main=lambda: record(self.by.text(), self.because.toPlainText()),
        )
        self.by = Input(placeholder="例如：系团总支书记 何安")
        self.because = QPlainTextEdit()
        self.because.setPlaceholderText("写明事实和依据，一两句即可")
        self.because.setTabChangesFocus(True)
        self.because.setFixedHeight(theme.px(76))
        self.add(
            Field("决定人", self.by),
            Field("理由", self.because, hint="印在选举结果报告里。"),
        )


class ReasonDialog(Dialog):
    """One line of reason for an act on one person; ``record(reason)`` does it.

    The act stays blocked while the reason is empty.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        *,
        main: str,
        other: str,
        reason: str,
        record: Callable[[str], object],
    ) -> None:
        super().__init__(
            parent,
            title,
            text,
            main=main,
            other=other,
            on_main=lambda: record(self.reason.text().strip()),
        )
        self.reason = Input(reason)
        self.reason.selectAll()
        self.reason.textChanged.connect(self._show_what_fits)
        self.add(Field("事由", self.reason))
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        self.main.setEnabled(bool(self.reason.text().strip()))
