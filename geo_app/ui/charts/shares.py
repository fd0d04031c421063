"""Bars of shares: of the land, and of the sea that goes with it, one above the other."""

from __future__ import annotations

from collections.abc import Mapping

from geo_app.html.elements import Html, el
from geo_app.ui.panels.outcomes import bar
from geo_app.ui.panels.outlook import Outlook
from geo_app.ui.reader import Reader
from geo_app.view.summary import telling_party

PARTS = (("land", "land_share"), ("sea", "sea_share"))


def share_chart(reader: Reader, outlooks: Mapping[str, Outlook]) -> Html:
    """Return, for each allocation, its shares of land above its shares of sea.

    Parameters
    ----------
    reader : Reader
        Data and language.
    outlooks : Mapping of str to Outlook
        Title of an allocation to its figures.
    """
    blocks = (_block(reader, title, outlook) for title, outlook in outlooks.items())
    return el("div", *blocks, class_="share-chart")


def _block(reader: Reader, title: str, outlook: Outlook) -> Html:
    return el("section", el("h3", title), share_bars(reader, outlook))


def share_bars(reader: Reader, outlook: Outlook) -> Html:
    """Return the bar of the land and that of the sea, with the telling party's shares."""
    party = telling_party(reader.catalog, outlook.parties)
    present = {row.key for row in outlook.rows}
    rows = (_row(reader, outlook, party, name, key) for name, key in PARTS if key in present)
    return el("div", *rows)


def _row(reader: Reader, outlook: Outlook, party: str, name: str, key: str) -> Html:
    shares = {one: figures[key] for one, figures in outlook.parties.items()}
    told = reader.say(
        "compare.told", share=reader.percent(shares[party]), party=reader.party_name(party)
    )
    return el(
        "div",
        el("span", reader.say(f"compare.{name}"), class_="row-label"),
        bar(reader, shares),
        el("span", told, class_="told value"),
        class_="chart-row",
    )
