"""YAML as the guides write it: lists indented, lists of words on one line, long text folded."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

WIDTH = 100
LONG = 72
"""Characters from which text is written as a folded block."""


class _Dumper(yaml.SafeDumper):
    """YAML as the guides write it: lists indented, lists of words on one line, long text folded.

    Our reader knows no `on`, `no` or `yes`, so such words and keys stand without quotes.
    """

    def increase_indent(self, flow: bool = False, indentless: bool = False):
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _none_node(dumper: _Dumper, _: None) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


def _text_node(dumper: _Dumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, ">" if len(text) > LONG else None)


def _list_node(dumper: _Dumper, items: list) -> yaml.Node:
    flat = not any(isinstance(item, dict) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=flat)


_Dumper.add_representer(type(None), _none_node)
_Dumper.add_representer(str, _text_node)
_Dumper.add_representer(list, _list_node)
_Dumper.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if not tag.endswith(":bool")]
    for first, forms in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
_Dumper.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(?i:true|false)$"), list("tTfF"))


def lines(key: str, value: Any) -> Iterator[str]:
    """A key and its value; None is left empty, to be filled in."""
    text = yaml.dump({key: value}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    yield from text.splitlines()
