"""Noting at once what somebody says from the floor: who, what kind, what was said."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from sudesk.services import congresses, floor_notes
from sudesk.services.congresses import Entry
from sudesk.services.floor_notes import Note, Said
from sudesk.terms import NoteKind
from sudesk.ui import theme
from sudesk.ui.congress.finder import Person, PersonFinder
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import ENTER_KEYS, Button, Kind
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.input import Field
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import LEAD, TABLE

KEY = "F4"
TEXT_HEIGHT = 96


class _Words(QPlainTextEdit):
    """What was said: Enter stores, Shift+Enter begins a line."""

    def __init__(self, text: str, store: Callable[[], object]) -> None:
        super().__init__(text)
        self._store = store
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.px(TEXT_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Store on Enter, take the rest as text."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in ENTER_KEYS and not shift:
            if not event.isAutoRepeat():
                self._store()
            return
        super().keyPressEvent(event)


class NoteDialog(Dialog):
    """One box for the speaker, who is on the roll or not, one for the words, and the kind.

    ``note`` is one that is written anew; ``noted`` is the id of what was stored.
    """

    def __init__(
        self, parent: QWidget, desk: Desk, congress_id: int, note: Note | None = None
    ) -> None:
        super().__init__(
            parent,
            "记一条现场发言" if note is None else "修改发言记录",
            main="记下发言" if note is None else "保存修改",
            other="不记" if note is None else "不改",
            icon="pencil",
            width=560,
            on_main=self._store,
        )
        self.noted: int | None = None
        self.before: Said | None = None
        self._desk, self._congress_id, self._note = desk, congress_id, note
        self._speaker: Entry | None = None
        self.kind = Segmented([(kind.label, kind) for kind in NoteKind])
        self.finder = PersonFinder(
            "发言人：姓名、学号尾数、拼音首字母",
            "Enter",
            nobody="名册里没有，按 Enter 就用这个姓名。",
        )
        self._name = Text("", LEAD)
        self._unit = Text("", TABLE, "ink_2")
        self.anew = Button("换人", self._ask_again, kind=Kind.QUIET, small=True)
        self.words = _Words("" if note is None else note.said.text, self._press)
        self._chosen = QWidget()
        row = QHBoxLayout(self._chosen)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._name)
        row.addWidget(self._unit, 1)
        row.addWidget(self.anew)
        self.add(
            self.kind,
            self.finder,
            self._chosen,
            Field("发言内容", self.words, hint="按 Enter 记下，按 Shift+Enter 换行。"),
        )
        self.finder.offer(Person(entry) for entry in desk.ask(congresses.entries, congress_id))
        self._outside = ""
        if note is not None:
            self._begin_from(note)
        self._show_speaker()
        self.finder.taken.connect(self._take)
        self.finder.box.entered.connect(self._take_as_typed)
        self.words.textChanged.connect(self._show_what_fits)

    @property
    def said(self) -> Said:
        """What is written now; a name that is still being typed counts as the speaker's."""
        kind = self.kind.meaning
        assert isinstance(kind, NoteKind)  # nothing else is offered
        entry_id = None if self._speaker is None else self._speaker.id
        name = self._outside or self.finder.box.text().strip()
        return Said(kind, self.words.toPlainText(), entry_id, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the kind by Alt+1 to Alt+3."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        place = event.key() - Qt.Key.Key_1
        if alt and 0 <= place < len(NoteKind):
            self.kind.choose(list(NoteKind)[place])
            return
        super().keyPressEvent(event)

    def _begin_from(self, note: Note) -> None:
        self.kind.choose(note.said.kind)
        entries = self._desk.ask(congresses.entries, self._congress_id)
        self._speaker = next((one for one in entries if one.id == note.said.entry_id), None)
        self._outside = "" if self._speaker is not None else note.speaker

    def _take(self, entry: Entry) -> None:
        self._speaker, self._outside = entry, ""
        self._show_speaker()
        self.words.setFocus()

    def _take_as_typed(self) -> None:
        """Take a name that is not on the roll as it was typed."""
        typed = self.finder.box.text().strip()
        if typed and self._speaker is None and self.finder.matches.current() is None:
            self._outside = typed
            self.finder.box.clear()
            self._show_speaker()
            self.words.setFocus()

    def _ask_again(self) -> None:
        self._speaker, self._outside = None, ""
        self._show_speaker()
        self.finder.begin()

    def _show_speaker(self) -> None:
        known = self._speaker is not None or bool(self._outside)
        self._chosen.setVisible(known)
        self.finder.setVisible(not known)
        if self._speaker is not None:
            self._name.say(self._speaker.name)
            self._unit.say(self._speaker.class_name)
        else:
            self._name.say(self._outside)
            self._unit.say("名册以外")
        self._show_what_fits()
        QTimer.singleShot(0, self, self.adjustSize)  # once the layout knows what is hidden

    def _show_what_fits(self) -> None:
        said = self.said
        whole = bool(said.text.strip()) and (said.entry_id is not None or bool(said.speaker))
        self.main.setEnabled(whole)

    def _press(self) -> None:
        if self.main.isEnabled():
            self.main.click()

    def _store(self) -> None:
        if self._note is None:
            self.noted = self._desk.do(floor_notes.add, self._congress_id, self.said)
        else:
            self.before = self._desk.do(floor_notes.edit, self._note.id, self.said)
            self.noted = self._note.id


def tell_note(page: Page, desk: Desk, congress_id: int) -> None:
    """Let one note be taken over a page, and say there that it was."""
    dialog = NoteDialog(page, desk, congress_id)
    dialog.accepted.connect(lambda: _say_noted(page, desk, dialog.noted))
    dialog.finished.connect(dialog.deleteLater)
    dialog.finished.connect(page.take_keyboard)
    dialog.open()


def _say_noted(page: Page, desk: Desk, noted: int | None) -> None:
    if noted is not None:
        page.shell.toast("发言已记下", lambda: desk.do(floor_notes.remove, noted))
