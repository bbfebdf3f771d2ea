"""config.yml of Decap CMS, made from the schema: a collection for each kind of record, its folder, its fields."""

from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from bangvang import fieldguide
from bangvang.catalogue import Catalogue
from bangvang.form.fields import Options, fields
from bangvang.page import name_of
from bangvang.records import KINDS, Kind, Record
from bangvang.records.entry import CODE_ALPHABET, CODE_LENGTH, CODE_PREFIX
from bangvang.records.schema import fields_of
from bangvang.repository import GITHUB, Repository

MOST_CHOICES = 1000
"""Records of a kind up to which a reference is chosen from a list; beyond it the id is typed, and `check` looks."""
BODY = {
    "name": "body",
    "label": "Câu chuyện",
    "widget": "markdown",
    "required": False,
    "hint": "Mỗi mục một tiêu đề cấp 2. Dẫn nguồn bằng [^mã-nguồn]. Ảnh để ở mục Ảnh, không đặt trong bài.",
    "modes": ["raw"],  # the other mode writes [^mã-nguồn] as \\[^mã-nguồn]
    "minimal": True,
}
HIDDEN_ID = {"name": fieldguide.NAMED_BY_FILE, "widget": "hidden", "required": False}
"""Never asked, for it is the file's name; where a file says it, it stays the first line."""
PLACES = {
    "exemplar": ("{{slug}}", "{{year}}/{{slug}}"),
    "contest": ("{{slug}}", "{{slug}}/contest"),
    "entry": ("{{fields.id}}", "{{slug}}/entry"),
    "decision": ("{{number}}-{{fields.date | truncate(4)}}", "{{issuer}}/{{date | truncate(4)}}/{{slug}}"),
}
"""Name of a new file and its folders; a decision's number begins again every year. Others lie side by side."""
CODE = {
    "name": fieldguide.NAMED_BY_FILE,
    "label": "Mã bài",
    "widget": "string",
    "pattern": [f"^{CODE_PREFIX}[{CODE_ALPHABET}]{{{CODE_LENGTH}}}$", "như bv-7k3m9q, không có 0, 1, i, l, o"],
    "hint": "bv- và sáu chữ số, chữ cái bất kỳ do bạn nghĩ ra; không dùng tên, ngày sinh của ai.",
}
"""Of an entry the id is asked for: its title would tell the jury too much, and its author nothing may tell."""


def options(catalogue: Catalogue) -> Options:
    """What a reference of each kind can be, by the name people know; kinds with too many records are left out.

    Who was taken down is named nowhere on the site, so not here either; where a file refers to them it stays.
    """
    known = {kind.name: catalogue.of_kind(kind.name) for kind in KINDS}
    return {
        kind: [
            {"label": f"{name_of(record)} ({id})", "value": id}
            for id, record in records.items()
            if not getattr(record, "withdrawn", None)
        ]
        for kind, records in known.items()
        if 0 < len(records) <= MOST_CHOICES
    }


def text(kinds: Iterable[Kind], choices: Options, site_url: str, repository: Repository | None, api: str) -> str:
    """The file; lists of choices that stand in several places are written once, as YAML's anchors."""
    config = {
        "backend": backend(repository, api),
        "locale": "vi",
        "site_url": site_url,
        "display_url": site_url,
        "media_folder": "exemplars",  # Decap asks for one; photos lie beside their record (below)
        "public_folder": "",
        "show_preview_links": False,
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "editor": {"preview": False},
        "collections": [found for kind in kinds for found in collections(kind, choices)],
    }
    if repository and repository.login:
        config["publish_mode"] = "editorial_workflow"
    return yaml.dump(config, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)


def backend(repository: Repository | None, api: str) -> dict[str, Any]:
    """Where the form saves: the host when it is known how to log in there, else only this machine (`serve --form`)."""
    if repository is None or not repository.login:
        return {"name": "proxy", "proxy_url": api, "branch": "main"}
    found: dict[str, Any] = {"name": repository.host, "repo": repository.name, "branch": repository.branch}
    found["commit_messages"] = {
        "create": "Thêm {{collection}} “{{slug}}”",
        "update": "Sửa {{collection}} “{{slug}}”",
        "delete": "Xóa {{collection}} “{{slug}}”",
        "uploadMedia": "Thêm ảnh “{{path}}”",
        "deleteMedia": "Xóa ảnh “{{path}}”",
    }
    if repository.host == GITHUB:  # who may not write gets a copy of the repository and sends a pull request
        return found | {"base_url": repository.login, "auth_endpoint": "auth", "open_authoring": True}
    origin = repository.origin
    return found | {
        "auth_type": "pkce",
        "app_id": repository.login,
        "base_url": origin,
        "api_root": f"{origin}/api/v4",
    }


def collections(kind: Kind, choices: Options) -> Iterator[dict[str, Any]]:
    """The collections of a kind: entries have one for each contest, whose folder they lie in."""
    found = collection(kind, choices)
    if found and kind.name == "entry" and choices.get("contest"):
        for contest in choices["contest"]:
            own = {"name": f"entry-{contest['value']}", "label": f"Bài dự thi: {contest['label']}"}
            yield found | own | {"folder": f"{kind.folder}/{contest['value']}/entries"}
    elif found:
        yield found


def collection(kind: Kind, choices: Options) -> dict[str, Any] | None:
    """A kind as Decap's collection; None for one without a name of its own to call a new file by (places)."""
    named_by = identifier(kind)
    if named_by is None:
        return None
    slug, path = PLACES.get(kind.name, ("{{slug}}", ""))
    found: dict[str, Any] = {
        "name": kind.name,
        "label": kind.label[0].upper() + kind.label[1:],
        "label_singular": kind.label,
        "folder": kind.folder,
        "create": True,
        "delete": False,  # a record is withdrawn, not deleted: its address stays
        "extension": kind.suffix[1:],
        "format": "yaml-frontmatter" if kind.suffix == ".md" else "yml",
        "identifier_field": named_by,
        "summary": f"{{{{{named_by}}}}}",
        "slug": slug,
        "media_folder": "",
        "public_folder": "",
        "sortable_fields": [named_by],
    }
    if path:
        found["path"] = path
    story = [BODY] if kind.suffix == ".md" else []
    id = CODE if kind.name == "entry" else HIDDEN_ID
    return found | {"fields": [id, *_own_first(fields(kind.model, choices)), *story]}


def identifier(kind: Kind) -> str | None:
    """The key that says what a record is called: the first line of text the schema asks for."""
    specs = fields_of(kind.model)
    asked = [key for key, spec in specs.items() if spec.required and not (spec.model or spec.vocabulary or spec.ref)]
    return next((key for key in ("number", "name", "title") if key in asked and not specs[key].many), None)


def _own_first(found: list[dict]) -> list[dict]:
    """What is special to the kind before what all records have: sources, corrections, keywords."""
    common = set(fields_of(Record))
    return [one for one in found if one["name"] not in common] + [one for one in found if one["name"] in common]


class _Dumper(yaml.CSafeDumper):
    """YAML with anchors for the same list of choices, and for nothing else."""

    def ignore_aliases(self, data: Any) -> bool:
        return not (isinstance(data, list) and data and isinstance(data[0], dict) and "value" in data[0])
