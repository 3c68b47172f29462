"""The cohort (年级) that a class's name tells: 会计2401班 began in 2024."""

import re

_FULL = re.compile(r"(?<!\d)(20\d\d)(?=\D|\d{1,2}班|$)")
_CODE = re.compile(r"(?<!\d)([12]\d)(\d{1,2})(?!\d)")
_GRADE = re.compile(r"(?<!\d)([12]\d)级")


def derive(class_name: str) -> str | None:
    """Return the year in which a class began as its name tells it, None where it does not."""
    if found := _FULL.search(class_name):
        return found[1]
    if found := _GRADE.search(class_name) or _CODE.search(class_name):
        return f"20{found[1]}"
    return None
