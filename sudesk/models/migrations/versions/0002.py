"""Format 2: the road to the congress, congress day, and the second teller."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = None
branch_labels = depends_on = None


def upgrade() -> None:
    """Add the tables and columns of format 2; what format 1 sealed stays as it is."""
    op.create_table(
        "holiday",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_holiday")),
    )
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column(
            "sitting",
            sa.Enum(
                "preparatory",
                "formal",
                name="sittingkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "task",
            sa.Enum(
                "check_in",
                "pass_agenda",
                "credentials",
                "rules",
                "officials",
                "presidium",
                "count",
                "anthem",
                "opening",
                "report",
                "charter",
                "speeches",
                "recount",
                "ballot",
                "tally",
                "opinions",
                "resolution",
                "closing",
                "other",
                name="agendatask",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("script", sa.String(), nullable=True),
        sa.Column("begun_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("dropped_because", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_agenda_item_congress_id_congress")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
    )
    op.create_table(
        "attendee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "observer",
                "guest",
                name="category",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_attendee_congress_id_congress")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendee")),
    )
    op.create_table(
        "charter_clause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(), nullable=False),
        sa.Column("old", sa.String(), nullable=False),
        sa.Column("new", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_charter_clause_congress_id_congress")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charter_clause")),
    )
    op.create_table(
        "class_election",
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("class_name", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("due", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column(
            "form",
            sa.Enum(
                "secret",
                "hands",
                name="voteform",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.CheckConstraint(
            "present >= 0 AND present <= due", name=op.f("ck_class_election_figures")
        ),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_class_election_congress_id_congress")
        ),
        sa.PrimaryKeyConstraint("congress_id", "class_name", name=op.f("pk_class_election")),
    )
    op.create_table(
        "credentials_review",
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("signed_by", sa.JSON(), nullable=False),
        sa.Column("covers", sa.JSON(), nullable=False),
        sa.Column("because", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["congress_id"],
            ["congress.id"],
            name=op.f("fk_credentials_review_congress_id_congress"),
        ),
        sa.PrimaryKeyConstraint("congress_id", name=op.f("pk_credentials_review")),
    )
    op.create_table(
        "delegation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_delegation_congress_id_congress")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
        sa.UniqueConstraint("congress_id", "name", name=op.f("uq_delegation_congress_id_name")),
    )
    op.create_table(
        "election_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("adopted_at", sa.DateTime(), nullable=True),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("approve", sa.Integer(), nullable=True),
        sa.Column("oppose", sa.Integer(), nullable=True),
        sa.Column("abstain", sa.Integer(), nullable=True),
        sa.Column("recorded_by", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(adopted_at IS NULL) = (present IS NULL) AND (adopted_at IS NULL) = (approve IS NULL) AND (adopted_at IS NULL) = (oppose IS NULL) AND (adopted_at IS NULL) = (abstain IS NULL)",
            name=op.f("ck_election_rules_adopted_is_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_election_rules_congress_id_congress")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_rules")),
        sa.UniqueConstraint(
            "congress_id", "version", name=op.f("uq_election_rules_congress_id_version")
        ),
    )
    op.create_table(
        "hall_state",
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("chosen", sa.String(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=True),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("black", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_hall_state_congress_id_congress")
        ),
        sa.PrimaryKeyConstraint("congress_id", name=op.f("pk_hall_state")),
    )
    op.create_table(
        "minute_text",
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("anchor", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_minute_text_congress_id_congress")
        ),
        sa.PrimaryKeyConstraint("congress_id", "anchor", name=op.f("pk_minute_text")),
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("main_club", sa.Boolean(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.CheckConstraint("seats >= 0", name=op.f("ck_organisation_seats")),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_organisation_congress_id_congress")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("congress_id", "name", name=op.f("uq_organisation_congress_id_name")),
    )
    op.create_table(
        "passage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("passed_by", sa.String(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("passed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_passage_congress_id_congress")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
    )
    op.create_table(
        "reply",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("terms", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_reply_congress_id_congress")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply")),
        sa.UniqueConstraint("congress_id", "request", name=op.f("uq_reply_congress_id_request")),
    )
    op.create_table(
        "stage_plan",
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("moved_because", sa.String(), nullable=True),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_stage_plan_congress_id_congress")
        ),
        sa.PrimaryKeyConstraint("congress_id", "stage", name=op.f("pk_stage_plan")),
    )
    op.create_table(
        "head_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("counted_at", sa.DateTime(), nullable=False),
        sa.Column("due", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("on_leave", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name=op.f("fk_head_count_sitting_id_sitting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_head_count")),
    )
    with op.batch_alter_table("head_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_head_count_sitting_id"), ["sitting_id"], unique=False)

    op.create_table(
        "motion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "agenda",
                "credentials",
                "rules",
                "officials",
                "presidium",
                "report",
                "charter",
                "resolution",
                "amendment",
                "other",
                name="motionkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("mover", sa.String(), nullable=True),
        sa.Column("amends_id", sa.Integer(), nullable=True),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("sitting_id", sa.Integer(), nullable=True),
        sa.Column("put_at", sa.DateTime(), nullable=True),
        sa.Column("due", sa.Integer(), nullable=True),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("majority", sa.JSON(), nullable=True),
        sa.Column("approve", sa.Integer(), nullable=True),
        sa.Column("oppose", sa.Integer(), nullable=True),
        sa.Column("abstain", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("adopted", sa.Boolean(), nullable=True),
        sa.Column("withdrawn_because", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (adopted IS NULL) AND (decided_at IS NULL) = (approve IS NULL) AND (decided_at IS NULL) = (oppose IS NULL) AND (decided_at IS NULL) = (abstain IS NULL)",
            name=op.f("ck_motion_decided_is_whole"),
        ),
        sa.CheckConstraint(
            "approve + oppose + abstain <= present", name=op.f("ck_motion_votes_within_presence")
        ),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_motion_agenda_item_id_agenda_item"),
        ),
        sa.ForeignKeyConstraint(
            ["amends_id"], ["motion.id"], name=op.f("fk_motion_amends_id_motion")
        ),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_motion_congress_id_congress")
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name=op.f("fk_motion_sitting_id_sitting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion")),
        sa.UniqueConstraint("congress_id", "number", name=op.f("uq_motion_congress_id_number")),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "call",
                "delegates",
                "candidates",
                "result",
                name="noticekind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("election_id", sa.Integer(), nullable=True),
        sa.Column("listing", sa.JSON(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("taken_down_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_because", sa.String(), nullable=True),
        sa.CheckConstraint("until_on >= from_on", name=op.f("ck_notice_days_in_order")),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_notice_congress_id_congress")
        ),
        sa.ForeignKeyConstraint(
            ["election_id"], ["election.id"], name=op.f("fk_notice_election_id_election")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_table(
        "visit",
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("attendee_id", sa.Integer(), nullable=False),
        sa.Column(
            "presence",
            sa.Enum(
                "absent",
                "present",
                "on_leave",
                "out",
                name="presence",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendee_id"], ["attendee.id"], name=op.f("fk_visit_attendee_id_attendee")
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name=op.f("fk_visit_sitting_id_sitting")
        ),
        sa.PrimaryKeyConstraint("sitting_id", "attendee_id", name=op.f("pk_visit")),
    )
    op.create_table(
        "agreed_ballot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("bundle", sa.Integer(), nullable=False),
        sa.Column("marks", sa.String(), nullable=False),
        sa.Column("write_ins", sa.JSON(), nullable=False),
        sa.Column("void", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_agreed_ballot_round_id_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreed_ballot")),
    )
    with op.batch_alter_table("agreed_ballot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreed_ballot_round_id"), ["round_id"], unique=False)

    op.create_table(
        "bundle",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ballots", sa.Integer(), nullable=False),
        sa.Column("differed", sa.Integer(), nullable=False),
        sa.Column("reconciled_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_bundle_round_id_round")),
        sa.PrimaryKeyConstraint("round_id", "number", name=op.f("pk_bundle")),
    )
    op.create_table(
        "bundle_totals",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("teller", sa.Integer(), nullable=False),
        sa.Column("ballots", sa.Integer(), nullable=False),
        sa.Column("void", sa.Integer(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("write_ins", sa.JSON(), nullable=False),
        sa.CheckConstraint("teller IN (1, 2)", name=op.f("ck_bundle_totals_teller")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_bundle_totals_round_id_round")
        ),
        sa.PrimaryKeyConstraint("round_id", "number", "teller", name=op.f("pk_bundle_totals")),
    )
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("snapshot", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("corrects", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_correction_round_id_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_table(
        "doubtful_ballot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("bundle", sa.Integer(), nullable=False),
        sa.Column("doubt", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_doubtful_ballot_round_id_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doubtful_ballot")),
    )
    op.create_table(
        "floor_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("sitting_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "opinion",
                "proposal",
                "question",
                name="notekind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.Column("roll_entry_id", sa.Integer(), nullable=True),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_floor_note_congress_id_congress")
        ),
        sa.ForeignKeyConstraint(
            ["roll_entry_id"],
            ["roll_entry.id"],
            name=op.f("fk_floor_note_roll_entry_id_roll_entry"),
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name=op.f("fk_floor_note_sitting_id_sitting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_floor_note")),
    )
    op.create_table(
        "movement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("roll_entry_id", sa.Integer(), nullable=True),
        sa.Column("attendee_id", sa.Integer(), nullable=True),
        sa.Column(
            "move",
            sa.Enum(
                "in",
                "out",
                "leave",
                "undo",
                name="move",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("moved_at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(roll_entry_id IS NULL) <> (attendee_id IS NULL)", name=op.f("ck_movement_one_person")
        ),
        sa.ForeignKeyConstraint(
            ["attendee_id"], ["attendee.id"], name=op.f("fk_movement_attendee_id_attendee")
        ),
        sa.ForeignKeyConstraint(
            ["roll_entry_id"], ["roll_entry.id"], name=op.f("fk_movement_roll_entry_id_roll_entry")
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name=op.f("fk_movement_sitting_id_sitting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_movement")),
    )
    with op.batch_alter_table("movement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_movement_sitting_id"), ["sitting_id"], unique=False)

    op.create_table(
        "objection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "pending",
                "upheld",
                "dismissed",
                name="ruled",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settled_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_objection_notice_id_notice")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
    )
    op.create_table(
        "presidium_seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("congress_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "seat",
            sa.Enum(
                "chair",
                "member",
                "secretary",
                name="seat",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("roll_entry_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["congress_id"], ["congress.id"], name=op.f("fk_presidium_seat_congress_id_congress")
        ),
        sa.ForeignKeyConstraint(
            ["roll_entry_id"],
            ["roll_entry.id"],
            name=op.f("fk_presidium_seat_roll_entry_id_roll_entry"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presidium_seat")),
    )
    op.create_table(
        "print_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.DateTime(), nullable=False),
        sa.Column("ballots", sa.Integer(), nullable=False),
        sa.Column("per_sheet", sa.Integer(), nullable=False),
        sa.Column("rehearsal", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_print_run_round_id_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_run")),
    )
    op.create_table(
        "reading",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("marks", sa.String(), nullable=False),
        sa.Column("write_ins", sa.JSON(), nullable=False),
        sa.Column("void", sa.String(), nullable=True),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_reading_round_id_round")),
        sa.PrimaryKeyConstraint("round_id", "place", name=op.f("pk_reading")),
    )
    op.create_table(
        "write_in_match",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("written", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("roll_entry_id", sa.Integer(), nullable=True),
        sa.Column("matched_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["roll_entry_id"],
            ["roll_entry.id"],
            name=op.f("fk_write_in_match_roll_entry_id_roll_entry"),
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_write_in_match_round_id_round")
        ),
        sa.PrimaryKeyConstraint("round_id", "written", name=op.f("pk_write_in_match")),
    )
    op.create_table(
        "approval",
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column(
            "approver",
            sa.Enum(
                "class",
                "league",
                "party",
                name="approver",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("said_by", sa.String(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("opinion", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidate.id"],
            name=op.f("fk_approval_candidate_id_candidate"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("candidate_id", "approver", name=op.f("pk_approval")),
    )
    op.create_table(
        "judgement",
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column(
            "quality",
            sa.Enum(
                "politics",
                "study",
                "character",
                "conduct",
                "support",
                name="quality",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("met", sa.Boolean(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("judged_by", sa.String(), nullable=False),
        sa.Column("judged_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidate.id"],
            name=op.f("fk_judgement_candidate_id_candidate"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("candidate_id", "quality", name=op.f("pk_judgement")),
    )
    with op.batch_alter_table("candidate", schema=None) as batch_op:
        batch_op.add_column(sa.Column("nominated_by", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("nominated_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("consented_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("withdrawn_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("withdrawn_because", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("posts", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("deeds", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("reviewed_by", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("reviewed_on", sa.Date(), nullable=True))

    with op.batch_alter_table("congress", schema=None) as batch_op:
        batch_op.add_column(sa.Column("starts_at", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("quota_plan", sa.JSON(), nullable=True))

    with op.batch_alter_table("delegate", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "seat",
                sa.Enum(
                    "class",
                    "organisation",
                    "ex_officio",
                    name="seatkind",
                    native_enum=False,
                    create_constraint=True,
                    length=24,
                ),
                server_default="class",
                nullable=False,
            )
        )
        batch_op.add_column(sa.Column("organisation_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("delegation_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("leads", sa.Boolean(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("post", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("votes", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("registered_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("replaces_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("left_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("left_because", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("badges", sa.Integer(), server_default="0", nullable=False))
        batch_op.create_foreign_key(
            batch_op.f("fk_delegate_replaces_id_delegate"), "delegate", ["replaces_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_delegate_organisation_id_organisation"),
            "organisation",
            ["organisation_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_delegate_delegation_id_delegation"),
            "delegation",
            ["delegation_id"],
            ["id"],
        )

    with op.batch_alter_table("department", schema=None) as batch_op:
        batch_op.add_column(sa.Column("office", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("telephone", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("contact", sa.String(), nullable=True))

    with op.batch_alter_table("election", schema=None) as batch_op:
        batch_op.add_column(sa.Column("order_by", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("order_because", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("among_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("by_election", sa.Boolean(), server_default="0", nullable=False)
        )
        batch_op.add_column(sa.Column("terms", sa.JSON(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_election_among_id_election"), "election", ["among_id"], ["id"]
        )

    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.add_column(sa.Column("counting", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("bundle_size", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("zeroed_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("zeroed_by", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("announced_at", sa.DateTime(), nullable=True))

    with op.batch_alter_table("sheet_layout", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_header", sa.Boolean(), nullable=True))

    with op.batch_alter_table("sitting", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "kind",
                sa.Enum(
                    "preparatory",
                    "formal",
                    name="sittingkind",
                    native_enum=False,
                    create_constraint=True,
                    length=24,
                ),
                server_default="formal",
                nullable=False,
            )
        )
    # A new word for presence (离会): SQLite changes a check only by making the table anew.
    op.rename_table("attendance", "attendance_before")
    op.create_table(
        "attendance",
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("roll_entry_id", sa.Integer(), nullable=False),
        sa.Column(
            "presence",
            sa.Enum(
                "absent",
                "present",
                "on_leave",
                "out",
                name="presence",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["roll_entry_id"],
            ["roll_entry.id"],
            name=op.f("fk_attendance_roll_entry_id_roll_entry"),
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name=op.f("fk_attendance_sitting_id_sitting")
        ),
        sa.PrimaryKeyConstraint("sitting_id", "roll_entry_id", name=op.f("pk_attendance")),
    )
    op.execute(
        "INSERT INTO attendance SELECT sitting_id, roll_entry_id, presence, changed_at, reason FROM attendance_before"
    )
    op.drop_table("attendance_before")

    # A second teller: the key of a working ballot grows.
    op.rename_table("working_ballot", "working_ballot_before")
    op.create_table(
        "working_ballot",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("teller", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("marks", sa.String(), nullable=False),
        sa.Column("write_ins", sa.JSON(), nullable=False),
        sa.Column("void", sa.String(), nullable=True),
        sa.Column("doubt", sa.String(), nullable=True),
        sa.CheckConstraint("teller IN (1, 2)", name=op.f("ck_working_ballot_teller")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_working_ballot_round_id_round")
        ),
        sa.PrimaryKeyConstraint("round_id", "teller", "place", name=op.f("pk_working_ballot")),
    )
    op.execute(
        "INSERT INTO working_ballot (round_id, teller, place, marks, write_ins, void) SELECT round_id, 1, place, marks, write_ins, void FROM working_ballot_before"
    )
    op.drop_table("working_ballot_before")
    op.execute(
        "CREATE TRIGGER correction_no_update BEFORE UPDATE ON correction BEGIN SELECT RAISE(ABORT, 'a correction never changes'); END"
    )
    op.execute(
        "CREATE TRIGGER correction_no_delete BEFORE DELETE ON correction BEGIN SELECT RAISE(ABORT, 'a correction never goes'); END"
    )

    # A sealed round takes the time when its result was announced, and nothing else.
    op.execute("DROP TRIGGER sealed_round_no_update")
    op.execute(
        "CREATE TRIGGER sealed_round_no_update BEFORE UPDATE OF id, election_id, number, kind, seats, state, sitting_id, entitled, present, on_leave, printed, issued, left_over, collected, sealed_at, sealed_by, snapshot, fingerprint, counting, bundle_size, zeroed_at, zeroed_by ON round WHEN OLD.state = 'sealed' BEGIN SELECT RAISE(ABORT, 'a sealed round never changes'); END"
    )
    op.execute(
        "CREATE TRIGGER announced_once BEFORE UPDATE OF announced_at ON round WHEN OLD.announced_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a result is announced once'); END"
    )
