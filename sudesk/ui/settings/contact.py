"""Where the office is found: its room, its telephone, who answers it."""

import re
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sudesk.services.departments import Profile
from sudesk.ui import theme
from sudesk.ui.pieces.input import Field, Input

SIDE = 72
PERSONAL = re.compile(r"(\+?86)?1\d{10}")


class ContactForm(QWidget):
    """``changed`` tells that something was typed; a personal number is told, not refused.

    The plan wants a contact published (改革方案二.7); a person's own number would need consent.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.office = Input(placeholder="例如：实训楼205室")
        self.telephone = Input(placeholder="例如：0571-88880205")
        self.contact = Input(placeholder="例如：学生会秘书处")
        self._telephone = Field(
            "办公电话", self.telephone, side=theme.px(SIDE), hint="填办公电话，不填个人手机号。"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(13))
        column.addWidget(Field("办公地点", self.office, side=theme.px(SIDE)))
        column.addWidget(self._telephone)
        column.addWidget(Field("联系人", self.contact, side=theme.px(SIDE)))
        for line in (self.office, self.telephone, self.contact):
            line.setMaxLength(40)
            line.textChanged.connect(self._follow)

    def show_profile(self, profile: Profile) -> None:
        """Write what the file says."""
        self.office.setText(profile.office)
        self.telephone.setText(profile.telephone)
        self.contact.setText(profile.contact)

    def written_into(self, profile: Profile) -> Profile:
        """Return a department with what is written here."""
        return replace(
            profile,
            office=self.office.text().strip(),
            telephone=self.telephone.text().strip(),
            contact=self.contact.text().strip(),
        )

    def _follow(self) -> None:
        number = re.sub(r"[\s-]", "", self.telephone.text())
        personal = PERSONAL.fullmatch(number) is not None
        self._telephone.blame("像是个人手机号，公示它要本人书面同意" if personal else "")
        self.changed.emit()
