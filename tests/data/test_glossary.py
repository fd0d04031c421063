"""The glossary: complete, sourced, and found in running text once a page."""

import re

import pytest

from geo_app.data import Catalog
from geo_app.data.texts import texts

TERMS = {
    "kurils", "northern_territories", "southern_kurils", "lesser_kuril_ridge",
    "effective_control", "sovereignty", "administration", "title", "claim", "renunciation",
    "recognition", "territorial_sea", "contiguous_zone", "eez", "baseline", "equidistance_line",
    "line_of_actual_control", "treaty_boundary", "allocation", "scenario", "approximate_date",
    "grade",
}  # fmt: skip


def test_the_terms_are_there(catalog: Catalog) -> None:
    assert set(catalog.glossary) >= TERMS


def test_no_word_belongs_to_two_terms(catalog: Catalog) -> None:
    for language in catalog.languages:
        forms = [
            form.lower()
            for term in catalog.glossary.values()
            for form in term.forms.get(language, ())
        ]
        assert len(forms) == len(set(forms))


@pytest.mark.parametrize("language", ["en", "ja", "ru"])
def test_terms_are_found_in_each_language(catalog: Catalog, language: str) -> None:
    with_forms = [term for term in catalog.glossary.values() if term.forms.get(language)]
    assert len(with_forms) >= 18


@pytest.mark.parametrize("language", ["en", "ja", "ru"])
def test_forms_are_those_of_the_texts(catalog: Catalog, language: str) -> None:
    """A term whose forms no text has would never be explained where it stands."""
    spoken = catalog.language(language)
    content = (
        spoken.content(key, english)
        for key, english in texts(catalog).items()
        if not key.startswith("glossary/")
    )
    all_texts = "\n".join([*content, *spoken.interface_texts.values()]).lower()
    never = [
        term.id
        for term in catalog.glossary.values()
        if (forms := term.forms.get(language))
        and not any(form.lower() in all_texts for form in forms)
    ]
    assert not never


def test_one_sided_names_say_who_uses_them(catalog: Catalog) -> None:
    for key in ("northern_territories", "southern_kurils", "kurils", "lesser_kuril_ridge"):
        sides = {usage.side for usage in catalog.glossary[key].usages}
        assert sides == {"japan", "russia"}


def test_definitions_are_short_and_plain(catalog: Catalog) -> None:
    for term in catalog.glossary.values():
        for text in (term.definition, term.why):
            sentences = re.split(r"(?<=[.?!])\s", text)
            assert max(len(sentence.split()) for sentence in sentences) <= 36, term.id


def test_every_pitfall_of_the_research_is_listed(catalog: Catalog) -> None:
    assert len(catalog.pitfalls) == 14
    for pitfall in catalog.pitfalls.values():
        assert pitfall.avoid != pitfall.use
