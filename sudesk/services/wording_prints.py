"""The sentences of one paper as they stand, and the paper as it would be in other words."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.papers.wordings import Sentence, printable, reworded, sentences_of
from sudesk.services import papers, prints
from sudesk.services.prints import Print
from sudesk.services.wordings import SENTENCES, own
from sudesk.services.writing import Report


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a paper as it stands now."""

    sentence: Sentence
    text: str


def lines(session: Session, congress_id: int, key: str) -> tuple[Line, ...]:
    """Return the sentences of a paper; empty where it has none of its own."""
    paper = papers.compose(session, congress_id, key)
    changed = own(session)
    return tuple(Line(one, changed.get(one.key, one.text)) for one in sentences_of(paper))


def preview(
    session: Session, report: Report, congress_id: int, key: str, texts: Mapping[str, str]
) -> Print:
    """Set a paper with other words than those stored; a long job.

    Raises SudeskError where one of the sentences cannot stand so.
    """
    from sudesk.papers.printing import fingerprint, render

    for one, text in texts.items():
        if fault := SENTENCES[one].fault(text):
            raise SudeskError(f"“{SENTENCES[one].label}”{fault}。")
    plain = {one: printable(text) for one, text in texts.items()}
    shown = reworded(papers.compose(session, congress_id, key), plain)
    report(shown.name, 0, 0)
    with prints.PRESS:
        return prints.of_pdf(render(shown, prints.preferring()), fingerprint(shown))
