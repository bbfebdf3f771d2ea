"""How our templates are compiled: to plain functions, by Jinja's own compiler.

Jinja asks at every step what is never so here: whether a call wants its context, an attribute is an item, a name was
left out. Compiled so, nothing is asked; a template that needs one of these fails at once, with a trace.
"""

from collections.abc import Callable
from functools import partial

from jinja2 import Template, nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Macro, missing
from markupsafe import Markup, _escape_inner, escape  # the inner one, in C, wraps nothing

PAGES = "pages/"
"""Templates in this folder are pages' bodies, the others are imported by them."""

marked = partial(str.__new__, Markup)
"""What is escaped already, marked so."""


class Compiler(CodeGenerator):
    """Attributes and calls are Python's own."""

    def visit_Template(self, node: nodes.Template, frame=None) -> None:
        """A page's template becomes a macro `body`, so that what it imports and its own macros are made only once."""
        if self.name.startswith(PAGES):
            kept = [one for one in node.body if isinstance(one, _KEPT)]
            said = [one for one in node.body if not isinstance(one, _KEPT)]
            known = [nodes.Name("page", "param"), nodes.Name("model", "param")]
            node.body = [*kept, nodes.Macro("body", known, [], said, lineno=1)]
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame, forward_caller: bool = False) -> None:
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            self.fail("khuôn trang không dùng khối call, không gọi với * hay **", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


_KEPT = nodes.FromImport | nodes.Macro


class Compiled(Template):
    """What a compiled template runs with."""

    @classmethod
    def _from_namespace(cls, environment, namespace, globals):
        namespace |= {"escape": escaped, "Macro": _macro, "Markup": marked}
        return super()._from_namespace(environment, namespace, globals)


def _macro(environment, function: Callable, name: str, arguments: tuple[str, ...], *takes) -> Callable:
    """Given what it takes by place alone, a macro is a function."""
    by_name = Macro(environment, function, name, arguments, *takes)
    function.__defaults__ = (missing,) * len(arguments)

    def call(*args, **kwargs) -> Markup:
        return marked(by_name(*args, **kwargs) if kwargs else function(*args))

    return call


def escaped(value: object) -> str:
    """Not wrapped in `Markup`, since it is only going to be joined."""
    if value.__class__ is Markup:
        return value
    return _escape_inner(value) if value.__class__ is str else escape(value)
