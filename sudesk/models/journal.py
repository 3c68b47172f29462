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
from sudesk.models.tables import JournalEntry, JournalHead

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
    head = session.get(JournalHead, 1)
    if head is None:
        head = JournalHead(id=1)
        session.add(head)
    head.entries, head.hash = entry.id, entry.hash
    session.flush()


def broken_at(session: Session) -> int | None:
    """Return the id of the first entry that does not continue the chain, None if it is whole.

    Of entries that went from its end, the first that is missing.
    """
    unread = _unread(session)
    if unread is not None:
        return unread
    entries = extract(session)
    broken = broken_in(entries)
    if broken is not None:
        return broken
    head = session.get(JournalHead, 1)
    told = (0, GENESIS) if head is None else (head.entries, head.hash)
    found = (len(entries), entries[-1]["hash"] if entries else GENESIS)
    return None if told == found else min(told[0], len(entries)) + 1


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


def _unread(session: Session) -> int | None:
    """Return the id of the first entry whose facts are no JSON: written by somebody else's hand."""
    for number, facts in session.execute(
        select(JournalEntry.id, JournalEntry.facts).order_by(JournalEntry.id)
    ):
        try:
            json.loads(facts)
        except (TypeError, ValueError, RecursionError):
            return int(number)
    return None


def _digest(number: int, at: str, act: str, facts: Mapping[str, Any], previous: str) -> str:
    body = canonical([number, at, act, canonical(facts), previous])
    return hashlib.sha256(body.encode()).hexdigest()
