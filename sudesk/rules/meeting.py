"""What the congress's own election rules (选举办法) say of those who meet, watch and count.

The plan says nothing of these things (rule book, section 4): every answer follows the terms of
the congress and cites their clause.
"""

from collections.abc import Collection

from sudesk.rules.clauses import Topic, citation
from sudesk.rules.election_rules import Terms
from sudesk.rules.law import Ruling
from sudesk.rules.numerals import fraction
from sudesk.terms import Verdict

RULE = "S4"
DECIDED = "可以继续，但要署名说明理由，并印在报告里。"


def contest(candidates: int, seats: int, terms: Terms) -> Ruling:
    """Say whether an election has as many more candidates than seats as the terms ask for."""
    cite, margin = citation(Topic.CONTEST), terms.margin.needed(seats)
    form = "差额选举" if candidates > seats else "等额选举"
    sentence = f"{form}：候选人{candidates}名，应选{seats}名"
    if candidates < seats:
        sentence = f"候选人{candidates}名，少于应选{seats}名"
        return Ruling(RULE, cite, Verdict.BLOCKED, sentence, "请增加候选人，或减少应选人数。")
    if candidates >= seats + margin:
        return Ruling(RULE, cite, Verdict.ALLOWED, sentence)
    if margin > 1:
        sentence += f"，差额应不少于{margin}名"
    return Ruling(RULE, cite, Verdict.WARNED, sentence, DECIDED)


def quorum_of(due: int, terms: Terms) -> int:
    """Return how many of those due must be present."""
    return terms.quorum.needed(due)


def quorum(present: int, due: int, terms: Terms) -> Ruling:
    """Say whether enough are present to open and to vote."""
    cite, needed = citation(Topic.QUORUM), quorum_of(due, terms)
    share = fraction(terms.quorum.part, terms.quorum.whole)
    if due > 0 and present >= needed:
        reached = "达到" if terms.quorum.inclusive else "超过"
        sentence = f"实到{present}人，{reached}应到{due}人的{share}，须{needed}人"
        return Ruling(RULE, cite, Verdict.ALLOWED, sentence)
    over = "" if terms.quorum.inclusive else "超过"
    sentence = (
        f"实到{present}人，应到{due}人，{over}{share}须{needed}人，差{max(needed - present, 0)}人"
    )
    return Ruling(RULE, cite, Verdict.BLOCKED, sentence, "请继续签到，到齐后再投票。")


def not_a_candidate(name: str) -> Ruling:
    """Say that a candidate cannot watch or count, nor who does so stand."""
    return _officials_blocked(f"{name}是候选人，不能担任监票人或计票人", "请更换监票人、计票人。")


def stranger(name: str) -> Ruling:
    """Say that who is not due cannot watch."""
    return _officials_blocked(f"{name}不在应到名单里，不能监票", "请从应到的人中确定。")


def scrutineers(
    chiefs: int,
    scrutineers: int,
    tellers: int,
    terms: Terms,
    candidates_among: Collection[str] = (),
    strangers: Collection[str] = (),
) -> Ruling:
    """Say whether those who watch and count are as the terms ask.

    None may be a candidate; ``strangers`` are scrutineers who are not voters.
    """
    few, many = terms.scrutineers
    span = f"{few}名" if few == many else f"{few}至{many}名"
    if candidates_among:
        return not_a_candidate("、".join(candidates_among))
    if strangers:
        return stranger("、".join(strangers))
    if chiefs != 1:
        return _officials_blocked(f"总监票人{chiefs}名，应为1名", "请确定1名总监票人。")
    if not few <= scrutineers <= many:
        sentence = f"监票人{scrutineers}名，应为{span}"
        return _officials_blocked(sentence, f"请确定{span}监票人。")
    if tellers < terms.tellers:
        sentence = f"计票人{tellers}名，应不少于{terms.tellers}名" if tellers else "还没有计票人"
        return _officials_blocked(sentence, f"请至少确定{terms.tellers}名计票人。")
    sentence = f"总监票人1名，监票人{scrutineers}名，计票人{tellers}名，都不是候选人"
    return Ruling(RULE, citation(Topic.OFFICIALS), Verdict.ALLOWED, sentence)


def _officials_blocked(sentence: str, remedy: str) -> Ruling:
    return Ruling(RULE, citation(Topic.OFFICIALS), Verdict.BLOCKED, sentence, remedy)
