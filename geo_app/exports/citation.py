"""How to cite the exact view: APA, Chicago, BibTeX, RIS. Each view and day has its own text."""

import datetime
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.exports.options import Options
from geo_app.views.codec import ALWAYS, encoded, to_query
from geo_app.views.summary import Summary, summarise
from geo_app.views.view import View
from geo_app.views.words import dispute_title, page_title, source_names

_TEX = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_"}
    | {
        # BibTeX counts braces also where they are escaped.
        "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip
_OF_ADDRESSES = ":/?#[]@!$&'()*+,;=%"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True)
class Reference:
    """What is cited, as plain text on one line each.

    Attributes
    ----------
    title, site, author, version : str
        Of the view, of the whole, of who made it, of the data.
    address : str
        Of the view: all that it shows, its day included. Empty where nobody knows it.
    """

    title: str
    site: str
    author: str
    version: str
    day: datetime.date
    address: str
    query: str
    accessed: datetime.date | None
    language: Language


def citation(
    catalog: Catalog, view: View, style: str, address: str | None = None,
    accessed: datetime.date | None = None,
) -> str:  # fmt: skip
    """Return a reference to a view.

    ``address``: where the running app is; without it the reference names the query of the view.
    """
    return STYLES[style](_reference(summarise(catalog, view), address, accessed))


def citations_text(catalog: Catalog, view: View, options: Options) -> str:
    """Return the reference in all styles, one after the other."""
    said = {
        style: citation(catalog, view, style, options.address, options.accessed) for style in STYLES
    }
    return "\n\n".join(f"{style}\n\n{text}" for style, text in said.items()) + "\n"


def _reference(summary: Summary, address: str | None, accessed: datetime.date | None) -> Reference:
    catalog, dispute = summary.catalog, summary.catalog.dispute
    # Its day is in it also where it is today: tomorrow the same address shows the same day.
    query = encoded(to_query(catalog, summary.view, always=(*ALWAYS, "date")))
    source = catalog.sources.get(_own_source(summary))
    author = (
        source_names(catalog, summary.language, source)[0] if source else dispute_title(summary)
    )
    base = quote(address.rstrip("/"), safe=_OF_ADDRESSES) if address else ""
    return Reference(
        title=_line(page_title(summary)),
        site=_line(dispute_title(summary)),
        author=_line(author),
        version=_line(dispute.version),
        day=dispute.as_of,
        address=f"{base}/?{query}" if base else "",
        query=f"?{query}",
        accessed=accessed,
        language=summary.language,
    )


def _line(text: str) -> str:
    """Write a text on one line: a title may be a reader's own."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _own_source(summary: Summary) -> str:
    """Return the source that stands for us: that of the first tour."""
    tours = (one for one in summary.catalog.stories.values() if one.kind == "tour")
    return next((one.source for one in tours), "")


def _apa(cited: Reference) -> str:
    return _said(cited, "export.apa.accessed" if cited.address else "export.apa", "export.apa")


def _chicago(cited: Reference) -> str:
    return _said(cited, "export.chicago.accessed", "export.chicago")


def _said(cited: Reference, when_accessed: str, otherwise: str) -> str:
    """Fill the form that the language has for a reference."""
    accessed, say = cited.accessed, cited.language
    return say.interface(
        when_accessed if accessed else otherwise,
        author=cited.author,
        title=cited.title,
        site=cited.site,
        version=cited.version,
        year=cited.day.year,
        date=say.date(cited.day),
        accessed=say.date(accessed) if accessed else "",
        found=_found(cited),
    )


def _found(cited: Reference) -> str:
    """Say where the view is, or at least which one it is."""
    return cited.address or cited.language.interface("export.view", query=cited.query)


def _bibtex(cited: Reference) -> str:
    key = f"map_{hashlib.sha256(f'{cited.version} {cited.query}'.encode()).hexdigest()[:8]}"
    fields = [
        # In braces of their own names are not taken apart, and capitals stay.
        ("author", f"{{{_tex(cited.author)}}}"), ("title", f"{{{_tex(cited.title)}}}"),
        ("howpublished", _tex(f"{cited.site}, version {cited.version}")),
        ("year", str(cited.day.year)), ("month", f"{cited.day.month:02d}"),
        ("version", _tex(cited.version)), ("url", cited.address),
        ("urldate", cited.accessed.isoformat() if cited.accessed else ""),
        ("note", "" if cited.address else _tex(_found(cited))),
        ("language", cited.language.code),
    ]  # fmt: skip
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
    return f"@misc{{{key},\n{body}\n}}"


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _ris(cited: Reference) -> str:
    accessed = f"{cited.accessed:%Y/%m/%d}" if cited.accessed else ""
    fields = [
        ("AU", cited.author), ("TI", cited.title), ("T2", cited.site), ("ET", cited.version),
        ("PY", str(cited.day.year)), ("DA", f"{cited.day:%Y/%m/%d}"), ("UR", cited.address),
        ("Y2", accessed), ("N1", "" if cited.address else _found(cited)),
        ("LA", cited.language.code),
    ]  # fmt: skip
    lines = [("TY", "MAP"), *((tag, value) for tag, value in fields if value), ("ER", "")]
    return "\r\n".join(f"{tag}  - {value}" for tag, value in lines)


STYLES: Mapping[str, Callable[[Reference], str]] = MappingProxyType(
    {"APA": _apa, "Chicago": _chicago, "BibTeX": _bibtex, "RIS": _ris}
)
"""Name of a style to what writes it."""
