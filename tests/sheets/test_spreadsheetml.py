"""SpreadsheetML 2003."""

from sudesk.sheets.grids import CellError, UnreadFormula
from sudesk.sheets.spreadsheetml import read_spreadsheetml

HEAD = (
    '<?xml version="1.0" encoding="gb2312"?><Workbook'
    ' xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>'
    '<Style ss:ID="z"><NumberFormat ss:Format="0000000000"/></Style>'
    '<Style ss:ID="s"><Font ss:StrikeThrough="1"/></Style></Styles>'
)


def test_cells_indices_styles_and_hidden_parts() -> None:
    sheets = read_spreadsheetml(
        "甲",
        HEAD + '<Worksheet ss:Name="一"><Table>'
        '<Row ss:Index="2"><Cell ss:StyleID="z"><Data ss:Type="Number">210702001</Data></Cell>'
        '<Cell ss:Index="3" ss:StyleID="s" ss:MergeDown="1">'
        '<Data ss:Type="String">张<b>三</b></Data></Cell></Row>'
        '<Row ss:Hidden="1"><Cell><Data ss:Type="Error">#N/A</Data></Cell>'
        '<Cell ss:Formula="=A1"/></Row></Table></Worksheet>'
        '<Worksheet ss:Name="旧"><Table/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible>'
        "</x:WorksheetOptions></Worksheet></Workbook>",
    )
    first, old = sheets
    assert first.rows[1] == ["0210702001", "", "张三"]
    assert isinstance(first.rows[2][0], CellError)
    assert isinstance(first.rows[2][1], UnreadFormula)
    assert first.merges == [(1, 2, 2, 2)]
    assert first.hidden_rows == {2}
    assert first.struck == {(1, 2)}
    assert (first.hidden, old.hidden) == (False, True)
