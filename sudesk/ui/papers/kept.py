"""What became of the paper that is looked at: its printings, and the scans that came back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services.print_log import Filed, Printing
from sudesk.services.scans import ScanView
from sudesk.ui import words
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION


class ScanRow(QWidget):
    """One scan by its name, with the ways to see it and to take it away."""

    def __init__(
        self, view: ScanView, see: Callable[[], object], remove: Callable[[], object]
    ) -> None:
        super().__init__()
        self.see = Button(icon="eye", kind=Kind.QUIET, small=True, on_click=see)
        self.see.setToolTip(f"看扫描件“{view.name}”")
        self.see.setAccessibleName(f"看扫描件{view.name}")
        self.remove = Button(icon="x", kind=Kind.QUIET, small=True, on_click=remove)
        self.remove.setToolTip(f"除去扫描件“{view.name}”")
        self.remove.setAccessibleName(f"除去扫描件{view.name}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(Text(view.name, CAPTION, "ink_2"), 1)
        line.addWidget(self.see)
        line.addWidget(self.remove)


class Kept(QWidget):
    """Printings and scans under the buttons; ``seen`` and ``removed`` tell which scan."""

    seen = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ScanRow] = []
        self.printed = Text("", CAPTION, "ink_2", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.printed)

    def show_paper(self, paper: Filed) -> None:
        """Show what became of another paper."""
        self.printed.say(_printed(paper.printings))
        self.printed.setVisible(bool(paper.printings))
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for view in paper.scans:
            row = ScanRow(view, partial(self.seen.emit, view), partial(self.removed.emit, view))
            self._column.addWidget(row)
            self.rows.append(row)


def _printed(printings: Sequence[Printing]) -> str:
    """Say when it was printed last, and how often before."""
    if not printings:
        return ""
    last = printings[-1]
    day = words.month_day(last.printed_at.date())
    said = f"{day} {last.printed_at:%H:%M} 打印 {last.copies} 份，校验 {last.facts[:9]}"
    before = len(printings) - 1
    return f"{said}。此前打印过 {before} 次" if before else said
