"""What is stored: the tables, the Store that opens a department file, its migrations, the journal.

No decisions and no Chinese sentences beyond the errors of opening a file.
"""
