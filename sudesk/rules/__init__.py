"""What is allowed and who wins: pure functions over plain values.

No SQL, no Qt, no clock, no file but the data of the plan itself; integers only, never floats.
"""
