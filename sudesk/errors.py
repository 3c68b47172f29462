"""The errors that people see; every other exception is a bug of ours."""


class SudeskError(Exception):
    """Something the user can mend: what happened, why, and what to do.

    The text is Chinese, plain, at most three short sentences, and is shown as it stands on the
    screen and on the command line.
    """

    def __init__(self, what: str, why: str = "", remedy: str = "") -> None:
        self.what = what
        self.why = why
        self.remedy = remedy
        super().__init__("".join(part for part in (what, why, remedy) if part))


class Refused(SudeskError):  # noqa: N818 - reads as what happened
    """A rule does not allow the act; the text cites the rule and its numbers."""


class Stopped(Exception):  # noqa: N818 - the user's wish, not an error
    """The user stopped a long job; nothing is shown, nothing was done."""
