"""Consents on record: in force, agreed, lapsed, by whom (Law 91/2025/QH15, Arts. 9 and 24).

Whatever has a `consent` can be asked about: an exemplar, the subject of a contest entry.
"""

from datetime import date
from typing import Protocol

from bangvang.records.common import Consent, ConsentGiver, ConsentScope


class Consenting(Protocol):
    """Anything that carries consents."""

    consent: tuple[Consent, ...]


def in_force(consent: Consent, today: date) -> bool:
    """Given, not run out, not taken back."""
    return consent.given_on <= today and not has_ended(consent, today)


def has_ended(consent: Consent, today: date) -> bool:
    """Run out or taken back; one that is still to be given has not."""
    return bool(consent.expires and consent.expires < today) or taken_back(consent, today)


def taken_back(consent: Consent, today: date) -> bool:
    return consent.withdrawn_on is not None and consent.withdrawn_on <= today


def agreed(one: Consenting, scope: ConsentScope, today: date) -> bool:
    """Whether some consent in force covers the scope."""
    return any(scope in consent.scope for consent in one.consent if in_force(consent, today))


def givers(one: Consenting, today: date, *scopes: ConsentScope) -> set[ConsentGiver]:
    """Who has agreed, by one consent in force, to all the scopes."""
    return {consent.by for consent in one.consent if in_force(consent, today) and set(scopes) <= set(consent.scope)}


def givers_once(one: Consenting, today: date, *scopes: ConsentScope) -> set[ConsentGiver]:
    """Who has agreed, by one consent given by now, whatever became of it, to all the scopes."""
    return {consent.by for consent in one.consent if consent.given_on <= today and set(scopes) <= set(consent.scope)}
