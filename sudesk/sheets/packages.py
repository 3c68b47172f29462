"""Zip packages as careless programs pack them, brought to the usual form before they are read."""

import io
import posixpath
import re
import zipfile

from sudesk.sheets.safe_xml import parse

_WORKBOOK = "xl/workbook.xml"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_DECLARED = re.compile(r"""(<\?xml[^>]*?encoding\s*=\s*)["'][^"']*["']""")


def put_right(blob: bytes) -> bytes:
    """Return a package with plain part names, its workbook in its usual place, its XML in UTF-8.

    A package that is so already comes back as it is.
    """
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        members = package.infolist()
        names = {member.filename: _plain(member.filename) for member in members}
        if _WORKBOOK not in names.values() and (moved := _workbook_of(package, names)):
            names.update({old: _moved(plain, moved) for old, plain in names.items()})
        wide = {m.filename for m in members if _is_wide(package, m)}
        if not wide and all(old == new for old, new in names.items()):
            return blob
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as target:
            for member in members:
                content = package.read(member)
                if member.filename in wide:
                    content = _narrow(content)
                target.writestr(names[member.filename], content)
    return packed.getvalue()


def _plain(name: str) -> str:
    """Return a part's name with slashes that lean the right way and none in front."""
    return name.replace("\\", "/").lstrip("/")


def _workbook_of(package: zipfile.ZipFile, names: dict[str, str]) -> str:
    """Return where the package says that its workbook lies, if that is within xl/."""
    for old, plain in names.items():
        if plain == "_rels/.rels":
            for relation in parse(package.read(old)):
                target = relation.get("Target", "").lstrip("/")
                main = relation.get("Type", "").endswith("/officeDocument")
                if main and posixpath.dirname(target) == "xl" and target in names.values():
                    return target
    return ""


def _moved(plain: str, workbook: str) -> str:
    """Return the usual name of a workbook part or of its relations."""
    if plain == workbook:
        return _WORKBOOK
    if plain == f"xl/_rels/{posixpath.basename(workbook)}.rels":
        return "xl/_rels/workbook.xml.rels"
    return plain


def _is_wide(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Tell whether a part is XML in UTF-16."""
    if not member.filename.endswith((".xml", ".rels")):
        return False
    with package.open(member) as part:
        return part.read(2) in _WIDE


def _narrow(content: bytes) -> bytes:
    """Return XML in UTF-8 that was in UTF-16."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16")
    else:
        text = content.decode("utf-16-be" if content[:1] == b"\x00" else "utf-16-le")
    return _DECLARED.sub(r'\1"UTF-8"', text, count=1).encode()
