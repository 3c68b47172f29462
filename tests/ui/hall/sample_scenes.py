"""Scenes to look at and to compare: those of an ordinary day, and those at the far end."""

from sudesk.services.scenes import (
    Agenda,
    Blank,
    Called,
    Calling,
    Candidates,
    CheckIn,
    Item,
    MotionVote,
    Person,
    Result,
    Scene,
    Welcome,
    Winner,
    Words,
)

CONGRESS = "会计系第六次学生代表大会"
POST = "学生会主席团"
STROKES = "按姓氏笔画为序"
LONG = "阿卜杜热合曼·买买提吐尔逊江"  # fifteen characters with the dot
NAMES = ("王语桐", "卢思远", "许嘉禾", "陈奕宁", "林若溪", "周明哲", "钟子衿", "谢云舒")
CLASSES = ("会计2502班", "会计2501班", "会计2401班", "大数据会计2601班")
TITLES = (
    "签到", "清点人数，宣布大会有效", "唱国歌", "致开幕词", "审议学生会工作报告", "审议章程修正案",
    "候选人发言", "再次清点人数", "发票、投票、收票", "计票，宣布结果", "征求意见和建议",
    "通过决议", "闭幕",
)  # fmt: skip
FIGURES = (("应到", 88), ("实到", 82), ("发出", 82), ("收回", 81), ("有效", 79), ("无效", 2))
LARGE_FIGURES = (
    ("应到", 399), ("实到", 398), ("发出", 398), ("收回", 397), ("有效", 387), ("无效", 10),
)  # fmt: skip
LINE = "实到 82 人，过半数须 42 票以上，选举有效"
DEEDS = (
    "任班长两年，组织班级学风建设和宿舍文化节；牵头修订学生会值班制度，推动办事大厅延长开放到晚上"
    "九点；两次获得国家励志奖学金，所在班级获评省级先进班集体。"
)


def agenda(at_hand: int, titles: tuple[str, ...] = TITLES) -> Agenda:
    """The agenda with one item at hand, those before it done."""
    steps = [("done", "now", "to_come")[(n >= at_hand) + (n > at_hand)] for n in range(len(titles))]
    spoken = {4: "王语桐", 5: "林若溪"}
    items = tuple(
        Item(title, spoken.get(n, ""), step)
        for n, (title, step) in enumerate(zip(titles, steps, strict=True))
    )
    return Agenda("正式会议议程", CONGRESS, items)


def person(number: int, name: str = "") -> Person:
    posts = ("班长", "系学生会学习部部长、班级团支部书记", "")[number % 3]
    return Person(name or NAMES[number % 8], CLASSES[number % 4], posts, DEEDS)


def people(number: int, name: str = "") -> tuple[Person, ...]:
    return tuple(person(n, name) for n in range(number))


def called(*votes: int, name: str = "") -> tuple[Called, ...]:
    return tuple(Called(name or NAMES[n % 8], one) for n, one in enumerate(votes))


def winners(*votes: int, name: str = "") -> tuple[Winner, ...]:
    return tuple(Winner(name or NAMES[n % 8], CLASSES[n % 4], one) for n, one in enumerate(votes))


SCENES: dict[str, Scene] = {
    "welcome": Welcome(
        "云湖职业技术学院",
        "会计系",
        "第六次学生代表大会",
        "2026年12月18日 14:00",
        "学院报告厅",
        "请各位代表到签到台签到",
    ),
    "agenda": agenda(4),
    "check-in": CheckIn(
        CONGRESS,
        "已到会代表",
        82,
        88,
        59,
        "法定人数：应到的三分之二，须 59 人以上",
        "已达到法定人数，可以开会",
        True,
    ),
    "check-in-short": CheckIn(
        CONGRESS,
        "已到会代表",
        46,
        88,
        59,
        "法定人数：应到的三分之二，须 59 人以上",
        "还差 13 人达到法定人数",
        False,
    ),
    "candidates": Candidates(POST, 3, STROKES, people(8), False),
    "candidate": Candidates(POST, 3, STROKES, people(1), True),
    "motion-open": MotionVote(
        3,
        "选举办法",
        "会计系第六次学生代表大会选举办法（草案）",
        88,
        82,
        None,
        None,
        None,
        "实到 82 人，过半数须 42 人以上同意",
        None,
    ),
    "motion-adopted": MotionVote(
        3,
        "选举办法",
        "会计系第六次学生代表大会选举办法（草案）",
        88,
        82,
        80,
        0,
        2,
        "实到 82 人，过半数须 42 人以上同意",
        True,
    ),
    "motion-lost": MotionVote(
        7,
        "修正案",
        "关于把第十二条“每学期”改为“每学年”的修正案",
        88,
        82,
        31,
        40,
        11,
        "实到 82 人，三分之二以上须 55 人以上同意",
        False,
    ),
    "calling": Calling(POST, 3, called(27, 4, 40, 11, 35, 28, 6, 3), 52, 81, "过半数须 42 票以上"),
    "result": Result(
        POST,
        STROKES,
        (
            Winner("王语桐", "会计2502班", 42),
            Winner("许嘉禾", "会计2401班", 61),
            Winner("林若溪", "会计2402班", 52),
        ),
        (
            Called("周明哲", 41),
            Called("陈奕宁", 17),
            Called("钟子衿", 9),
            Called("卢思远", 6),
            Called("谢云舒", 4),
            Called("另选他人", 3),
        ),
        FIGURES,
        LINE,
        True,
    ),
    "text": Words(CONGRESS, "请各位代表关闭手机或调至静音"),
    "text-lines": Words(CONGRESS, "休会十五分钟\n15:35 继续开会\n请随身带好代表证"),
    "blank": Blank(),
}

