"""The clerk: what a pull request touches, judged, and one comment about it in Vietnamese.

changes → what git says differs; clerk → a `Report` (values); comment → its Markdown. `report` and `comment` need the
standard library alone: whoever posts the comment reads the report as data and writes the words anew.
"""
