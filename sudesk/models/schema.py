"""The rules that the file keeps by itself: what was written into the record stays as written."""

from sqlalchemy import Connection

# "suds" in ASCII: tells a department file from any other SQLite file.
APPLICATION_ID = 0x73756473

# The newest format this program reads and writes; one migration leads to each.
FORMAT = 3

GUARDS = (
    # The journal is append-only.
    "CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal_entry "
    "BEGIN SELECT RAISE(ABORT, 'journal entries never change'); END",
    "CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal_entry "
    "BEGIN SELECT RAISE(ABORT, 'journal entries never go'); END",
    # A sealed round is a snapshot that no later act moves.
    # When the hall first saw it is all that is noted beside it, once.
    "CREATE TRIGGER sealed_round_no_update BEFORE UPDATE OF id, election_id, number, kind, seats, "
    "state, sitting_id, entitled, present, on_leave, printed, issued, left_over, collected, "
    "sealed_at, sealed_by, snapshot, fingerprint, counting, bundle_size, zeroed_at, zeroed_by "
    "ON round WHEN OLD.state = 'sealed' "
    "BEGIN SELECT RAISE(ABORT, 'a sealed round never changes'); END",
    "CREATE TRIGGER announced_once BEFORE UPDATE OF announced_at ON round "
    "WHEN OLD.announced_at IS NOT NULL "
    "BEGIN SELECT RAISE(ABORT, 'a result is announced once'); END",
    "CREATE TRIGGER sealed_round_no_delete BEFORE DELETE ON round WHEN OLD.state = 'sealed' "
    "BEGIN SELECT RAISE(ABORT, 'a sealed round never goes'); END",
    "CREATE TRIGGER sealed_ballot_no_insert BEFORE INSERT ON sealed_ballot "
    "WHEN (SELECT state FROM round WHERE id = NEW.round_id) = 'sealed' "
    "BEGIN SELECT RAISE(ABORT, 'a sealed count takes no ballot'); END",
    "CREATE TRIGGER sealed_ballot_no_update BEFORE UPDATE ON sealed_ballot "
    "BEGIN SELECT RAISE(ABORT, 'sealed ballots never change'); END",
    "CREATE TRIGGER sealed_ballot_no_delete BEFORE DELETE ON sealed_ballot "
    "BEGIN SELECT RAISE(ABORT, 'sealed ballots never go'); END",
    "CREATE TRIGGER sealed_totals_no_insert BEFORE INSERT ON bundle_totals "
    "WHEN (SELECT state FROM round WHERE id = NEW.round_id) = 'sealed' "
    "BEGIN SELECT RAISE(ABORT, 'a sealed count takes no totals'); END",
    "CREATE TRIGGER sealed_totals_no_update BEFORE UPDATE ON bundle_totals "
    "WHEN (SELECT state FROM round WHERE id = OLD.round_id) = 'sealed' "
    "BEGIN SELECT RAISE(ABORT, 'sealed totals never change'); END",
    "CREATE TRIGGER sealed_totals_no_delete BEFORE DELETE ON bundle_totals "
    "WHEN (SELECT state FROM round WHERE id = OLD.round_id) = 'sealed' "
    "BEGIN SELECT RAISE(ABORT, 'sealed totals never go'); END",
    # A correction stands beside the sealed count and is itself never corrected.
    "CREATE TRIGGER correction_no_update BEFORE UPDATE ON correction "
    "BEGIN SELECT RAISE(ABORT, 'a correction never changes'); END",
    "CREATE TRIGGER correction_no_delete BEFORE DELETE ON correction "
    "BEGIN SELECT RAISE(ABORT, 'a correction never goes'); END",
    "CREATE TRIGGER sealed_names_no_change BEFORE UPDATE ON round_candidate "
    "WHEN (SELECT state FROM round WHERE id = OLD.round_id) = 'sealed' "
    "BEGIN SELECT RAISE(ABORT, 'a sealed count keeps its candidates'); END",
    "CREATE TRIGGER sealed_names_no_delete BEFORE DELETE ON round_candidate "
    "WHEN (SELECT state FROM round WHERE id = OLD.round_id) = 'sealed' "
    "BEGIN SELECT RAISE(ABORT, 'a sealed count keeps its candidates'); END",
)


def build(connection: Connection) -> None:
    """Make all tables, guards and marks of the present format in an empty file."""
    from sudesk.models import hall, preparing, printed, tellers, written  # noqa: F401 its tables belong to the file too
    from sudesk.models.roster import Base

    Base.metadata.create_all(connection)
    for guard in GUARDS:
        connection.exec_driver_sql(guard)
    mark(connection, FORMAT)


def mark(connection: Connection, file_format: int) -> None:
    """Write into the file which program it belongs to and which format it has."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {file_format}")
