"""The table of the lab: every island, and links that give it to a party."""

from itertools import groupby

from geo_app.engine.land.allocation import Allocation
from geo_app.engine.land.figures import land_km2, population
from geo_app.html.elements import Html, el
from geo_app.model.parties import Party
from geo_app.reading.reader import Reader


def holders(reader: Reader, allocation: Allocation) -> dict[str, str]:
    """Return island to party; a divided one has an empty party."""
    return {
        leaf: "" if leaf in allocation.cuts else allocation.parties[leaf]
        for leaf in reader.catalog.allocatable_leaves
    }


def give_table(reader: Reader, allocation: Allocation) -> Html:
    """Return the table as it stands when the page opens; in the app the marks move later."""
    columns = (
        el("th", el("span", reader.party_name(party.id)), scope="col", class_="turned")
        for party in reader.catalog.claimants
    )
    head = el(
        "tr",
        el("th", reader.say("lab.island"), scope="col"),
        *columns,
        el("th", reader.say("lab.land"), scope="col", class_="value"),
        el("th", reader.say("lab.people"), scope="col", class_="value"),
    )
    held = holders(reader, allocation)
    leaves, units = reader.catalog.allocatable_leaves, reader.catalog.units
    groups = groupby(leaves, key=lambda leaf: units[leaf].group)
    return el(
        "table",
        el("caption", reader.say("lab.table"), class_="visually-hidden"),
        el("thead", head),
        *(_group(reader, list(members), group, held) for group, members in groups),
        class_="give",
    )


def _group(reader: Reader, leaves: list[str], group: str, held: dict[str, str]) -> Html:
    rows = [_row(reader, reader.unit_name(leaf), [leaf], held) for leaf in leaves]
    if len(leaves) > 1:
        name = reader.read(f"groups/{group}", group)
        label = reader.say("lab.whole_group", group=name)
        rows.insert(0, _row(reader, label, leaves, held, class_="whole"))
    return el("tbody", *rows)


def _row(
    reader: Reader, name: str, leaves: list[str], held: dict[str, str], class_: str | None = None
) -> Html:
    now = {held[leaf] for leaf in leaves}
    cells = (
        _cell(reader, name, party, is_held=now == {party.id}) for party in reader.catalog.claimants
    )
    land = sum(land_km2(reader.catalog)[leaf] for leaf in leaves)
    people = sum(population(reader.catalog)[leaf] for leaf in leaves)
    return el(
        "tr",
        el("th", name, scope="row"),
        *cells,
        el("td", reader.language.area(land) if land else "–", class_="value"),
        el("td", reader.number(people) if people else "–", class_="value"),
        data_given=" ".join(leaves),
        class_=class_,
    )


def _cell(reader: Reader, name: str, party: Party, *, is_held: bool) -> Html:
    """Return a link; which units it gives stands on the row (see ``map_frame.js``)."""
    link = el(
        "a",
        el("span", class_=f"dot pattern-{party.pattern}"),
        **reader.addresses.map_link({"give": party.id}),
        data_party=party.id,
        aria_label=reader.say("lab.give", unit=name, party=reader.party_name(party.id)),
        aria_current="true" if is_held else None,
    )
    return el("td", link)
