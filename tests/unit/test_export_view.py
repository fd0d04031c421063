"""Views put into words, cited, and written in every form."""

import datetime
import re
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
import rispy
from bibtexparser.bparser import BibTexParser
from hypothesis import example, given, settings
from hypothesis.strategies import characters, text

from geo_app.atomic import replacing, write_bytes
from geo_app.data.catalog import Catalog
from geo_app.errors import BadValueError, ExportError, UnknownNameError
from geo_app.exports.citation import STYLES, citation
from geo_app.exports.writers import FORMATS, format_of, make
from geo_app.views.codec import ALWAYS, encoded, from_query, make_view, to_query
from geo_app.views.summary import sentences, summarise
from geo_app.views.words import page_title
from tests.export_helpers import some_views

ACCESSED = datetime.date(2030, 2, 1)
TEX = {
    "textbraceleft{}": "{", "textbraceright{}": "}", "textbackslash{}": "\\",
    "textasciitilde{}": "~", "textasciicircum{}": "^",
}  # fmt: skip
"""What a typesetter makes of the commands of a title."""


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
    for view in some_views(catalog):
        text = citation(catalog, view, style, "https://example.org/", ACCESSED)
        assert text == citation(catalog, view, style, "https://example.org", ACCESSED)
        found = re.search(r"https://example\.org/\?([^\s}]+?)[.]?(?=[\s}]|$)", text)
        assert found
        query = dict(parse_qsl(found[1]))
        assert (query["date"], from_query(catalog, query)) == (str(view.date), view)
        assert catalog.dispute.version in text
        days = catalog.language(view.lang).date(ACCESSED), f"{ACCESSED}", f"{ACCESSED:%Y/%m/%d}"
        assert any(day in text for day in days)
        assert "http" not in citation(catalog, view, style)


@settings(deadline=None, max_examples=50)
@given(text(characters(exclude_categories=["C", "Z"], include_characters=" "), max_size=60))
@example(r"50% of {C\ost} ~ ^_^ #1 $x$ & \"so\" @misc{a,")
@example("}}")
@example("ER  - ")
def test_any_title_comes_out_of_bibtex_and_ris_as_it_went_in(catalog: Catalog, name: str) -> None:
    view = make_view(catalog, "four_islands", set={"habomai": "joint"}, name=name)
    title = " ".join(page_title(summarise(catalog, view)).split())
    address = f"https://example.org/?{encoded(to_query(catalog, view, always=(*ALWAYS, 'date')))}"
    bibtex = citation(catalog, view, "BibTeX", "https://example.org", ACCESSED)
    (entry,) = BibTexParser(common_strings=True).parse(bibtex).entries
    assert set(entry) >= {"ENTRYTYPE", "ID", "author", "version", "year", "month"}
    assert (entry["url"], entry["urldate"]) == (address, ACCESSED.isoformat())
    assert entry["title"].startswith("{")
    plain = re.sub(
        r"\\(text\w+\{\}|.)", lambda found: TEX.get(found[1], found[1]), entry["title"][1:-1]
    )
    assert plain == title
    (record,) = rispy.loads(citation(catalog, view, "RIS", "https://example.org", ACCESSED))
    assert record["type_of_reference"] == "MAP"
    assert (record["title"], record["urls"]) == (title, [address])
    assert record["access_date"] == f"{ACCESSED:%Y/%m/%d}"


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


@pytest.mark.parametrize("format_", [name for name, one in FORMATS.items() if one.queue != "films"])
def test_a_second_export_is_the_same(catalog: Catalog, format_: str) -> None:
    view = some_views(catalog)[2]
    assert make(catalog, view, format_) == make(catalog, view, format_)
