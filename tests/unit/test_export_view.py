"""Views put into words, cited, and written in every form."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo_app.atomic import replacing, write_bytes
from geo_app.data.catalog import Catalog
from geo_app.errors import BadValueError, ExportError, UnknownNameError
from geo_app.exports.citation import STYLES, citation
from geo_app.exports.writers import FORMATS, format_of, make
from geo_app.view.codec import make_view, query_text
from geo_app.view.summary import sentences, summarise
from tests.export_helpers import some_views


def test_words_say_what_the_map_document_says(catalog: Catalog) -> None:
    view = make_view(catalog, "joint_declaration_1956", date="1956-10-19")
    said = " ".join(sentences(summarise(catalog, view)))
    assert "19 October 1956" in said
    assert "345\u00a0km²" in said
    assert "6.9%" in said


def test_perspectives_change_names_and_say_so(catalog: Catalog) -> None:
    unit = "kunashir_kunashiri"
    names = {
        summarise(catalog, make_view(catalog, perspective=one)).unit_name(unit)
        for one in catalog.perspectives
    }
    assert len(names) == len(catalog.perspectives)


@pytest.mark.parametrize("style", STYLES)
def test_citations_name_the_exact_view_and_never_change(catalog: Catalog, style: str) -> None:
    found = [citation(catalog, view, style, "https://example.org") for view in some_views(catalog)]
    again = [citation(catalog, view, style, "https://example.org") for view in some_views(catalog)]
    assert found == again
    for text, view in zip(found, some_views(catalog), strict=True):
        assert f"https://example.org/?{query_text(catalog, view)}" in text
        assert catalog.dispute.version in text


def test_ris_and_bibtex_have_their_form(catalog: Catalog) -> None:
    view = make_view(catalog)
    ris = citation(catalog, view, "RIS").split("\r\n")
    assert ris[0] == "TY  - MAP"
    assert ris[-1] == "ER  - "
    bibtex = citation(catalog, view, "BibTeX")
    assert bibtex.count("{") == bibtex.count("}")


def test_a_failing_writer_spoils_nothing(tmp_path: Path) -> None:
    good = tmp_path / "map.html"
    good.write_text("good", encoding="utf-8")

    def fail(partial: Path) -> None:
        partial.write_text("ha", encoding="utf-8")
        raise RuntimeError("the writer failed half way")

    with pytest.raises(RuntimeError), replacing(good) as partial:
        fail(partial)
    assert good.read_text(encoding="utf-8") == "good"
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]


def test_a_whole_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    write_bytes(target, b"one")
    write_bytes(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    with pytest.raises(ExportError, match="Nothing can be written"):
        write_bytes(tmp_path / "no" / "a.txt", b"")


@pytest.mark.parametrize(
    ("name", "format_"), [("a.HTML", "html"), ("b.gpkg", "gpkg"), ("c.txt", "cite")]
)
def test_suffixes_name_formats(name: str, format_: str) -> None:
    assert format_of(Path(name)) == format_


def test_unknown_formats_are_refused(catalog: Catalog) -> None:
    with pytest.raises(BadValueError, match=r"\.gpkg"):
        format_of(Path("a.doc"))
    with pytest.raises(UnknownNameError, match="gpkg"):
        make(catalog, make_view(catalog), "doc")


@pytest.mark.parametrize("format_", [name for name in FORMATS if name != "gif"])
def test_a_second_export_is_the_same(catalog: Catalog, format_: str) -> None:
    view = some_views(catalog)[2]
    assert make(catalog, view, format_) == make(catalog, view, format_)
