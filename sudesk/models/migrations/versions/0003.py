"""Format 3: what the count, the papers and the day came to keep besides."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = depends_on = None


def upgrade() -> None:
    """Add what format 3 keeps; nothing that stands in a file of format 2 moves."""
    _printed()
    _counted()
    _hands()
    _written()
    _journal_head()


def _printed() -> None:
    """Add what became of the papers: printings, scans of signed copies, own wording."""
    op.create_table(
        "printing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.DateTime(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("copies >= 1 AND pages >= 1", name=op.f("ck_printing_figures")),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_printing_congress_id_congress")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printing")),
    )
    op.create_index(op.f("ix_printing_congress_id"), "printing", ["congress_id"])
    op.create_table(
        "scan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "pdf",
                "jpg",
                "png",
                name="scankind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("attached_at", sa.DateTime(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(content) = size", name=op.f("ck_scan_whole")),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_scan_congress_id_congress")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan")),
    )
    op.create_index(op.f("ix_scan_congress_id"), "scan", ["congress_id"])
    op.create_table(
        "wording",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_wording")),
    )


def _counted() -> None:
    """Bundle what tellers enter; add their progress, readings of figures, bundles opened again."""
    op.add_column("election", sa.Column("called_because", sa.String(), nullable=True))
    op.rename_table("working_ballot", "working_ballot_before")
    op.create_table(
        "working_ballot",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("teller", sa.Integer(), nullable=False),
        sa.Column("bundle", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("marks", sa.String(), nullable=False),
        sa.Column("write_ins", sa.JSON(), nullable=False),
        sa.Column("void", sa.String(), nullable=True),
        sa.Column("doubt", sa.String(), nullable=True),
        sa.CheckConstraint("teller IN (1, 2)", name=op.f("ck_working_ballot_teller")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_working_ballot_round_id_round")
        ),
        sa.PrimaryKeyConstraint(
            "round_id", "teller", "bundle", "place", name=op.f("pk_working_ballot")
        ),
    )
    # One teller counted in bundles of 20 by then; such a count goes on as it began.
    op.execute(
        "INSERT INTO working_ballot (round_id, teller, bundle, place, marks, write_ins, void) "
        "SELECT round_id, teller, (place + 19) / 20, (place + 19) % 20 + 1, marks, write_ins, void "
        "FROM working_ballot_before"
    )
    op.drop_table("working_ballot_before")
    op.execute(
        "UPDATE round SET counting = 'one_teller', bundle_size = 20, zeroed_by = '[]', "
        "zeroed_at = (SELECT opened_at FROM sitting WHERE sitting.id = round.sitting_id) "
        "WHERE state = 'counting'"
    )
    op.drop_table("reading")
    op.create_table(
        "reading",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("bundle", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("marks", sa.String(), nullable=False),
        sa.Column("write_ins", sa.JSON(), nullable=False),
        sa.Column("void", sa.String(), nullable=True),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_reading_round_id_round")),
        sa.PrimaryKeyConstraint("round_id", "bundle", "place", name=op.f("pk_reading")),
    )
    op.create_table(
        "teller_bundle",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("teller", sa.Integer(), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.Column("papers", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_teller_bundle_round_id_round")
        ),
        sa.PrimaryKeyConstraint("round_id", "number", "teller", name=op.f("pk_teller_bundle")),
    )
    op.create_table(
        "figure_reading",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("figure", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_figure_reading_round_id_round")
        ),
        sa.PrimaryKeyConstraint("round_id", "number", "figure", name=op.f("pk_figure_reading")),
    )
    op.create_table(
        "reopening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("bundle", sa.Integer(), nullable=False),
        sa.Column("reopened_at", sa.DateTime(), nullable=False),
        sa.Column("reopened_by", sa.String(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_reopening_round_id_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reopening")),
    )
    op.drop_table("bundle_totals")
    op.create_table(
        "bundle_totals",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("teller", sa.Integer(), nullable=False),
        sa.Column("ballots", sa.Integer(), nullable=False),
        sa.Column("void", sa.Integer(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("write_ins", sa.JSON(), nullable=False),
        sa.CheckConstraint("teller IN (0, 1, 2)", name=op.f("ck_bundle_totals_teller")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_bundle_totals_round_id_round")
        ),
        sa.PrimaryKeyConstraint("round_id", "number", "teller", name=op.f("pk_bundle_totals")),
    )
    for act, row in (("insert", "NEW"), ("update", "OLD"), ("delete", "OLD")):
        words = {
            "insert": "a sealed count takes no totals",
            "update": "sealed totals never change",
            "delete": "sealed totals never go",
        }
        op.execute(
            f"CREATE TRIGGER sealed_totals_no_{act} BEFORE {act.upper()} ON bundle_totals "
            f"WHEN (SELECT state FROM round WHERE id = {row}.round_id) = 'sealed' "
            f"BEGIN SELECT RAISE(ABORT, '{words[act]}'); END"
        )


def _hands() -> None:
    """Add the steps of a vote by show of hands that is under way."""
    op.create_table(
        "hand_count",
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column(
            "mark",
            sa.Enum(
                "approve",
                "oppose",
                "abstain",
                name="mark",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("hands", sa.Integer(), nullable=False),
        sa.CheckConstraint("hands >= 0", name=op.f("ck_hand_count_hands_counted")),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motion.id"], name=op.f("fk_hand_count_motion_id_motion")
        ),
        sa.PrimaryKeyConstraint("motion_id", "mark", name=op.f("pk_hand_count")),
    )


def _written() -> None:
    """Add what the department writes at length: the work report."""
    op.create_table(
        "work_report",
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("reporter", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_work_report_congress_id_congress")
        ),
        sa.PrimaryKeyConstraint("congress_id", name=op.f("pk_work_report")),
    )


def _journal_head() -> None:
    """Add how far the journal has come, as it stands in the file."""
    op.create_table(
        "journal_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_head")),
    )
    op.execute(
        "INSERT INTO journal_head (id, entries, hash) "
        "SELECT 1, id, hash FROM journal_entry ORDER BY id DESC LIMIT 1"
    )
