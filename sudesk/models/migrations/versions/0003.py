"""Format 3: what the count, the papers and the day came to keep besides."""

revision = "0003"
down_revision = "0002"
branch_labels = depends_on = None


def upgrade() -> None:
    """Add what format 3 keeps; nothing that stands in a file of format 2 moves."""
