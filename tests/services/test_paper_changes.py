"""What two versions of a paper say differently."""

from sudesk.services.paper_changes import changes


def told(was, now):
    return [(one.was, one.now) for one in changes(was, now)]


def test_equal_words_are_no_change():
    assert told("应到代表88人", "应到代表88人") == []


def test_a_figure_is_told_whole_with_the_words_before_it():
    (one,) = changes("应到代表88人，实到82人。", "应到代表87人，实到82人。")
    assert (one.after, one.was, one.now) == ("应到代表", "88", "87")
    assert one.words == "应到代表【88】改为【87】"


def test_several_changes_are_told_apart():
    assert told("应到88人，请假4人。", "应到87人，请假3人。") == [("88", "87"), ("4", "3")]


def test_changes_that_touch_are_one():
    assert told("张三丰来", "李四光来") == [("张三丰", "李四光")]
    assert told("王一二", "赵一钱") == [("王一二", "赵一钱")]


def test_what_is_new_or_gone_says_so():
    (gone,) = changes("甲\n乙\n丙", "甲\n丙")
    assert gone.words == "甲【乙】改为【无】"
    assert told("甲\n丙", "甲\n乙\n丙") == [("", "乙")]


def test_text_that_only_runs_over_otherwise_is_no_change():
    was = "根据选举办法，应当\n召开大会。"
    now = "根据选举办法，应当召\n开大会。"
    assert told(was, now) == []


def test_page_numbers_and_fingerprints_are_no_words():
    was = "正文\n校验\n16-AB12\nD0AC-8A31-0000-1111\n—\n1\n—"
    now = "正文\n校验\n16-AB12\nFFFF-8A31-0000-1111\n—\n2\n—"
    assert told(was, now) == []


def test_a_long_change_is_shortened():
    (one,) = changes("", "字" * 100)
    assert len(one.words) < 70
    assert "…" in one.words


def test_a_long_list_is_compared_quickly():
    rows = [f"{number}学生{number}会计2401班" for number in range(3000)]
    was = "\n".join(rows)
    rows[1500] = "1500李四会计2401班"
    assert told(was, "\n".join(rows)) == [("学生1500", "李四")]


def test_what_changes_alike_on_every_page_is_told_once():
    was = "正式会议\n2026年12月18日\n报告厅\n甲\n正式会议\n2026年12月18日\n报告厅\n乙"
    (one,) = changes(was, was.replace("报告厅", "体育馆"))
    assert one.after == "年12月18日"
