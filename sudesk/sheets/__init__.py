"""What a workbook says: bytes in, plain rows and problems out; templates and tables out.

Knows nothing of what is stored and never guesses what a file does not say.
"""
