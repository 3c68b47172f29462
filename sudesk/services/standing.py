"""How far each stage of a congress is by what the file proves, and what it asks for next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sudesk.models.preparing import StagePlan
from sudesk.models.store import at
from sudesk.models.tables import ClassQuota, Congress, Organisation, Sitting
from sudesk.rules.law import Ruling
from sudesk.rules.stages import course_of
from sudesk.services import (
    credentials,
    delegates,
    departments,
    election_rules,
    elections,
    notices,
    officials,
    replies,
    rounds,
    sittings,
    stage_plan,
)
from sudesk.services.congresses import CongressView
from sudesk.services.elections import ElectionView
from sudesk.services.replies import FIRST, SECOND, Reply
from sudesk.services.rounds import RoundView
from sudesk.terms import NoticeKind, RoundState, SittingKind, Verdict


@dataclass(frozen=True, slots=True)
class Step:
    """How a stage stands: done or not, in a word, and what to do next and why.

    ``button`` begins it on ``page``, ``aside`` is another way (its button and page). ``lock`` is
    the ruling that keeps the stage shut, or what ``shut`` names within it.
    """

    done: bool
    note: str
    title: str = ""
    why: str = ""
    button: str = ""
    page: str = ""
    aside: tuple[str, str] | None = None
    lock: Ruling | None = None
    shut: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the stages are judged by."""

    session: Session
    congress: CongressView
    today: date
    party: str
    marks: dict[str, StagePlan]
    replies: dict[int, Reply]
    seats: int
    people: tuple[delegates.DelegateRow, ...]
    called: tuple[ElectionView, ...]
    held: tuple[RoundView, ...]
    watchers: Ruling
    sitting: sittings.Roll | None
    prepared: bool
    adopted: bool

    def marked(self, stage: str) -> bool:
        """Whether somebody said that the stage is done."""
        return self.marks[stage].done_on is not None

    @property
    def started(self) -> bool:
        """Whether the ballots of every election are prepared."""
        return bool(self.called) and all(election.started for election in self.called)

    @property
    def sealed(self) -> bool:
        """Whether every round that was held is sealed."""
        return self.started and all(one.state is RoundState.SEALED for one in self.held)

    def announced(self, kind: NoticeKind) -> tuple[Ruling, ...]:
        """Return what rule B3 says of the notice of each election."""
        return tuple(
            notices.ruling(self.session, self.congress.id, kind, election.id)
            for election in self.called
        )


def steps(session: Session, congress: CongressView) -> dict[str, Step]:
    """Return how every stage of a congress stands, in the order of the course."""
    facts = _facts(session, congress)
    return {stage.key: _STEPS[stage.key](facts) for stage in course_of(congress.kind)}


def _facts(session: Session, congress: CongressView) -> Facts:
    called = tuple(elections.elections(session, congress.id))
    total = 0
    for table in (ClassQuota, Organisation):
        seats = select(func.sum(table.seats)).where(table.congress_id == congress.id)
        total += session.scalar(seats) or 0
    plan = session.get_one(Congress, congress.id).quota_plan or {}
    total += int(plan.get("ex_officio", 0)) if total else 0
    first = select(Sitting.id).where(
        Sitting.congress_id == congress.id,
        Sitting.kind == SittingKind.PREPARATORY,
        Sitting.closed_at.is_not(None),
    )
    return Facts(
        session=session,
        congress=congress,
        today=at(session).date(),
        party=departments.founded(session).names.party,
        marks=stage_plan.rows(session, session.get_one(Congress, congress.id)),
        replies=replies.replies(session, congress.id),
        seats=total,
        people=delegates.delegates(session, congress.id),
        called=called,
        held=tuple(one for each in called for one in rounds.rounds(session, each.id)),
        watchers=officials.officials(session, congress.id).ruling,
        sitting=sittings.current(session, congress.id),
        adopted=election_rules.view(session, congress.id).adopted is not None,
        prepared=session.scalar(first.limit(1)) is not None,
    )


def _preparing(facts: Facts) -> Step:
    why = (
        f"写明依据、时间、地点、任务和候选人，请{facts.party}批复。"
        "送出后在“进程”里标记完成，批复来了再登记。"
    )
    return _request(facts, "preparing", FIRST, "打印召开请示，送系党总支", why)


def _second_request(facts: Facts) -> Step:
    why = f"筹备情况、代表和候选人名单在大会前3个工作日送{facts.party}。送出后在“进程”里标记完成。"
    return _request(facts, "second_request", SECOND, "打印二次请示，送系党总支", why)


def _request(facts: Facts, stage: str, number: int, title: str, why: str) -> Step:
    reply = facts.replies.get(number)
    if reply is not None and not reply.agreed:
        return Step(
            False,
            "批复不同意",
            "按批复的意见修改，重新请示",
            f"{reply.words}：{reply.terms}",
            "登记新的批复",
            "congress",
            ("打印请示", "papers"),
        )
    sent = facts.marked(stage)
    note = "已批复" if reply else "已送出，待批复" if sent else "未送出"
    aside = ("标记已送出", "congress")
    return Step(bool(reply) or sent, note, title, why, "打印请示", "papers", aside)


