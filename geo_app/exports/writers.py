"""Every form in which a view, or all data, can leave: by name and by the suffix of a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from geo_app.atomic import write_bytes
from geo_app.data.contents import Catalog
from geo_app.errors import BadValueError, UnknownNameError
from geo_app.exports.citation import citations_text
from geo_app.exports.gis import data_files, figures
from geo_app.exports.options import Options, PictureKind
from geo_app.exports.page.html import single_file
from geo_app.exports.records.claim_review import all_claim_reviews
from geo_app.exports.records.linked_data import linked_places, written_vocabulary
from geo_app.view.view import FrameOptions, View

_OFFICE = "application/vnd.openxmlformats-officedocument"
Queue = Literal["texts", "pictures", "films"]
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
    queue : {"texts", "pictures", "films"}
        Where a server lets it wait: drawing takes a processor a second or more, a film many.
    """

    media_type: str
    make: Writer
    options: tuple[str, ...] = ()
    queue: Queue = "texts"


def _picture(kind: PictureKind) -> Format:
    def write(catalog: Catalog, view: View, options: Options) -> bytes:
        from geo_app.exports.picture.picture import picture

        return picture(catalog, view, kind, options)

    media_type = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}[kind]
    return Format(media_type, write, ("size", "dpi", "outline", "address"), queue="pictures")


def _office(kind: str, write: Writer) -> Format:
    return Format(f"{_OFFICE}.{kind}", write, ("story", "address"), queue="pictures")


def _data(media_type: str, write: Callable[[Catalog, View], bytes]) -> Format:
    return Format(media_type, lambda catalog, view, _: write(catalog, view))


def _html(catalog: Catalog, view: View, options: Options) -> bytes:
    return single_file(catalog, view, options).encode("utf-8")


def _deck(catalog: Catalog, view: View, options: Options) -> bytes:
    from geo_app.exports.office.deck import deck

    return deck(catalog, view, options)


def _paper(catalog: Catalog, view: View, options: Options) -> bytes:
    from geo_app.exports.office.paper import paper

    return paper(catalog, view, options)


def _film(catalog: Catalog, view: View, options: Options) -> bytes:
    from geo_app.exports.picture.film import film

    return film(catalog, view, options)


def _cite(catalog: Catalog, view: View, options: Options) -> bytes:
    return citations_text(catalog, view, options.address, options.accessed).encode("utf-8")


def _kml(catalog: Catalog, view: View) -> bytes:
    from geo_app.exports.gis.kml import kml

    return kml(catalog, view)


_FRAME = ("story", "address", *FrameOptions.model_fields)

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format("text/html; charset=utf-8", _html, _FRAME),
        "png": _picture("png"),
        "svg": _picture("svg"),
        "pdf": _picture("pdf"),
        "gif": Format("image/gif", _film, ("days",), queue="films"),
        "geojson": _data("application/geo+json", data_files.geojson),
        "gpkg": _data("application/geopackage+sqlite3", data_files.geopackage),
        "csv": _data("text/csv; charset=utf-8", figures.csv_figures),
        "xlsx": _data(f"{_OFFICE}.spreadsheetml.sheet", figures.xlsx_figures),
        "kml": _data("application/vnd.google-earth.kml+xml", _kml),
        "parquet": _data("application/vnd.apache.parquet", data_files.geoparquet),
        "topojson": _data("application/json", data_files.topojson),
        "pptx": _office("presentationml.presentation", _deck),
        "docx": _office("wordprocessingml.document", _paper),
        "cite": Format("text/plain; charset=utf-8", _cite, ("address", "accessed")),
    }
)
SUFFIXES = MappingProxyType({f".{name}": name for name in FORMATS} | {".txt": "cite"})


@dataclass(frozen=True)
class DataOptions:
    """How all data are written; what a form does not have, it passes over.

    Attributes
    ----------
    suffix : str
        Of the file, where a form has several kinds: ``.ttl``.
    address : str
        Where the running app is, for links to it.
    """

    suffix: str = ""
    address: str = ""


DataWriter = Callable[[Catalog, DataOptions], bytes]


def _geopackage(catalog: Catalog, _: DataOptions) -> bytes:
    from geo_app.exports.gis.geopackage import geopackage

    return geopackage(catalog)


def _linked_places(catalog: Catalog, _: DataOptions) -> bytes:
    return data_files.json_bytes(linked_places(catalog))


def _skos(catalog: Catalog, options: DataOptions) -> bytes:
    return written_vocabulary(catalog, options.suffix)


def _claim_reviews(catalog: Catalog, options: DataOptions) -> bytes:
    return data_files.json_bytes(all_claim_reviews(catalog, options.address))


DATA_FORMATS: Mapping[str, DataWriter] = MappingProxyType(
    {
        "claim-review": _claim_reviews,
        "linked-places": _linked_places,
        "skos": _skos,
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


def export_data(catalog: Catalog, format_: str, path: Path, address: str = "") -> None:
    """Write all data in a form, whole or not at all.

    Parameters
    ----------
    address : str
        Where the running app is, for forms that link to it.

    Raises
    ------
    UnknownNameError
        If there is no such form.
    BadValueError
        If the form is not written in files of that suffix.
    ExportError
        If the file cannot be written.
    """
    if format_ not in DATA_FORMATS:
        raise UnknownNameError("format", format_, sorted(DATA_FORMATS))
    options = DataOptions(path.suffix.lower(), address)
    write_bytes(path, DATA_FORMATS[format_](catalog, options))


def file_name(catalog: Catalog, view: View, format_: str) -> str:
    """Return a name for the file of a view."""
    own = "-own" if view.is_custom else ""
    suffix = "txt" if format_ == "cite" else format_
    return f"{catalog.dispute.id}-{view.scenario}{own}-{view.date}-{view.lang}.{suffix}"
