from papers.reading import lines_of, said, text_of
from papers.samples import cover_letter
from sudesk.papers.cover_letter import root_groups
from sudesk.papers.printing import page_count, render


def test_the_root_is_shown_as_eight_groups_of_four() -> None:
    groups = root_groups("0123456789abcdef" * 4)
    assert groups == ("0123", "4567", "89AB", "CDEF") * 2
    lines = lines_of(render(cover_letter()), 0).values()
    assert "".join(groups) in [said(line) for line in lines]


def test_every_file_is_listed_with_its_pages() -> None:
    text = text_of(render(cover_letter(9)))
    assert "共9个文件" in text.replace("\r\n", "")
    assert all(f"{n:02}-代表名额分配表.pdf" in text for n in range(9))


def test_code_and_seals_stand_on_the_first_page_and_the_list_behind_it() -> None:
    for files, pages in ((0, 2), (14, 2), (60, 4)):
        pdf = render(cover_letter(files))
        first = [said(line) for line in lines_of(pdf, 0).values()]
        second = [said(line) for line in lines_of(pdf, 1).values()]
        assert page_count(pdf) == pages
        assert any(line.startswith("01234567") for line in first)
        assert "2026年6月18日" in first
        assert second[:2] == ["附件", "文件清单"]
