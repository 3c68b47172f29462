"""The journal: append-only, chained by hash, written in the transaction of its act.

It carries ids, counts and rule ids, never names or student numbers, so that persons can be
removed from the file without breaking the chain.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.models.store import at
from sudesk.models.tables import JournalEntry

GENESIS = "0" * 64


def canonical(facts: object) -> str:
    """Return the one JSON text of plain values: sorted keys, no blanks, characters as they are."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def record(session: Session, act: str, /, **facts: Any) -> None:
    """Append one act with its facts (ids, counts, rule ids) to the journal."""
    last = session.scalar(select(JournalEntry).order_by(JournalEntry.id.desc()).limit(1))
    entry = JournalEntry(
        id=1 if last is None else last.id + 1,
        at=at(session).isoformat(),
        act=act,
        facts=canonical(facts),
        previous=GENESIS if last is None else last.hash,
    )
    entry.hash = _digest(entry.id, entry.at, act, facts, entry.previous)
    session.add(entry)
    session.flush()


def broken_at(session: Session) -> int | None:
    """Return the id of the first entry that does not continue the chain, None if it is whole."""
    return broken_in(extract(session))


def broken_in(entries: Iterable[Mapping[str, Any]]) -> int | None:
    """Return the id of the first extracted entry that does not continue the chain, if any."""
    previous = GENESIS
    for position, entry in enumerate(entries, 1):
        digest = _digest(entry["id"], entry["at"], entry["act"], entry["facts"], previous)
        if (entry["id"], entry["previous"], entry["hash"]) != (position, previous, digest):
            return int(entry["id"])
        previous = digest
    return None


def extract(session: Session) -> list[Mapping[str, Any]]:
    """Return all entries as plain values, oldest first."""
    return [
        {
            "id": entry.id,
            "at": entry.at,
            "act": entry.act,
            "facts": json.loads(entry.facts),
            "previous": entry.previous,
            "hash": entry.hash,
        }
        for entry in session.scalars(select(JournalEntry).order_by("id"))
    ]


def _digest(number: int, at: str, act: str, facts: Mapping[str, Any], previous: str) -> str:
    body = canonical([number, at, act, canonical(facts), previous])
    return hashlib.sha256(body.encode()).hexdigest()
