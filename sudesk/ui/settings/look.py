"""The tab of the look: light or dark, and the size of type, at once and for this PC only."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services import prints
from sudesk.ui.desk import Desk
from sudesk.ui.office import Office
from sudesk.ui.page import Page
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.text import Text
from sudesk.ui.theme import Mode
from sudesk.ui.tokens import BODY, CAPTION, FACTORS

FONTS = (("优先用本机的", True), ("只用随带的", False))
MODES = (("随电脑", Mode.SYSTEM), ("浅色", Mode.LIGHT), ("深色", Mode.DARK))


class LookTab(Page):
    """A choice is worn as soon as it is made."""

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__(desk)
        self._office = office
        self.mode = Segmented(MODES)
        self.factor = Segmented([(f"{round(factor * 100)}%", factor) for factor in FACTORS])
        self.mode.choose(office.preferences.mode)
        self.factor.choose(office.preferences.factor)
        self.fonts = Segmented(FONTS)
        self.fonts.choose(office.preferences.office_fonts)
        self.fonts.chosen.connect(self._choose_fonts)
        self.mode.chosen.connect(self._wear)
        self.factor.chosen.connect(self._wear)
        card = Card("外观", caption="只对这台电脑有效，不写进文件")
        card.body.setSpacing(18)
        card.add(
            _choice("深浅", "大会场屏和文书不受影响，一直是浅色", self.mode),
            _choice("字号", "投影给别人看，或看不清时调大", self.factor),
        )
        self.body.addWidget(card)
        papers = Card("文书字体", caption="只对这台电脑有效，上报包一律用随带的字体")
        papers.add(_choice("打印和存为 PDF", fonts_found(), self.fonts))
        self.body.addWidget(papers)
        self.body.addStretch(1)

    def _wear(self) -> None:
        mode, factor = self.mode.meaning, self.factor.meaning
        assert isinstance(mode, Mode) and isinstance(factor, float)  # as offered above
        self._office.wear(mode, factor)

    def _choose_fonts(self) -> None:
        wanted = self.fonts.meaning
        assert isinstance(wanted, bool)  # as offered above
        self._office.preferences.office_fonts = wanted
        prints.prefer_office_fonts(wanted)


def fonts_found() -> str:
    """Say which of this PC's own fonts papers can be printed in."""
    found = prints.found_fonts()
    if not found:
        return "这台电脑没有仿宋、楷体、黑体和小标宋，用随带的字体"
    return f"这台电脑有{'、'.join(found)}，缺的和生僻字用随带的字体"


def _choice(title: str, about: str, choice: QWidget) -> QWidget:
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(Text(title, BODY, weight=500))
    words.addWidget(Text(about, CAPTION, "ink_3"))
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.addLayout(words, 1)
    line.addWidget(choice)
    choice.setAccessibleName(title)
    return row
