"""The plan is data: another college's file changes figures and sources, a broken one is named."""

import tomllib

import pytest

from sudesk.errors import SudeskError
from sudesk.paths import resources
from sudesk.rules import law, plan
from sudesk.terms import Grade, Verdict

TEXT = (resources() / plan.FILE).read_text("utf-8")


@pytest.fixture
def fresh():
    """Let the program read the plan anew, before and after."""
    plan.plan.cache_clear()
    yield
    plan.plan.cache_clear()


def test_every_rule_of_the_book_is_there_once():
    assert [one.rule for one in plan.plan().provisions] == list(plan.RULES)
    assert len(plan.RULES) == 30


def test_grades_and_sources_are_those_of_the_rule_book():
    grades = {one.rule: one.grade for one in plan.plan().provisions}
    hard = {"D2", "D3", "D5", "D6", "B2", "B3", "B6", "B8", "C1"}
    principle = {"D4", "B1", "B4", "B5", "B7", "B9", "B12"}
    assert {rule for rule, grade in grades.items() if grade is Grade.HARD} == hard
    assert {rule for rule, grade in grades.items() if grade is Grade.PRINCIPLE} == principle
    assert all((grade is Grade.REFERENCE) is (rule[0] == "R") for rule, grade in grades.items())
    assert plan.provision("D4").citation == "改革方案二.3、二.7"
    assert plan.provision("R3").citation == "参照二.3"
    assert plan.provision("B12").citation == "改革方案三"


def test_only_b2_and_b3_of_the_hard_rules_can_be_passed():
    passable = {one.rule for one in plan.plan().provisions if one.passable}
    assert passable == {"B2", "B3", "D4", "B1", "B4", "B5", "B7", "B9", "B12"}


def test_figures_stand_in_the_sentences():
    assert "低于400人" in plan.provision("D5").statement
    assert plan.provision("D6").title == "主席团不超过3人"
    assert plan.provision("B2").share == (3, 10)
    assert plan.provision("R1").share == (1, 100)
    assert "{" not in "".join(one.title + one.statement for one in plan.plan().provisions)


def test_contradictions_say_what_settles_them():
    chair, contacts = plan.plan().contradictions
    assert (chair.key, chair.citation) == ("chair", "改革方案二.3、二.4")
    assert "选举办法" in chair.settled
    assert contacts.citation == "改革方案二.7"


def test_another_college_puts_its_plan_in_place(tmp_path, monkeypatch, fresh):
    theirs = TEXT.replace('document = "改革方案"', 'document = "我校办法"').replace(
        "below = 400", "below = 300"
    )
    (tmp_path / plan.FILE).write_text(theirs, "utf-8")
    monkeypatch.setattr(plan, "resources", lambda: tmp_path)
    ruling = law.assembly(300)
    assert (ruling.verdict, ruling.citation) == (Verdict.BLOCKED, "我校办法二.3")
    assert law.assembly(299).sentence == "学生299人，低于300人，可以召开全体学生大会"


def test_a_missing_or_unreadable_file_is_said(tmp_path, monkeypatch, fresh):
    monkeypatch.setattr(plan, "resources", lambda: tmp_path)
    with pytest.raises(SudeskError, match=r"law\.toml.*打不开"):
        plan.plan()
    (tmp_path / plan.FILE).write_bytes(TEXT.encode("gbk"))
    with pytest.raises(SudeskError, match="UTF-8"):
        plan.plan()


def section(name):
    start = TEXT.index(f"[{name}]")
    end = TEXT.find("\n[", start)
    return TEXT[start : end if end > 0 else len(TEXT)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("below = 400", "below = ", "第"),
        ("below = 400", "below = 4e2", "rule.D5的below应为正整数"),
        ("below = 400", "below = true", "rule.D5的below应为正整数"),
        ("below = 400", "above = 400", "rule.D5缺below"),
        ("most = 3", "most = 0", "rule.D6的most应为正整数"),
        ("top_percent = 30", "top_percent = 101", "rule.B2的top_percent应为1至100的整数"),
        ('document = "改革方案"', "", "文件开头缺document"),
        ('document = "改革方案"', 'document = " "', "文件开头缺document"),
        ('number = "沪工商委〔2019〕28号"', "number = 28", "文件开头缺number"),
        (
            'title = "不设助理岗位"\ngrade = "硬"',
            'title = "不设"\ngrade = "软"',
            "rule.B8的grade应为",
        ),
        ('sections = ["三"]', "sections = []", "rule.B12缺sections"),
        ('sections = ["三"]', 'sections = "三"', "rule.B12缺sections"),
        ('sections = ["三"]', "sections = [3]", "rule.B12缺sections"),
        (section("rule.C2"), "", "缺[rule.C2]一节"),
        ("[rule.C2]", "[rule.C3]", "缺[rule.C2]一节"),
        (section("rule.C2"), section("rule.C2") + "[rule.C3]\n", "[rule.C3]不是程序认得的编号"),
        ("[contradiction.chair]", "[contradiction.chairs]", "缺[contradiction.chair]一节"),
        ("最多{most}名", "最多{most", "rule.B7的花括号里不是同一节的数字"),
        ("最多{most}名", "最多{}名", "rule.B7的花括号里不是同一节的数字"),
        ("最多{most}名", "最多{most.x}名", "rule.B7的花括号里不是同一节的数字"),
    ],
)
def test_a_broken_file_says_where(old, new, said):
    assert old in TEXT
    with pytest.raises(SudeskError) as broken:
        plan.parse(TEXT.replace(old, new))
    assert said in broken.value.why
    assert broken.value.remedy


def test_a_figure_that_the_program_decides_by_must_be_there():
    text = TEXT.replace('title = "大会每年召开一次"', 'title = "x"').replace("满{years}年", "")
    with pytest.raises(SudeskError, match=r"rule\.D2缺years"):
        plan.parse(text.replace("years = 1", ""))


def test_a_file_that_ends_too_soon_is_said():
    with pytest.raises(SudeskError, match="的写法不对"):
        plan.parse('document = "')


def test_rules_that_are_no_section_are_missed():
    with pytest.raises(SudeskError, match=r"缺\[rule\.D1\]"):
        plan.parse('document = "方案"\nrule = 3')


def test_every_line_of_comment_is_chinese_help():
    comments = [line for line in TEXT.splitlines() if line.startswith("# ")]
    assert len(comments) > 10
    assert tomllib.loads(TEXT)["rule"]["D5"]["below"] == 400
