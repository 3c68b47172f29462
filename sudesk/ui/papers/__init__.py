"""The page of papers: what can be printed, how it looks, and the ways out on paper and as file."""

from sudesk.ui.papers.page import PapersPage

__all__ = ["PapersPage"]