def _quotas(facts: Facts) -> Step:
    return Step(
        facts.seats > 0,
        f"{facts.seats}名" if facts.seats else "未分配",
        "把代表名额分到各班",
        "定下代表总数，程序按最大余数法分到各班，每班至少1名。",
        "分配名额",
        "quotas",
    )


def _class_elections(facts: Facts) -> Step:
    elected = len(facts.people)
    lacking = max(facts.seats - elected, 0)
    return Step(
        facts.seats > 0 and not lacking,
        f"{elected}/{facts.seats}名" if facts.seats else "未登记",
        f"登记代表，还差{lacking}名",
        f"各班选出的代表还差{lacking}名没有登记。也可以把空白表发给各班，填好后一次导入。",
        "登记代表",
        "delegates",
    )


def _credentials(facts: Facts) -> Step:
    back = sum(one.registered_on is not None for one in facts.people)
    signed = credentials.signed(facts.session, facts.congress.id, facts.people)
    done = signed is not None and signed.current
    return Step(
        done,
        "已审查" if done else f"登记表{back}/{len(facts.people)}份",
        "审查代表资格",
        f"代表{len(facts.people)}名，登记表已收回{back}份。"
        "逐名审查后由资格审查组签字，出具资格审查报告。",
        "审查资格",
        "delegates",
    )


def _delegates_notice(facts: Facts) -> Step:
    ruling = notices.ruling(facts.session, facts.congress.id, NoticeKind.DELEGATES)
    return _notice((ruling,), "代表名单公示")


def _notice(rulings: Sequence[Ruling], name: str, lock: Ruling | None = None) -> Step:
    """Return how a notice stands: what keeps the next step shut is what is to be done."""
    open_ones = [ruling for ruling in rulings if ruling.blocks]
    if rulings and not open_ones:
        return Step(True, "已期满", f"{name}已期满", "", "查看公示", "notices")
    ruling = open_ones[0] if open_ones else None
    if ruling is None or "还没有进行" in ruling.sentence:
        why = f"名单定了以后张贴{name}，期满没有异议，才能进行下一步。"
        return Step(False, "未张贴", f"张贴{name}", why, "张贴公示", "notices", lock=lock)
    title = f"等候{name}期满" if "期满" in ruling.sentence else f"处理{name}"
    why = f"{ruling.sentence}。{ruling.remedy}"
    return Step(False, "进行中", title, why, "查看公示", "notices", lock=lock)


def _candidates(facts: Facts) -> Step:
    if not facts.called:
        why = "定下选什么职务、选几名，再公开报名、提名候选人。"
        return Step(False, "未设选举", "设立选举", why, "设立选举", "candidates")
    standing = [one for election in facts.called for one in election.candidates]
    waiting = [one for one in standing if not one.ready]
    note = f"{len(standing)}名"
    if facts.started:
        return Step(True, note, "候选人已定", "选票已经准备好。", "查看候选人", "candidates")
    aside = ("导入成绩排名", "candidates")
    if waiting:
        first = waiting[0]
        why = (
            f"提名{len(standing)}名，符合{len(standing) - len(waiting)}名。"
            f"{first.entry.name}：{first.ruling.sentence}。"
            "补齐后才能开始候选人公示；缺材料一律算待核，不算通过。"
        )
        title = f"审查候选人资格，还剩{len(waiting)}名"
        return Step(False, note, title, why, "继续审查", "candidates", aside)
    stop = _candidates_stop(facts)
    if stop is None:
        why = "候选人都符合条件，人数也合适。"
        return Step(True, note, "候选人已审查", why, "查看候选人", "candidates")
    why = f"{stop.sentence}。{stop.remedy}"
    return Step(False, note, "提名和审查候选人", why, "提名候选人", "candidates", aside)


def _candidates_stop(facts: Facts) -> Ruling | None:
    """Return what speaks against the list of candidates, apart from notice and scrutineers."""
    later = {facts.watchers, *facts.announced(NoticeKind.CANDIDATES)}
    for election in facts.called:
        if election.started:
            continue
        for gate in rounds.gates(facts.session, election.id):
            # What is warned of waits for a named reason.
            if gate.verdict in (Verdict.BLOCKED, Verdict.WARNED) and gate not in later:
                return gate
    return None


def _candidates_notice(facts: Facts) -> Step:
    name = NoticeKind.CANDIDATES.label
    if facts.started:
        return Step(True, "已期满", f"{name}已期满", "", "查看公示", "notices")
    lock = next(
        (
            Ruling(
                one.ruling.rule,
                one.ruling.citation,
                Verdict.BLOCKED,
                f"{one.entry.name}：{one.ruling.sentence}",
                one.ruling.remedy,
            )
            for election in facts.called
            for one in election.candidates
            if not one.ready
        ),
        None,
    )
    return _notice(facts.announced(NoticeKind.CANDIDATES), name, lock)


