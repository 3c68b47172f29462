"""What somebody settled by hand about a layout, kept for the next file with the same header."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.models.journal import record
from sudesk.models.roster import SheetLayout
from sudesk.sheets.answers import Layout, Layouts, Role


def remember(session: Session, signature: str, layout: Layout) -> None:
    """Keep a layout's roles of columns (A = 0), in place of what was kept of it before.

    Kept too is whether its words are a header, where the program does not see that by itself.
    """
    roles = {str(column): role.value for column, role in sorted(layout.roles.items())}
    session.merge(SheetLayout(signature=signature, roles=roles, is_header=layout.is_header))
    record(session, "layout.remember", layout=signature, columns=len(roles))


def forget(session: Session, signature: str) -> None:
    """Let header and columns of a layout be detected again."""
    layout = session.get(SheetLayout, signature)
    if layout is not None:
        session.delete(layout)
    record(session, "layout.forget", layout=signature)


def remembered(session: Session) -> Layouts:
    """Return what is kept, by signature."""
    return {
        layout.signature: Layout(
            {int(column): Role(role) for column, role in layout.roles.items()}, layout.is_header
        )
        for layout in session.scalars(select(SheetLayout))
    }
