"""The page of papers: the list at the left, the chosen paper at the right, and its ways out."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTemporaryDir
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from sudesk.services import badges, congresses, delegate_papers, print_log, print_runs, prints
from sudesk.services.congresses import CongressView
from sudesk.services.delegate_papers import CARDS, EACH_SHEET
from sudesk.services.print_log import Filed, Sent
from sudesk.services.prints import PerSheet
from sudesk.services.slots import Slot
from sudesk.services.writing import write_whole
from sudesk.ui.desk import Desk, Task
from sudesk.ui.page import Page
from sudesk.ui.papers.places import ask_folder, ask_target, open_outside
from sudesk.ui.papers.preview import Preview
from sudesk.ui.papers.printer import Delivery, ask_printer, deliver, pages_wanted
from sudesk.ui.papers.scanning import Scanning
from sudesk.ui.papers.shelf import Shelf
from sudesk.ui.papers.side import BALLOT
from sudesk.ui.papers.together import StagePrinter
from sudesk.ui.papers.wording import WordingPage
from sudesk.ui.papers.work_report import WorkReportPage
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.rooms import open_room
from sudesk.ui.tokens import GAP, NARROW_PAGE, PAGE_MARGIN_X

# What is written at length has a page of its own, by the services' word for it.
REPORT = 17  # written as a whole, not sentence by sentence
WRITTEN = {"work_report": WorkReportPage}

SHELF_WIDTH = 560
PREVIEW_LEAST = 620  # high, where the two lie below each other


class PapersPage(Page):
    """Every paper of the present congress: looked at, printed, saved, opened."""

    title = "文书"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._congress: CongressView | None = None
        self._due = 0
        self._folder = desk.store.path.parent
        self._lent: QTemporaryDir | None = None
        self._task: Task | None = None
        self._asking: Task | None = None
        self._ballots: tuple[str, PerSheet] | None = None  # those being printed, by their key
        self._cards: tuple[int, ...] = ()  # whose delegate cards are being printed
        self.shelf = Shelf()
        self.preview = Preview(desk)
        self.side = self.preview.side
        self.primary = self.side.print_button
        self._content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._absent = EmptyState(
            "还没有文书",
            "文书都属于一次大会。创建大会之后，从名额分配表到选举结果报告都在这里打印。",
            [Beginning("landmark", "创建大会", "按在册人数确定大会形式", self._convene)],
        )
        self._scanning = Scanning(self, desk, self._tell)
        progress = self.preview.progress.report
        self._press = StagePrinter(self, desk, self._tell, self._show_pressing, progress)
        self._build()
        self._listen()

    def refresh(self) -> None:
        """Ask which papers there are, and have the chosen one made again where it has changed."""
        self._congress = self.desk.ask(congresses.current)
        self._absent.setVisible(self._congress is None)
        self._content.setVisible(self._congress is not None)
        if self._congress is None:
            return
        due = self.desk.ask(prints.ballots_needed, self._congress.id)
        if due != self._due:
            self._due = due
            self.side.ballots.needed.setValue(due)
        if self._asking is not None:
            self._asking.stop()
        self._asking = self.desk.work(print_log.filed, self._congress.id, done=self._take)

    def _take(self, found: Sequence[Filed]) -> None:
        """Show the papers as they stand now, and the chosen one anew where it has changed."""
        self._asking = None
        before = self.preview.filed
        self.shelf.show_papers(found)
        self._arrange()
        if before is None or before is not self.preview.filed:
            return  # the list has just chosen another one
        for paper in found:
            if paper.slot.key == before.slot.key:
                self._show(paper)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview below the list where the page is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(GAP)
        self._columns.addWidget(self.shelf, 1)
        self._columns.addWidget(self.preview, 1)
        self.body.addWidget(self._absent, 1)
        self.body.addWidget(self._content, 1)

    def _arrange(self) -> None:
        narrow = self.width() - 2 * PAGE_MARGIN_X < NARROW_PAGE
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._columns.setStretch(0, 0 if narrow else 1)
        self.shelf.setMaximumWidth(16777215 if narrow else SHELF_WIDTH)
        self.shelf.stand_alone(narrow)
        self.preview.setMinimumHeight(PREVIEW_LEAST if narrow else 0)

    def _listen(self) -> None:
        self.shelf.list.chosen.connect(self._show)
        self.shelf.list.opened.connect(self._look)
        self.shelf.save_button.clicked.connect(self._save_all)
        self.preview.way_asked.connect(self._go)
        self.preview.progress.stopped.connect(self._stop)
        self.side.print_button.clicked.connect(self._print)
        self.side.save_button.clicked.connect(self._save)
        self.side.table_button.clicked.connect(self._save_table)
        self.side.open_button.clicked.connect(self._open)
        self.side.scan_button.clicked.connect(self._attach)
        self.side.word_button.clicked.connect(self._word)
        self.side.by_hand_button.clicked.connect(self._note_by_hand)
        self.side.kept.seen.connect(self._scanning.see)
        self.side.kept.removed.connect(self._scanning.remove)
        self.shelf.press_button.clicked.connect(self._print_stage)
        QShortcut(QKeySequence("Ctrl+F"), self, self._find)
        QShortcut(QKeySequence("Ctrl+Shift+P"), self, self.shelf.press_button.click)

    def _show(self, paper: Filed) -> None:
        assert self._congress is not None  # its papers are listed
        self.preview.show_paper(self._congress.id, paper)

    def _look(self) -> None:
        """Bring the preview into view, and give it the keyboard."""
        self.preview.view.setFocus()
        for area in _areas_around(self.preview):
            area.ensureWidgetVisible(self.preview)

    def _find(self) -> None:
        self.shelf.search.setFocus()
        self.shelf.search.selectAll()

    def _convene(self) -> None:
        open_room(self.shell, "congress")

    def _go(self, room: str) -> None:
        if room in WRITTEN:
            self.shell.push(WRITTEN[room](self.desk))
            return
        open_room(self.shell, room)

    def _word(self) -> None:
        """Open the page on which the words of a paper are written."""
        slot = self.preview.slot
        if slot is None:
            return
        if slot.number == REPORT:
            self._go("work_report")
        else:
            self.shell.push(WordingPage(self.desk, slot))

    def _print(self) -> None:
        slot, paper = self.preview.slot, self.preview.paper
        if slot is None or paper is None:
            return
        copies = self.side.ballots.sheets if slot.number == BALLOT else 1
        current = self.preview.page + 1
        printer = ask_printer(self, slot.title, len(paper.sizes), current=current, copies=copies)
        if printer is not None:
            self._ballots = (slot.key, self.side.ballots.each) if slot.number == BALLOT else None
            self._cards = self._cards_on(slot, pages_wanted(printer, len(paper.sizes), current))
            self._begin(f"正在打印{slot.title}")
            self._task = self.desk.work(
                deliver,
                printer,
                paper,
                current,
                done=self._tell_printed,
                progress=self.preview.progress.report,
                ended=self._end,
            )

    def _save(self) -> None:
        slot, paper = self.preview.slot, self.preview.paper
        if slot is None or paper is None:
            return
        target = ask_target(self, "存为 PDF", self._folder / slot.file_name)
        if target is not None:
            self._tell_saved(write_whole(target, paper.pdf))

    def _save_table(self) -> None:
        slot = self.preview.slot
        if slot is None or self._congress is None:
            return
        target = ask_target(self, "存为表格", self._folder / prints.table_name(slot))
        if target is not None:
            self.desk.work(
                prints.save_table, self._congress.id, slot, target, done=self._tell_saved
            )

    def _open(self) -> None:
        """Lend the paper to the PC's reader, in a folder that goes with this page."""
        slot, paper = self.preview.slot, self.preview.paper
        if slot is None or paper is None:
            return
        if self._lent is None:
            self._lent = QTemporaryDir()
        path = Path(self._lent.filePath(slot.file_name))
        open_outside(write_whole(path, paper.pdf))

    def _save_all(self) -> None:
        if self._congress is None:
            return
        folder = ask_folder(self, "存到哪个文件夹", self._folder)
        if folder is not None:
            self._begin("正在排版")
            self._task = self.desk.work(
                prints.save_all,
                self._congress.id,
                folder,
                done=self._tell_all_saved,
                progress=self.preview.progress.report,
                ended=self._end,
            )

    def _begin(self, what: str) -> None:
        self.preview.begin_work(what)
        self._keep_busy(True)

    def _stop(self) -> None:
        self._press.stop()
        if self._task is not None:
            self._task.stop()

    def _end(self) -> None:
        self._task = None
        self.preview.end_work()
        self._keep_busy(False)

    def _keep_busy(self, busy: bool) -> None:
        """Let one thing at a time be sent to the printer or saved whole."""
        self.shelf.keep_busy(busy)
        self.side.keep_busy(busy)

    def _tell_printed(self, delivery: Delivery) -> None:
        words, cards = f"已送往打印机，共 {delivery.sheets} 页", self._cards
        if self._congress is None:
            return
        congress = self._congress.id
        undoes: list[Callable[[], object]] = []
        if delivery.papers:
            undoes.append(self._note(congress, delivery.papers, delivery.copies))
        if cards:
            self.desk.do(badges.printed, congress, cards)
            undoes.append(partial(self.desk.do, badges.not_printed, congress, cards))
            words = f"{words}，{len(cards)} 张代表证记为已打印"
        if self._ballots is not None:
            key, each = self._ballots
            number = delivery.sheets * each
            run = self.desk.do(print_log.note_ballots, key, number, each)
            if run is not None:
                undoes.append(partial(self.desk.do, print_runs.strike, run))
                words = f"{words}，印出选票 {number} 张，已记入选票印制"
        self.shell.toast(words, partial(_undo_all, undoes) if undoes else None)

    def _note(self, congress: int, went: Sequence[Sent], copies: int) -> Callable[[], object]:
        """Note that papers were printed; returns what takes the note back."""
        ids = self.desk.do(print_log.note, congress, went, copies)
        return partial(self.desk.do, print_log.take_back, congress, ids)

    def _print_stage(self) -> None:
        if self._congress is not None:
            slots = [one.slot for one in self.shelf.together]
            self._press.print(self._congress.id, f"{self.shelf.stage}文书", slots)

    def _show_pressing(self, busy: bool) -> None:
        self._keep_busy(busy)
        if busy:
            self.preview.begin_work("正在打印本阶段文书")
        else:
            self.preview.end_work()

    def _note_by_hand(self) -> None:
        """Note a paper that was printed from a saved file or the PC's reader."""
        paper = self.preview.paper
        if paper is not None:
            self.desk.work(print_log.looked_through, paper, done=self._note_sent)

    def _note_sent(self, went: Sequence[Sent]) -> None:
        slot = self.preview.slot
        if self._congress is not None and slot is not None:
            self._tell(f"{slot.title}记为已打印", self._note(self._congress.id, went, 1))

    def _attach(self) -> None:
        paper = self.preview.filed
        if self._congress is not None and paper is not None:
            self._scanning.attach(self._congress.id, paper)

    def _tell(self, words: str, undo: Callable[[], object]) -> None:
        self.shell.toast(words, undo)

    def _cards_on(self, slot: Slot, pages: Sequence[int]) -> tuple[int, ...]:
        """Return whose delegate cards lie on these pages of a paper, nobody's on another paper."""
        if slot.number != CARDS or self._congress is None:
            return ()
        waiting = self.desk.ask(delegate_papers.waiting_cards, self._congress.id)
        return tuple(
            id_ for page in pages for id_ in waiting[page * EACH_SHEET : (page + 1) * EACH_SHEET]
        )

    def _tell_saved(self, target: Path) -> None:
        self._folder = target.parent
        self.shell.toast(f"已存下“{target.name}”")

    def _tell_all_saved(self, targets: Sequence[Path]) -> None:
        self._folder = targets[0].parent
        self.shell.toast(f"已存下 {len(targets)} 种文书，在“{self._folder.name}”")


def _undo_all(undoes: Sequence[Callable[[], object]]) -> None:
    for undo in undoes:
        undo()


def _areas_around(widget: QWidget) -> list[QScrollArea]:
    """Return the scroll areas that a widget lies in, the nearest first."""
    areas: list[QScrollArea] = []
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            areas.append(above)
        above = above.parentWidget()
    return areas
