"""Imports only go down: the layers of the engine, and the rules every file in it keeps.

`LAYERS` is the documentation: a module may import those on the lines above its own, never one on its own line or
below. A new module is given its line here.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "bangvang"

LAYERS = (
    # values, single files, processes
    "problems vietnamese dates docnumber kept disk clock crew lean policy sieve exits git repository engine manifest "
    "watch onlookers compiling",
    "folders",  # which folders hold what they held
    # a file → values with the place of each; HTML; photos; numbers; hours; marks → a ranking; answers; machines; disk
    "source stories photos duties figures moments scoring receipts recall sealing cluster store bucket",
    "records project",  # the schema, one model a kind; where a site comes from and goes
    # values → records, or problems; what the schema says of itself; private data in a finished file
    "reading periods honours consents contests fieldguide examples telling guard sealed strays",
    "judging hub",  # how rules say a contest is judged, as the plan of a tally; records that other sites hand over
    "reference",  # dated data: places, award kinds, laws
    "catalogue",  # every record by identity, references resolved
    # what of a contest is kept back until its results; digests; files → catalogue; what of a host's limits is reached
    "embargo fingerprints gathering hosting",
    "disclosure sums",  # what may be told of a person today; figures that must add up
    "rules page",  # catalogue → problems; the Page value
    "listing checking",  # a long list in pages; files → catalogue and problems, by every rule
    "views",  # what several kinds of page show alike
    "exports form",  # what leaves the house: tables, workbooks, print, open data; the form by which records come in
    "streams",  # what follows what
    "pages",  # catalogue → pages
    "render head",  # page → body; page → head tags
    "cards outputs pictures",  # page → share card; photos; catalogue and pages → all other files
    "frame",  # MkDocs and Material
    "framing",  # the frame kept
    "stamping scaffold",  # pages rendered and stamped into shells; records begun, an example of each key
    "printing",  # every file of a site
    "site",  # the pipeline on one screen
    "again hook serving schema_export misuse takedown imports history review upload",  # side doors
    "jury reports",  # packs out, score sheets in, results
    "publishing checks authoring importing exporting withdrawing contesting announcing receipting sealing_desk",
    "commands",  # which door
)
# In these packages only `__init__` knows the siblings: each sibling stands alone and can be read alone.
LISTS = ("rules", "pages", "outputs")
# …except for a sibling that exists to be shared; name it here as "rules/words", with a docstring saying why.
SHARED = ("rules/finding", "outputs/xml")
# A library that must stay behind one door → the modules that may import it.
DOORS = {
    "mkdocs": ("frame",),
    "material": ("frame",),
    "jinja2": ("compiling", "render", "frame"),
    "PIL": ("photos", "cards"),
    "yaml": ("source", "scaffold", "form"),
    "comrak": ("stories",),
    "nh3": ("stories",),
    "re2": ("sieve",),
    "click": (
        "commands",
        "misuse",
        "withdrawing",
        "publishing",
        "authoring",
        "importing",
        "exporting",
        "reports",
        "contesting",
        "announcing",
        "receipting",
        "sealing_desk",
        "checks",
    ),
    "openpyxl": ("imports",),
    "python_calamine": ("imports",),
    "xlrd": ("imports",),
    "lxml": ("imports",),
    "docx": ("imports", "exports"),
    "xlsxwriter": ("exports",),
    "typst": ("exports",),
    "watchfiles": ("serving",),
    "pyrage": ("sealing",),
    "obstore": ("bucket",),
}
LONGEST = 250


@dataclass(frozen=True)
class Import:
    """`importer` (dotted, from bangvang) imports `imported` (dotted, whole)."""

    importer: str
    imported: str
    line: int


def dotted(file: Path, root: Path) -> str:
    parts = file.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(tree: ast.AST, module: str, is_package: bool, modules: set[str]) -> Iterator[Import]:
    """Every import of a module, also inside functions, relative ones made whole, `from package import module` too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(module, alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                here = module.split(".")
                up = node.level - is_package
                base = ".".join([*here[: len(here) - up], *([base] if base else [])])
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield Import(module, whole if whole in modules else base, node.lineno)


def all_imports(package: Path) -> list[Import]:
    files = sorted(package.rglob("*.py"))
    modules = {dotted(file, package.parent) for file in files}
    return [
        found
        for file in files
        for found in imports_of(
            ast.parse(file.read_bytes()), dotted(file, package.parent), file.name == "__init__.py", modules
        )
    ]


def top(module: str) -> str:
    """`bangvang.rules.words` → `rules`; the package itself → the empty string."""
    return [*module.split("."), ""][1]


def wrong_arrows(imports: list[Import]) -> list[str]:
    """A sentence for every import that does not go down, with both names."""
    layer = {name: number for number, names in enumerate(LAYERS) for name in names.split()}
    wrong = []
    for one in imports:
        inside = one.imported.split(".")[0] == PACKAGE
        above, below = top(one.importer), top(one.imported) if inside else ""
        place = f"{one.importer}:{one.line} imports {one.imported}"
        if not inside:
            doors = DOORS.get(one.imported.split(".")[0])
            if doors and above not in doors:
                wrong.append(f"{place}: only {' and '.join(doors)} may")
        elif one.importer == PACKAGE:
            wrong.append(f"{place}: {PACKAGE}/__init__.py imports nothing of the engine")
        elif not below:
            continue
        elif unknown := [name for name in (above, below) if name not in layer]:
            wrong.append(f"{one.importer} → {one.imported}: give {unknown[0]} a line in LAYERS")
        elif above == below:
            sibling = "/".join(one.imported.split(".")[1:])
            together = one.importer.split(".")[2:3] == one.imported.split(".")[2:3]  # modules of one sibling
            if above in LISTS and one.importer != f"{PACKAGE}.{above}" and sibling not in SHARED and not together:
                wrong.append(f"{place}: siblings in {above}/ stand alone")
        elif layer[above] <= layer[below]:
            way = "sideways" if layer[above] == layer[below] else "up"
            wrong.append(f"{place}: goes {way}, from layer {layer[above]} to {layer[below]}")
    return list(dict.fromkeys(wrong))


def circles(imports: list[Import]) -> list[str]:
    """Modules that import each other in a ring, also inside one package."""
    arrows: dict[str, set[str]] = {}
    for one in imports:
        if one.imported.startswith(f"{PACKAGE}."):
            arrows.setdefault(one.importer, set()).add(one.imported)
    found, done = [], set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        if module in path:
            found.append(" → ".join((*path[path.index(module) :], module)))
        elif module not in done:
            for target in sorted(arrows.get(module, ())):
                visit(target, (*path, module))
            done.add(module)

    for module in sorted(arrows):
        visit(module, ())
    return found


def files() -> list[Path]:
    return sorted((ROOT / PACKAGE).rglob("*.py"))


def test_imports_only_go_down():
    assert wrong_arrows(all_imports(ROOT / PACKAGE)) == []


def test_no_circles():
    assert circles(all_imports(ROOT / PACKAGE)) == []


def test_every_module_has_a_layer():
    named = " ".join(LAYERS).split()
    assert len(named) == len(set(named))
    there = {top(dotted(file, ROOT)) for file in files()} - {"", "__main__"}
    assert there == set(named), "a module has its line in LAYERS, and a line its modules"


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_is_short_and_says_what_it_is(file):
    text = file.read_text("utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= LONGEST, f"{text.count(chr(10))} lines: split it where its subject splits"
    assert not text.strip() or ast.get_docstring(tree), "no module docstring"
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    said = {"Model"} if file.parent.name == "pages" else set()  # what the template is given: the module says of what
    bare = [node.name for node in classes if node.name not in said and not ast.get_docstring(node)]
    assert bare == [], "public classes without a docstring"


# ---- the test's own eyes


WORLD = "problems vietnamese catalogue page site rules rules.names rules.consent records records.person"


@pytest.mark.parametrize(
    ("importer", "code", "said"),
    [
        ("problems", "import bangvang.site", "goes up, from layer 0 to"),
        ("problems", "from bangvang import vietnamese", "goes sideways"),
        ("source", "def f():\n    from . import catalogue", "goes up"),
        ("source", "if x:\n    from .records import person", "goes up"),
        ("rules.consent", "from . import names", "siblings in rules/ stand alone"),
        ("rules.consent", "from bangvang.rules.names import x", "siblings in rules/ stand alone"),
        ("rules.consent", "from .. import page", "goes sideways"),
        ("site", "import mkdocs.config", "only frame may"),
        ("pages.person", "from jinja2 import Environment", "only compiling and render and frame may"),
        ("stories", "from PIL import Image", "only photos and cards may"),
        ("novelty", "from bangvang import problems", "give novelty a line in LAYERS"),
    ],
)
def test_a_wrong_arrow_is_seen(importer, code, said):
    modules = {f"bangvang.{name}" for name in WORLD.split()}
    found = wrong_arrows(list(imports_of(ast.parse(code), f"bangvang.{importer}", False, modules)))
    assert len(found) == 1
    assert said in found[0]
    assert importer in found[0]


def test_right_arrows_are_silent():
    modules = {"bangvang.problems", "bangvang.rules.names", "bangvang.records.person", "bangvang.records.place"}
    for importer, code, is_package in [
        ("bangvang.site", "import json\nfrom bangvang import problems", False),
        ("bangvang.rules", "from . import names", True),
        ("bangvang.records.person", "from .place import Place\nfrom ..problems import At", False),
        ("bangvang.frame", "from mkdocs.config import load_config", False),
    ]:
        assert wrong_arrows(list(imports_of(ast.parse(code), importer, is_package, modules))) == []


def test_a_circle_is_seen():
    ring = [
        Import("bangvang.records.a", "bangvang.records.b", 1),
        Import("bangvang.records.b", "bangvang.records.a", 1),
    ]
    assert circles(ring) == ["bangvang.records.a → bangvang.records.b → bangvang.records.a"]
    assert circles(ring[:1]) == []
