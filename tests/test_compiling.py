"""Templates compiled our way say what Jinja's own way says."""

from collections import namedtuple

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError, UndefinedError
from markupsafe import Markup

from bangvang.compiling import Compiled, Compiler

PARTS = """{% macro a(one, mark="", level=2) -%}
<a{{ level }}>{{ mark }}{{ one.text }}{% if one.more %}{{ a(one.more, level=level + 1) }}{% endif %}</a>
{%- endmacro %}
{% macro never(one) %}{{ one.nothing }}{% endmacro %}
"""
PAGES = {
    "text": "{{ page.title }}: {{ model.text }}\n",
    "empty lines": "\n\n{{ page.title }}\n\n",
    "imports": '{% from "parts/a.html" import a %}\n{# #}\n{{ a(model) }} {{ a(model, "<") }} {{ a(model, level=4) }}',
    "own macro": "{% macro b(x, y=[]) %}{{ x }}{{ y | length }}{% endmacro %}\n{{ b(model.text) }}{{ b(y=[1], x=2) }}",
    "loop": "{% for one in page.crumbs %}\n{{ loop.index }}{{ one }}{{ ', ' if not loop.last }}\n{% endfor %}\n",
    "set": "{% set found = page.crumbs | map('upper') | list %}\n{% if found %}{{ found.count('<A>') }}{% endif %}\n",
    "safe": "{{ model.safe }}{{ [model.safe, model.text] | join(', ') }}{{ 'a' ~ model.text ~ 1 }}",
    "call": "{{ model.text.upper() }}{{ model.safe.upper() }}",
    "import after text": 'x\n{% from "parts/a.html" import a %}\n{{ a(model) }}',
}
Page = namedtuple("Page", "title crumbs")
Model = namedtuple("Model", "text more safe")
MODEL = Model("<ô & “b”>", Model("'", None, Markup("<u>")), Markup("<b>đ</b>"))
PAGE = Page('"Trang" <1>', ("<a>", "b", Markup("<i>")))


def environment(text: str, **classes) -> Environment:
    templates = DictLoader({"pages/x.html": text, "parts/a.html": PARTS})
    found = Environment(
        loader=templates, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.__dict__ |= classes
    return found


def ours(text: str) -> str:
    made = environment(text, template_class=Compiled, code_generator_class=Compiler)
    return made.get_template("pages/x.html").module.body(PAGE, MODEL)


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_template_says_what_jinja_would_say(text):
    said = environment(text).get_template("pages/x.html").render(page=PAGE, model=MODEL)
    assert said
    assert ours(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "{{ nobody }}",
        "{{ page.nobody }}",
        "{{ a(model) }}",
        '{% from "parts/a.html" import b %}{{ b(model) }}',
        '{% from "parts/a.html" import a %}{{ a() }}',
        '{% from "parts/a.html" import never %}{{ never(model) }}',
        "{% macro own() %}{{ model.text }}{% endmacro %}{{ own() }}",
    ],
)
def test_what_is_not_there_fails_at_once(text):
    with pytest.raises((UndefinedError, AttributeError)):
        ours(text)


@pytest.mark.parametrize("call", ["a(*page.crumbs)", "a(**model)"])
def test_calls_that_are_not_compiled_are_refused(call):
    with pytest.raises(TemplateSyntaxError, match="không gọi với"):
        ours(f'{{% from "parts/a.html" import a %}}{{{{ {call} }}}}')


def test_call_blocks_are_refused():
    with pytest.raises(TemplateSyntaxError, match="khối call"):
        ours('{% from "parts/a.html" import a %}{% call a(model) %}x{% endcall %}')
