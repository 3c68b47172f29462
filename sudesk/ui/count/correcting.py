"""Correcting a sealed count: a new act with reason and name; what was sealed stays as it is."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from sudesk.rules.bundle_sheets import Sheet
from sudesk.rules.identities import Check
from sudesk.rules.voting import WriteInRule
from sudesk.services import corrections, officials, rounds
from sudesk.services.corrections import Corrected
from sudesk.terms import Role
from sudesk.ui import theme
from sudesk.ui.count.checks import ChecksCard
from sudesk.ui.count.differences import SCRUTINEERS
from sudesk.ui.count.ledger import TYPED, FigureInput
from sudesk.ui.count.result import in_ballot_order
from sudesk.ui.count.totals_form import TotalsForm
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.dialog import confirm
from sudesk.ui.pieces.input import Field, Select
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.tokens import TABLE

PAPERS = {key: word for key, word in TYPED.items() if key != "collected"}


class CorrectionPage(Page):
    """The sealed figures to be changed at the left, reason and name at the right."""

    title = "更正计票结果"
    way_out = "返回选举"

    def __init__(self, desk: Desk, round_id: int) -> None:
        super().__init__(desk)
        self._round_id = round_id
        self._round = desk.ask(rounds.view, round_id)
        self._before: Corrected = desk.ask(corrections.starting_point, round_id)
        takes_names = self._round.rule.write_ins is not WriteInRule.NONE
        names = self._round.names
        self.form = TotalsForm(names, takes_names=takes_names, whole=True)
        self.papers = {key: FigureInput() for key in PAPERS}
        adopted = desk.ask(officials.officials, self._round.congress_id)
        watchers = [name for role in SCRUTINEERS for name in adopted.names(role)]
        self.by = Select([("请选择", ""), *((name, name) for name in watchers)])
        self.because = QPlainTextEdit()
        self.because.setPlaceholderText("写明哪一处错了，怎样发现的")
        self.because.setTabChangesFocus(True)
        self.because.setFixedHeight(theme.px(96))
        self.button = Button("记录更正", self._record, kind=Kind.PRIMARY, icon="pencil")
        self.primary = self.button
        self._missing = Text("", TABLE, "ink_3", wrap=True)
        self.checks = ChecksCard("更正后核对")
        self.outcome = Text("", TABLE, wrap=True)
        self._build()
        self._fill()

    def _record(self) -> None:
        corrected = self._corrected()
        if corrected is None:
            return
        by, because = str(self.by.currentData()), self.because.toPlainText().strip()
        agreed = confirm(
            self.window(),
            f"更正{self._round.title}的计票结果？",
            "封存的结果原样留着，更正作为新的一项记下，以后的文书以更正为准，并写明更正了哪一份。",
            act="记录更正",
            instead="先不更正",
            icon="pencil",
        )
        if agreed:
            self.desk.do(corrections.correct, self._round_id, corrected, because, by)
            self.shell.toast("更正已记录，请重新打印计票结果报告单")
            self.shell.pop()

    def _corrected(self) -> Corrected | None:
        sheet = self.form.sheet
        figures = {key: line.value for key, line in self.papers.items()}
        if sheet is None or None in figures.values():
            return None
        before = self._before
        return replace(
            before,
            **{key: figure or 0 for key, figure in figures.items()},
            collected=sheet.ballots,
            void=sheet.void,
            lines=dict(zip(self._round.names, sheet.lines, strict=True)),
            write_ins=dict(sheet.write_ins),
            # Reasons that no longer add up are left out.
            void_reasons=before.void_reasons if sheet.void == before.void else (),
        )

    def _fill(self) -> None:
        before = self._before
        for key, line in self.papers.items():
            line.fill(getattr(before, key))
        lines = tuple(before.lines[name] for name in self._round.names)
        self.form.fill(Sheet(before.collected, before.void, lines, before.write_ins))
        self._weigh()

    def _weigh(self) -> None:
        corrected = self._corrected()
        found = self._follow(corrected)
        missing = ""
        if corrected is None:
            missing = "还有空着的数字"
        elif corrected == self._before:
            missing = "还没有改动任何数字"
        elif broken := [check.code for check in found if check.stops]:
            missing = f"{'、'.join(broken)} 不成立"
        elif not self.because.toPlainText().strip():
            missing = "请写明理由"
        elif not self.by.currentData():
            missing = "请选择监票人"
        self._missing.say(missing)
        self._missing.setVisible(bool(missing))
        self.button.setEnabled(not missing)
        self.button.setAccessibleDescription(missing)

    def _follow(self, corrected: Corrected | None) -> Sequence[Check]:
        """Show what does not hold of the figures as typed, and what they would decide."""
        if corrected is None:
            self.checks.hide()
            self.outcome.say("")
            return ()
        found = self.desk.ask(corrections.checks, self._round_id, corrected)
        broken = [check for check in found if check.stops]
        self.checks.setVisible(bool(broken))
        self.checks.show_checks(broken)
        if broken:
            self.outcome.say("")
            return found
        decision = self.desk.ask(corrections.outcome, self._round_id, corrected)
        names = "、".join(in_ballot_order(self._round, decision.elected)) or "没有人"
        self.outcome.say(f"{names}当选。", "按这些数字：")
        return found

    def _build(self) -> None:
        figures = Card("更正后的数字", Text("只改错的那几处", TABLE, "ink_2"))
        ledger = QHBoxLayout()
        ledger.setSpacing(12)
        for key, word in PAPERS.items():
            field = Field(word, self.papers[key])
            field.setMaximumWidth(theme.px(110))
            ledger.addWidget(field)
            self.papers[key].textChanged.connect(self._weigh)
        ledger.addStretch(1)
        figures.body.addLayout(ledger)
        figures.add(self.form)
        figures.body.addStretch(1)
        side = Card("理由和责任")
        side.add(
            Text(
                "封存后没有解封。更正不改动封存的结果，另记一项，印出的报告写明更正了哪一份。",
                TABLE,
                "ink_2",
                wrap=True,
            ),
            Field("更正理由", self.because),
            Field(Role.SCRUTINEER.label, self.by),
            self.outcome,
            self._missing,
        )
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.button)
        side.body.addLayout(buttons)
        columns = TwoColumns(right_width=340)
        columns.left.addWidget(figures)
        columns.left.addStretch(1)
        columns.right.addWidget(side)
        columns.right.addWidget(self.checks)
        columns.right.addStretch(1)
        self.body.addWidget(columns)
        self.form.changed.connect(self._weigh)
        self.form.entered.connect(self.because.setFocus)
        self.because.textChanged.connect(self._weigh)
        self.by.currentIndexChanged.connect(self._weigh)
