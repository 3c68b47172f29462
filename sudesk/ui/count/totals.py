"""Entering bundle totals from 正 sheets: one teller, sheet by sheet, blind to the other's."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules.voting import WriteInRule
from sudesk.services import bundle_totals, entering
from sudesk.services.entering import OwnBundle, TellerDesk
from sudesk.ui import theme
from sudesk.ui.count.bundles import BundleCard, SlipCard, left_column
from sudesk.ui.count.checks import ChecksCard
from sudesk.ui.count.entry import FOLD
from sudesk.ui.count.handover import Handover, TellerHead
from sudesk.ui.count.totals_form import TotalsForm
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.keyhint import KeyHint
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import GAP, TABLE, TypeStyle

HOW = (
    "照这一捆的正字单抄写，不看另一名计票人的数字。Enter 到下一格，↑ ↓ 移动。",
    "每名候选人赞成、反对、弃权三项之和等于本捆的有效票，不等的先对照正字单。",
    "两遍都录完以后，只有不同的数字交监票人认定。",
)


class TotalsPage(Page):
    """The page of one teller; see BallotEntryPage for how two of them take turns."""

    title = "录入正字单"
    full = True
    way_out = ""
    searchable = False

    def __init__(self, desk: Desk, round_id: int, teller: int = 1, *, alone: bool = False) -> None:
        super().__init__(desk)
        self._round_id, self._teller = round_id, teller
        self._told: TellerDesk = desk.ask(entering.desk_of, round_id, teller)
        self._bundle = self._told.current or 1
        self._head = TellerHead(self._told, alone=alone)
        self._head.chosen.connect(self._hand_over)
        self.set_middle(self._head)
        self._saved = Text("", TABLE, "ink_2")
        self.set_right(self._saved, Button("暂停录入", self.pause, icon="pause"), KeyHint("Esc"))
        contest, rule = self._told.round.contest, self._told.round.rule
        takes_names = rule.write_ins is not WriteInRule.NONE
        self.form = TotalsForm(contest.candidates, takes_names=takes_names)
        self.form.changed.connect(self._weigh)
        self.form.entered.connect(self._store)
        self.bundles, self.slip = BundleCard(), SlipCard()
        self.bundles.list.asked.connect(self.open_bundle)
        self.checks = ChecksCard("本捆核对")
        self.save = Button("", self._store, kind=Kind.PRIMARY, icon="save", key="Enter")
        self.take_up = Button("取回修改", self._resume, icon="undo-2")
        self._said = Text("", TABLE, "ink_2", wrap=True)
        self.handover = Handover(self._take_over)
        self.handover.hide()
        self._stage = QWidget()
        self._build()
        self._begin()

    @property
    def bundle(self) -> int:
        """The bundle in hand."""
        return self._bundle

    @property
    def teller(self) -> int:
        """Whose page it is now, 1 or 2."""
        return self._teller

    def refresh(self) -> None:
        """Ask how the bundles stand; what is typed stays."""
        self._told = self.desk.ask(entering.desk_of, self._round_id, self._teller)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor where typing begins."""
        super().showEvent(event)
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Give the keyboard to the form, or to the question who sits here now."""
        if self.handover.isVisible() or not self.form.isEnabled():
            self.setFocus()
        else:
            self.form.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out of the head what has no room."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(FOLD)
        self._head.fold(narrow)
        self._right.setVisible(not narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc; step to another bundle by Ctrl and PgUp, PgDn."""
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.pause()
        elif control and step is not None:
            self.open_bundle(self._bundle + step)
        else:
            super().keyPressEvent(event)

    def pause(self) -> None:
        """Leave; sheets that were stored stay, one that is half typed has to be typed anew."""
        self.shell.pop()

    def open_bundle(self, number: int) -> None:
        """Take another bundle in hand."""
        if 1 <= number <= len(self._told.bundles):
            self._bundle = number
            self._begin()

    @property
    def _own(self) -> OwnBundle | None:
        bundles = self._told.bundles
        return bundles[self._bundle - 1] if self._bundle <= len(bundles) else None

    def _store(self) -> None:
        sheet = self.form.sheet
        if sheet is None or not self.save.isEnabled():
            return
        number = self._bundle
        where = (self._round_id, self._teller, number)
        self.desk.do(bundle_totals.save, *where, sheet)
        self._told = self.desk.ask(entering.desk_of, self._round_id, self._teller)
        if self._told.current is not None:
            self._bundle = self._told.current
        self._begin()
        self.shell.toast(f"第 {number} 捆已存", partial(self._take_up, number))

    def _resume(self) -> None:
        self._take_up(self._bundle)

    def _take_up(self, number: int) -> None:
        """Take a stored sheet back into the form, until it was compared."""
        where = (self._round_id, self._teller, number)
        sheet = self.desk.ask(bundle_totals.sheet, *where)
        self.desk.do(bundle_totals.drop, *where)
        self._bundle = number
        self._begin()
        self.form.fill(sheet)

    def _begin(self) -> None:
        self._told = self.desk.ask(entering.desk_of, self._round_id, self._teller)
        own = self._own
        stored = None
        if own is not None and own.finished and not own.reconciled:
            where = (self._round_id, self._teller, self._bundle)
            stored = self.desk.ask(bundle_totals.sheet, *where)
        self.form.fill(stored)
        self._show()
        self.take_keyboard()

    def _show(self) -> None:
        told, own = self._told, self._own
        if self.handover.isHidden():  # else the other teller is shown as chosen
            self._head.show_desk(told)
        self._saved.say(f"已存 {told.stored} 张的合计")
        collected = told.round.papers.collected or 0
        self.bundles.fill(collected, told.bundle_size, told.bundles, self._bundle)
        self.slip.fill(f"第 {self._bundle} 捆")
        closed = own is None or own.finished or own.reconciled
        self.form.setEnabled(not closed)
        self.save.setVisible(not closed)
        self.save.rename(f"存第 {self._bundle} 捆")
        self.take_up.setVisible(own is not None and own.finished and not own.reconciled)
        said = ""
        if own is not None and own.reconciled:
            said = f"第 {own.number} 捆已核对，并入计票结果。"
        elif closed:
            said = f"第 {self._bundle} 捆已存，等另一遍录完后核对。"
        self._said.say(said)
        self._said.setVisible(bool(said))
        self._weigh()

    def _weigh(self) -> None:
        """Show what does not hold while it is typed; a sheet is stored only where all does."""
        sheet = self.form.sheet
        found = (
            () if sheet is None else self.desk.ask(bundle_totals.mistakes, self._round_id, sheet)
        )
        broken = [check for check in found if not check.holds]
        self.checks.setVisible(bool(broken))
        self.checks.show_checks(broken)
        self.save.setEnabled(sheet is not None and not any(check.stops for check in broken))
        reason = "" if sheet is not None else "还有空着的数字"
        self.save.setAccessibleDescription(broken[0].sentence if broken else reason)
        self.primary = self.save if self.handover.isHidden() else self.handover.button

    def _hand_over(self, teller: object) -> None:
        other = int(str(teller))
        self._stage.setVisible(other == self._teller)
        self.handover.setVisible(other != self._teller)
        if other != self._teller:
            self.handover.show_next(self._told, other)
        self._weigh()
        self.take_keyboard()

    def _take_over(self) -> None:
        self._teller = 3 - self._teller
        self._told = self.desk.ask(entering.desk_of, self._round_id, self._teller)
        self._bundle = self._told.current or 1
        self.handover.hide()
        self._stage.show()
        self._begin()

    def _build(self) -> None:
        sheet = Card("正字单合计", self.take_up, self.save)
        sheet.add(self._said, self.form)
        sheet.body.addStretch(1)
        how = Card()
        how.add(Text("怎么录", TypeStyle(TABLE.size, TABLE.line, 600), "ink_2"))
        for words in HOW:
            how.add(Text(words, TABLE, "ink_2", wrap=True))
        left = left_column((self.bundles, self.slip), min(theme.px(226), 250), growing=False)
        self._right = QWidget()
        self._right.setFixedWidth(min(theme.px(300), 330))
        column, middle = QVBoxLayout(self._right), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(GAP)
        middle.addWidget(sheet, 1)
        middle.addWidget(self.checks)
        column.addWidget(how)
        column.addStretch(1)
        row = QHBoxLayout(self._stage)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(left)
        row.addLayout(middle, 1)
        row.addWidget(self._right)
        self.body.addWidget(self._stage)
        self.body.addWidget(self.handover, 1)
