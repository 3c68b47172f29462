"""Where in the window each thing is done: the words of the services to sections and tabs."""

from sudesk.ui.page import Shell

HOME, ROLL, CONGRESS, PAPERS, PACKAGE, SETTINGS = (
    "home",
    "roll",
    "congress",
    "papers",
    "package",
    "settings",
)

# The services say what is to be done; only the window knows on which page that is.
ROOMS = {
    "roll": (ROLL, ""),
    "congress": (CONGRESS, "process"),
    "election_rules": (CONGRESS, "election_rules"),
    "quotas": (CONGRESS, "quotas"),
    "delegates": (CONGRESS, "delegates"),
    "candidates": (CONGRESS, "candidates"),
    "notices": (CONGRESS, "notices"),
    "election": (CONGRESS, "candidates"),
    "agenda": (CONGRESS, "sitting"),
    "minutes": (CONGRESS, "minutes"),
    "sitting": (CONGRESS, "sitting"),
    "motions": (CONGRESS, "motions"),
    "officials": (CONGRESS, "candidates"),
    "count": (CONGRESS, "count"),
    "rules": (CONGRESS, "rules"),
    "papers": (PAPERS, ""),
    "work_report": (PAPERS, ""),
    "package": (PACKAGE, ""),
    "settings": (SETTINGS, ""),
}


def open_room(shell: Shell, room: str) -> None:
    """Show the page on which a thing is done, by the word that the services use for it."""
    shell.go(*ROOMS[room])