FAR: dict[str, Scene] = {
    "welcome-long": Welcome(
        "共青团云湖现代服务职业技术学院委员会",
        "现代财经与大数据会计应用技术系",
        "第二十一次全体学生大会",
        "2026年12月18日 14:00",
        "学院图书馆东区负一层多功能学术报告厅（原第二阶梯教室）",
        "请各位同学到签到台签到",
    ),
    "agenda-end": agenda(11),
    "agenda-waiting": agenda(-1, (*TITLES, *TITLES)),
    "check-in-many": CheckIn(
        "现代财经与大数据会计应用技术系第二十一次全体学生大会",
        "已到会学生",
        399,
        399,
        267,
        "法定人数：超过应到的120分之67，须 267 人以上",
        "已达到法定人数，可以开会",
        True,
    ),
    "candidates-30": Candidates("第六届学生会委员会", 15, STROKES, people(30), False),
    "candidates-long": Candidates(
        "学生会主席团（就缺额另行选举）", 3, STROKES, people(8, LONG), False
    ),
    "candidate-long": Candidates(
        POST,
        3,
        STROKES,
        (Person(LONG, CLASSES[3], "系学生会学习部部长、班级团支部书记、校广播站站长", DEEDS * 4),),
        True,
    ),
    "motion-long": MotionVote(
        28,
        "监票人、计票人名单",
        "关于授权学生会主席团在大会闭会期间审议学生会各部门机构设置方案并报系团总支、"
        "系党总支批准后施行、向下一次大会报告执行情况的决议（草案）",
        399,
        398,
        398,
        0,
        0,
        "实到 398 人，超过120分之67须 223 人以上同意",
        True,
    ),
    "calling-70": Calling(
        POST, 3, called(70, 68, 45, 3, 0, 12, 5, 1), 80, 81, "过半数须 42 票以上"
    ),
    "calling-399": Calling(
        "第六届学生会委员会",
        15,
        called(*range(390, 210, -6), name=LONG),
        398,
        399,
        "过半数须 200 票以上",
    ),
    "calling-30": Calling(
        "第六届学生会委员会", 15, called(*range(62, 2, -2)), 80, 81, "有效票超过三分之二当选"
    ),
    "calling-long": Calling(
        POST, 3, called(200, 133, 60, 12, 7, name=LONG), 210, 215, "过半数须 110 票以上"
    ),
    "result-15": Result(
        "第六届学生会委员会",
        STROKES,
        winners(*range(399, 369, -2), name=LONG),
        called(*range(180, 150, -2), name=LONG),
        LARGE_FIGURES,
        "实到 398 人，超过120分之67须 223 票以上，选举有效",
        True,
    ),
    "result-5": Result(
        POST, STROKES, winners(62, 61, 50, 49, 43), called(41, 17, 9), FIGURES, LINE, True
    ),
    "result-one": Result("学生会主席", STROKES, winners(62), called(17), FIGURES, LINE, True),
    "result-tie": Result(
        POST,
        STROKES,
        winners(62, 61),
        called(44, 44, 9),
        FIGURES,
        "实到 82 人，过半数须 42 票以上，选举有效，陈奕宁、林若溪票数相等，就平票者再次投票",
        True,
    ),
    "result-void": Result(
        POST,
        STROKES,
        (),
        called(44, 40, 9),
        (*FIGURES[:3], ("收回", 85), *FIGURES[4:]),
        "收回 85 张，多于发出 82 张，选举无效，重新投票",
        False,
    ),
    "text-long": Words(CONGRESS, "会场纪律\n" + "一、按代表团就座，不得随意走动。\n" * 14),
}
