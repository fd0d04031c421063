"""What a proposal would mean, as figures, a bar and cards."""

from collections.abc import Mapping

from geo_app.html.elements import Html, el
from geo_app.reading.panels.outlook import Outlook, Row, write
from geo_app.reading.parts import facts
from geo_app.reading.reader import Reader
from geo_app.views.summary import telling_party

_SMALLEST_SHARE = 5e-5
_BAR_LABEL_SHARE = 0.12


PARTS = {"reference_land_km2": "land", "reference_sea_km2": "sea"}
"""Figures that are drawn as bars, and what they are called."""


def telling(reader: Reader, outlook: Outlook) -> tuple[str, Mapping[str, float]]:
    """Return the party whose figures tell what an allocation would mean, and its figures."""
    party = telling_party(reader.catalog, outlook.parties, reader.catalog.dispute.as_of)
    return party, outlook.parties[party]


def key_figure(reader: Reader, outlook: Outlook) -> Html:
    """Return a bar of the shares, and land and people of the telling party.

    The share itself stands on the map beside it.
    """
    party, figures = telling(reader, outlook)
    details = reader.say(
        "outcome.details",
        party=reader.party_name(party),
        area=reader.area(figures["reference_land_km2"]),
        people=reader.number(figures["reference_population"]),
    )
    nobodys = divided_people(reader, outlook)
    note = el("p", nobodys, class_="small muted") if nobodys else None
    return el("div", land_bar(reader, outlook), el("p", details), note, class_="key-figure")


def divided_people(reader: Reader, outlook: Outlook) -> str:
    """Say how many people live on divided units, whom no party is credited with; empty for none."""
    if not outlook.outcome.divisions:
        return ""
    counted = sum(figures["reference_population"] for figures in outlook.parties.values())
    nobodys = outlook.totals["reference_population"] - counted
    return reader.say("outcome.divided", people=reader.number(nobodys))


def land_bar(reader: Reader, outlook: Outlook) -> Html:
    """Return a bar of the parties' shares of the disputed land."""
    shares = {party: figures["land_share"] for party, figures in outlook.parties.items()}
    return bar(reader, shares, reader.area(outlook.totals["reference_land_km2"]))


def bar(reader: Reader, shares: Mapping[str, float], total: str) -> Html:
    """Return a bar of shares, 0 to 1, of a total in words, by party.

    Each part is named, none by its colour alone.
    """
    parts = [(key, share) for key, share in shares.items() if share > _SMALLEST_SHARE]
    spoken = "; ".join(
        reader.say(
            "compare.told",
            share=reader.percent(share),
            total=total,
            party=reader.party_name(key),
        )
        for key, share in parts
    )
    pieces = (
        el(
            "span",
            reader.party_name(key) if share >= _BAR_LABEL_SHARE else None,
            class_=f"piece pattern-{reader.catalog.parties[key].pattern}",
            data_party=key,
            style=f"width:{100 * share:.2f}%",
        )
        for key, share in parts
    )
    return el("div", *pieces, class_="share-bar", role="img", aria_label=spoken)


def party_table(reader: Reader, outlook: Outlook) -> Html:
    """Return the figures of every party that would have anything."""
    total = reader.area(outlook.totals["reference_land_km2"])
    rows = [
        (
            reader.party_name(party),
            reader.say(
                "outcome.row",
                share=reader.percent(figures["land_share"]),
                area=reader.area(figures["reference_land_km2"]),
                total=total,
                people=reader.number(figures["reference_population"]),
                rest=reader.area(figures["rest_land_km2"]),
            ),
        )
        for party, figures in outlook.parties.items()
        if party in outlook.present()
    ]
    return facts(rows, label=reader.say("outcome.table"))


def share_chart(reader: Reader, outlooks: Mapping[str, Outlook]) -> Html:
    """Return, for each allocation by its title, its shares of land above its shares of sea."""
    blocks = (_block(reader, title, outlook) for title, outlook in outlooks.items())
    return el("div", *blocks, class_="share-chart")


def _block(reader: Reader, title: str, outlook: Outlook) -> Html:
    return el("section", el("h3", title), share_bars(reader, outlook))


def share_bars(reader: Reader, outlook: Outlook) -> Html:
    """Return the bar of the land and that of the sea, with the telling party's shares."""
    party, _ = telling(reader, outlook)
    rows = [row for row in outlook.rows if row.key in PARTS]
    return el("div", *(_bar_row(reader, outlook, party, row) for row in rows))


def _bar_row(reader: Reader, outlook: Outlook, party: str, row: Row) -> Html:
    total = outlook.totals[row.key]
    shares = {name: figures[row.key] / total for name, figures in outlook.parties.items()}
    words = reader.say(
        "compare.told",
        share=reader.percent(shares[party]),
        party=reader.party_name(party),
        total=write(reader, row, total),
    )
    return el(
        "div",
        el("span", reader.say(f"compare.{PARTS[row.key]}"), class_="row-label"),
        bar(reader, shares, write(reader, row, total)),
        el("span", words, class_="told value"),
        class_="chart-row",
    )
