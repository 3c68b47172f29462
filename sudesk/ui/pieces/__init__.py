"""The kit: every piece that pages are built of."""
