"""The rule book read naively: what keeps a congress from its ballots, asked of the bare tables.

Nothing here calls what it checks. Dates fall into a December without holidays.
"""

import json
from datetime import date, timedelta
from fractions import Fraction

from sqlalchemy import text

DEFAULTS = {
    "quorum": {"over": [2, 3], "inclusive": True},
    "due": "less_excluded",
    "candidates_vote": "yes",
    "margin": {"more": 1, "percent": 0},
    "notice_days": 3,
    "scrutineers": [2, 4],
    "tellers": 2,
}
ON_BALLOTS = ("rule", "marks", "order")


def rows(session, query, **values):
    return [dict(row) for row in session.execute(text(query), values).mappings()]


def against_ballots(session, congress, election, today):
    """Return why there may be no ballots of an election yet; nothing where there may."""
    (post,) = rows(session, "SELECT * FROM election WHERE id = :id", id=election)
    standing = candidates(session, election)
    terms = terms_of(session, congress)
    found = {f"candidate: {why}" for one in standing for why in unready(session, one)}
    if "主席团" in post["post"] and post["seats"] > 3:
        found.add("more than three")
    if "助理" in post["post"]:
        found.add("assistant")
    return (
        found
        | contest(standing, post, terms)
        | notice(session, election, standing, terms, today)
        | watchers(session, congress, terms)
    )


def against_voting(session, congress, election, today):
    """Return why prepared ballots may not be handed out; nothing where they may."""
    found = against_ballots(session, congress, election, today)
    terms = terms_of(session, congress)
    held = rows(session, "SELECT * FROM sitting WHERE congress_id = :id ORDER BY id", id=congress)
    if not held or held[-1]["closed_at"] is not None:
        return found | {"no sitting"}
    due = who_is_due(session, congress, terms)
    here = rows(
        session,
        "SELECT roll_entry_id FROM attendance WHERE sitting_id = :id AND presence = 'present'",
        id=held[-1]["id"],
    )
    present = len(due & {one["roll_entry_id"] for one in here})
    share = Fraction(*terms["quorum"]["over"]) * len(due)
    if not due or present < share or (present == share and not terms["quorum"]["inclusive"]):
        found.add("quorum")
    return found | rules(session, congress, election) | listed(session, congress)


def candidates(session, election):
    return rows(
        session,
        "SELECT candidate.*, roll_entry.name FROM candidate JOIN roll_entry "
        "ON roll_entry.id = roll_entry_id WHERE election_id = :id AND withdrawn_on IS NULL",
        id=election,
    )


def unready(session, one):
    """Rule B2: rank, fails, five qualities, consent, found fit, League and Party agree."""
    if not one["waived_by"]:
        rank, total, fails = one["rank"], one["rank_total"], one["fails"]
        fresh = one["freshman"] and rank is None
        if (rank is None and not fresh) or (rank is not None and rank * 10 > total * 3):
            yield "rank"
        if (fails is None and not fresh) or fails:
            yield "fails"
    judged = rows(session, "SELECT * FROM judgement WHERE candidate_id = :id", id=one["id"])
    if len(judged) < 5 or not all(row["met"] for row in judged):
        yield "qualities"
    if one["consented_on"] is None:
        yield "consent"
    if one["reviewed_on"] is None:
        yield "not found fit"
    said = rows(session, "SELECT * FROM approval WHERE candidate_id = :id", id=one["id"])
    agreed = {row["approver"] for row in said if row["agreed"]}
    if not {"league", "party"} <= agreed or not all(row["agreed"] for row in said):
        yield "approvals"


