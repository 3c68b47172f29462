"""The count in the window: entering the ballots, checking the ledger, sealing the result.

Only pages and their parts live here; what is counted and decided comes from services and rules.
"""

from sudesk.ui.count.entry import BallotEntryPage
from sudesk.ui.count.tab import CountTab

__all__ = ["BallotEntryPage", "CountTab"]
