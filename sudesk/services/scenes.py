"""What hangs on the hall screen: one frozen value for each kind of scene, of public fields only.

A scene says what everybody in the hall may read and nothing else: no student number, no rank, no
fails, nothing of the operator's window. The hall and the operator's preview draw the same value,
and a scene that is held is kept as the plain values that it is made of.
"""

import types
from dataclasses import asdict, dataclass, fields, is_dataclass
from typing import Any, ClassVar, Union, get_args, get_origin, get_type_hints

from sudesk.terms import Term


class Kind(Term):
    """The kinds of scenes, in the order in which the operator is offered them."""

    WELCOME = "welcome", "欢迎"
    AGENDA = "agenda", "议程"
    CHECK_IN = "check_in", "签到"
    CANDIDATES = "candidates", "候选人"
    MOTION = "motion", "表决"
    TEXT = "text", "文字"
    CALLING = "calling", "唱票"
    RESULT = "result", "结果"
    BLANK = "blank", "空白"


class Progress(Term):
    """How far an item of the agenda is."""

    DONE = "done", "已完成"
    NOW = "now", "进行中"
    TO_COME = "to_come", "未开始"


@dataclass(frozen=True, slots=True)
class Welcome:
    """The title of the congress, before it begins."""

    kind: ClassVar[Kind] = Kind.WELCOME
    college: str
    department: str
    title: str
    when: str
    place: str
    invitation: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the agenda; ``speaker`` is empty where nobody is named."""

    title: str
    speaker: str
    progress: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda of a sitting with the item at hand."""

    kind: ClassVar[Kind] = Kind.AGENDA
    heading: str
    congress: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Who is there of those due, and whether they are enough."""

    kind: ClassVar[Kind] = Kind.CHECK_IN
    congress: str
    caption: str
    present: int
    due: int
    needed: int
    line: str
    verdict: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A candidate as everybody may know them."""

    name: str
    class_name: str
    posts: str
    deeds: str


@dataclass(frozen=True, slots=True)
class Candidates:
    """Everybody who stands, in ballot order; one alone is shown with posts and deeds."""

    kind: ClassVar[Kind] = Kind.CANDIDATES
    post: str
    seats: int
    order: str
    people: tuple[Person, ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class MotionVote:
    """A vote by show of hands; the counts are None until it is decided."""

    kind: ClassVar[Kind] = Kind.MOTION
    number: int
    matter: str
    title: str
    due: int
    present: int
    approve: int | None
    oppose: int | None
    abstain: int | None
    line: str
    adopted: bool | None


@dataclass(frozen=True, slots=True)
class Called:
    """A name on the calling board, and how often it was called."""

    name: str
    votes: int


@dataclass(frozen=True, slots=True)
class Calling:
    """The running count (唱票), name by name in ballot order."""

    kind: ClassVar[Kind] = Kind.CALLING
    post: str
    seats: int
    names: tuple[Called, ...]
    called: int
    collected: int
    line: str


@dataclass(frozen=True, slots=True)
class Winner:
    """Somebody who was elected."""

    name: str
    class_name: str
    votes: int


@dataclass(frozen=True, slots=True)
class Result:
    """A sealed result: the elected in ballot order, the others by votes, figures and line.

    ``figures`` pair the word with the number; ``outcome`` says what follows in one sentence.
    """

    kind: ClassVar[Kind] = Kind.RESULT
    post: str
    order: str
    winners: tuple[Winner, ...]
    others: tuple[Called, ...]
    figures: tuple[tuple[str, int], ...]
    outcome: str
    valid: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the operator's own; their first line is the title where there are several."""

    kind: ClassVar[Kind] = Kind.TEXT
    congress: str
    words: str


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty sheet."""

    kind: ClassVar[Kind] = Kind.BLANK


Scene = (
    Welcome
    | Agenda
    | CheckIn
    | Candidates
    | MotionVote
    | Calling
    | Result
    | Words
    | Blank
)  # fmt: skip

BY_KIND: dict[str, type[Scene]] = {str(one.kind): one for one in get_args(Scene)}


def dump(scene: Scene) -> dict[str, Any]:
    """Return a scene as plain JSON values."""
    return {"kind": str(scene.kind), **asdict(scene)}


def parse(stored: object) -> Scene | None:
    """Return the scene that was dumped; None where it cannot be read as one."""
    if not isinstance(stored, dict):
        return None
    made = BY_KIND.get(str(stored.get("kind")))
    if made is None:
        return None
    given = {key: value for key, value in stored.items() if key != "kind"}
    try:
        scene: Scene = _value(made, given)
    except (KeyError, TypeError, ValueError):
        return None
    return scene


def _value(wanted: Any, given: Any) -> Any:
    """Return a JSON value as the type that a field asks for; raises where it is another."""
    if is_dataclass(wanted) and isinstance(wanted, type):
        hints = get_type_hints(wanted)
        names = [one.name for one in fields(wanted)]
        if set(names) != set(given):
            raise ValueError(wanted.__name__)
        return wanted(**{name: _value(hints[name], given[name]) for name in names})
    if get_origin(wanted) in (Union, types.UnionType):
        return None if given is None else _value(get_args(wanted)[0], given)
    if get_origin(wanted) is tuple:
        inner = get_args(wanted)
        if not isinstance(given, (list, tuple)):
            raise TypeError(wanted)
        if inner[-1] is Ellipsis:
            return tuple(_value(inner[0], one) for one in given)
        return tuple(_value(one, part) for one, part in zip(inner, given, strict=True))
    if type(given) is not wanted:
        raise TypeError(wanted)
    return given