def contest(standing, post, terms):
    """As many more candidates than seats as the rules ask, or somebody answers for it."""
    seats, margin = post["seats"], terms["margin"]
    more = max(margin["more"], -(-seats * margin["percent"] // 100))
    if len(standing) < seats:
        return {"too few"}
    if len(standing) < seats + more and not post["uncontested_by"]:
        return {"uncontested"}
    return set()


def notice(session, election, standing, terms, today):
    """Rule B3: it hung its working days or somebody answers, it is over, nothing is open."""
    hung = rows(
        session,
        "SELECT * FROM notice WHERE election_id = :id AND kind = 'candidates' "
        "AND withdrawn_because IS NULL ORDER BY id",
        id=election,
    )
    if not hung:
        return {"no notice"}
    found, last = set(), hung[-1]
    listing = {row["entry"] for row in json.loads(last["listing"])}
    if not {one["roll_entry_id"] for one in standing} <= listing:
        found.add("not announced")
    day, until = date.fromisoformat(last["from_on"]), date.fromisoformat(last["until_on"])
    if today <= until:
        found.add("notice hangs")
    worked = 0
    while day <= until:
        worked += day.weekday() < 5
        day += timedelta(days=1)
    signed = rows(session, "SELECT * FROM passage WHERE subject = :it", it=f"notice {last['id']}")
    if worked < terms["notice_days"] and not signed:
        found.add("notice too short")
    for one in hung:
        if rows(
            session,
            "SELECT * FROM objection WHERE notice_id = :id AND outcome = 'pending'",
            id=one["id"],
        ):
            found.add("objection")
    return found


def watchers(session, congress, terms):
    """One chief, some scrutineers, tellers; the first two are voters, none is a candidate."""
    named = rows(session, "SELECT * FROM official WHERE congress_id = :id", id=congress)
    people = {
        role: [one["roll_entry_id"] for one in named if one["role"] == role] for role in ROLES
    }
    few, many = terms["scrutineers"]
    found = set()
    if len(people["chief_scrutineer"]) != 1 or not few <= len(people["scrutineer"]) <= many:
        found.add("scrutineers")
    if len(people["teller"]) < terms["tellers"]:
        found.add("tellers")
    if everybody_standing(session, congress) & {one["roll_entry_id"] for one in named}:
        found.add("candidate watches")
    watching = {*people["chief_scrutineer"], *people["scrutineer"]}
    if watching - who_is_due(session, congress, terms):
        found.add("stranger watches")
    return found


ROLES = ("chief_scrutineer", "scrutineer", "teller")


def everybody_standing(session, congress):
    found = rows(
        session,
        "SELECT roll_entry_id FROM candidate JOIN election ON election.id = election_id "
        "WHERE congress_id = :id AND withdrawn_on IS NULL",
        id=congress,
    )
    return {one["roll_entry_id"] for one in found}


def who_is_due(session, congress, terms):
    (form,) = rows(session, "SELECT kind FROM congress WHERE id = :id", id=congress)
    if form["kind"] == "delegates":
        query = (
            "SELECT roll_entry_id AS id FROM delegate WHERE congress_id = :id AND left_on IS NULL"
        )
    elif terms["due"] == "less_excluded":
        query = "SELECT id FROM roll_entry WHERE congress_id = :id AND excluded_because IS NULL"
    else:
        query = "SELECT id FROM roll_entry WHERE congress_id = :id"
    due = {one["id"] for one in rows(session, query, id=congress)}
    standing = everybody_standing(session, congress)
    return {"yes": due, "no": due - standing, "without_seat": due | standing}[
        terms["candidates_vote"]
    ]


def versions(session, congress):
    query = "SELECT * FROM election_rules WHERE congress_id = :id ORDER BY version"
    return rows(session, query, id=congress)


def terms_of(session, congress):
    """What was adopted last, else the draft, else the defaults of the rule book."""
    found = versions(session, congress)
    adopted = [one for one in found if one["adopted_at"] is not None]
    return json.loads((adopted or found)[-1]["terms"]) if found else DEFAULTS


def rules(session, congress, election):
    """The congress has adopted rules, and ballots are by what they say of ballots."""
    adopted = [one for one in versions(session, congress) if one["adopted_at"] is not None]
    if not adopted:
        return {"rules not adopted"}
    (post,) = rows(session, "SELECT terms FROM election WHERE id = :id", id=election)
    ours, theirs = json.loads(post["terms"]), json.loads(adopted[-1]["terms"])
    same = all(ours[key] == theirs[key] for key in ON_BALLOTS)
    return set() if same else {"other rules"}


def listed(session, congress):
    """Those who watch and count are exactly those whom the congress adopted, by name and role."""
    adopted = rows(
        session,
        "SELECT text FROM motion WHERE congress_id = :id AND kind = 'officials' AND adopted = 1 "
        "AND withdrawn_because IS NULL ORDER BY number",
        id=congress,
    )
    named = rows(
        session,
        "SELECT role, name, class_name FROM official JOIN roll_entry "
        "ON roll_entry.id = roll_entry_id WHERE official.congress_id = :id",
        id=congress,
    )
    if not adopted:
        return {"officials not adopted"}
    words = {"chief_scrutineer": "总监票人", "scrutineer": "监票人", "teller": "计票人"}
    now = {(words[one["role"]], f"{one['name']}（{one['class_name']}）") for one in named}
    then = {
        (role, name)
        for part in adopted[-1]["text"].split("；")
        for role, _, names in [part.partition("：")]
        for name in names.split("、")
    }
    return set() if now == then else {"other officials"}
