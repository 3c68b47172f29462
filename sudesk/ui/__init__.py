"""What people see: the only room that knows Qt.

Reads through ``desk.ask`` and acts through ``desk.do``; holds no rule and no SQL.
"""
