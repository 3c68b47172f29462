"""How the department words the sentences of its papers; the facts in them are never its own."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.journal import record
from sudesk.models.printed import Wording
from sudesk.papers import wordings
from sudesk.papers.wordings import Sentence

SENTENCES = {one.key: one for one in vars(wordings).values() if isinstance(one, Sentence)}


def own(session: Session) -> Mapping[str, str]:
    """Return the sentences that the department has changed."""
    rows = session.scalars(select(Wording))
    return {row.key: row.text for row in rows if row.key in SENTENCES}


def reword(session: Session, texts: Mapping[str, str]) -> dict[str, str]:
    """Word sentences anew; the program's own words reset one. Returns what they were.

    Raises SudeskError, naming the sentence, where one lacks a fact, has one that is none, or
    cannot be printed; then nothing is changed.
    """
    changed = own(session)
    before = {key: changed.get(key, SENTENCES[key].text) for key in texts}
    for key, text in texts.items():
        sentence = SENTENCES[key]
        if fault := sentence.fault(text):
            raise SudeskError(f"“{sentence.label}”还不能存下。", f"{fault}。", "请改正后再存。")
        plain = wordings.printable(text)
        row = session.get(Wording, key)
        if plain == sentence.text:
            if row is not None:
                session.delete(row)
        elif row is not None:
            row.text = plain
        else:
            session.add(Wording(key=key, text=plain))
    session.flush()
    record(session, "wording.change", sentences=sorted(texts))
    return before
