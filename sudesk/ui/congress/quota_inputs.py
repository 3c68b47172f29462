"""How the seats are to be found: the method, and the figure that it asks for, to be dragged."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from sudesk.rules import quota_plan
from sudesk.rules.quota_plan import Group, Plan
from sudesk.terms import QuotaMethod
from sudesk.ui import theme
from sudesk.ui.congress.slider import SeatSlider
from sudesk.ui.pieces.input import Number, Select
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CARD_PADDING, TABLE

METHODS = (
    ("最大余数法，每班至少 1 席", QuotaMethod.SHARE),
    ("学生人数的百分比", QuotaMethod.PERCENT),
    ("每班席数相同", QuotaMethod.FIXED),
    ("各年级定百分比", QuotaMethod.BY_GRADE),
)
LABELS = {
    QuotaMethod.SHARE: "试算总数",
    QuotaMethod.PERCENT: "试算比例",
    QuotaMethod.FIXED: "试算每班",
}
NUMBER_WIDTH, PERCENT_WIDTH = 64, 84
GRADES_IN_A_ROW = 4


class Percent(Number):
    """A percentage with one decimal, as a whole number of thousandths."""

    def __init__(self, per_mille: int = 10) -> None:
        super().__init__(per_mille, least=1, most=1000)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def textFromValue(self, value: int) -> str:
        """Say the percentage: 12.5%."""
        return quota_plan.percent_words(value)

    def valueFromText(self, text: str) -> int:
        """Read what was typed; more than one decimal is cut off."""
        whole, _, tenth = text.strip().rstrip("%％").partition(".")
        return int(whole or 0) * 10 + int((tenth or "0")[0])

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Take figures with at most one decimal; an empty line may be typed on."""
        if re.fullmatch(r"\s*\d{1,3}(\.\d?)?\s*[%％]?\s*", text):
            fits = self.minimum() <= self.valueFromText(text) <= self.maximum()
            state = QValidator.State.Acceptable if fits else QValidator.State.Intermediate
            return state, text, place
        empty = re.fullmatch(r"\s*[%％]?\s*", text) is not None
        return (QValidator.State.Intermediate if empty else QValidator.State.Invalid), text, place


