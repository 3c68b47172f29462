"""What somebody settles by hand about a sheet: what its columns hold, of which class it is."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from sudesk.services.intake import Choices
from sudesk.sheets.reading import Choice, Role, SheetView
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.input import Field, Input


def with_role(choices: Choices, view: SheetView, column: int, role: Role) -> Choices:
    """Return the choices with another role for a column (A = 0); the column before loses it."""
    before = choices.get((view.file, view.sheet), Choice())
    roles = {at: kept for at, kept in before.roles.items() if kept is not role or not role.imported}
    return {**choices, (view.file, view.sheet): replace(before, roles={**roles, column: role})}


def with_class(choices: Choices, view: SheetView, class_name: str) -> Choices:
    """Return the choices with a class for a whole sheet; an empty name takes it back."""
    before = choices.get((view.file, view.sheet), Choice())
    return {**choices, (view.file, view.sheet): replace(before, class_name=class_name or None)}


def without(choices: Choices, view: SheetView) -> Choices:
    """Return the choices without those about a sheet."""
    return {at: choice for at, choice in choices.items() if at != (view.file, view.sheet)}


def to_remember(
    choices: Choices, views: tuple[SheetView, ...], kept: Mapping[str, Mapping[int, Role]]
) -> dict[str, dict[int, Role]]:
    """Return by layout the roles that are news; a sheet without a header has no layout."""
    found = {
        view.signature: choices[view.file, view.sheet].roles
        for view in views
        if view.header_rows and (view.file, view.sheet) in choices
    }
    return {name: roles for name, roles in found.items() if roles and kept.get(name) != roles}


class ClassDialog(Dialog):
    """Asks of which class a sheet is; ``class_name`` is the answer, empty for as the file says."""

    def __init__(
        self, parent: QWidget, view: SheetView, present: str, classes: tuple[str, ...]
    ) -> None:
        super().__init__(
            parent,
            f"“{view.sheet}”是哪个班级",
            "填了班级，这张表的每一行都归这个班级。留空，按表里写的班级。",
            main="采用这个班级",
            other="不改",
            icon="users",
        )
        self._class = Input(present, placeholder="例如：会计2601班")
        self._class.setCompleter(completer(classes, self._class))
        self._class.selectAll()
        self.add(Field("班级", self._class))

    @property
    def class_name(self) -> str:
        """The class that was typed."""
        return self._class.text().strip()


def completer(words: tuple[str, ...], parent: QWidget) -> QCompleter:
    """Return what offers the words that contain what is typed."""
    made = QCompleter(list(words), parent)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made
