"""What people do: one function per act, Session first, plain values back.

Services never commit and never ask the clock: who opened the transaction gives both.
"""
