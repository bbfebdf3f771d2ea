"""An exemplar in brief: a card in a list, the life in one line, letters for a picture, schema.org data."""

import re
from typing import NamedTuple

from bangvang import hub
from bangvang.catalogue import Catalogue
from bangvang.dates import PartialDate
from bangvang.honours import Honour
from bangvang.page import Link, link_to, url_of
from bangvang.records import Exemplar
from bangvang.records.exemplar import RecipientKind
from bangvang.views.honours import class_text


class Brief(NamedTuple):
    """An exemplar as a card in a list."""

    link: Link
    monogram: str
    summary: str
    facts: tuple[str, ...]
    """At most two: what is most worth knowing before the page is opened."""
    illustrative: bool
    source: str
    """The site that told of it, of another site's."""


def brief(catalogue: Catalogue, exemplar: Exemplar) -> Brief:
    """The card of an exemplar; its highest honour is named, never a score. Made once, shown by many pages."""
    return catalogue.once(("brief", exemplar.id), _brief, catalogue, exemplar)


def _brief(catalogue: Catalogue, exemplar: Exemplar) -> Brief:
    honours = catalogue.honours_of.get(exemplar.id, ())
    highest = min(honours, key=lambda one: (not one.on_the_roll, one.award.rank), default=None)
    facts = (_in_brief(highest) if highest else "", _work(exemplar), life(exemplar))
    told = catalogue.origins.get(("exemplar", exemplar.id), ())
    return Brief(
        link=link_to(exemplar),
        monogram=monogram(exemplar.name, exemplar.kind),
        summary=opening(exemplar.summary),
        facts=tuple(fact for fact in facts if fact)[:2],
        illustrative=exemplar.illustrative,
        source=next((one.site for one in told if hub.is_source(exemplar.path)), ""),
    )


def opening(text: str, most: int = 180) -> str:
    """The first sentences of a text, as many as fit; of a long first sentence as many words."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    sentences = re.split(r"(?<=[^\sA-ZĐ.][.!?])\s+(?=[A-ZĐÀ-Ỹ“])", text)
    said = sentences[0]
    for sentence in sentences[1:]:
        if len(said) + len(sentence) >= most:
            break
        said += f" {sentence}"
    return said if len(said) <= most else said[:most].rsplit(" ", 1)[0].rstrip(",;: ") + "…"


def _work(exemplar: Exemplar) -> str:
    """What a person did in a word or two; a collective is not its own unit."""
    words = (exemplar.post or exemplar.unit or "").split(";")[0]
    return "" if words in exemplar.name else words


def _in_brief(honour: Honour) -> str:
    return " ".join(part for part in (honour.award.name, class_text(honour.award_class)) if part)


def life(exemplar: Exemplar) -> str:
    """“1888 – 1963”, as far as known."""
    born, died = exemplar.birth, exemplar.death
    if born and died:
        return f"{_year(born)} – {_year(died)}"
    if born:
        return f"{'thành lập' if exemplar.founded else 'sinh'} {_year(born)}"
    return f"mất {_year(died)}" if died else ""


def monogram(name: str, kind: RecipientKind) -> str:
    """Letters to stand where a photo might: first of the family name and of the given name."""
    words = [word for word in name.replace("“", " ").replace("”", " ").split() if word[0].isalpha()]
    chosen = words[:1] + words[-1:] if kind is RecipientKind.PERSON and len(words) > 1 else words[:2]
    return "".join(word[0].upper() for word in chosen)


def person_data(exemplar: Exemplar, honours: tuple[Honour, ...], living: bool) -> dict:
    """schema.org Person or Organization; `award` is plain text there, our own record says the rest.

    Of the living only the year of birth is told.
    """
    person = exemplar.kind is RecipientKind.PERSON
    data = {
        "@type": "Person" if person else "Organization",
        "@id": url_of(exemplar) + "#nhan-vat",
        "name": exemplar.name,
        "url": url_of(exemplar),
        "description": exemplar.summary,
    }
    alternate = [*exemplar.aka, *([exemplar.birth_name] if exemplar.birth_name else [])]
    optional = {
        "alternateName": alternate,
        "honorificPrefix": exemplar.honorific,
        "jobTitle": exemplar.post if person else None,
        "birthDate": _birth_date(exemplar, living) if person else None,
        "deathDate": _exact(exemplar.death) if person else None,
        "foundingDate": _exact(exemplar.birth) if not person else None,
        "award": [_award_text(one) for one in honours if one.on_the_roll],
        "sameAs": list(exemplar.same_as),
    }
    return data | {key: value for key, value in optional.items() if value}


def _award_text(honour: Honour) -> str:
    parts = (honour.award.name, class_text(honour.award_class), str(honour.year or ""))
    return ", ".join(part for part in parts if part)


def _birth_date(exemplar: Exemplar, living: bool) -> str | None:
    exact = _exact(exemplar.birth)
    return exact[:4] if exact and living else exact


def _exact(when: PartialDate | None) -> str | None:
    return when.iso() if when and not when.approximate and not when.alternatives else None


def _year(when: PartialDate) -> str:
    return when.text() if when.approximate or when.alternatives else str(when.year)
