"""The page of the package to the college union: what it holds, making one, checking any one."""

from sudesk.ui.package.page import PackagePage

__all__ = ["PackagePage"]
