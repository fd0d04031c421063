"""Whether the rules of the sea and the straits name what exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from geo_app.data.checks.references import Known, file_of
from geo_app.data.contents import Catalog
from geo_app.data.sea_rules import SEA_FILE, has_sea, read_sea_rules
from geo_app.errors import DataError
from geo_app.model.sea import SeaRules


def problems(catalog: Catalog, known: Known) -> Iterator[str]:
    """Find unknown units, lands and parties, and rocks that stand twice."""
    for strait in catalog.straits.values():
        file = file_of(catalog, "straits", strait.id)
        yield from known.missing(file, "sides", "units", strait.sides)
    if not has_sea(catalog.root):
        return
    try:
        rules = read_sea_rules(catalog.root)
    except DataError as error:
        yield from error.problems
        return
    file = f"{catalog.root.name}/{SEA_FILE}"
    yield from known.missing(file, "around", "units", rules.around)
    for coast in rules.coasts:
        field = f"coasts.{coast.land}.home_party"
        yield from known.missing(file, field, "parties", [coast.home_party])
    yield from _rocks(file, rules, catalog, known)


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
