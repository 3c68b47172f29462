"""The container of .xls and .et files: a small file system in one file (OLE2 compound file)."""

import struct

_FREE = 0xFFFFFFFA  # sector numbers from here on mark ends and free sectors

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class BrokenContainer(ValueError):  # noqa: N818 - reads as what is
    """The bytes begin like a compound file but do not hold together."""


def streams(blob: bytes) -> dict[str, bytes]:
    """Return every stream by its name, whatever folder it lies in; BrokenContainer if damaged."""
    try:
        return _streams(blob)
    except (struct.error, IndexError) as error:
        raise BrokenContainer from error


def _streams(blob: bytes) -> dict[str, bytes]:
    """Follow header, allocation table and directory to the streams."""
    shift, mini_shift = struct.unpack_from("<HH", blob, 30)
    if not (7 <= shift <= 16 and 4 <= mini_shift <= shift):
        raise BrokenContainer
    size = 1 << shift
    directory_start, cutoff = struct.unpack_from("<I", blob, 48)[0], 4096
    mini_fat_start, difat_start = (struct.unpack_from("<I", blob, at)[0] for at in (60, 68))
    fat = _numbers(b"".join(_sector(blob, n, size) for n in _fat_sectors(blob, difat_start, size)))
    directory = _chain(blob, fat, directory_start, size)
    entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
    root = next((entry for entry in entries if entry[66] == 5), None)
    if root is None:
        raise BrokenContainer
    mini_fat = _numbers(_chain(blob, fat, mini_fat_start, size))
    mini_store = _chain(blob, fat, struct.unpack_from("<I", root, 116)[0], size)
    found = {}
    for entry in entries:
        if entry[66] != 2:
            continue
        name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode(
            "utf-16-le", "replace"
        )
        start, length = struct.unpack_from("<II", entry, 116)
        small = length < cutoff
        content = (
            _chain(mini_store, mini_fat, start, 1 << mini_shift, header=0)
            if small
            else _chain(blob, fat, start, size)
        )
        found[name] = content[:length]
    return found


def _fat_sectors(blob: bytes, difat_start: int, size: int) -> list[int]:
    """Return the sectors that hold the allocation table."""
    sectors = [n for n in struct.unpack_from("<109I", blob, 76) if n < _FREE]
    following, seen = difat_start, set[int]()
    while following < _FREE:
        if following in seen:
            raise BrokenContainer
        seen.add(following)
        numbers = _numbers(_sector(blob, following, size))
        sectors.extend(n for n in numbers[:-1] if n < _FREE)
        following = numbers[-1]
    return sectors


def _numbers(content: bytes) -> tuple[int, ...]:
    """Return the 32-bit numbers of some sectors."""
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])


def _sector(blob: bytes, number: int, size: int, header: int = 1) -> bytes:
    """Return one sector; the last one may be cut short."""
    at = (number + header) * size
    if at >= len(blob):
        raise BrokenContainer
    return blob[at : at + size]


def _chain(blob: bytes, table: tuple[int, ...], start: int, size: int, header: int = 1) -> bytes:
    """Return the sectors of one chain, each sector at most once."""
    parts = []
    number, left = start, len(table)
    while number < _FREE:
        if left < 0:
            raise BrokenContainer
        parts.append(_sector(blob, number, size, header))
        number, left = table[number], left - 1
    return b"".join(parts)
