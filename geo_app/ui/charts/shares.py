"""Bars of shares: of the land, and of the sea that goes with it, one above the other."""

from __future__ import annotations

from collections.abc import Mapping

from geo_app.html.elements import Html, el
from geo_app.ui.panels.outcomes import bar
from geo_app.ui.panels.outlook import Outlook
from geo_app.ui.reader import Reader

PARTS = (("land", "land_share"), ("sea", "sea_share"))
_SMALLEST_SHARE = 5e-4


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
    party = _telling(outlook)
    return el("div", *(_row(reader, outlook, party, name, key) for name, key in PARTS))


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


def _telling(outlook: Outlook) -> str:
    """Return the party with the smallest share of the land that is not nothing."""
    shares = {party: figures["land_share"] for party, figures in outlook.parties.items()}
    some = {party: share for party, share in shares.items() if share > _SMALLEST_SHARE}
    return min(some or shares, key=lambda party: round(shares[party], 3))
