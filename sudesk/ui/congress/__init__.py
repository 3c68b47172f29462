"""The congress page: one tab for each part of the congress, from its founding to its count."""

from sudesk.ui.congress.page import CongressPage

__all__ = ["CongressPage"]
