"""Where a missing fact is entered, by the services' word for it: icon, act, what is done there."""

WAYS = {
    "settings": ("settings", "填写单位和电话", "文书上的名称、办公电话在设置里填"),
    "congress": ("landmark", "看大会进程", "地点、日期和批复在进程里登记"),
    "election_rules": ("file-text", "拟定选举办法", "拟出草案，大会表决后登记结果"),
    "quotas": ("users", "分配名额", "把代表名额分到各班"),
    "candidates": ("user-check", "审查候选人", "登记候选人，确定监票人和计票人"),
    "notices": ("file-text", "张贴公示", "定下名单、起止日期和受理电话"),
    "motions": ("vote", "去议案", "提出议案，举手表决"),
    "minutes": ("pencil", "整理会议记录", "会上的事情自动记下，补写要点"),
    "package": ("send", "看上报", "上报包和归档"),
    "delegates": ("user-plus", "登记代表", "登记各班选出的代表"),
    "election": ("vote", "审查候选人", "设立选举，审查候选人，准备选票"),
    "agenda": ("calendar-days", "排出议程", "排好预备会议和正式会议的议程"),
    "count": ("vote", "投票计票", "录入选票，封存结果"),
    "work_report": ("pencil", "写工作报告", "写下或贴上上届学生会的工作报告"),
}
