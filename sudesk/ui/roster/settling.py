"""What somebody has settled about a plan so far, and the plan as it stands with that."""

from collections.abc import Collection, Set
from dataclasses import dataclass, field

from sudesk.services.rosters import Departure, ImportPlan, Planned
from sudesk.sheets.reading import Person, Place
from sudesk.ui.roster.findings import BIN_OF, Bin, Finding, Sums, Update
from sudesk.ui.roster.sorting import renumbered, sort_out, unsure_names

NEITHER = ""


@dataclass(slots=True)
class Settled:
    """Confirmed rows and decided disputes by student number, and who leaves by student id.

    A dispute is decided for a name, or for NEITHER. ``whole_roll`` says that the files name the
    whole department, so that who is missing from other classes has left as well.
    """

    confirmed: set[str] = field(default_factory=set)
    decisions: dict[str, str] = field(default_factory=dict)
    leaving: dict[int, bool] = field(default_factory=dict)
    whole_roll: bool = False

    @property
    def chosen(self) -> dict[str, str]:
        """The disputed numbers that are decided for a name."""
        return {number: name for number, name in self.decisions.items() if name != NEITHER}

    def keep_to(self, plan: ImportPlan) -> None:
        """Forget decisions on disputes that a plan does not have any more."""
        names = {each.student_no: {row.name for row in each.rows} for each in plan.reading.disputes}
        self.decisions = {
            number: name
            for number, name in self.decisions.items()
            if number in names and name in {NEITHER, *names[number]}
        }


class Sorted:
    """A plan sorted for the window, with what is settled so far."""

    def __init__(self, plan: ImportPlan, settled: Settled | None = None) -> None:
        self.plan = plan
        self.settled = settled or Settled()
        self.waiting = tuple(row for row in plan.rows if row.waits)
        self.findings = sort_out(plan, self.waiting)
        self._unsure = unsure_names(plan)
        self._renumbered = {each.student_id for each, _ in renumbered(plan)}

    def people(self, wanted: Bin) -> tuple[Person, ...]:
        """Return the students that would be taken so."""
        return tuple(row.person for row in self._going() if BIN_OF[row.change] is wanted)

    def updates(self) -> tuple[Update, ...]:
        """Return every field that would change."""
        return tuple(
            Update(row.person, difference)
            for row in self._going()
            for difference in row.differences
        )

    def of(self, wanted: Collection[Bin]) -> tuple[Finding, ...]:
        """Return the cards of some bins."""
        return tuple(finding for finding in self.findings if finding.bin in wanted)

    def count(self, wanted: Bin) -> int:
        """Return a bin's number in its unit."""
        if wanted is Bin.REFUSED:
            return self.sums().refused
        if wanted is Bin.WAITING:
            return self.sums().waiting
        if wanted is Bin.REMARKS:
            return len(self.of([Bin.REMARKS]))
        if wanted is Bin.DEPARTED:
            return len(self.departing())
        return sum(BIN_OF[row.change] is wanted for row in self._going())

    def unconfirmed(self) -> tuple[str, ...]:
        """Return the student numbers that somebody has yet to confirm."""
        numbers = (row.person.student_no for row in self.waiting)
        return tuple(number for number in numbers if number not in self.settled.confirmed)

    def proposed(self) -> tuple[Departure, ...]:
        """Return who is on the roll and in no file, as far as the files speak of their class."""
        return tuple(
            each for each in self.plan.departures if each.in_read_class or self.settled.whole_roll
        )

    def leaves(self, departure: Departure) -> bool:
        """Tell whether a proposed student is to be marked 离班."""
        usual = departure.student_id not in self._renumbered and not self.doubt(departure)
        return self.settled.leaving.get(departure.student_id, usual)

    def doubt(self, departure: Departure) -> str:
        """Say why a missing student may be in the files all the same, empty where nothing does."""
        if departure.student_id in self._renumbered:
            return "文件里有同班同名的人，可能改了学号"
        return "文件里有同名的行没有导入" if departure.name in self._unsure else ""

    def departing(self) -> frozenset[int]:
        """Return the ids of the students that are to be marked 离班."""
        return frozenset(each.student_id for each in self.proposed() if self.leaves(each))

    def waiting_places(self) -> frozenset[Place]:
        """Return the places of the rows that still wait."""
        unconfirmed = set(self.unconfirmed())
        asked = {
            place
            for row in self.waiting
            if row.person.student_no in unconfirmed
            for place in row.person.at
        }
        return frozenset(asked | self._disputed(decided=False))

    def dropped_places(self) -> frozenset[Place]:
        """Return the places of disputed rows that were decided against."""
        taken = {place for row in self.plan.rows for place in row.person.at}
        return frozenset(self._disputed(decided=True) - taken)

    def sums(self) -> Sums:
        """Return how the rows add up now."""
        counts = self.plan.reading.counts
        going = self._going()
        taken = sum(len(row.person.at) for row in going)
        decided = [
            each for each in self.plan.reading.disputes if each.student_no in self.settled.decisions
        ]
        disputed = sum(len(each.rows) for each in decided)
        chosen = {each.student_no for each in decided}
        kept = sum(len(row.person.at) for row in self.plan.rows if row.person.student_no in chosen)
        ignored = counts.ignored + disputed - kept
        waiting = counts.places - taken - counts.refused - ignored
        return Sums(counts.places, taken, waiting, counts.refused, ignored, len(going))

    def _disputed(self, *, decided: bool) -> Set[Place]:
        return {
            row.at
            for dispute in self.plan.reading.disputes
            if (dispute.student_no in self.settled.decisions) is decided
            for row in dispute.rows
        }

    def _going(self) -> list[Planned]:
        confirmed = self.settled.confirmed
        return [
            row for row in self.plan.rows if not row.waits or row.person.student_no in confirmed
        ]
