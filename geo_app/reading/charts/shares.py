"""Bars of shares: of the land, and of the sea that goes with it, one above the other."""

from collections.abc import Mapping

from geo_app.html.elements import Html, el
from geo_app.reading.panels.outcomes import bar, telling
from geo_app.reading.panels.outlook import Outlook, Row, write
from geo_app.reading.reader import Reader

PARTS = {"reference_land_km2": "land", "reference_sea_km2": "sea"}
"""Figures that are drawn as bars, and what they are called."""


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
