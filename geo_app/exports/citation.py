"""How to cite the exact view: APA, Chicago, BibTeX, RIS. The same text for the same view."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from geo_app.data.contents import Catalog
from geo_app.view.codec import query_text
from geo_app.view.summary import Summary, summarise
from geo_app.view.view import View
from geo_app.view.words import dispute_title, page_title

BRACES = re.compile(r"([&%$#_{}~^\\])")


def citation(catalog: Catalog, view: View, style: str, address: str | None = None) -> str:
    """Return a reference to a view.

    Parameters
    ----------
    style : str
        One of ``STYLES``.
    address : str, optional
        Where the running app is; without it the reference names the query of the view.
    """
    return STYLES[style](summarise(catalog, view), _link(catalog, view, address))


def citations_text(catalog: Catalog, view: View, address: str | None = None) -> str:
    """Return the reference in all styles, one after the other."""
    parts = (f"{style}\n\n{citation(catalog, view, style, address)}" for style in STYLES)
    return "\n\n".join(parts) + "\n"


def _link(catalog: Catalog, view: View, address: str | None) -> str:
    query = query_text(catalog, view)
    return f"{address.rstrip('/')}/?{query}" if address else f"?{query}"


def _authors(summary: Summary) -> str:
    source = summary.catalog.sources.get(_own_source(summary))
    return source.producer if source else dispute_title(summary)


def _own_source(summary: Summary) -> str:
    """Return the source that stands for us: that of the first tour."""
    tours = (one for one in summary.catalog.stories.values() if one.kind == "tour")
    return next((one.source for one in tours), "")


def _apa(summary: Summary, link: str) -> str:
    dispute = summary.catalog.dispute
    return (
        f"{_authors(summary)}. ({dispute.as_of.year}). {page_title(summary)} [Map]. In "
        f"{dispute_title(summary)} (Version {dispute.version}). {link}"
    )


def _chicago(summary: Summary, link: str) -> str:
    dispute = summary.catalog.dispute
    day = summary.language.date(dispute.as_of)
    return (
        f"{_authors(summary)}. “{page_title(summary)}.” Map. {dispute_title(summary)}, "
        f"version {dispute.version}, {day}. {link}."
    )


def _bibtex(summary: Summary, link: str) -> str:
    dispute = summary.catalog.dispute
    key = f"{dispute.id}_{hashlib.sha256(link.encode()).hexdigest()[:8]}"
    fields = {
        "author": "{" + _tex(_authors(summary)) + "}",
        "title": _tex(page_title(summary)),
        "howpublished": _tex(f"{dispute_title(summary)}, version {dispute.version}"),
        "year": str(dispute.as_of.year),
        "month": f"{dispute.as_of.month:02d}",
        "url": link,
        "language": summary.language.code,
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{key},\n{body}\n}}"


def _tex(text: str) -> str:
    return BRACES.sub(r"\\\1", text)


def _ris(summary: Summary, link: str) -> str:
    dispute = summary.catalog.dispute
    lines = [
        ("TY", "MAP"), ("AU", _authors(summary)), ("TI", page_title(summary)),
        ("T2", dispute_title(summary)), ("ET", dispute.version), ("PY", str(dispute.as_of.year)),
        ("DA", dispute.as_of.strftime("%Y/%m/%d")), ("UR", link),
        ("LA", summary.language.code), ("ER", ""),
    ]  # fmt: skip
    return "\r\n".join(f"{tag}  - {value}" for tag, value in lines)


STYLES: Mapping[str, Callable[[Summary, str], str]] = MappingProxyType(
    {"APA": _apa, "Chicago": _chicago, "BibTeX": _bibtex, "RIS": _ris}
)
"""Name of a style to what writes it."""
