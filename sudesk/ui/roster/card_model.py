"""The findings of a list, and how far each is settled."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sudesk.ui.roster.findings import Finding
from sudesk.ui.roster.settling import Settled

NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class FindingModel(QAbstractListModel):
    """The findings shown, and what somebody has settled about them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()
        self.settled = Settled()

    def show_findings(self, findings: Sequence[Finding], settled: Settled) -> None:
        """Show other findings."""
        self.beginResetModel()
        self.findings, self.settled = tuple(findings), settled
        self.endResetModel()

    def decision(self, finding: Finding) -> str | None:
        """Return the name that a dispute was decided for, None while it is open."""
        return self.settled.decisions.get(finding.student_no) if finding.names else None

    def is_settled(self, finding: Finding) -> bool:
        """Tell whether somebody has confirmed or decided what a finding asks."""
        if finding.names:
            return self.decision(finding) is not None
        return finding.student_no in self.settled.confirmed

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many findings are shown."""
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a finding's words; a box is ticked where it is confirmed."""
        finding = self.findings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{finding.heading}，{finding.text}{finding.remedy}"
        if role == Qt.ItemDataRole.CheckStateRole and finding.asks_confirmation:
            ticked = self.is_settled(finding)
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None
