"""On what ground a scrutineer decides, and who that is: both are recorded and printed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.ui.pieces.input import Field, Input, Select

OWN_WORDS = "写明别的依据"


class GroundFields(QWidget):
    """A ground to choose or to write, and the scrutineer; ``changed`` tells of either."""

    changed = Signal()

    def __init__(self, grounds: Sequence[str], names: Sequence[str], *between: QWidget) -> None:
        super().__init__()
        usual = list(dict.fromkeys(grounds))
        choices = [("请选择依据", ""), *((one, one) for one in usual), (OWN_WORDS, OWN_WORDS)]
        self.choice = Select(choices)
        self.words = Input(placeholder="写明票面上是什么，为什么这样认定")
        self.scrutineer = Select([("请选择", ""), *((name, name) for name in names)])
        if len(names) == 1:
            self.scrutineer.choose(names[0])
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.choice)
        column.addWidget(self.words)
        self.words.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Field("认定依据（必选）", box), 3)
        for widget in between:
            row.addWidget(widget, 2)
        row.addWidget(Field("监票人", self.scrutineer), 1)
        self.choice.setAccessibleName("认定依据（必选）")
        self.words.setAccessibleName("别的依据")
        self.choice.currentIndexChanged.connect(self._turn)
        self.choice.activated.connect(self._write)
        self.words.textChanged.connect(self.changed)
        self.scrutineer.currentIndexChanged.connect(self.changed)

    @property
    def ground(self) -> str:
        """The ground, empty while there is none."""
        chosen = str(self.choice.currentData() or "")
        return self.words.text().strip() if chosen == OWN_WORDS else chosen

    @property
    def by(self) -> str:
        """Who decides, empty while nobody is chosen."""
        return str(self.scrutineer.currentData() or "")

    @property
    def missing(self) -> str:
        """What is still missing, in words."""
        if not self.ground:
            return "请选择认定依据"
        return "" if self.by else "请选择监票人"

    def suggest(self, ground: str) -> None:
        """Offer the usual ground, unless somebody wrote one."""
        if self.choice.currentData() != OWN_WORDS:
            self.choice.choose(ground)

    def begin(self) -> None:
        """Forget the ground, for something else; the scrutineer stays."""
        self.choice.choose("")
        self.words.clear()

    def show_decided(self, ground: str, by: str) -> None:
        """Show what was decided before."""
        if self.choice.findData(ground) < 0:
            self.choice.choose(OWN_WORDS)
            self.words.setText(ground)
        else:
            self.choice.choose(ground)
        self.scrutineer.choose(by)

    def _turn(self) -> None:
        self.words.setVisible(self.choice.currentData() == OWN_WORDS)
        self.changed.emit()

    def _write(self) -> None:
        if self.choice.currentData() == OWN_WORDS:
            self.words.setFocus()
