"""The demo's road to its delegates: seats, class meetings, forms, delegations, credentials."""

from collections.abc import Sequence
from datetime import date

from sudesk.services import (
    attendees,
    class_elections,
    congresses,
    credentials,
    delegates,
    delegations,
    imagination,
    organisations,
    quotas,
    sittings,
)
from sudesk.services.attendees import Person
from sudesk.services.class_elections import Meeting
from sudesk.services.congresses import Entry
from sudesk.services.delegations import Grouping
from sudesk.services.demo_play import Play
from sudesk.services.organisations import Body, Outside
from sudesk.terms import Category, SeatKind, Status, Verdict

QUOTAS_ON = date(2026, 11, 19)
MEETINGS_ON = (date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 26))
FORMS_BACK_ON = date(2026, 11, 27)
SIGNED_ON = date(2026, 12, 1)

FEWEST = 6
LARGE = 100  # students; a smaller department gives no seats outside its classes
CLUBS = ("会计协会", "青年志愿者协会", "珠算与点钞社")
OFFICES = ("学生会主席", "学生会副主席", "学习部部长", "文体部部长", "生活部部长", "宣传部部长")
GROUP = ("陆文舟", "何安", "秦晓岚")
VISITORS = (
    (Category.GUEST, Person("江临", "系党总支", "书记")),
    (Category.GUEST, Person("何安", "系团总支", "书记")),
    (Category.GUEST, Person("沈清和", "院学生会", "执行主席")),
    (Category.OBSERVER, Person("陆文舟", "会计系", "辅导员")),
    (Category.OBSERVER, Person("秦晓岚", "会计系", "学生干事")),
)


def invite(play: Play) -> None:
    """Ask observers and guests."""
    for category in Category:
        people = [person for kind, person in VISITORS if kind is category]
        play.do(attendees.add, play.congress, category, people)


def share_seats(play: Play) -> None:
    """Fix the seats of the classes, and in a large department those of clubs and offices."""
    play.day(QUOTAS_ON)
    roll = play.ask(congresses.entries, play.congress)
    groups = congresses.class_order(roll)
    large = len(roll) >= LARGE
    outside = Outside(tuple(Body(name, 2) for name in CLUBS), len(OFFICES)) if large else Outside()
    if large:
        play.do(organisations.arrange, play.congress, outside)
    seats = quotas.suggested(len(roll), len(groups)) - outside.body_seats - outside.ex_officio
    quota = play.do(quotas.fix, play.congress, max(seats, FEWEST, len(groups)))
    total = play.ask(quotas.seating, play.congress).total
    apart = f"，另有社团{outside.body_seats}名、当然代表{outside.ex_officio}名" if large else ""
    play.say(f"名额：{total}名，{len(groups)}个班共{quota.seats}名{apart}")


def elect(play: Play) -> None:
    """Let every class meet and elect its own, clubs and offices send theirs, forms come back."""
    groups = congresses.class_order(play.ask(congresses.entries, play.congress))
    for place, view in enumerate(play.ask(class_elections.classes, play.congress)):
        held_on = MEETINGS_ON[place % len(MEETINGS_ON)]
        play.day(held_on, 16)
        members = groups[view.name]
        present = imagination.gathered(play.luck, len(members))
        able = here_first(play, members)[: max(view.seats, sum(map(is_here, members)))]
        chosen = sorted(play.luck.sample(able, view.seats), key=lambda one: one.id)
        picks = imagination.elected(play.luck, [one.id for one in chosen], present)
        meeting = Meeting(held_on, len(members), present)
        play.do(class_elections.elect, play.congress, view.name, meeting, picks)
    play.day(FORMS_BACK_ON)
    _outside_classes(play, [one for group in groups.values() for one in group])
    rows = play.ask(delegates.delegates, play.congress)
    ids = [row.entry.id for row in rows]
    play.do(delegates.register, play.congress, ids, FORMS_BACK_ON)
    play.say(f"代表：{len(rows)}名，登记表已全部收回")


def _outside_classes(play: Play, roll: Sequence[Entry]) -> None:
    """Enter the delegates of clubs and offices from among who was not elected by a class."""
    outside = play.ask(organisations.outside, play.congress)
    taken = {row.entry.id for row in play.ask(delegates.delegates, play.congress)}
    free = [entry for entry in roll if entry.id not in taken]
    wanted = outside.body_seats + outside.ex_officio
    people = [entry.id for entry in here_first(play, free)[:wanted]]
    for body in outside.bodies:
        sent, people = people[: body.seats], people[body.seats :]
        play.do(delegates.add, play.congress, sent, SeatKind.ORGANISATION, body.id)
        for entry_id, post in zip(sent, ("社长", "副社长"), strict=False):
            play.do(delegates.describe, play.congress, entry_id, None, f"{body.name}{post}")
    if people:
        play.do(delegates.add, play.congress, people, SeatKind.EX_OFFICIO)
    for entry_id, post in zip(people, OFFICES, strict=False):
        play.do(delegates.describe, play.congress, entry_id, None, post)


def review(play: Play) -> None:
    """Group the delegates, let each delegation be led, and have the credentials signed."""
    play.day(SIGNED_ON)
    number = play.do(delegations.arrange, play.congress, Grouping.COHORT)
    for team in play.ask(delegations.grouped, play.congress).delegations:
        play.do(delegations.lead, play.congress, team.members[0].entry.id)
    found = play.ask(credentials.review, play.congress)
    because = "休学的代表由班级推选，本人能够到会" if found.count(Verdict.WARNED) else ""
    play.do(credentials.sign, play.congress, GROUP, SIGNED_ON, because)
    play.say(
        f"资格审查：{len(found.people)}名代表，有效{found.valid}名，编为{number}个代表团，"
        f"{found.ordinary.sentence}"
    )


def is_here(entry: Entry) -> bool:
    """Say whether a student is at school, not on a long leave."""
    return entry.status is Status.ACTIVE


def here_first(play: Play, people: Sequence[Entry]) -> list[Entry]:
    """Shuffle people, those first who are at school."""
    return sorted(play.luck.sample(people, len(people)), key=lambda one: not is_here(one))


def due(play: Play) -> tuple[Entry, ...]:
    """Return who is due, delegates or all students."""
    return play.ask(sittings.due, play.congress)
