"""Parts of the site that tests build, and what a crawler finds in them."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from geo_app.data import Catalog
from geo_app.site import build
from geo_app.site.addresses import WITH_STATE
from geo_app.site.build import Job
from geo_app.site.pages import MAP_FILE
from geo_app.views.codec import Notice, from_query, others

MAPS = (MAP_FILE, *(f"{page}.html" for page in WITH_STATE))
"""Files that show what stands after the ``#`` as a view."""


def build_part(
    catalog: Catalog, folder: Path, wanted: list[Job], address: str = ""
) -> tuple[Path, ...]:
    """Build some pages of the site, in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "jobs_of", lambda _: wanted)
        return build.build_site(catalog, folder, jobs=1, address=address).files


class Markup(HTMLParser):
    """The places of a page and what it refers to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.places: set[str] = set()
        self.links: list[str] = []
        self.headings = 0
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down a place, a link or a heading."""
        told = dict(attrs)
        self.headings += tag == "h1"
        self.places |= {told["id"] or ""} if "id" in told else set()
        self.links += [told[name] or "" for name in ("href", "src") if name in told]


def pages_of(folder: Path) -> dict[Path, Markup]:
    """Read every page of a site."""
    return {path: Markup(path) for path in sorted(folder.rglob("*.html"))}


def dead_links(
    catalog: Catalog, folder: Path, languages: list[str], pages: dict[Path, Markup]
) -> Iterator[str]:
    """Yield every link to a file, a place or a view of a map that the site does not have.

    Parameters
    ----------
    languages : list of str
        Those that were built; a page in another is looked for in the first of them.
    pages : dict of Path to Markup
        All pages of the site, as `pages_of` reads them.
    """
    for path, markup in pages.items():
        for link in markup.links:
            target = urlsplit(link)
            if target.scheme or target.netloc or link == "data:,":
                continue
            start = folder if target.path.startswith("/") else path.parent
            name = unquote(target.path).lstrip("/")
            file = (start / name).resolve() if name else path
            file = _built(file, folder.resolve(), languages)
            if not file.is_file():
                yield f"{path.name}: {link}"
            elif (
                target.fragment
                and unquote(target.fragment) not in pages[file].places
                and not (file.name in MAPS and _is_view(catalog, target.fragment))
            ):
                yield f"{path.name}: {link} (no such place or view)"


def _is_view(catalog: Catalog, fragment: str) -> bool:
    """Whether every field of a fragment is one of a view, with a value that the data has."""
    query = dict(parse_qsl(fragment))
    notices: list[Notice] = []
    from_query(catalog, query, notices)
    return bool(query) and not notices and not others(query)


def _built(file: Path, folder: Path, languages: list[str]) -> Path:
    lang, *rest = file.relative_to(folder).parts if file.is_relative_to(folder) else (".", ".")
    if rest and lang not in languages and (folder / languages[0] / rest[0]).exists():
        return folder.joinpath(languages[0], *rest)
    return file
