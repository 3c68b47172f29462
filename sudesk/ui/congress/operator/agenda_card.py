"""The agenda at the left of the operator's page, and the step that the hall is at below it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt

from sudesk.rules.law import Ruling
from sudesk.services.agenda import Agenda, Item
from sudesk.terms import SittingKind
from sudesk.ui.congress.operator.agenda_list import AgendaList
from sudesk.ui.congress.operator.step_panel import StepActs, StepPanel
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.menu import Menu


@dataclass(frozen=True)
class AgendaActs:
    """What is done with an item of the list, beside the steps."""

    begin: Callable[[Item], object]
    drop: Callable[[Item], object]
    restore: Callable[[Item], object]
    show_script: Callable[[Item], object]
    arrange: Callable[[], object]


class AgendaCard(Card):
    """Looks 05, the left: the running item is marked, locked ones say why."""

    def __init__(self, acts: AgendaActs, steps: StepActs) -> None:
        self.arrange = Button("调整", acts.arrange, kind=Kind.LINK)
        super().__init__("议程", self.arrange, flush=True)
        self._acts = acts
        self._step_id = 0
        self._shown = Agenda(SittingKind.FORMAL, (), ())
        self.list = AgendaList()
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.step = StepPanel(steps)
        self.add(self.list, Line(), self.step)
        self.body.setStretch(0, 1)
        self.list.opened.connect(self._open)
        self.list.menu_asked.connect(self._ask_menu)

    @property
    def shown(self) -> Agenda:
        """The agenda that stands here."""
        return self._shown

    def show_agenda(
        self,
        agenda: Agenda,
        locks: Mapping[int, Ruling],
        now: datetime,
        *,
        can_go_back: bool,
        is_open: bool,
    ) -> None:
        """Show the agenda of the sitting that is open, or comes next."""
        self._shown = agenda
        self.title.say(f"{agenda.sitting.label}议程")
        self.list.show_items((*agenda.items, *agenda.dropped), locks)
        step = agenda.running or agenda.next
        lock = None if step is None else locks.get(step.id)
        self.step.show_step(agenda, lock, can_go_back=can_go_back, is_open=is_open)
        self.step.tick(now)
        if step is not None and step.id != self._step_id:
            self._step_id = step.id
            self.list.choose(step.id)

    def _open(self, item: Item) -> None:
        self._acts.show_script(item)

    def _ask_menu(self, item: Item, place: QPoint) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.offer("看主持词", partial(self._acts.show_script, item), icon="book-open")
        if item.dropped_because:
            menu.offer("恢复这一项", partial(self._acts.restore, item), icon="undo-2")
        elif item.begun_at is None:
            menu.offer("现在进行这一项", partial(self._acts.begin, item), icon="chevron-right")
            menu.offer("不再进行", partial(self._acts.drop, item), icon="x")
        menu.popup(place)


def shown_kind(
    kinds: Mapping[SittingKind, Agenda], open_kind: SittingKind | None, held: set[SittingKind]
) -> SittingKind:
    """Return whose agenda stands there: the open sitting's, else that of the next to be held."""
    if open_kind is not None:
        return open_kind
    left = [kind for kind in SittingKind if kind not in held and kinds[kind].items]
    return left[0] if left else SittingKind.FORMAL
