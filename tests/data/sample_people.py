"""Who is in the sample departments: classes, people with a fixed place, and invented others."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SURNAMES = (
    "王王王王李李李李张张张张刘刘刘陈陈陈杨杨赵赵黄黄周周吴吴徐孙马朱胡郭何林罗梁宋郑谢韩唐冯于董萧"
    "程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛"
    "邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
GIVEN = {
    "女": "雨桐 若溪 语桐 诗涵 欣怡 梓萱 可馨 静姝 清禾 念初 书瑶 芷晴 晚晴 令仪 婉清 思齐 佳宁 "
    "梦洁 雅琪 沐瑶 知夏 云舒 子衿 依然 晓彤 雪莹 嘉怡 心悦 若彤 芊羽 映雪 采苓 初夏 安然 慧敏 "
    "海棠 如意 南乔 一诺 悦宁 凝霜 蔓青 锦书 舒窈 宛童 玥 婧 岚 萌 颐",
    "男": "明哲 思远 嘉树 书恒 沐辰 景行 润轩 亦帆 奕宁 一鸣 浩然 子轩 俊杰 宇航 天佑 承泽 文博 "
    "睿渊 嘉言 书墨 启航 泽宇 逸飞 瑞霖 志远 家豪 永康 远舟 正初 怀瑾 牧野 星河 致和 鹏程 昊天 "
    "立诚 博文 修远 知行 北辰 临风 砚秋 时雨 鸿飞 喆 堃 峰 帆 斌 毅 旭",
}
POLITICS = ("共青团员",) * 15 + ("群众",) * 4 + ("中共预备党员",)


@dataclass(frozen=True)
class Student:
    """One invented person; what a workbook does not show is simply not written there."""

    student_no: str
    name: str
    gender: str
    class_name: str
    major: str
    political: str
    phone: str
    room: str

    @property
    def number(self) -> int:
        """The student number as the spreadsheet stores it when nobody set the cell to text."""
        return int(self.student_no)


@dataclass(frozen=True)
class Class:
    """One class; ``placed`` says who has which place, 姓名 then 性别."""

    name: str
    prefix: str
    major: str
    size: int
    placed: dict[int, tuple[str, str]]


class Registrar:
    """Invents students, no name twice unless it was placed twice."""

    def __init__(self, seed: int, classes: Iterable[Class]) -> None:
        self.chance = random.Random(seed)
        self.used = {name for group in classes for name, _ in group.placed.values()}

    def students(self, group: Class) -> list[Student]:
        """Return the students of a class by number."""
        return [self.student(group, place) for place in range(1, group.size + 1)]

    def student(self, group: Class, place: int) -> Student:
        """Return the student with this place in the class."""
        name, gender = group.placed.get(place) or self.person()
        return Student(
            student_no=f"{group.prefix}{place:02}",
            name=name,
            gender=gender,
            class_name=group.name,
            major=group.major,
            political=self.one_of(POLITICS),
            phone=f"000{self.below(10**8):08}",
            room=f"{1 + self.below(6)}-{1 + self.below(6)}{1 + self.below(20):02}",
        )

    def person(self) -> tuple[str, str]:
        """Return a name that nobody has yet, and its 性别."""
        gender = "女" if self.below(5) < 3 else "男"
        name = self.one_of(SURNAMES) + self.one_of(GIVEN[gender].split())
        if name in self.used:
            return self.person()
        self.used.add(name)
        return name, gender

    def one_of(self, choices: Sequence[str]) -> str:
        """Return one of them."""
        return choices[self.below(len(choices))]

    def below(self, bound: int) -> int:
        """Return a number under the bound; of Random only ``random`` never changes its series."""
        return int(self.chance.random() * bound)


DELEGATES = {
    group.name: group
    for group in (
        Class(
            "会计2401班",
            "2024010301",
            "大数据与会计",
            48,
            {7: ("陈㛃", "女"), 11: ("方景行", "男"), 23: ("许嘉禾", "女"), 40: ("李思远", "男")},
        ),
        Class(
            "会计2402班",
            "2024010302",
            "大数据与会计",
            46,
            {9: ("秦月", "女"), 17: ("林若溪", "女"), 30: ("欧阳清扬", "男")},
        ),
        Class(
            "财管2401班",
            "2024010303",
            "大数据与财务管理",
            44,
            {5: ("谢云舒", "女"), 14: ("卢思远", "男"), 22: ("彭思齐", "女"), 31: ("罗嘉言", "男")},
        ),
        Class(
            "会计2501班",
            "2025010301",
            "大数据与会计",
            49,
            {12: ("沈知夏", "女"), 26: ("周明哲", "男"), 38: ("何书墨", "男")},
        ),
        Class(
            "会计2502班",
            "2025010302",
            "大数据与会计",
            47,
            {9: ("苏念", "女"), 21: ("王语桐", "女"), 35: ("古丽米热·阿不都", "女")},
        ),
        Class(
            "审计2501班",
            "2025010304",
            "大数据与审计",
            45,
            {6: ("蒋一鸣", "男"), 17: ("魏清禾", "女"), 28: ("陈奕宁", "男"), 33: ("程砚", "男")},
        ),
        Class(
            "会计2601班",
            "2026010301",
            "大数据与会计",
            50,
            {
                1: ("蔡雨晴", "女"),
                2: ("邓书恒", "男"),
                3: ("范可欣", "女"),
                4: ("高亦帆", "男"),
                5: ("郭䶮", "男"),
                6: ("韩诗语", "女"),
                7: ("何嘉树", "男"),
                8: ("何家澍", "男"),
                9: ("黄沐辰", "男"),
                10: ("江晚晴", "女"),
                11: ("孔令仪", "女"),
                27: ("钟子衿", "女"),
            },
        ),
        Class(
            "会计2602班",
            "2026010302",
            "大数据与会计",
            49,
            {14: ("杜亦然", "男"), 31: ("刘润轩", "男"), 44: ("李思远", "男")},
        ),
        Class("大数据会计2601班", "2026010303", "大数据与会计", 46, {19: ("张𬭎", "男")}),
        Class(
            "税务2601班", "2026010305", "税务师事务", 38, {8: ("王喆", "男"), 16: ("赵堃", "男")}
        ),
    )
}
ASSEMBLY = {
    group.name: group
    for group in (
        Class("会计2401班", "2024020301", "大数据与会计", 36, {10: ("郑㛃", "女")}),
        Class("会计2501班", "2025020301", "大数据与会计", 37, {12: ("马喆", "男")}),
        Class("财管2501班", "2025020302", "大数据与财务管理", 34, {}),
        Class("会计2601班", "2026020301", "大数据与会计", 38, {20: ("吴䶮", "男")}),
        Class("财管2601班", "2026020302", "大数据与财务管理", 35, {}),
    )
}
