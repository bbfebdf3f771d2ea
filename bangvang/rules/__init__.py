"""A rule is a function: catalogue → findings. One file a subject; `RULES` is the explicit list.

To add a rule: write the function in the file of its subject (its name with dashes is the rule's, its docstring – what,
why, how to mend, example, in Vietnamese – is its help page), add it to `RULES` here (as a `Reading` if it asks for
stories), and write `tests/rules/<rule>.md`. What only another stage sees is found there and explained here, by a
function that is but its docstring, in `read_…` (found by reading) or `elsewhere`, all listed in `EXPLAINED`.
"""

from collections.abc import Callable, Iterable, Iterator
from inspect import getdoc

from msgspec import Struct

from bangvang.catalogue import Catalogue
from bangvang.problems import At, Problem, Severity
from bangvang.records import Record
from bangvang.records.schema import Loc
from bangvang.rules import (
    awards,
    blocs,
    campaigns,
    children,
    consent,
    contests,
    decisions,
    declarations,
    elsewhere,
    entries,
    entry_photos,
    figures,
    honours,
    identity,
    lists,
    notices,
    people,
    photos,
    places,
    posthumous,
    prizes,
    read_files,
    read_hub,
    read_scores,
    read_sealed,
    read_stories,
    read_values,
    read_yaml,
    references,
    renamed,
    results,
    review,
    review_words,
    sensitive,
    sources,
    spread,
    subjects,
)
from bangvang.rules.finding import Finding


class Rule(Struct, frozen=True):
    """A check over the whole catalogue and how much its findings weigh."""

    check: Callable[..., Iterator[Finding]]
    severity: Severity = Severity.ERROR

    @property
    def name(self) -> str:
        return name_of(self.check)


class Reading(Rule, frozen=True):
    """A check of what records tell, stories included. What it finds in one follows from facts and the story of that
    one, so it is asked about some records at a time: `check(catalogue, records)`."""


class Guide(Struct, frozen=True):
    """A rule explained: its name, its severity, one line, and the rest of its docstring."""

    name: str
    severity: Severity
    summary: str
    text: str


