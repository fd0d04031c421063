"""What must hold between records. Every problem is one sentence that begins with a file."""

from collections.abc import Iterator, Mapping

from geo_app.data.checks import calendars as calendar_checks
from geo_app.data.checks import citations as citation_checks
from geo_app.data.checks import control as control_checks
from geo_app.data.checks import history as history_checks
from geo_app.data.checks import included as included_checks
from geo_app.data.checks import reading as reading_checks
from geo_app.data.checks import references as reference_checks
from geo_app.data.checks import sea as sea_checks
from geo_app.data.checks import stories as story_checks
from geo_app.data.checks.references import Known, file_of
from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.data.language import slots_of
from geo_app.errors import DataError
from geo_app.model.layers import SEA_PREFIX
from geo_app.model.perspectives import NEUTRAL
from geo_app.model.proposals import AllocationRule, Proposal
from geo_app.model.units import NO_SIDE, Figure

_ADDED_UP = {"areas_km2": 1e-9, "populations_1945": 0, "populations": 0}
"""Figures that sums are made of, and the least that each may be."""


def problems(catalog: Catalog, broken: frozenset[tuple[str, str]] = frozenset()) -> list[str]:
    """List everything that does not hold between the records of a catalogue.

    Parameters
    ----------
    catalog : Catalog
        What could be read.
    broken : frozenset of (folder, id)
        Records that could not be read, and are reported already: they count as existing.
    """
    known = Known(catalog, broken)
    return [
        *_dispute(catalog, known),
        *reference_checks.problems(catalog, known),
        *_units(catalog, known),
        *_proposals(catalog, known),
        *story_checks.problems(catalog, known),
        *reading_checks.problems(catalog, known),
        *control_checks.problems(catalog, known),
        *history_checks.problems(catalog, known),
        *calendar_checks.problems(catalog, known),
        *sea_checks.problems(catalog, known),
        *citation_checks.problems(catalog, known),
        *_shapes(catalog),
        *(() if broken else _languages(catalog)),
    ]


def _dispute(catalog: Catalog, known: Known) -> Iterator[str]:
    dispute = catalog.dispute
    file = file_of(catalog, "dispute")
    yield from known.missing(file, "default_scenario", "scenarios", [dispute.default_scenario])
    yield from known.missing(file, "status_quo", "scenarios", [dispute.status_quo])
    yield from known.missing(file, "quick_scenarios", "scenarios", dispute.quick_scenarios)
    yield from known.missing(file, "languages", "lang", dispute.languages)
    if not known.has("lang", BASE_LANGUAGE):
        yield f"{catalog.root.name}/lang/{BASE_LANGUAGE}.yaml: the file is missing."
    if not dispute.first_day <= dispute.axis_start < dispute.as_of:
        yield f"{file}: first_day, axis_start and as_of do not follow one another."
    if dispute.close_up_days and dispute.close_up_days[0] >= dispute.close_up_days[1]:
        yield f"{file}: close_up_days end before they begin."
    yield from (f"{file}: {text}" for text in _reference(catalog))
    if next(iter(catalog.perspectives), None) != NEUTRAL and not known.is_broken("perspectives"):
        yield f"{file_of(catalog, 'perspectives', NEUTRAL)}: there is none that is first by order."


def _reference(catalog: Catalog) -> Iterator[str]:
    """Find land that shares cannot be counted in."""
    marked = [unit for unit in catalog.units.values() if unit.reference]
    if not marked:
        yield "no unit has reference: true, so shares of the land mean nothing."
        return
    # The figure of a group counts for its members, and theirs for it.
    names = {name for unit in marked for name in (unit.id, unit.parent, *catalog.members(unit.id))}
    if not any(unit.areas_km2 for unit in catalog.units.values() if unit.id in names):
        yield "no unit with reference: true has a figure in areas_km2, so shares mean nothing."


def _units(catalog: Catalog, known: Known) -> Iterator[str]:
    for unit in catalog.units.values():
        file = file_of(catalog, "units", unit.id)
        sides = {one.side for one in unit.areas_km2} | {one.side for one in unit.administrations}
        yield from known.missing(file, "side", "parties", sorted(sides - {NO_SIDE}))
        for status in unit.statuses:
            field = f"statuses.{status.id}.holder"
            yield from known.missing(file, field, "holders", [status.holder])
        if catalog.is_group(unit.id) and not catalog.members(unit.id):
            yield f"{file}: the group has no members."
        if unit.allocatable and unit.home_party:
            yield f"{file}: home_party is for land that no proposal allocates."
        for field, least in _ADDED_UP.items():
            yield from (f"{file}: {text}" for text in _figures(field, getattr(unit, field), least))
            yield from included_checks.problems(catalog, known, unit, field)


