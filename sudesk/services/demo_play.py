"""What the acts of the demo share: a file, a clock, a source of luck, and what was said."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

from sudesk.models.store import Store
from sudesk.terms import CongressKind

P = ParamSpec("P")
T = TypeVar("T")

BEGIN = datetime(2026, 11, 16, 8, 40)


class Clock:
    """A clock that moves by its pace whenever it is looked at, and never back."""

    def __init__(self, start: datetime) -> None:
        self._now = start
        self.pace = timedelta(minutes=1)

    def __call__(self) -> datetime:
        """Return the time, a pace after the last."""
        self._now += self.pace
        return self._now

    def reach(self, moment: datetime) -> None:
        """Jump ahead to a moment, unless it is later already."""
        self._now = max(self._now, moment)


@dataclass
class Play:
    """A department file in which a congress is acted out, one transaction an act."""

    store: Store
    clock: Clock
    luck: Random
    congress: int = 0
    election: int = 0
    kind: CongressKind = CongressKind.DELEGATES
    sentences: list[str] = field(default_factory=list)

    @classmethod
    def on(cls, store: Store, seed: int) -> "Play":
        """Take a new file, its clock and its shuffles from a seed."""
        play = cls(store, Clock(BEGIN), Random(seed))
        store.clock, store.chance = play.clock, play.luck
        return play

    def do(self, act: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do one act in one transaction."""
        with self.store.writing() as session:
            return act(session, *args, **kwargs)

    def ask(
        self, question: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Answer a question from one state of the file."""
        with self.store.reading() as session:
            return question(session, *args, **kwargs)

    def day(self, on: date, hour: int = 8, minute: int = 30) -> None:
        """Let a day begin."""
        self.clock.reach(datetime.combine(on, time(hour, minute)))

    def say(self, sentence: str) -> None:
        """Add a sentence to the summary."""
        self.sentences.append(sentence)
