"""What must hold between records. Every problem is one sentence that begins with a file."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from geo_app.data.checks.calendars import event_problems, foretold_days, misread_days
from geo_app.data.checks.names import name_problems
from geo_app.data.checks.proposals import proposal_problems
from geo_app.data.checks.reading import (
    legal_text_problems,
    perspective_problems,
    pitfall_problems,
    position_problems,
    story_problems,
    subject_problems,
    term_problems,
)
from geo_app.data.checks.references import Known, Rule, file_of
from geo_app.data.checks.sea import sea_layer_problems, sea_problems, strait_problems
from geo_app.data.checks.statuses import control_problems, history_problems
from geo_app.data.checks.units import unit_problems
from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.data.language import slots_of
from geo_app.data.translations import FOLDER, INTERFACE
from geo_app.errors import DataError
from geo_app.model.base import Record
from geo_app.model.dispute import Dispute
from geo_app.model.layers import SEA_PREFIX
from geo_app.model.perspectives import NEUTRAL
from geo_app.model.sources import citations_in


def problems(catalog: Catalog, broken: frozenset[tuple[str, str]] = frozenset()) -> list[str]:
    """List everything that does not hold between the records of a catalogue.

    ``broken``: records that could not be read, and are reported already: they count as existing.
    """
    known = Known(catalog, broken)
    return [
        *_records(catalog, known),
        *sea_layer_problems(catalog),
        *_absent(catalog, known),
        *_shapes(catalog),
        *(() if broken else _languages(catalog)),
    ]


def _records(catalog: Catalog, known: Known) -> Iterator[str]:
    # Rules of the sea that cannot be read are reported with its layers.
    with suppress(DataError):
        for name, record in catalog.records():
            folder = name.partition("/")[0]
            file = file_of(catalog, name)
            yield from (f"{file}: {text}" for text in known.plain_references(folder, record))
            for rule in (*_RULES.get(folder, ()), _citations, name_problems):
                yield from (f"{file}: {text}" for text in rule(catalog, known, record))


def _citations(catalog: Catalog, known: Known, record: Record) -> Iterator[str]:
    """Find citations of unknown sources, and weak ones graded too high."""
    for path, citation in citations_in(record):
        yield from known.missing(path, "sources", [citation.source])
        source = catalog.sources.get(citation.source)
        if source and source.kind == "untraced" and citation.grade != "C":
            yield f"{path} rests on no document that was read and must be grade C."


def _dispute(catalog: Catalog, known: Known, dispute: Dispute) -> Iterator[str]:
    for field in ("default_scenario", "status_quo"):
        yield from known.missing(field, "scenarios", [getattr(dispute, field)])
    yield from known.missing("quick_scenarios", "scenarios", dispute.quick_scenarios)
    yield from known.missing("languages", "lang", dispute.languages)
    if not dispute.first_day <= dispute.axis_start < dispute.as_of:
        yield "first_day, axis_start and as_of do not follow one another."
    if dispute.close_up_days and dispute.close_up_days[0] >= dispute.close_up_days[1]:
        yield "close_up_days end before they begin."
    marked = [unit for unit in catalog.units.values() if unit.reference]
    if not marked:
        yield "no unit has reference: true, so shares of the land mean nothing."
        return
    # The figure of a group counts for its members, and theirs for it.
    names = {name for unit in marked for name in (unit.id, unit.parent, *catalog.members(unit.id))}
    if not any(unit.areas_km2 for unit in catalog.units.values() if unit.id in names):
        yield "no unit with reference: true has a figure in areas_km2, so shares mean nothing."


_RULES: Mapping[str, tuple[Rule, ...]] = {
    "dispute": (_dispute,),
    "units": (unit_problems, control_problems, history_problems, misread_days),
    "events": (event_problems, foretold_days),
    "proposals": (proposal_problems, foretold_days),
    "stories": (story_problems,),
    "positions": (position_problems,),
    "legal_texts": (legal_text_problems, position_problems),
    "subjects": (subject_problems,),
    "glossary": (term_problems,),
    "pitfalls": (pitfall_problems,),
    "perspectives": (perspective_problems,),
    "straits": (strait_problems,),
    "sea": (sea_problems,),
}
"""By folder, or by the name of a file that is alone."""


def _absent(catalog: Catalog, known: Known) -> Iterator[str]:
    if not known.has("lang", BASE_LANGUAGE):
        yield f"{file_of(catalog, f'lang/{BASE_LANGUAGE}')}: the file is missing."
    if next(iter(catalog.perspectives), None) != NEUTRAL and not known.is_broken("perspectives"):
        file = file_of(catalog, f"perspectives/{NEUTRAL}")
        yield f"{file}: there is none that is first by order."


def _shapes(catalog: Catalog) -> Iterator[str]:
    """Find units that no layer draws; layers that cannot be read are reported elsewhere."""
    try:
        # What lies around a unit in the sea does not draw it.
        names = (name for name in catalog.layer_names if not name.startswith(SEA_PREFIX))
        layers = [catalog.layer(name) for name in names]
    except DataError:
        return
    features = [feature for layer in layers for feature in layer["features"]]
    drawn = {(feature.get("properties") or {}).get("unit") for feature in features}
    if layers:
        for leaf in catalog.leaves:
            # A point is where its record says; whether a layer has it too does not matter.
            if leaf not in drawn and catalog.units[leaf].coast.coast != "point":
                yield f"{file_of(catalog, f'units/{leaf}')}: no layer draws it; run 'data build'."


def _languages(catalog: Catalog) -> Iterator[str]:
    """Find texts that cannot be filled in; a translation of an earlier text is not used then."""
    for language in catalog.languages.values():
        if language.base is None:
            continue
        file = f"{catalog.root.name}/{FOLDER}/{INTERFACE}/{language.code}.po"
        for key, text in language.interface_texts.items():
            if slots_of(text) != slots_of(language.base.interface_texts[key]):
                yield f"{file}: interface '{key}' has other slots than in {BASE_LANGUAGE}.yaml."
