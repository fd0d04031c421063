"""Views: read, checked, written back, and put into words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_app.atomic import replacing, write_bytes
from geo_app.data import catalog as load
from geo_app.data.catalog import Catalog
from geo_app.engine.land.allocation import allocation_of
from geo_app.errors import BadDateError, BadValueError, ExportError, GeoAppError, UnknownNameError
from geo_app.exports.citation import STYLES, citation
from geo_app.exports.writers import FORMATS, format_of, make
from geo_app.view.summary import sentences, summarise
from geo_app.view.view import allocation, from_query, make_view, query_text, to_query
from tests.export_helpers import some_views

CATALOG = load()
DIVISIBLE = [unit for unit in CATALOG.allocatable_leaves if CATALOG.units[unit].division]


def test_a_view_survives_its_address(catalog: Catalog) -> None:
    for view in some_views(catalog):
        assert from_query(catalog, to_query(catalog, view)) == view


@given(
    scenario=st.sampled_from(list(CATALOG.scenarios)),
    changes=st.dictionaries(
        st.sampled_from(list(CATALOG.allocatable_leaves)), st.sampled_from(list(CATALOG.parties))
    ),
    share=st.floats(0, 1).map(lambda value: round(value, 4)),
    lang=st.sampled_from(list(CATALOG.languages)),
)
def test_any_allocation_survives_its_address(
    scenario: str, changes: dict[str, str], share: float, lang: str
) -> None:
    cuts = {unit: share for unit in DIVISIBLE if unit not in changes}
    view = make_view(CATALOG, scenario, set=changes, cut=cuts, lang=lang)
    assert from_query(CATALOG, to_query(CATALOG, view)) == view
    found = allocation(CATALOG, view)
    assert {unit: found.parties[unit] for unit in changes} == changes
    assert all(found.cuts[unit].share == share for unit in cuts)


def test_an_unchanged_view_is_its_scenario(catalog: Catalog) -> None:
    for scenario in catalog.scenarios:
        assert allocation(catalog, make_view(catalog, scenario)) == allocation_of(catalog, scenario)


BAD: list[tuple[dict[str, object], type[GeoAppError], str]] = [
    ({"scenario": "nothing"}, UnknownNameError, "four_islands"),
    ({"date": "1956-13-01"}, BadDateError, "1600-01-01"),
    ({"set": {"habomai": "nobody"}}, UnknownNameError, "undetermined"),
    ({"set": {"atlantis": "joint"}}, UnknownNameError, "shikotan"),
    ({"cut": {"shikotan": 0.5}}, UnknownNameError, "etorofu_iturup"),
    ({"cut": {"etorofu_iturup": 1.2}}, BadValueError, "0 to 1"),
    ({"cut": {"etorofu_iturup": "half"}}, BadValueError, "0 to 1"),
    ({"lang": "fr"}, UnknownNameError, "ja"),
    ({"layers": ["roads"]}, UnknownNameError, "graticule"),
    ({"layers": ["base_osm", "base_gsi"]}, BadValueError, "base_osm"),
    ({"view": ("a", "b", "c")}, BadValueError, "longitude,latitude,zoom"),
    ({"view": (1, 2)}, BadValueError, "longitude,latitude,zoom"),
    ({"view": (1, 2, float("nan"))}, BadValueError, "longitude,latitude,zoom"),
    ({"rocks": "some"}, UnknownNameError, "no-eez"),
    ({"theme": "pink"}, UnknownNameError, "grey"),
    ({"perspective": "moon"}, UnknownNameError, "neutral"),
    ({"select": "unit:atlantis"}, UnknownNameError, "shikotan"),
    ({"name": "x" * 61}, BadValueError, "60"),
    ({"colour": "red"}, UnknownNameError, "theme"),
]


@pytest.mark.parametrize(("parts", "error", "hint"), BAD, ids=lambda one: str(one)[:40])
def test_what_is_wrong_is_said_with_what_would_be_right(
    catalog: Catalog, parts: dict[str, object], error: type[GeoAppError], hint: str
) -> None:
    with pytest.raises(error, match=hint.replace(".", r"\.")):
        make_view(catalog, **parts)  # type: ignore[arg-type]


def test_words_say_what_the_map_document_says(catalog: Catalog) -> None:
    view = make_view(catalog, "joint_declaration_1956", date="1956-10-19")
    said = " ".join(sentences(summarise(catalog, view)))
    assert "19 October 1956" in said
    assert "345 km²" in said
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
        format_of(Path("a.docx"))
    with pytest.raises(UnknownNameError, match="gpkg"):
        make(catalog, make_view(catalog), "docx")


@pytest.mark.parametrize("format_", [name for name in FORMATS if name != "pptx"])
def test_a_second_export_is_the_same(catalog: Catalog, format_: str) -> None:
    view = some_views(catalog)[2]
    assert make(catalog, view, format_) == make(catalog, view, format_)
