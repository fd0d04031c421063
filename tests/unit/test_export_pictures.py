"""What stands on a picture: names, degrees and legend, none in the way of another."""

from itertools import pairwise

import pytest
from matplotlib.figure import Figure

from geo_app.data.catalog import Catalog
from geo_app.exports.options import Options
from geo_app.exports.picture.picture import draw
from geo_app.exports.picture.style import font, wrap
from geo_app.html.textures import party_fill
from geo_app.html.theme import GREY
from geo_app.model.parties import lightness
from geo_app.views.codec import make_view
from geo_app.views.legend import legend_entries
from geo_app.views.summary import summarise

ZONES = ["contested", "lines", "names", "zones"]


def texts(figure: Figure) -> list[str]:
    return [one.get_text() for axes in figure.axes for one in axes.texts]


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
@pytest.mark.parametrize("size", ["slide", "letter"])
@pytest.mark.parametrize("scenario", ["whole_chain", "equal_area_2006"])
def test_the_disputed_groups_are_named(
    catalog: Catalog, lang: str, size: str, scenario: str
) -> None:
    summary = summarise(catalog, make_view(catalog, scenario, lang=lang))
    said = texts(draw(summary, Options(size=size)))
    for unit in catalog.units.values():
        if unit.reference and not unit.parent:
            assert summary.unit_name(unit.id) in said


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
def test_no_name_lies_on_another_or_on_a_degree(catalog: Catalog, lang: str) -> None:
    view = make_view(catalog, "status_quo", lang=lang, date="1945-08-29")
    figure = draw(summarise(catalog, view), Options(size="letter"))
    renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]
    boxes = [one.get_window_extent(renderer) for one in figure.axes[1].texts]
    for index, box in enumerate(boxes):
        for other in boxes[index + 1 :]:
            assert not box.shrunk(0.98, 0.8).overlaps(other.shrunk(0.98, 0.8))


def test_the_legend_names_the_line_between_waters(catalog: Catalog) -> None:
    with_sea = summarise(catalog, make_view(catalog, "equal_area_2006", layers=ZONES))
    without = summarise(catalog, make_view(catalog, "equal_area_2006"))
    assert "equidistance" in [one.value for one in legend_entries(with_sea)]
    assert "equidistance" not in [one.value for one in legend_entries(without)]


def test_no_two_parties_look_alike_in_grey(catalog: Catalog) -> None:
    grey = GREY
    plain = [one for one in catalog.parties.values() if one.pattern != "bands"]
    levels = sorted(lightness(party_fill(one, grey)) for one in plain)
    assert all(high - low > 0.15 for low, high in pairwise(levels))


def test_a_number_is_not_parted_from_its_unit() -> None:
    letters = font("ja", 10)
    for text in (
        "割合は（5,003 km²）です",
        "Япония (2\u00a0502\u00a0км²)",
        "1,201\u00a0km² of land",
    ):
        for width in range(20, 120, 10):
            lines = wrap(text, width, letters)
            assert any("km²" in one or "км²" in one for one in lines)
            assert not any(one.startswith(("km²", "км²", "502")) for one in lines)


def test_no_space_follows_a_wide_full_stop() -> None:
    [line] = wrap("島。 海。 空", 1000, font("ja", 10))
    assert line == "島。海。空"
