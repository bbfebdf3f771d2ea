"""Help on every rule, made from the rule's own docstring, so that a message and its help never part."""

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct

from bangvang import rules
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page
from bangvang.rules import Guide
from bangvang.views.facts import HOME

ADDRESS = "huong-dan/loi/"
GUIDES = (HOME, Link("Hướng dẫn", "huong-dan/"), Link("Các lỗi và cách sửa", ADDRESS))


class Part(Struct, frozen=True):
    """A paragraph of help: its heading, its text, and whether the text is an example to show as written."""

    heading: str
    text: str
    example: bool


class Model(Struct, frozen=True):
    rules: tuple[tuple[Link, str], ...]
    """All rules with their severity: given on the list page only."""
    name: str
    severity: str
    summary: str
    parts: tuple[Part, ...]


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    guides = rules.guides()
    yield Draft(ADDRESS, partial(_index, guides))
    for one in guides.values():
        yield Draft(f"{ADDRESS}{one.name}/", partial(_pages, one))


def _index(guides: Mapping[str, Guide]) -> Iterator[Page]:
    links = tuple((Link(one.name, f"{ADDRESS}{one.name}/", one.summary), one.severity.label) for one in guides.values())
    yield Page(
        address=ADDRESS,
        kind="rule",
        section="huong-dan",
        title="Các lỗi và cách sửa",
        summary=f"{len(guides)} quy tắc kiểm tra hồ sơ, mỗi quy tắc một trang: là gì, vì sao, sửa thế nào.",
        model=Model(links, "", "", "", ()),
        crumbs=GUIDES,
    )


def _pages(one: Guide) -> Iterator[Page]:
    yield Page(
        address=f"{ADDRESS}{one.name}/",
        kind="rule",
        section="huong-dan",
        title=f"{one.name}: {one.summary.rstrip('.')}",
        summary=one.summary,
        model=Model((), one.name, one.severity.label, one.summary, parts(one.text)),
        crumbs=(*GUIDES, Link(one.name, f"{ADDRESS}{one.name}/")),
    )


def parts(text: str) -> tuple[Part, ...]:
    """A docstring's paragraphs; “Vì sao: …” is a heading and its text, indented lines are an example."""
    found = []
    for paragraph in text.split("\n\n"):
        lines = paragraph.strip("\n").split("\n")
        heading, colon, rest = lines[0].partition(":")
        if colon and heading in HEADINGS:
            lines = [rest.strip(), *lines[1:]] if rest.strip() else lines[1:]
        else:
            heading = ""
        words = [line for line in lines if line and not line.startswith("    ")]
        example = [line[4:] for line in lines if line.startswith("    ")]
        if heading or words:
            found.append(Part(heading, " ".join(words), False))
        if example:
            found.append(Part("", "\n".join(example), True))
    return tuple(found)


HEADINGS = ("Là gì", "Vì sao", "Cách sửa", "Ví dụ")
