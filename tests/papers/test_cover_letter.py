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


def test_a_long_list_takes_more_pages_and_the_seals_stand_with_the_code() -> None:
    for files in range(9, 40, 5):
        pdf = render(cover_letter(files))
        pages = page_count(pdf)
        lines = [said(line) for line in lines_of(pdf, pages - 1).values()]
        assert any(line.startswith("01234567") for line in lines)
        assert "2026年6月18日" in lines
