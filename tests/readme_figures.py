"""The figures in README.md, made from the data. ``make readme`` writes them."""

import sys

from geo_app.data import Catalog
from tests import ROOT

README = ROOT / "README.md"
BEGIN = "<!-- figures: written by `make readme`, compared with the data by the tests -->\n"
END = "<!-- end of figures -->\n"


def table(catalog: Catalog) -> str:
    """Return what the data holds and what its scenarios give, as Markdown."""
    leaves = [unit for unit in catalog.units if catalog.members(unit) == (unit,)]
    passages = sum(len(story.passages) for story in catalog.stories.values())
    held = (
        f"The data hold {len(leaves)} units (islands, islets and stretches of coast), "
        f"{sum(len(unit.statuses) for unit in catalog.units.values())} dated statuses, "
        f"{len(catalog.lines)} lines, {len(catalog.proposals)} proposals of which "
        f"{len(catalog.scenarios)} can be drawn, {len(catalog.events)} events, "
        f"{passages} passages and {len(catalog.sources)} sources.\n"
    )
    return "\n".join([held, *_scenario_rows(catalog), ""])


def _scenario_rows(catalog: Catalog) -> list[str]:
    from geo_app.engine.evaluate import evaluate

    parties = list(catalog.parties)
    names = [str(getattr(catalog.parties[party], "name", party)) for party in parties]
    rows = [
        f"| scenario | {' | '.join(f'{name}, km²' for name in names)} |",
        f"| --- |{' ---: |' * len(parties)}",
    ]
    for scenario in catalog.scenarios:
        outcome = evaluate(catalog, scenario)
        cells = [
            f"{outcome.parties[party].land_km2:,.0f}" if party in outcome.parties else "0"
            for party in parties
        ]
        rows.append(f"| `{scenario}` | {' | '.join(cells)} |")
    return rows


def replaced(text: str, catalog: Catalog) -> str:
    """Return the text of the README with its figures made anew."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table(catalog)}\n{END}{after}"


def main() -> int:
    """Write the figures into README.md."""
    from geo_app.data import load_catalog

    text = README.read_text(encoding="utf-8")
    README.write_text(replaced(text, load_catalog()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