def _proposals(facts: Facts) -> Step:
    done = facts.marked("proposals")
    why = "向代表和同学征集提案，到期后交提案组审查，在“进程”里标记完成。"
    note = "已截止" if done else "征集中"
    return Step(done, note, "征集提案", why, "标记截止", "congress")


def _preparatory(facts: Facts) -> Step:
    opened = facts.sitting is not None
    if facts.prepared or opened or facts.marked("preparatory"):
        return Step(True, "已召开", "预备会议已召开", "", "查看会议", "sitting")
    if not facts.started:
        if facts.watchers.blocks:
            why = f"{facts.watchers.sentence}。{facts.watchers.remedy}"
            return Step(False, "未召开", "确定监票人、计票人", why, "确定人选", "candidates")
        why = "候选人、监票人和计票人都已齐备，准备选票后名单和办法随即定下。"
        return Step(False, "未召开", "准备选票", why, "准备选票", "candidates")
    if facts.today < facts.congress.held_on:
        day = facts.congress.held_on
        why = f"{day.month}月{day.day}日开会时逐人签到，达到法定人数才能投票。"
        title = "打印签到册和选票，等候开会"
        return Step(False, "未召开", title, why, "打印签到册、选票", "papers")
    why = "通过议程、选举办法、资格审查报告，以及监票人、计票人名单。"
    aside = ("直接签到", "sitting")
    return Step(False, "未召开", "召开预备会议", why, "去会议", "sitting", aside)


def _formal(facts: Facts) -> Step:
    sitting = facts.sitting
    if sitting is None:
        why = "开会时逐人签到，达到法定人数才能投票。"
        return Step(False, "未开始", "会议签到", why, "开始签到", "sitting")
    note = f"实到{sitting.present}/{sitting.due}"
    if sitting.quorum.blocks:
        why = f"{sitting.quorum.sentence}。"
        lock = sitting.quorum
        return Step(False, note, "会议签到", why, "继续签到", "sitting", lock=lock, shut="投票计票")
    if election_rules.view(facts.session, facts.congress.id).adopted is None:
        why = "选举办法由大会表决通过后才能投票。把主持人宣布的人数登记下来。"
        return Step(False, note, "通过选举办法", why, "登记表决结果", "election_rules")
    if not facts.started:
        why = "人已到齐，选票还没有准备。准备选票后才能投票。"
        return Step(False, note, "准备选票", why, "准备选票", "candidates")
    voting = any(one.state is not RoundState.PREPARING for one in facts.held)
    if not voting and not facts.adopted:
        why = "选举办法由大会举手表决，按办法规定的多数通过。表决后才发选票。"
        aside = ("去投票计票", "count")
        return Step(False, note, "表决选举办法", why, "登记表决结果", "election_rules", aside)
    if not facts.sealed:
        why = "登记发出和收回的选票，逐张录入，核对无误后封存结果。"
        return Step(False, note, "投票、计票、封存结果", why, "投票计票", "count")
    if sitting.closed_at is None:
        why = f"结果已经封存，“{sitting.title}”还没有闭会。闭会后公示结果，报送文书。"
        return Step(False, "已封存", "宣布闭会", why, "去闭会", "sitting")
    return Step(True, "已闭会", "大会已经闭会", "", "查看结果", "count")


def _result_notice(facts: Facts) -> Step:
    if not facts.sealed:
        return Step(False, "等结果", "公示选举结果", "结果封存后公示。", "张贴公示", "notices")
    return _notice(facts.announced(NoticeKind.RESULT), NoticeKind.RESULT.label)


def _report(facts: Facts) -> Step:
    done = facts.marked("report")
    note = "已报送" if done else "可打印" if facts.sealed else "等结果"
    why = "打印计票结果报告单和选举结果报告，签字盖章，交上报包。报送后在“进程”里标记完成。"
    aside = ("导出上报包", "package")
    return Step(done, note, "打印文书，上报结果", why, "打印文书", "papers", aside)


def _archive(facts: Facts) -> Step:
    done = facts.marked("archive")
    why = "签回的文书和选票封存归档，在“进程”里标记完成。"
    aside = ("标记已归档", "congress")
    return Step(done, "已归档" if done else "未归档", "整理归档", why, "查看文书", "papers", aside)


_STEPS = {
    "preparing": _preparing,
    "quotas": _quotas,
    "class_elections": _class_elections,
    "credentials": _credentials,
    "delegates_notice": _delegates_notice,
    "candidates": _candidates,
    "candidates_notice": _candidates_notice,
    "proposals": _proposals,
    "second_request": _second_request,
    "preparatory": _preparatory,
    "formal": _formal,
    "result_notice": _result_notice,
    "report": _report,
    "archive": _archive,
}
