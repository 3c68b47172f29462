"""The segment 资格审查: a verdict per delegate and per check, the totals, and the signatures."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sudesk.rules.credentials import Check
from sudesk.services import congresses, credentials, exports
from sudesk.services.credentials import Review, Reviewed
from sudesk.terms import Verdict
from sudesk.ui import words
from sudesk.ui.congress.composition import CompositionCard
from sudesk.ui.congress.delegate_dialogs import SignDialog
from sudesk.ui.congress.segment import Segment
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.congress.wording import percent
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.card import Card, Figure, Line
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.table import Grid, Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.roster.dropping import ask_target
from sudesk.ui.tokens import CAPTION, TABLE, Ink, Tone

VERDICTS = {
    Verdict.ALLOWED: ChipLook("有效", Tone.OK, "check"),
    Verdict.NOTED: ChipLook("有效，有提示", Tone.INFO, "info"),
    Verdict.WARNED: ChipLook("待补", Tone.WARN, "circle-dashed"),
    Verdict.BLOCKED: ChipLook("不符", Tone.BAD, "octagon-x"),
}
SIGNS: dict[Verdict, tuple[str, Ink]] = {
    Verdict.ALLOWED: ("check", "ok"),
    Verdict.NOTED: ("info", "info"),
    Verdict.WARNED: ("circle-dashed", "warn"),
    Verdict.BLOCKED: ("octagon-x", "bad"),
}
SHORT = {Verdict.NOTED: "提示", Verdict.WARNED: "待补", Verdict.BLOCKED: "不符"}
SHOWN = tuple(check for check in Check if check is not Check.CORE)


class ReviewSegment(Segment):
    """The list at the left, totals and signatures at the right."""

    def __init__(self, tab: CongressTab, open_person: Callable[[int], object]) -> None:
        super().__init__(tab)
        self._review: Review | None = None
        self._open_person = open_person
        self.state = Chip("")
        self.table = self._build_table()
        self.valid = Figure("0", "代表资格有效")
        self.tally = Text("", TABLE, "ink_2", wrap=True)
        self.signed = Text("", TABLE, wrap=True)
        self.sign = Button("登记签字", self._ask_signature, kind=Kind.PRIMARY, icon="badge-check")
        self.action = Action(self.sign)
        self.withdraw = Button("撤销签字", self._withdraw, icon="undo-2", small=True)
        self.composition = CompositionCard()
        self._why = Text("选中一名代表，看每一项依据。", CAPTION, "ink_2", wrap=True)
        self._build()
        self.table.selected.connect(self._show_reasons)
        self.table.opened.connect(lambda row: open_person(row.row.entry.id))

    def show_congress(self) -> None:
        """Show the review as the facts are now."""
        found = self.desk.ask(credentials.review, self.congress.id)
        self._review = found
        self.table.set_rows(found.people)
        total, barred = len(found.people), found.count(Verdict.BLOCKED)
        waiting = found.count(Verdict.WARNED)
        self.valid.say(
            str(found.valid),
            base=f"/{total}",
            caption=f"代表资格有效，{percent(found.valid, total)}；应选 {found.seats} 名",
        )
        self.tally.say("；".join(f"{check.label} {found.tally[check]}/{total}" for check in SHOWN))
        self.state.show_look(_state(found))
        self._show_signed(found)
        if not total:
            self.action.block("还没有登记代表")
        elif barred:
            self.action.block(f"{barred} 名代表资格不符，请先更换")
        else:
            self.action.block("")
        self.sign.rename("补充签字" if found.signed else "登记签字")
        rows = [one.row for one in found.people]
        roll = self.desk.ask(congresses.entries, self.congress.id)
        self.composition.show_delegates(rows, roll, found.seats)
        self.tally.setToolTip(f"待补 {waiting} 名")
        self._show_reasons([])

    def _build(self) -> None:
        columns = TwoColumns(right_width=338)
        card = Card("资格审查", self.state, caption="按 Enter 到“按班登记”里补齐。", flush=True)
        card.add(self.table)
        room = QWidget()
        below = QVBoxLayout(room)
        below.setContentsMargins(16, 8, 16, 8)
        below.addWidget(self._why)
        card.add(Line(), room)
        columns.left.addWidget(card, 1)
        result = Card("审查结论", self.withdraw)
        result.add(self.valid, self.tally, Line(), self.signed, self.action)
        columns.right.addWidget(result)
        columns.right.addWidget(self.composition)
        columns.right.addStretch(1)
        self.rows.addWidget(columns, 1)

    def _build_table(self) -> Table[Reviewed]:
        checks = [_check_column(check) for check in SHOWN]
        table: Table[Reviewed] = Table(
            [
                Column("姓名", lambda one: one.row.entry.name, 96, strong=True),
                Column(
                    "班级",
                    lambda one: one.row.organisation or one.row.entry.class_name,
                    ink=lambda _: "ink_2",
                ),
                *checks,
                Column(
                    "结论",
                    lambda one: VERDICTS[one.verdict].text,
                    116,
                    number=True,
                    chip=lambda one: VERDICTS[one.verdict],
                    sort=lambda one: list(VERDICTS).index(one.verdict),
                ),
            ],
            key=lambda one: one.row.entry.id,
            search=lambda one: (
                one.row.entry.name,
                one.row.entry.student_no,
                one.row.entry.class_name,
            ),
            empty=EmptyState("还没有代表可审查", "先在“按班登记”里登记各班选出的代表。"),
            export=self._export,
        )
        table.setMinimumHeight(220)
        return table

    def _show_signed(self, found: Review) -> None:
        signed = found.signed
        self.withdraw.setVisible(signed is not None)
        if signed is None:
            self.signed.say("审查组还没有签字。签字后可以打印代表资格审查报告。")
            return
        said = f"{words.month_day(signed.on)}由{'、'.join(signed.by)}签字，共 {signed.covers} 名。"
        if signed.because:
            said += f"说明：{signed.because.rstrip('。')}。"
        if not signed.current:
            said += "签字之后代表有变动，请补充审查。"
        self.signed.say(said)

    def _show_reasons(self, rows: Sequence[Reviewed]) -> None:
        one = rows[0] if len(rows) == 1 else self.table.current()
        if one is None:
            self._why.say("选中一名代表，看每一项依据。")
            return
        parts = [
            f"{check.label}：{words.spaced(ruling.sentence)}"
            f"{'，' + ruling.remedy.rstrip('。') if ruling.remedy else ''}"
            for check, ruling in one.rulings.items()
        ]
        self._why.say(f"{one.row.entry.name}　" + "；".join(parts) + "。")

    def _ask_signature(self) -> None:
        review, congress = self._review, self.congress.id
        if review is None:
            return

        def record(names: Sequence[str], on: date, because: str) -> None:
            self.desk.do(credentials.sign, congress, names, on, because)
            self.shell.toast(
                f"{len(review.people)} 名代表的资格审查已签字",
                lambda: self.desk.do(credentials.withdraw, congress),
            )

        today = self.desk.store.clock().date()
        waiting = review.count(Verdict.WARNED)
        dialog = SignDialog(self, len(review.people), waiting, today, record)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _withdraw(self) -> None:
        signed = self._review.signed if self._review else None
        if signed is None:
            return
        self.desk.do(credentials.withdraw, self.congress.id)
        self.shell.toast("资格审查的签字已撤销")

    def _export(self, grid: Grid) -> None:
        target = ask_target(self, "导出审查表", f"{self.congress.title}代表资格审查表.xlsx")
        if target is not None:
            title = f"{self.congress.title}代表资格审查表"
            save = exports.save_table
            self.desk.work(save, title, grid.titles, grid.rows, target, done=self._tell_saved)

    def _tell_saved(self, target: Path) -> None:
        self.shell.toast(f"审查表已导出到“{target.name}”")


def _check_column(check: Check) -> Column[Reviewed]:
    def verdict(one: Reviewed) -> Verdict:
        return one.rulings[check].verdict

    return Column(
        check.label,
        lambda one: SHORT.get(verdict(one), ""),
        76,
        icon=lambda one: SIGNS[verdict(one)],
        sort=lambda one: list(VERDICTS).index(verdict(one)),
    )


def _state(found: Review) -> ChipLook:
    barred, waiting = found.count(Verdict.BLOCKED), found.count(Verdict.WARNED)
    if barred:
        return ChipLook(f"不符 {barred} 名", Tone.BAD, "octagon-x")
    if waiting:
        return ChipLook(f"待补 {waiting} 名", Tone.WARN, "circle-dashed")
    if found.settled:
        return ChipLook("已签字", Tone.OK, "badge-check")
    return ChipLook("可以签字" if found.people else "没有代表", Tone.INFO, "info")
