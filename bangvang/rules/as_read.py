"""The rules that reading itself applies, documented like the others; the functions are only their help pages."""

from bangvang.problems import Severity

RULES: tuple = ()

__all__ = ["RULES", "Severity"]
