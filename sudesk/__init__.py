"""系学生会工作台: the desk of a department's student union.

The rooms of the house, top to bottom: ``ui`` (what people see), ``services`` (what people do),
``models`` (what is stored), ``sheets`` (what a workbook says), ``papers`` (what is printed),
``rules`` (what is allowed and who wins). Imports go downwards only.
"""

__version__ = "0.1.0"