def _figures(field: str, figures: tuple[Figure, ...], least: float) -> Iterator[str]:
    for index, figure in enumerate(figures):
        given = [one for one in (figure.value, figure.low, figure.high) if one is not None]
        if not given:
            yield f"{field}.{index} has no value, no low and no high."
        # Written so that "not a number" fails too.
        largest = max(given, default=least)
        if not least <= largest < 1e9 or any(not one >= 0 for one in given):
            yield f"{field}.{index} is not a positive figure."
        if figure.low is not None and figure.high is not None and figure.low > figure.high:
            yield f"{field}.{index} has a low above its high."


def _proposals(catalog: Catalog, known: Known) -> Iterator[str]:
    for proposal in catalog.proposals.values():
        file = file_of(catalog, "proposals", proposal.id)
        if proposal.allocation is None:
            if proposal.why_not_mapped is None:
                yield f"{file}: there is neither an allocation nor a why_not_mapped."
            continue
        yield from _rule_references(file, proposal.allocation, known)
        yield from (f"{file}: {text}" for text in _rule_problems(catalog, proposal))


def _rule_references(file: str, rule: AllocationRule, known: Known) -> Iterator[str]:
    yield from known.missing(file, "allocation.default", "parties", [rule.default])
    yield from known.missing(file, "allocation.parties", "parties", rule.parties)
    for party, units in rule.parties.items():
        yield from known.missing(file, f"allocation.parties.{party}", "units", units)
    for cut in rule.cuts:
        field = f"allocation.cuts.{cut.unit}"
        yield from known.missing(file, field, "units", [cut.unit])
        yield from known.missing(file, field, "parties", [cut.to, cut.rest])


def _rule_problems(catalog: Catalog, proposal: Proposal) -> Iterator[str]:
    """Find units allocated twice, not at all, or not divisible."""
    rule = proposal.allocation or AllocationRule()
    cut_units = [cut.unit for cut in rule.cuts]
    named = [unit for units in rule.parties.values() for unit in units] + cut_units
    named = [unit for unit in named if unit in catalog.units]
    leaves = [leaf for unit in named for leaf in catalog.members(unit)]
    for leaf in sorted({leaf for leaf in leaves if leaves.count(leaf) > 1}):
        yield f"allocation gives '{leaf}' twice."
    for leaf in sorted({leaf for leaf in leaves if not catalog.units[leaf].allocatable}):
        yield f"allocation gives '{leaf}', which is not allocatable."
    for unit in cut_units:
        if unit in catalog.units and catalog.units[unit].division is None:
            yield f"allocation.cuts.{unit} divides a unit whose record has no division."
    given = {rule.default, *rule.parties, *(one for cut in rule.cuts for one in (cut.to, cut.rest))}
    for party in catalog.parties.values():
        if party.neighbour and party.id in given:
            yield f"allocation gives land to '{party.id}', which is a neighbour."
    if rule.default is None:
        for leaf in catalog.allocatable_leaves:
            if leaf not in leaves and control_checks.party_at_end(catalog, leaf) is None:
                yield f"allocation leaves out '{leaf}', which no party holds today."


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
                yield f"{file_of(catalog, 'units', leaf)}: no layer draws it; run 'data build'."


def _languages(catalog: Catalog) -> Iterator[str]:
    base = catalog.languages.get(BASE_LANGUAGE)
    for language in catalog.languages.values():
        if base is None or language is base:
            continue
        file = file_of(catalog, "lang", language.code)
        yield from _interface(file, language.interface_texts, base.interface_texts)


def _interface(file: str, texts_: Mapping[str, str], base: Mapping[str, str]) -> Iterator[str]:
    for key, text in texts_.items():
        # How a language writes its own numbers is no translation.
        if key == "date.locale":
            continue
        if key not in base:
            yield f"{file}: interface '{key}' is no text of the interface."
        elif slots_of(text) != slots_of(base[key]):
            yield f"{file}: interface '{key}' has other slots than in {BASE_LANGUAGE}.yaml."
