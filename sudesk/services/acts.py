"""The journal as people read it: what was done when, in Chinese words, the latest first."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.models.tables import JournalEntry
from sudesk.terms import CongressKind, MotionKind, NoteKind, NoticeKind, Role, RoundKind, Seat

LATEST = 500

ACTS = {
    "agenda.add": "增加议程",
    "agenda.back": "撤回议程的上一步",
    "agenda.begin": "开始一项议程",
    "agenda.clear": "清空议程",
    "agenda.drop": "说明理由后不再进行一项议程",
    "agenda.edit": "修改议程",
    "agenda.end": "结束一项议程",
    "agenda.lay_out": "排出议程",
    "agenda.order": "调整议程顺序",
    "agenda.remove": "除去议程",
    "agenda.restore": "恢复一项议程",
    "agenda.script": "修改主持词",
    "attendance.check_in": "签到",
    "attendance.check_in_all": "整班签到",
    "attendance.check_out": "登记离会",
    "attendance.leave": "登记请假",
    "attendance.undo": "撤销签到或请假",
    "attendee.add": "登记列席、特邀人员",
    "attendee.change": "修改列席、特邀人员",
    "attendee.move": "调整列席、特邀人员顺序",
    "attendee.remove": "移出列席、特邀人员",
    "ballot.print": "打印选票",
    "ballot.unprint": "撤销选票打印记录",
    "candidate.approve": "登记班级、团、党组织的意见",
    "candidate.describe": "填写候选人登记内容",
    "candidate.fit": "标为符合候选人条件",
    "candidate.judge": "认定候选人条件",
    "candidate.nominate": "提名候选人",
    "candidate.order": "调整候选人顺序",
    "candidate.put_back": "还原候选人的认定和意见",
    "candidate.reopen": "撤回符合条件的认定",
    "candidate.restore": "撤销候选人退出",
    "candidate.strike": "撤回提名",
    "candidate.strokes": "恢复按姓氏笔画排列",
    "candidate.study": "填写候选人成绩",
    "candidate.unapprove": "撤回已登记的意见",
    "candidate.unjudge": "撤回候选人条件的认定",
    "candidate.waive": "说明理由后放行候选人",
    "candidate.withdraw": "候选人退出",
    "charter.add": "增加章程条文",
    "charter.edit": "修改章程条文",
    "charter.order": "调整章程条文次序",
    "charter.paste": "贴入章程全文",
    "charter.remove": "移出章程条文",
    "class_election.elect": "登记班级选举结果",
    "class_election.forget": "撤销班会登记",
    "class_election.record": "登记班会",
    "congress.convene": "创建大会，冻结名册",
    "congress.discard": "撤销大会，名册解冻",
    "congress.reschedule": "改大会日期或地点",
    "count.amend": "改正录入的选票",
    "count.bundle": "核对完一捆选票",
    "count.correct": "更正封存后的计票结果",
    "count.doubt": "登记疑票",
    "count.drop": "撤回最后一张选票",
    "count.hand": "手工清点一捆选票",
    "count.match": "把另选的姓名归为一人",
    "count.reopen": "重开一捆选票",
    "count.seal": "封存计票结果",
    "count.send_back": "退回一捆选票重看",
    "count.undoubt": "删去疑票",
    "count.unmatch": "撤销姓名归并",
    "count.unzero": "撤回零票确认",
    "count.zero": "零票确认",
    "credentials.sign": "代表资格审查签字",
    "credentials.withdraw": "撤销资格审查签字",
    "delegate.add": "登记代表",
    "delegate.badge": "打印代表证",
    "delegate.core": "标记骨干代表",
    "delegate.describe": "填写代表的得票、职务",
    "delegate.leave": "代表退出",
    "delegate.no_badge": "撤销代表证打印记录",
    "delegate.put_back": "恢复代表登记",
    "delegate.register": "登记代表登记表交回",
    "delegate.remove": "取消代表登记",
    "delegate.replace": "更换代表",
    "delegate.return": "撤销更换代表",
    "delegation.add": "增加代表团",
    "delegation.arrange": "编代表团",
    "delegation.assign": "调整代表团成员",
    "delegation.lead": "确定团长",
    "delegation.remove": "撤销代表团",
    "delegation.rename": "修改代表团名称",
    "department.change": "修改单位名称、届次或学年",
    "department.found": "建立本系文件",
    "election.by_election": "设立补选",
    "election.call": "设立选举",
    "election.call_among": "从当选人中选举",
    "election.change": "修改选举",
    "election.uncontested": "说明理由后等额选举",
    "floor.edit": "修改会场发言记录",
    "floor.note": "记录会场发言",
    "floor.remove": "删去会场发言记录",
    "hall.black": "大屏黑屏",
    "hall.hold": "定住大屏画面",
    "hall.light": "大屏恢复放映",
    "hall.release": "放开大屏画面",
    "hall.show": "放映大屏画面",
    "holiday.put": "添加或修改节假日",
    "holiday.remove": "除去节假日",
    "holiday.restore": "还原节假日",
    "layout.forget": "不再沿用列的设置",
    "layout.remember": "记住列的设置",
    "motion.change": "修改议案",
    "motion.count": "登记一次举手的人数",
    "motion.decide": "登记议案的表决结果",
    "motion.drop": "取消议案",
    "motion.propose": "提出议案",
    "motion.put": "议案付表决",
    "motion.restore": "恢复撤回的议案",
    "motion.take_back": "撤回表决",
    "motion.withdraw": "撤回议案",
    "minutes.write": "书写会议记录",
    "notice.cut_short": "提前结束公示",
    "notice.hang_again": "撤回撤下的登记",
    "notice.prolong": "延长公示",
    "notice.put_up": "张贴公示",
    "notice.shorten": "说明理由后缩短公示",
    "notice.take_down": "撤下公示",
    "notice.withdraw": "作废公示",
    "objection.raise": "登记异议",
    "objection.reopen": "重新处理异议",
    "objection.settle": "登记异议的处理结果",
    "official.appoint": "确定监票人、计票人",
    "official.dismiss": "撤下监票人、计票人",
    "paper.not_printed": "撤回打印记录",
    "paper.print": "打印文书",
    "passage.pass": "署名说明理由后通过一条规定",
    "passage.take_back": "撤回署名通过",
    "presidium.add": "大会主席团增加人选",
    "presidium.change": "改大会主席团职务",
    "presidium.order": "调整大会主席团次序",
    "presidium.remove": "大会主席团移出人选",
    "quota.arrange": "安排组织名额和当然代表",
    "quota.fix": "定下代表名额",
    "quota.put_back": "撤销名额的改动",
    "reply.register": "登记批复",
    "reply.withdraw": "撤销批复登记",
    "roll.exclude": "调整应到名单",
    "roster.import": "导入名册",
    "roster.undo": "撤销上次导入",
    "rules.adopt": "登记选举办法的表决结果",
    "rules.draft": "拟定选举办法",
    "rules.drop": "放弃修订选举办法",
    "rules.revise": "修订选举办法",
    "round.announce": "大屏公布选举结果",
    "round.open_voting": "开始投票",
    "round.take_back": "撤回准备好的选票",
    "round.count_again": "重新清点人数，基数作废",
    "round.papers": "登记选票张数",
    "round.prepare": "准备选票",
    "scan.attach": "附上签回的扫描件",
    "scan.put_back": "恢复扫描件",
    "scan.remove": "除去扫描件",
    "sitting.close": "结束会议",
    "sitting.count": "清点人数",
    "sitting.open": "会议开始",
    "sitting.uncount": "撤销清点人数",
    "stage.assign": "改阶段负责人",
    "stage.done": "标记阶段完成",
    "stage.move": "移动阶段日期",
    "stage.reopen": "取消阶段完成标记",
    "student.add": "新增学生",
    "student.change": "修改学生",
    "student.merge": "合并两名学生的记录",
    "student.split": "撤销合并学生记录",
    "student.withdraw": "撤销新增学生",
    "visit.check_in": "来宾签到",
    "visit.check_out": "来宾离会",
    "visit.undo": "撤销来宾签到",
    "wording.change": "改文书的措辞",
    "work_report.write": "书写工作报告",
}

# What of an entry's facts is worth reading; the others are ids for the check of the file.
FACTS = {
    "added": "新增{}人",
    "updated": "更新{}人",
    "left_out": "未确认{}人",
    "departed": "离班{}人",
    "removed": "撤下{}人",
    "restored": "还原{}人",
    "headcount": "在册{}人",
    "seats": "{}名",
    "people": "{}人",
    "delegations": "{}个代表团",
    "classes": "{}个班",
    "ballots": "选票{}张",
    "term_number": "第{}届",
    "school_year": "{}学年",
    "held_on": "{}",
    "shifted": "顺延{}个阶段",
    "number": "第{}号议案",
    "copies": "{}份",
}
LENGTHS = {"entries": "{}人", "files": "{}个文件", "candidates": "{}名", "papers": "{}种"}
WORDS = {
    "kind": {
        str(term): term.label
        for terms in (CongressKind, RoundKind, NoticeKind, MotionKind, NoteKind)
        for term in terms
    },
    "role": {str(term): term.label for terms in (Role, Seat) for term in terms},
}


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the journal in words; ``number`` is its place in the chain."""

    number: int
    at: datetime
    words: str
    facts: str


def acts(session: Session, most: int = LATEST) -> tuple[Act, ...]:
    """Return the latest acts, the last one first."""
    entries = session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc()).limit(most))
    return tuple(
        Act(
            entry.id,
            datetime.fromisoformat(entry.at),
            ACTS.get(entry.act, entry.act),
            _facts(json.loads(entry.facts)),
        )
        for entry in entries
    )


def _facts(facts: dict[str, Any]) -> str:
    said = [words[facts[key]] for key, words in WORDS.items() if key in facts]
    said += [form.format(facts[key]) for key, form in FACTS.items() if facts.get(key)]
    said += [form.format(len(facts[key])) for key, form in LENGTHS.items() if facts.get(key)]
    return "，".join(said)
