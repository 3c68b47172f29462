from sudesk.papers.printing import page_count, render
from sudesk.services import package, papers, tables
from sudesk.services.writing import write_papers
from tests.services.scenes import NAMES


def blanks(hall):
    return [one for one in hall.ask(papers.slots, hall.congress) if one.blank]


def test_every_form_is_ready_with_the_names_of_here(hall):
    hall.convene()
    found = blanks(hall)
    assert {one.number for one in found} == {20, 21, 22, 23, 24, 25, 26, 27, 30}
    assert len({one.file_name for one in found}) == len(found) == 14
    for one in found:
        paper = hall.ask(papers.compose, hall.congress, one.key)
        assert one.ready
        assert page_count(render(paper)) == 1
        assert NAMES.name in str(paper)


def test_blank_forms_are_written_only_where_they_are_asked_for(sealed, tmp_path):
    with sealed.store.reading() as session:
        usual = write_papers(session, sealed.congress, tmp_path / "all")
        asked = write_papers(session, sealed.congress, tmp_path / "asked", only=[25])
    assert not any("空白" in path.name for path in usual)
    assert [path.name for path in asked] == ["25 干部退出审批表（空白）.pdf"]


def test_a_blank_table_can_be_worked_on_and_is_no_part_of_the_package(sealed):
    key = next(one.key for one in blanks(sealed) if one.number == 30)
    table = sealed.ask(tables.of_paper, sealed.congress, key)
    assert table.file_name == "30 经费收支公开表（空白）.xlsx"
    assert not any("空白" in one.file_name for one in sealed.ask(tables.tables, sealed.congress))
    content = sealed.ask(package.pack, sealed.congress)
    assert "空白".encode() not in content
