"""What the columns of a layout hold, settled once by hand and kept for the next file like it."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.models.journal import record
from sudesk.models.tables import SheetLayout
from sudesk.sheets.answers import Role


def remember(session: Session, signature: str, roles: Mapping[int, Role]) -> None:
    """Keep the roles of a layout's columns (A = 0), in place of what was kept of it before."""
    kept = {str(column): role.value for column, role in sorted(roles.items())}
    session.merge(SheetLayout(signature=signature, roles=kept))
    record(session, "layout.remember", layout=signature, columns=len(kept))


def forget(session: Session, signature: str) -> None:
    """Let the columns of a layout be detected again."""
    layout = session.get(SheetLayout, signature)
    if layout is not None:
        session.delete(layout)
    record(session, "layout.forget", layout=signature)


def remembered(session: Session) -> Mapping[str, Mapping[int, Role]]:
    """Return what is kept, by signature."""
    return {
        layout.signature: {int(column): Role(role) for column, role in layout.roles.items()}
        for layout in session.scalars(select(SheetLayout))
    }