class PlanInput(QWidget):
    """The method with its slider and number; ``changed`` tells that the plan is another one.

    ``grades`` holds a percentage for every grade and is laid out by the page; it is shown only
    where the method asks for it.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._classes: Sequence[Group] = ()
        self._told = True
        self.method = Select(METHODS)
        self.method.setAccessibleName("分配方法")
        self.slider = SeatSlider()
        self.total = Number(0, least=0, most=9999)
        self.percent = Percent()
        self.grades = QWidget()
        self.by_grade: dict[str, Percent] = {}
        self._label = Text(LABELS[QuotaMethod.SHARE], TABLE, "ink_2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for widget in (self.method, self._label, self.slider, self.total, self.percent):
            row.addWidget(widget)
        self.total.setFixedWidth(theme.px(NUMBER_WIDTH))
        self.total.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.percent.setFixedWidth(theme.px(PERCENT_WIDTH))
        self._grid = QGridLayout(self.grades)
        self._grid.setContentsMargins(CARD_PADDING - 1, 10, CARD_PADDING - 1, 10)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._show_what_fits()
        self.method.currentIndexChanged.connect(self._change_method)
        self.slider.valueChanged.connect(self._follow_slider)
        self.total.valueChanged.connect(self._follow_number)
        self.percent.valueChanged.connect(self._follow_number)

    @property
    def chosen(self) -> QuotaMethod:
        """The method that is chosen."""
        return QuotaMethod(self.method.currentData())

    def plan(self, grade_floor: int) -> Plan:
        """Return the plan as it is set now."""
        match self.chosen:
            case QuotaMethod.SHARE:
                found = Plan(QuotaMethod.SHARE, seats=self.total.value())
            case QuotaMethod.PERCENT:
                found = Plan(QuotaMethod.PERCENT, per_mille=self.percent.value())
            case QuotaMethod.FIXED:
                found = Plan(QuotaMethod.FIXED, each=self.total.value())
            case QuotaMethod.BY_GRADE:
                shares = tuple((grade, box.value()) for grade, box in self.by_grade.items())
                found = Plan(QuotaMethod.BY_GRADE, by_grade=shares)
        return Plan(
            found.method, found.seats, found.per_mille, found.each, found.by_grade, grade_floor
        )

    def show_plan(self, classes: Sequence[Group], plan: Plan, seats: int) -> None:
        """Set everything to a plan that comes to so many seats."""
        self._classes = classes
        self._told = False
        self.method.choose(plan.method)
        self._offer_grades()
        self._suggest(seats)
        match plan.method:
            case QuotaMethod.SHARE:
                self.total.setValue(plan.seats)
            case QuotaMethod.PERCENT:
                self.percent.setValue(plan.per_mille)
            case QuotaMethod.FIXED:
                self.total.setValue(plan.each)
            case QuotaMethod.BY_GRADE:
                for grade, per_mille in plan.by_grade:
                    self.by_grade[grade].setValue(per_mille)
        self._told = True
        self._follow_number()

    def take_seats(self, seats: int) -> None:
        """Remember what the present plan comes to, so that another method begins near it."""
        self._seats = seats

    def _offer_grades(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.by_grade = {}
        for place, grade in enumerate(quota_plan.grades(self._classes)):
            row, column = divmod(place, GRADES_IN_A_ROW)
            box = Percent()
            box.setFixedWidth(theme.px(PERCENT_WIDTH))
            words = quota_plan.grade_words(grade)
            box.setAccessibleName(f"{words}的百分比")
            box.valueChanged.connect(self._tell)
            self._grid.addWidget(Text(words, TABLE, "ink_2"), row, 3 * column)
            self._grid.addWidget(box, row, 3 * column + 1)
            self._grid.setColumnMinimumWidth(3 * column + 2, 12)
            self.by_grade[grade] = box
        self._grid.setColumnStretch(3 * GRADES_IN_A_ROW, 1)

    def _suggest(self, seats: int) -> None:
        """Set the figures of the chosen method to about so many seats."""
        self._seats = seats
        students = sum(group.size for group in self._classes)
        if not students:
            return
        per_mille = quota_plan.per_mille_for(seats, students)
        smallest = min(group.size for group in self._classes)
        fixed = self.chosen is QuotaMethod.FIXED
        about = max(1, min(smallest, seats // len(self._classes)))
        least = 1 if fixed else quota_plan.fewest(self._classes)
        most = min(smallest, max(3 * about, 10)) if fixed else min(students, max(3 * seats, least))
        if self.chosen is QuotaMethod.PERCENT:
            least, most = quota_plan.per_mille_for(least, students), min(1000, 3 * per_mille)
        self.slider.setRange(least, max(least + 1, most))
        self.total.setValue(about if fixed else seats)
        self.percent.setValue(per_mille)
        for box in self.by_grade.values():
            box.setValue(per_mille)
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        chosen = self.chosen
        self._label.say(LABELS.get(chosen, ""))
        by_grade = chosen is QuotaMethod.BY_GRADE
        self._label.setVisible(not by_grade)
        self.slider.setVisible(not by_grade)
        self.slider.setAccessibleName(LABELS.get(chosen, ""))
        self.total.setAccessibleName(LABELS.get(chosen, ""))
        self.percent.setAccessibleName(LABELS.get(chosen, ""))
        self.total.setVisible(chosen in (QuotaMethod.SHARE, QuotaMethod.FIXED))
        self.percent.setVisible(chosen is QuotaMethod.PERCENT)
        self.grades.setVisible(by_grade)

    def _change_method(self) -> None:
        if self._told:
            self._told = False
            self._suggest(self._seats)
            self._told = True
            self._follow_number()

    def _follow_slider(self, value: int) -> None:
        box = self.percent if self.chosen is QuotaMethod.PERCENT else self.total
        box.setValue(value)

    def _follow_number(self) -> None:
        box = self.percent if self.chosen is QuotaMethod.PERCENT else self.total
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(box.value())
        self.slider.blockSignals(blocked)
        self._tell()

    def _tell(self) -> None:
        if self._told:
            self.changed.emit()
