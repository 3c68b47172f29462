"""The tab of the department: its names as on the seals, its term, whom its papers name."""

from PySide6.QtWidgets import QWidget

from sudesk.services import congresses, departments
from sudesk.services.departments import Profile
from sudesk.ui.desk import Desk
from sudesk.ui.first_start.forms import NamesForm, TermForm
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.settings.contact import ContactForm
from sudesk.ui.tokens import CAPTION


class DepartmentTab(Page):
    """Nothing changes before 保存; what was written stands until then."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.names = NamesForm()
        self.term = TermForm(desk.store.clock().date())
        self.contact = ContactForm()
        self.save = Button("保存修改", self._save, kind=Kind.PRIMARY, icon="save", key="Ctrl+S")
        self.drop = Button("放弃修改", self._drop, kind=Kind.QUIET)
        self.primary = self.save
        self._state = Text("", CAPTION, "ink_3")
        self._kept: Profile | None = None
        self._began = False
        names = Card("单位名称", caption="照公章填全称，文书照此印出")
        names.add(self.names)
        term = Card("届次与学年")
        term.add(self.term)
        columns = TwoColumns(440)
        columns.left.addWidget(names)
        columns.left.addStretch(1)
        contact = Card("办公联系方式", caption="请示和公示上要印，可以以后再填")
        contact.add(self.contact)
        columns.right.addWidget(term)
        columns.right.addWidget(contact)
        columns.right.addStretch(1)
        self.body.addWidget(columns)
        self.set_foot(self._state, self.drop, self.save, stretch_after=1)
        self.names.changed.connect(self._compare)
        self.term.changed.connect(self._compare)
        self.contact.changed.connect(self._compare)

    def refresh(self) -> None:
        """Show what the file says, unless something is being changed."""
        congress = self.desk.ask(congresses.current)
        self.term.show_congress_on(congress.held_on if congress else None)
        kept = self.desk.ask(departments.profile)
        if self._began and kept == self._kept:
            return
        self._kept = kept
        self._began = True
        self._show()

    def _show(self) -> None:
        if self._kept is not None:
            self.names.show_names(self._kept.names)
            self.term.show_term(
                self._kept.term_number, self._kept.school_year, self._kept.last_congress_on
            )
            self.contact.show_profile(self._kept)
        self._compare()

    def _written(self) -> Profile:
        form = self.term
        return self.contact.written_into(
            Profile(self.names.names, form.term.value(), form.school_year, form.last_congress_on)
        )

    def _compare(self) -> None:
        changed = self._written() != self._kept
        self.save.setEnabled(changed)
        self.drop.setVisible(changed and self._kept is not None)
        self._state.say("有修改还没有保存" if changed else "和文件里的一致")

    def _save(self) -> None:
        if self.names.complain():
            return
        before, written = self._kept, self._written()
        self.desk.do(departments.save_profile, written)
        undo = None if before is None else lambda: self._put_back(before)
        self.shell.toast("已保存，以后的文书照此印出", undo)

    def _put_back(self, before: Profile) -> None:
        self.desk.do(departments.save_profile, before)

    def _drop(self) -> None:
        focus: QWidget | None = self.names.findChild(QWidget, "college")
        self._show()
        if focus is not None:
            focus.setFocus()