Place = Callable[[Record, Loc, bool], At]
WARNING, ADVICE = Severity.WARNING, Severity.ADVICE
RULES: tuple[Rule, ...] = (
    Rule(identity.duplicate_id),
    Rule(identity.duplicate_person, WARNING),
    Rule(identity.same_number_twice),
    Rule(references.unknown_exemplar),
    Rule(references.unknown_award),
    Rule(references.unknown_place),
    Rule(references.unknown_organisation),
    Rule(references.unknown_campaign),
    Rule(references.unknown_event),
    Rule(references.unknown_document),
    Rule(references.unknown_decision),
    Rule(references.unknown_contest),
    Rule(sources.unsourced_record, WARNING),
    Rule(sources.unknown_citation),
    Rule(sources.duplicate_source_key),
    Reading(sources.unused_source, ADVICE),
    Rule(decisions.document_number, WARNING),
    Rule(decisions.proposal_after_decision),
    Rule(decisions.campaign_after_decision),
    Rule(decisions.legal_basis_not_in_force, WARNING),
    Rule(decisions.future_decision),
    Rule(decisions.unsupported_status),
    Rule(lists.count_mismatch),
    Rule(lists.missing_list),
    Rule(lists.nameless_row),
    Rule(lists.awardless_row),
    Rule(lists.repeated_row),
    Rule(awards.award_not_valid_then),
    Rule(awards.issuer_not_competent),
    Rule(awards.issuer_not_existing_then),
    Rule(awards.wrong_recipient_kind),
    Rule(awards.missing_class),
    Rule(awards.unknown_class),
    Rule(posthumous.posthumous_while_alive),
    Rule(posthumous.posthumous_unmarked, WARNING),
    Rule(posthumous.posthumous_forbidden),
    Rule(honours.once_only_award),
    Rule(honours.same_achievement_twice),
    Rule(honours.honour_already_decided, WARNING),
    Rule(honours.unverified_honour, ADVICE),
    Rule(honours.missing_lower_title, ADVICE),
    Rule(people.born_after_died),
    Rule(people.shouting_name, WARNING),
    Rule(people.honorific_in_name, WARNING),
    Rule(people.undecided_claims, WARNING),
    Rule(people.wrong_lifetime_field, WARNING),
    Rule(consent.story_without_consent),
    Rule(consent.unclear_lifetime, WARNING),
    Rule(consent.expired_consent, WARNING),
    Rule(children.missing_guardian_consent),
    Reading(children.child_named_in_full),
    Reading(children.child_easily_found),
    Reading(renamed.former_name_told),
    Reading(renamed.former_name_elsewhere, WARNING),
    Rule(sensitive.sensitive_without_consent),
    Reading(sensitive.undeclared_sensitive),
    Rule(places.place_not_existing_then),
    Rule(campaigns.ends_before_starts),
    Rule(campaigns.missing_summing_up, WARNING),
    Rule(campaigns.missing_limitations, WARNING),
    Rule(campaigns.phases_out_of_order, WARNING),
    Rule(campaigns.circular_parent),
    Rule(figures.sum_gap, WARNING),
    Rule(figures.broken_revisions),
    Rule(figures.same_target_twice),
    Rule(blocs.score_out_of_range),
    Rule(blocs.unknown_criterion),
    Rule(blocs.member_twice),
    Rule(blocs.head_not_member, WARNING),
    Rule(spread.replicated_nowhere, ADVICE),
    Rule(spread.replication_without_result, ADVICE),
    Rule(notices.short_notice),
    Rule(notices.notice_without_outcome, ADVICE),
    Rule(contests.folder_not_id),
    Rule(contests.closes_before_opens),
    Rule(contests.foreign_hour, ADVICE),
    Rule(contests.inverted_limits),
    Rule(contests.part_twice),
    Rule(contests.unknown_part),
    Rule(contests.rubric_without_criteria, WARNING),
    Rule(contests.sealed_without_key),
    Rule(entries.orphan_entry),
    Rule(entries.bad_code),
    Rule(entries.unknown_track),
    Reading(entries.wrong_length),
    Rule(entries.unmeasured_length, WARNING),
    Rule(entry_photos.entry_photos),
    Rule(entries.outside_window, WARNING),
    Rule(entries.withdrawn_after_close),
    Rule(entries.unsealed_entry),
    Rule(entries.missing_sealed_file),
    Rule(entry_photos.scan_against_rules),
    Rule(declarations.missing_declaration),
    Rule(declarations.forbidden_ai_help),
    Rule(declarations.publication_against_rules),
    Rule(subjects.subject_without_address),
    Rule(subjects.subject_already_honoured, WARNING),
    Rule(subjects.subject_not_agreed, WARNING),
    Rule(subjects.child_subject_named),
    Rule(subjects.illustrative_entry),
    Reading(subjects.private_data_in_entry),
    Rule(results.result_without_decision),
    Rule(results.changed_scores),
    Rule(results.entry_not_listed),
    Rule(results.writer_without_consent),
    Rule(results.appeal_out_of_window, WARNING),
    Rule(prizes.prize_out_of_rank),
    Rule(prizes.prize_count),
    Rule(photos.missing_photo),
    Rule(photos.unused_photo, WARNING),
    Rule(photos.alt_repeats_caption, WARNING),
    Rule(photos.shared_photo, WARNING),
)
_TOLD = (
    read_files, read_hub, read_scores, read_sealed, read_yaml, read_values, read_stories, elsewhere, review,
    review_words,
)  # fmt: skip
EXPLAINED = tuple(one for told in _TOLD for one in told.RULES)
"""Help for what other stages find: (function, usual severity)."""


def of_facts(catalogue: Catalogue, place: Place) -> list[Problem]:
    """What rules find in the facts of a catalogue; `place` answers where a value of a record stands in its file."""
    asked = (rule for rule in RULES if not isinstance(rule, Reading))
    return _placed(((rule, one) for rule in asked for one in rule.check(catalogue)), place)


def of_stories(catalogue: Catalogue, records: Iterable[Record], place: Place) -> list[Problem]:
    """What rules find in the stories of these records."""
    asked = (rule for rule in RULES if isinstance(rule, Reading))
    return _placed(((rule, one) for rule in asked for one in rule.check(catalogue, records)), place)


def _placed(findings: Iterable[tuple[Rule, Finding]], place: Place) -> list[Problem]:
    """Places are asked for file by file, so that a file with many problems is surveyed once."""
    found = sorted(findings, key=lambda pair: pair[1].record.path if pair[1].record else pair[1].file)
    return [_problem(rule, one, place) for rule, one in found]


def guides() -> dict[str, Guide]:
    """Every rule's help by its name, whichever stage applies it."""
    every = [(rule.check, rule.severity) for rule in RULES] + list(EXPLAINED)
    return {guide.name: guide for guide in sorted((_guide(*one) for one in every), key=lambda guide: guide.name)}


def name_of(check: Callable) -> str:
    """`count_mismatch` is the rule “count-mismatch”."""
    return check.__name__.replace("_", "-")


def _problem(rule: Rule, found: Finding, place: Place) -> Problem:
    at = place(found.record, found.loc, found.key) if found.record else At(found.file)
    return Problem(at, rule.name, found.message, found.fix, rule.severity)


def _guide(check: Callable, severity: Severity) -> Guide:
    summary, _, text = (getdoc(check) or "").partition("\n")
    return Guide(name_of(check), severity, summary.strip(), text.strip())
