"""Seats shared among classes in exact integers, so that the arithmetic can be read step by step."""

from collections.abc import Mapping
from dataclasses import dataclass

from sudesk.rules.plan import provision


@dataclass(frozen=True, slots=True)
class Step:
    """How one class came to its seats.

    ``whole`` and ``remainder`` are quotient and remainder of size × shared seats divided by the
    shared headcount, ``extra`` is 1 where the remainder won a seat; ``lifted`` marks a class that
    was given the minimum before the rest was shared among the others.
    """

    name: str
    size: int
    whole: int
    remainder: int
    extra: int
    lifted: bool = False
    minimum: int = 0

    @property
    def seats(self) -> int:
        """The seats of the class."""
        return self.minimum if self.lifted else self.whole + self.extra


@dataclass(frozen=True, slots=True)
class Sharing:
    """The whole arithmetic: what was shared among how many, and a step per class."""

    seats: int
    headcount: int
    steps: tuple[Step, ...]

    @property
    def winners(self) -> tuple[Step, ...]:
        """The classes that won a remainder seat, in the order in which they won it."""
        return tuple(sorted((step for step in self.steps if step.extra), key=_by_remainder))

    @property
    def lifted(self) -> tuple[Step, ...]:
        """The classes that were given the minimum before the rest was shared."""
        return tuple(step for step in self.steps if step.lifted)


def allocate(sizes: Mapping[str, int], seats: int, minimum: int = 1) -> dict[str, int]:
    """Share ``seats`` among classes of ``sizes`` by largest remainder (Hamilton).

    Equal remainders go to the larger class, then by the order given. All classes that come out
    under ``minimum`` are given it at once and the rest is shared anew among the others, until none
    is under it. A class of size 0 gets nothing.

    Raises ValueError for a negative number, or where seats < minimum × classes of size > 0.
    """
    return {step.name: step.seats for step in share(sizes, seats, minimum).steps}


def share(sizes: Mapping[str, int], seats: int, minimum: int = 1) -> Sharing:
    """Return the arithmetic of ``allocate``, step by step in the order given."""
    if seats < 0 or minimum < 0 or any(size < 0 for size in sizes.values()):
        raise ValueError("seats, minimum and sizes are not negative")
    among = {name: size for name, size in sizes.items() if size > 0}
    if seats < minimum * len(among) or (seats and not among):
        raise ValueError(f"{seats} seats cannot give {minimum} to each of {len(among)} classes")
    steps = {name: Step(name, 0, 0, 0, 0) for name in sizes}
    while True:
        for step in _largest_remainder(among, seats):
            steps[step.name] = step
        short = [name for name in among if steps[name].seats < minimum]
        if not short:
            break
        for name in short:
            steps[name] = Step(name, sizes[name], 0, 0, 0, lifted=True, minimum=minimum)
            del among[name]
        seats -= minimum * len(short)
    return Sharing(seats, sum(among.values()), tuple(steps.values()))


def ordinary_share() -> tuple[int, int]:
    """Return the reference (参照) of 非骨干 among delegates as part and whole: 6 of 10."""
    percent = provision("R3").figure
    return (percent // 10, 10) if percent % 10 == 0 else (percent, 100)


def least_ordinary(total: int) -> int:
    """Return the least number of 非骨干 among so many delegates that reaches the reference."""
    part, whole = ordinary_share()
    return -(-total * part // whole)


def reaches_ordinary(ordinary: int, total: int) -> bool:
    """Say whether so many 非骨干 among a total are not under the reference."""
    part, whole = ordinary_share()
    return ordinary * whole >= total * part


def ordinary_floor(seats: Mapping[str, int], total: int | None = None) -> dict[str, int]:
    """Share the least number of 非骨干 delegates among those who elect them, by their seats.

    The 60 % is taken of the total, rounded up, and shared by largest remainder; it is not rounded
    up class by class. ``total`` counts seats elsewhere too, which nobody but core members take;
    what these leave to the others is never more than all their seats.
    """
    elected = sum(seats.values())
    least = least_ordinary(elected if total is None else total)
    return allocate(seats, min(least, elected), minimum=0)


def _largest_remainder(sizes: Mapping[str, int], seats: int) -> list[Step]:
    total = sum(sizes.values())
    exact = {name: divmod(size * seats, total) for name, size in sizes.items()}
    left = seats - sum(whole for whole, _ in exact.values())
    steps = [Step(name, sizes[name], *exact[name], extra=0) for name in sizes]
    # sorted() is stable, so that full equals keep the order given.
    winners = {step.name for step in sorted(steps, key=_by_remainder)[:left]}
    return [Step(name, sizes[name], *exact[name], extra=int(name in winners)) for name in sizes]


def _by_remainder(step: Step) -> tuple[int, int]:
    return -step.remainder, -step.size
