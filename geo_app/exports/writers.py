"""Every form in which a view, or all data, can leave: by name and by the suffix of a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from pkgutil import resolve_name
from types import MappingProxyType
from typing import Literal

from geo_app.atomic import write_bytes
from geo_app.data.contents import Catalog
from geo_app.errors import BadValueError, UnknownNameError
from geo_app.exports.gis.data_files import json_bytes
from geo_app.exports.options import Options, PictureKind
from geo_app.exports.records.claim_review import all_claim_reviews
from geo_app.exports.records.linked_data import linked_places, written_vocabulary
from geo_app.views.view import View

_OFFICE = "application/vnd.openxmlformats-officedocument"
Queue = Literal["texts", "pictures", "films"]
VideoKind = Literal["mp4", "webm"]


@dataclass(frozen=True)
class Format:
    """A form, and what makes it.

    Attributes
    ----------
    writer : str
        ``module:function`` in this room, imported when a file is made: some load heavy libraries.
    options : tuple of str
        Fields of `Options` that change what is written; without any the writer takes none.
    queue : {"texts", "pictures", "films"}
        Where a server lets it wait: drawing takes a processor a second or more, a film many.
    kind : str, optional
        Which of its forms the writer makes, where it makes several.
    """

    media_type: str
    writer: str
    options: tuple[str, ...] = ()
    queue: Queue = "texts"
    kind: PictureKind | VideoKind | None = None

    def make(self, catalog: Catalog, view: View, options: Options) -> bytes:
        """Return a view in this form."""
        write = resolve_name(f"geo_app.exports.{self.writer}")
        kind = (self.kind,) if self.kind else ()
        told = (options,) if self.options else ()
        content: str | bytes = write(catalog, view, *kind, *told)
        return content.encode("utf-8") if isinstance(content, str) else content


_FRAME = ("story", "address", "locked", "panel", "controls", "figures")
_PICTURE: tuple[str, tuple[str, ...], Queue] = (
    "picture.picture:picture", ("size", "dpi", "outline", "address"), "pictures",
)  # fmt: skip
_FILM: tuple[tuple[str, ...], Queue] = ("days",), "films"
_VIDEOS = {
    "mp4": Format("video/mp4", "picture.film:video", *_FILM, "mp4"),
    "webm": Format("video/webm", "picture.film:video", *_FILM, "webm"),
}
_TOLD: tuple[tuple[str, ...], Queue] = ("story", "address"), "pictures"

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format("text/html; charset=utf-8", "page.html:single_file", _FRAME),
        "png": Format("image/png", *_PICTURE, "png"),
        "svg": Format("image/svg+xml", *_PICTURE, "svg"),
        "pdf": Format("application/pdf", *_PICTURE, "pdf"),
        "gif": Format("image/gif", "picture.film:film", *_FILM),
        **(_VIDEOS if find_spec("av") else {}),
        "geojson": Format("application/geo+json", "gis.data_files:geojson"),
        "gpkg": Format("application/geopackage+sqlite3", "gis.data_files:geopackage"),
        "csv": Format("text/csv; charset=utf-8", "gis.figures:csv_figures"),
        "xlsx": Format(f"{_OFFICE}.spreadsheetml.sheet", "gis.figures:xlsx_figures"),
        "kml": Format("application/vnd.google-earth.kml+xml", "gis.kml:kml"),
        "parquet": Format("application/vnd.apache.parquet", "gis.data_files:geoparquet"),
        "topojson": Format("application/json", "gis.data_files:topojson"),
        "pptx": Format(f"{_OFFICE}.presentationml.presentation", "office.deck:deck", *_TOLD),
        "docx": Format(f"{_OFFICE}.wordprocessingml.document", "office.paper:paper", *_TOLD),
        "cite": Format(
            "text/plain; charset=utf-8", "citation:citations_text", ("address", "accessed")
        ),
    }
)
SUFFIXES = MappingProxyType({f".{name}": name for name in FORMATS} | {".txt": "cite"})


DataWriter = Callable[[Catalog, str, str], bytes]
"""Takes the suffix of the file, for forms of several kinds, and where the running app is."""

DATA_FORMATS: Mapping[str, DataWriter] = MappingProxyType(
    {
        "claim-review": lambda catalog, _, app: json_bytes(all_claim_reviews(catalog, app)),
        "linked-places": lambda catalog, *_: json_bytes(linked_places(catalog)),
        "skos": lambda catalog, suffix, _: written_vocabulary(catalog, suffix),
        "gpkg": lambda catalog, *_: resolve_name("geo_app.exports.gis.geopackage:geopackage")(
            catalog
        ),
    }
)
"""Forms of all data, by their name on the command line."""


def format_of(path: Path) -> str:
    """Return the form that the suffix of a file stands for.

    Raises `BadValueError` if it stands for none.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise BadValueError(
            "The suffix of '{value}' is no format. Name one with --format, or use one of: {known}.",
            key="error.suffix",
            value=path.name,
            known=", ".join(SUFFIXES),
        )
    return SUFFIXES[suffix]


def make(catalog: Catalog, view: View, format_: str, options: Options | None = None) -> bytes:
    """Return a view in a form.

    Raises `UnknownNameError` if there is no such form.
    """
    if format_ not in FORMATS:
        raise UnknownNameError("format", format_, FORMATS)
    return FORMATS[format_].make(catalog, view, options or Options())


def save(
    catalog: Catalog, view: View, path: Path, format_: str | None = None,
    options: Options | None = None,
) -> None:  # fmt: skip
    """Write a view into a file, whole or not at all.

    Raises `UnknownNameError` or `BadValueError` if there is no such form, `ExportError` if the file
    cannot be written.
    """
    write_bytes(path, make(catalog, view, format_ or format_of(path), options))


def export_data(catalog: Catalog, format_: str, path: Path, address: str = "") -> None:
    """Write all data in a form, whole or not at all.

    Raises `UnknownNameError` or `BadValueError` if there is no such form or no such suffix of it,
    `ExportError` if the file cannot be written.
    """
    if format_ not in DATA_FORMATS:
        raise UnknownNameError("format", format_, sorted(DATA_FORMATS))
    write_bytes(path, DATA_FORMATS[format_](catalog, path.suffix.lower(), address))


def file_name(catalog: Catalog, view: View, format_: str) -> str:
    """Return a name for the file of a view."""
    own = "-own" if view.is_custom else ""
    suffix = "txt" if format_ == "cite" else format_
    return f"{catalog.dispute.id}-{view.scenario}{own}-{view.date}-{view.lang}.{suffix}"
