"""XML from strangers: no document types, no entities, nothing fetched."""

from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import ParseError, fromstring  # type: ignore[import-untyped]


class BrokenXml(ValueError):  # noqa: N818 - reads as what is
    """The text is no XML, or XML that wants more than to be read."""


def parse(content: str | bytes) -> Element:
    """Return the root element; BrokenXml for anything damaged or hostile."""
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, LookupError) as error:
        raise BrokenXml from error
    return root
