"""Printing the ballots of a round: how many, how many a sheet, or a rehearsal's with watermark."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from sudesk.services import ballot_prints, print_runs, prints, rounds
from sudesk.services.print_runs import PerSheet, Run
from sudesk.services.prints import Picture, Print
from sudesk.services.writing import write_whole
from sudesk.terms import RoundState
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.papers.page_view import PageView
from sudesk.ui.papers.pictures import image_of
from sudesk.ui.papers.places import ask_target
from sudesk.ui.papers.printer import ask_printer, put_on_paper
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.choice import Segmented, Switch
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.input import Field, Number
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.tokens import CAPTION, TABLE, Tone

PER_SHEET: tuple[PerSheet, ...] = (1, 2, 4)
TWO: PerSheet = 2
REHEARSAL = ChipLook("排练", Tone.WARN, "triangle-alert")
REAL = ChipLook("正式", Tone.OK, "check")


class BallotPrintingPage(Page):
    """The sheet at the left, what is to be printed at the right, and what was printed before."""

    title = "打印选票"
    way_out = "返回选举"

    def __init__(self, desk: Desk, round_id: int) -> None:
        super().__init__(desk)
        self._round_id = round_id
        self._round = desk.ask(rounds.view, round_id)
        self._folder = desk.store.path.parent
        self._wanted: tuple[PerSheet, bool] | None = None
        self._paper: Print | None = None
        self.spare = Number(print_runs.SPARE, most=100, unit="%")
        self.per_sheet = Segmented([(f"{number} 张", number) for number in PER_SHEET])
        self.per_sheet.choose(TWO)
        self.rehearsal = Switch("排练用，印水印", on_change=self._turn)
        self._sum = Text("", TABLE, wrap=True)
        self.print_button = Button(
            "打印选票", self._print, kind=Kind.PRIMARY, icon="printer", key="Ctrl+P"
        )
        self.save_button = Button("存为 PDF", self._save, icon="save")
        self.primary = self.print_button
        self._before = Text("", CAPTION, "ink_2")
        self.runs: Table[Run] = Table(
            [
                Column("时间", lambda run: _when(run.at), 112),
                Column("张数", lambda run: str(run.ballots), 60, number=True),
                Column("用途", _purpose, chip=lambda run: REHEARSAL if run.rehearsal else REAL),
            ],
            key=lambda run: run.id,
            empty=EmptyState("还没有打印过", "打印以后记在这里，登记台账时作参考。"),
            sortable=False,
        )
        self._strike = Button("这次没有印成", self._strike_chosen, icon="trash-2", small=True)
        self.runs.selected.connect(self._weigh)
        self.view = PageView()
        self.view.asked.connect(self._draw)
        self._build()
        self.spare.valueChanged.connect(self._turn)
        self.per_sheet.chosen.connect(self._turn)

    def refresh(self) -> None:
        """Ask what was printed, and how many are needed."""
        self._round = self.desk.ask(rounds.view, self._round_id)
        found = self.desk.ask(print_runs.runs, self._round_id)
        self.runs.set_rows(found)
        printed = self.desk.ask(print_runs.printed, self._round_id)
        self._before.say("" if printed is None else f"正式选票共 {printed} 张")
        sealed = self._round.state is RoundState.SEALED
        self.print_button.setEnabled(not sealed)
        self.save_button.setEnabled(not sealed)
        self._weigh()
        self._turn()

    def _weigh(self, _rows: object = None) -> None:
        sealed = self._round.state is RoundState.SEALED
        self._strike.setEnabled(self.runs.current() is not None and not sealed)

    @property
    def each(self) -> PerSheet:
        """How many ballots lie on a sheet."""
        return next(number for number in PER_SHEET if number == self.per_sheet.meaning)

    def _turn(self, _changed: object = None) -> None:
        """Show sum and sheet as they would be printed now."""
        plan = self.desk.ask(print_runs.plan, self._round_id, self.spare.value(), self.each)
        said = (
            f"应到 {plan.due} 人，备用 {plan.spare} 张，共 {plan.ballots} 张；"
            f"A4 纸 {plan.sheets} 页，沿裁切线裁开。"
        )
        if self.rehearsal.isChecked():
            said += "排练选票印有水印，计票时一律作废，不记入印制。"
        self._sum.say(said)
        wanted = (self.each, self.rehearsal.isChecked())
        if wanted == self._wanted:
            return
        self._wanted, self._paper = wanted, None
        self.view.say("正在排版")
        each, rehearsal = wanted
        self.desk.work(
            ballot_prints.make,
            self._round_id,
            each,  # one full sheet
            each,
            rehearsal,
            done=partial(self._take, wanted),
        )

    def _take(self, wanted: tuple[PerSheet, bool], paper: Print) -> None:
        """Show a sheet unless another one is wanted meanwhile."""
        if wanted == self._wanted:
            self._show_sheet(paper)

    def _show_sheet(self, paper: Print) -> None:
        self._paper = paper
        self.view.show_page(paper.sizes[0])

    def _draw(self) -> None:
        if self._paper is not None:
            scale = self.view.scale * self.view.devicePixelRatioF()
            self.desk.work(prints.picture, self._paper.pdf, 0, scale, done=self._show_picture)

    def _show_picture(self, picture: Picture) -> None:
        self.view.show_picture(image_of(picture))

    def _print(self) -> None:
        paper = self._paper
        if paper is None:
            return
        plan = self.desk.ask(print_runs.plan, self._round_id, self.spare.value(), self.each)
        title = f"{self._round.title}选票"
        printer = ask_printer(self, title, 1, copies=plan.sheets)
        if printer is not None:
            note = partial(self._note, self.each, self.rehearsal.isChecked())
            self.desk.work(put_on_paper, printer, paper, 1, done=note)

    def _note(self, each: PerSheet, rehearsal: bool, sheets: int) -> None:
        """Note what went to the printer, by the sheets that it took."""
        ballots = sheets * each
        run = self.desk.do(print_runs.note, self._round_id, ballots, each, rehearsal)
        undo = partial(self.desk.do, print_runs.strike, run)
        self.shell.toast(f"已送往打印机，{sheets} 页，选票 {ballots} 张", undo)

    def _save(self) -> None:
        """Save as many ballots as are to be printed."""
        rehearsal = self.rehearsal.isChecked()
        name = f"选票-{self._round.title}{'-排练' if rehearsal else ''}.pdf"
        target = ask_target(self, "存为 PDF", self._folder / name)
        if target is not None:
            self._folder = target.parent
            plan = self.desk.ask(print_runs.plan, self._round_id, self.spare.value(), self.each)
            write = partial(self._write, target, plan.ballots)
            self.desk.work(
                ballot_prints.make, self._round_id, plan.ballots, self.each, rehearsal, done=write
            )

    def _write(self, target: Path, ballots: int, paper: Print) -> None:
        write_whole(target, paper.pdf)
        self.shell.toast(f"已存下“{target.name}”，选票 {ballots} 张")

    def _strike_chosen(self) -> None:
        run = self.runs.current()
        if run is not None:
            self.desk.do(print_runs.strike, run.id)
            again = (self._round_id, run.ballots, run.per_sheet, run.rehearsal)
            self.shell.toast("已删去这次打印的记录", partial(self._note_again, *again))

    def _note_again(self, round_id: int, ballots: int, each: int, rehearsal: bool) -> None:
        per_sheet = next(number for number in PER_SHEET if number == each)
        self.desk.do(print_runs.note, round_id, ballots, per_sheet, rehearsal)

    def _build(self) -> None:
        sheet = Card("样张", flush=True)
        sheet.add(self.view)
        wanted = Card("要印多少")
        numbers = QHBoxLayout()
        numbers.setSpacing(16)
        numbers.addWidget(Field("备用比例", self.spare))
        numbers.addWidget(Field("每页印", self.per_sheet), 0, Qt.AlignmentFlag.AlignTop)
        numbers.addStretch(1)
        wanted.body.addLayout(numbers)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        wanted.add(self.rehearsal, self._sum)
        wanted.body.addLayout(buttons)
        done = Card("打印记录", self._before, self._strike, flush=True)
        done.add(self.runs)
        columns = TwoColumns(right_width=384)
        columns.left.addWidget(sheet, 1)
        columns.right.addWidget(wanted)
        columns.right.addWidget(done, 1)
        self.body.addWidget(columns, 1)


def _when(at: datetime) -> str:
    return f"{at.month}月{at.day}日 {at:%H:%M}"


def _purpose(run: Run) -> str:
    return REHEARSAL.text if run.rehearsal else REAL.text
