"""What the congress's own election rules (选举办法) say of those who meet, watch and count.

The plan says nothing of these things (rule book, section 4).
"""

from collections.abc import Collection

from sudesk.rules.law import Ruling
from sudesk.terms import Verdict

SCRUTINEERS = (2, 4)  # besides the chief
QUORUM = (2, 3)  # at least two thirds of those due


def contest(candidates: int, seats: int) -> Ruling:
    """Say whether an election is contested (选举办法: at least one more than seats)."""
    cite = "选举办法"
    if candidates < seats:
        sentence = f"候选人{candidates}名，少于应选{seats}名"
        return Ruling("S4", cite, Verdict.BLOCKED, sentence, "请增加候选人，或减少应选人数。")
    if candidates == seats:
        sentence = f"等额选举：候选人{candidates}名，应选{seats}名"
        return Ruling(
            "S4", cite, Verdict.WARNED, sentence, "可以继续，但要署名说明理由，并印在报告里。"
        )
    sentence = f"差额选举：候选人{candidates}名，应选{seats}名"
    return Ruling("S4", cite, Verdict.ALLOWED, sentence)


def quorum_of(due: int) -> int:
    """Return how many must be present: at least two thirds of 应到."""
    part, whole = QUORUM
    return -(-due * part // whole)


def quorum(present: int, due: int) -> Ruling:
    """Say whether enough are present to open and to vote."""
    needed = quorum_of(due)
    if due > 0 and present >= needed:
        sentence = f"实到{present}人，达到应到{due}人的三分之二，须{needed}人"
        return Ruling("S4", "选举办法", Verdict.ALLOWED, sentence)
    sentence = f"实到{present}人，应到{due}人，三分之二须{needed}人，差{max(needed - present, 0)}人"
    return Ruling("S4", "选举办法", Verdict.BLOCKED, sentence, "请继续签到，到齐后再投票。")


def scrutineers(
    chiefs: int,
    scrutineers: int,
    tellers: int,
    candidates_among: Collection[str],
    strangers: Collection[str] = (),
) -> Ruling:
    """Say whether those who watch and count are as the rules ask.

    None may be a candidate; ``strangers`` are scrutineers who are not voters.
    """
    few, many = SCRUTINEERS
    if candidates_among:
        sentence = f"{'、'.join(candidates_among)}是候选人，不能担任监票人或计票人"
        remedy = "请更换监票人、计票人。"
    elif strangers:
        sentence = f"{'、'.join(strangers)}不在应到名单里，不能监票"
        remedy = "请从应到的人中确定。"
    elif chiefs != 1:
        sentence, remedy = f"总监票人{chiefs}名，应为1名", "请确定1名总监票人。"
    elif not few <= scrutineers <= many:
        sentence = f"监票人{scrutineers}名，应为{few}至{many}名"
        remedy = f"请确定{few}至{many}名监票人。"
    elif not tellers:
        sentence, remedy = "还没有计票人", "请至少确定1名计票人。"
    else:
        sentence = f"总监票人1名，监票人{scrutineers}名，计票人{tellers}名，都不是候选人"
        return Ruling("S4", "选举办法", Verdict.ALLOWED, sentence)
    return Ruling("S4", "选举办法", Verdict.BLOCKED, sentence, remedy)
