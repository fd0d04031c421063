"""Every form in which a view, or all data, can leave: by name and by the suffix of a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from geo_app.atomic import write_bytes
from geo_app.data.contents import Catalog
from geo_app.errors import BadValueError, UnknownNameError
from geo_app.exports.page.html import HtmlOptions
from geo_app.view.view import View


@dataclass(frozen=True)
class Options:
    """What the forms can be told beside the view.

    Attributes
    ----------
    size, dpi, outline
        For pictures; see `PictureOptions`.
    story : str, optional
        For slides and single-file maps: the story whose steps they carry.
    html : HtmlOptions
        For single-file maps.
    address : str, optional
        Where the running app is.
    """

    size: str = "a4"
    dpi: int = 150
    outline: bool = False
    story: str | None = None
    html: HtmlOptions = field(default_factory=HtmlOptions)
    address: str | None = None


Writer = Callable[[Catalog, View, Options], bytes]


@dataclass(frozen=True)
class Format:
    """A form, and what makes it. Heavy libraries are imported when it is made.

    Attributes
    ----------
    media_type : str
        As HTTP says it.
    make : callable
        Writes it.
    options : tuple of str
        Fields of `Options` that change what is written.
    is_picture : bool
        Whether it is drawn, which takes a processor for seconds.
    """

    media_type: str
    make: Writer
    options: tuple[str, ...] = ()
    is_picture: bool = False


def _html(catalog: Catalog, view: View, options: Options) -> bytes:
    from geo_app.exports.page.html import single_file

    chosen = options.html
    story, address = options.story or chosen.story, options.address or chosen.address
    chosen = chosen.model_copy(update={"story": story, "address": address})
    return single_file(catalog, view, chosen).encode("utf-8")


def _picture(kind: str) -> Writer:
    def make(catalog: Catalog, view: View, options: Options) -> bytes:
        from geo_app.exports.picture.options import PictureOptions
        from geo_app.exports.picture.picture import picture

        chosen = PictureOptions(options.size, options.dpi, options.outline)
        return picture(catalog, view, kind, chosen)  # type: ignore[arg-type]

    return make


def _data(name: str) -> Writer:
    def make(catalog: Catalog, view: View, _: Options) -> bytes:
        from geo_app.exports.gis import data_files

        content: bytes = getattr(data_files, name)(catalog, view)
        return content

    return make


def _deck(catalog: Catalog, view: View, options: Options) -> bytes:
    from geo_app.exports.office.deck import deck

    if not catalog.stories:
        raise BadValueError("Slides show a story, and this data has none.")
    tours = [story.id for story in catalog.stories.values() if story.kind == "tour"]
    return deck(catalog, view, options.story or (tours or list(catalog.stories))[0])


def _cite(catalog: Catalog, view: View, options: Options) -> bytes:
    from geo_app.exports.citation import citations_text

    return citations_text(catalog, view, options.address).encode("utf-8")


_LAYOUT = ("size", "dpi", "outline")

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format("text/html; charset=utf-8", _html, ("story", "html", "address")),
        "png": Format("image/png", _picture("png"), _LAYOUT, is_picture=True),
        "svg": Format("image/svg+xml", _picture("svg"), _LAYOUT, is_picture=True),
        "pdf": Format("application/pdf", _picture("pdf"), _LAYOUT, is_picture=True),
        "geojson": Format("application/geo+json", _data("geojson")),
        "gpkg": Format("application/geopackage+sqlite3", _data("geopackage")),
        "csv": Format("text/csv; charset=utf-8", _data("csv_figures")),
        "xlsx": Format(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _data("xlsx_figures"),
        ),
        "kml": Format("application/vnd.google-earth.kml+xml", _data("kml")),
        "pptx": Format(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            _deck,
            ("story",),
            is_picture=True,
        ),
        "cite": Format("text/plain; charset=utf-8", _cite, ("address",)),
    }
)
SUFFIXES = MappingProxyType({f".{name}": name for name in FORMATS} | {".txt": "cite"})


def _records(module: str, name: str) -> Callable[[Catalog], bytes]:
    def make(catalog: Catalog) -> bytes:
        content = getattr(import_module(f"geo_app.exports.records.{module}"), name)(catalog)
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")

    return make


def _geopackage(catalog: Catalog) -> bytes:
    from geo_app.exports.gis.geopackage import geopackage

    return geopackage(catalog)


DATA_FORMATS: Mapping[str, Callable[[Catalog], bytes]] = MappingProxyType(
    {
        "linked-places": _records("linked_places", "linked_places"),
        "skos": _records("vocabulary", "vocabulary"),
        "gpkg": _geopackage,
    }
)
"""Forms of all data, by their name on the command line."""


def format_of(path: Path) -> str:
    """Return the form that the suffix of a file stands for.

    Raises
    ------
    BadValueError
        If it stands for none.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise BadValueError(
            f"The suffix of '{path.name}' is no format. Name one with --format, or use one of: "
            f"{', '.join(SUFFIXES)}."
        )
    return SUFFIXES[suffix]


def make(catalog: Catalog, view: View, format_: str, options: Options | None = None) -> bytes:
    """Return a view in a form.

    Raises
    ------
    UnknownNameError
        If there is no such form.
    """
    if format_ not in FORMATS:
        raise UnknownNameError("format", format_, FORMATS)
    return FORMATS[format_].make(catalog, view, options or Options())


def save(
    catalog: Catalog, view: View, path: Path, format_: str | None = None,
    options: Options | None = None,
) -> None:  # fmt: skip
    """Write a view into a file, whole or not at all.

    Raises
    ------
    UnknownNameError, BadValueError
        If there is no such form.
    ExportError
        If the file cannot be written.
    """
    write_bytes(path, make(catalog, view, format_ or format_of(path), options))


def export_data(catalog: Catalog, format_: str, path: Path) -> None:
    """Write all data in a form, whole or not at all.

    Raises
    ------
    UnknownNameError
        If there is no such form.
    ExportError
        If the file cannot be written.
    """
    if format_ not in DATA_FORMATS:
        raise UnknownNameError("format", format_, sorted(DATA_FORMATS))
    write_bytes(path, DATA_FORMATS[format_](catalog))


def file_name(catalog: Catalog, view: View, format_: str) -> str:
    """Return a name for the file of a view."""
    own = "-own" if view.is_custom else ""
    suffix = "txt" if format_ == "cite" else format_
    return f"{catalog.dispute.id}-{view.scenario}{own}-{view.date}-{view.lang}.{suffix}"
