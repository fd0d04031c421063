"""Whether the rules of the sea and the straits name what exists."""

from collections.abc import Iterator

from geo_app.data.checks.references import Known, several
from geo_app.data.contents import SEA_FILE, Catalog
from geo_app.errors import DataError
from geo_app.model.layers import ARCS_LAYER, ATOMS_LAYER
from geo_app.model.sea import SeaRules
from geo_app.model.straits import Strait


def strait_problems(catalog: Catalog, _: Known, strait: Strait) -> Iterator[str]:
    """Find sides that have no coast of their own."""
    for side in strait.sides:
        if side in catalog.units and catalog.is_group(side):
            yield f"sides names the group '{side}'; name the member whose coast it is."


def sea_problems(catalog: Catalog, known: Known, rules: SeaRules) -> Iterator[str]:
    """Find unknown units, lands and parties, rocks that stand twice, and coasts of nobody."""
    yield from known.missing("around", "units", rules.around)
    for coast in rules.coasts:
        yield from known.missing(f"coasts.{coast.land}.home_party", "parties", [coast.home_party])
    owners = [rock.owner for rock in rules.rocks]
    yield from (f"rocks.{owner} stands twice." for owner in several(owners))
    lands = {coast.land for coast in rules.coasts}
    for owner in dict.fromkeys(owner for owner in owners if owner not in lands):
        yield from known.missing(f"rocks.{owner}", "units", [owner])
        if owner in catalog.units and catalog.is_group(owner):
            yield f"rocks.{owner} is a group; name its members."
    for leaf in catalog.leaves:
        if leaf not in catalog.home_parties and not catalog.units[leaf].allocatable:
            yield f"'{leaf}' is not allocatable and has no home_party, so its sea is nobody's."
    try:
        atoms = catalog.layer(ATOMS_LAYER)["features"]
    except DataError:
        return
    built = {str((atom.get("properties") or {}).get("land")) for atom in atoms} - {"None"}
    for land in sorted(built - catalog.home_parties.keys()):
        yield f"coasts leaves out '{land}', whose sea is built."


def sea_layer_problems(catalog: Catalog) -> Iterator[str]:
    """Find a sea that is not built, and one that is built by no rules, or by damaged ones."""
    try:
        has_rules = catalog.sea_rules is not None
    except DataError as error:
        yield from error.problems
        return
    for layer in (ATOMS_LAYER, ARCS_LAYER):
        if has_rules != (layer in catalog.layer_names):
            lacks = f"there is no {SEA_FILE} that says how it was made."
            fault = "the file is missing; run 'data build'." if has_rules else lacks
            yield f"{catalog.root.name}/layers/{layer}.geojson: {fault}"
