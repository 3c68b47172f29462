"""What is allowed and who wins: pure functions over plain values.

No SQL, no Qt, no files, no clock; integers only, never floating point.
"""
