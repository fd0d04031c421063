"""Whether the rules of the sea and the straits name what exists."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from geo_app.data.checks.references import Known, file_of
from geo_app.data.contents import SEA_FILE, Catalog
from geo_app.errors import DataError
from geo_app.model.layers import ARCS_LAYER, ATOMS_LAYER
from geo_app.model.sea import SeaRules
from geo_app.model.straits import Strait


def problems(catalog: Catalog, known: Known) -> Iterator[str]:
    """Find unknown units, lands and parties, and rocks that stand twice."""
    for strait in catalog.straits.values():
        file = file_of(catalog, "straits", strait.id)
        yield from (f"{file}: {text}" for text in _groups(catalog, strait))
    try:
        rules = catalog.sea_rules
    except DataError as error:
        yield from error.problems
        return
    yield from _layers(catalog, has_rules=rules is not None)
    if rules is None:
        return
    file = f"{catalog.root.name}/{SEA_FILE}"
    yield from known.missing(file, "around", "units", rules.around)
    for coast in rules.coasts:
        field = f"coasts.{coast.land}.home_party"
        yield from known.missing(file, field, "parties", [coast.home_party])
    yield from _rocks(file, rules, catalog, known)
    yield from (f"{file}: {text}" for text in _homeless(catalog))


def _groups(catalog: Catalog, strait: Strait) -> Iterator[str]:
    for side in strait.sides:
        if side in catalog.units and catalog.is_group(side):
            yield f"sides names the group '{side}'; name the member whose coast it is."


def _layers(catalog: Catalog, *, has_rules: bool) -> Iterator[str]:
    """Find a sea that is not built, and one that is built by no rules."""
    for layer in (ATOMS_LAYER, ARCS_LAYER):
        if has_rules != (layer in catalog.layer_names):
            file = f"{catalog.root.name}/layers/{layer}.geojson"
            yield (
                f"{file}: the file is missing; run 'data build'."
                if has_rules
                else f"{file}: there is no {SEA_FILE} that says how it was made."
            )


def _properties(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    return feature.get("properties") or {}


def _homeless(catalog: Catalog) -> Iterator[str]:
    """Find coasts that somebody's sea begins at, and that are nobody's."""
    for leaf in catalog.leaves:
        if leaf not in catalog.home_parties and not catalog.units[leaf].allocatable:
            yield f"'{leaf}' is not allocatable and has no home_party, so its sea is nobody's."
    try:
        atoms = catalog.layer(ATOMS_LAYER)["features"]
    except DataError:
        return
    lands = {str(one["land"]) for one in map(_properties, atoms) if "land" in one}
    for land in sorted(lands - catalog.home_parties.keys()):
        yield f"coasts leaves out '{land}', whose sea is built."


def _rocks(file: str, rules: SeaRules, catalog: Catalog, known: Known) -> Iterator[str]:
    lands = {coast.land for coast in rules.coasts}
    for owner, count in Counter(rock.owner for rock in rules.rocks).items():
        field = f"rocks.{owner}"
        if count > 1:
            yield f"{file}: {field} stands twice."
        if owner in lands:
            continue
        yield from known.missing(file, field, "units", [owner])
        if owner in catalog.units and catalog.is_group(owner):
            yield f"{file}: {field} is a group; name its members."
