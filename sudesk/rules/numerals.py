"""Numbers and fractions as Chinese sentences write them."""

_DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """Write 1 to 99 in Chinese, as headings count: 一, 十, 二十一."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def fraction(part: int, whole: int) -> str:
    """Write a part of a number: 半数, 三分之二, 全数, 120分之67."""
    if part == whole:
        return "全数"
    if (part, whole) == (1, 2):
        return "半数"
    if whole < 100:
        return f"{numeral(whole)}分之{numeral(part)}"
    return f"{whole}分之{part}"
