"""Unicode strings of BIFF8 records, which may be cut anywhere by a CONTINUE record."""

import struct


def text8(content: bytes, at: int, short: bool = False) -> str:
    """Return the string at an offset of one record; ``short`` where its length is one byte."""
    length = content[at] if short else struct.unpack_from("<H", content, at)[0]
    at += 1 if short else 2
    flags = content[at] if at < len(content) else 0
    at += 1 + (2 if flags & 8 else 0) + (4 if flags & 4 else 0)
    return _decode(content[at : at + length * (2 if flags & 1 else 1)], bool(flags & 1))


def _decode(raw: bytes, wide: bool) -> str:
    """Return text of two-byte units or of their low bytes only."""
    return raw.decode("utf-16-le", "replace") if wide else raw.decode("latin-1")


def shared_strings(blocks: list[bytes]) -> list[str]:
    """Return the table of shared strings from the SST record and those that continue it."""
    count = struct.unpack_from("<I", blocks[0], 4)[0]
    reader = _Blocks(blocks, 8)
    strings: list[str] = []
    while len(strings) < count and not reader.ended:
        strings.append(reader.text())
    return strings


class _Blocks:
    """A cursor over blocks; a string that runs over an edge repeats its width flag there."""

    def __init__(self, blocks: list[bytes], at: int) -> None:
        self._blocks = blocks
        self._number = 0
        self._at = at

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        while self._number < len(self._blocks) and self._at >= len(self._blocks[self._number]):
            self._number, self._at = self._number + 1, 0
        return self._number >= len(self._blocks)

    def _take(self, size: int) -> bytes:
        """Return the next bytes, at most up to the end of what is there."""
        parts = []
        while size > 0 and not self.ended:
            part = self._blocks[self._number][self._at : self._at + size]
            self._at += len(part)
            size -= len(part)
            parts.append(part)
        return b"".join(parts)

    def text(self) -> str:
        """Return the next string and step over its formatting runs and phonetic text."""
        head = self._take(3)
        if len(head) < 3:
            return ""
        length, flags = struct.unpack("<HB", head)
        runs = int.from_bytes(self._take(2), "little") if flags & 8 else 0
        phonetic = int.from_bytes(self._take(4), "little") if flags & 4 else 0
        text = self._characters(length, bool(flags & 1))
        self._take(runs * 4 + phonetic)
        return text

    def _characters(self, length: int, wide: bool) -> str:
        """Return characters, reading the width flag anew at each edge."""
        parts = []
        while length > 0:
            if self._number < len(self._blocks) and self._at >= len(self._blocks[self._number]):
                if self.ended:
                    break
                wide = bool(self._take(1)[0] & 1)
            elif self.ended:
                break
            room = len(self._blocks[self._number]) - self._at
            units = max(min(length, room // 2 if wide else room), 1)
            parts.append(_decode(self._take(units * 2 if wide else units), wide))
            length -= units
        return "".join(parts)
