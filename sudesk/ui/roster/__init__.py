"""The roster page and the import of rosters: what the students' secretary sees of the roll.

It asks and does by the desk; reading files, planning and applying are the services' business.
"""

from sudesk.ui.roster.page import RosterPage

__all__ = ["RosterPage"]
