"""One unit as the map document carries it: names, figures, shape and dated statuses."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from geo_app.data.contents import Catalog
from geo_app.data.language import Language
from geo_app.engine.ground import cut_ends
from geo_app.engine.land.allocation import allocation_of, reference_leaves
from geo_app.engine.land.figures import land_figure, land_km2, population
from geo_app.map_document import shapes
from geo_app.map_document.plain import day_number, plain, texts
from geo_app.model.perspectives import Perspective
from geo_app.model.statuses import Status
from geo_app.model.units import Figure, Unit
from geo_app.views.names import full_unit_name, unit_name
from geo_app.views.perspective import label_rank

NameOf = Callable[[Unit, Language, Perspective], str]


def unit_data(catalog: Catalog, language: Language, unit: Unit) -> dict[str, Any]:
    """Plain data of one unit; a group has members and no shape."""
    is_group = catalog.is_group(unit.id)
    figure = land_figure(unit)
    return {
        **plain(unit, "id", "allocatable", "location"),
        "labels": _names(catalog, unit, language, unit_name),
        "fullNames": _names(catalog, unit, language, full_unit_name),
        "names": _own_names(catalog, unit),
        "leaf": not is_group,
        "members": list(catalog.members(unit.id)) if is_group else [],
        "parent": _parent_group(catalog, unit),
        "reference": unit.reference or unit.id in reference_leaves(catalog),
        "shape": None if is_group else shapes.unit_land(catalog)[1][unit.id],
        "land": land_km2(catalog).get(unit.id, 0.0),
        "people": population(catalog).get(unit.id, 0.0),
        "cutTable": _cut_table(catalog, unit.id) if unit.division else None,
        "marks": _marks(catalog, language, unit),
        "label": _label(catalog, unit) if unit.allocatable else None,
        "areaText": _area_text(figure, language),
        "areaSources": plain(figure, "sources")["sources"] if figure else [],
        "statuses": [_status(status, unit, language) for status in unit.statuses],
    }


def _names(catalog: Catalog, unit: Unit, language: Language, rule: NameOf) -> dict[str, str]:
    """Names of a unit by perspective."""
    return {key: rule(unit, language, one) for key, one in catalog.perspectives.items()}


def _own_names(catalog: Catalog, unit: Unit) -> list[dict[str, str]]:
    """Name of a unit in each language that has its own."""
    names = catalog.names_by_column(unit)
    return [
        {"lang": tag, "form": form}
        for column, tag in catalog.name_columns.items()
        if (form := names[column])
    ]


def _label(catalog: Catalog, unit: Unit) -> dict[str, float]:
    """When the name of a unit is placed: in which order, and between which zooms."""
    return dict(zip(("rank", "minZoom", "maxZoom"), label_rank(catalog, unit.id), strict=True))


@lru_cache(maxsize=8)
def _cut_table(catalog: Catalog, unit_id: str) -> list[list[list[float]]]:
    """Find the cut for every per cent of the land; the map's script goes between them."""
    return [cut_ends(catalog, unit_id, percent / 100) for percent in range(101)]


def _marks(catalog: Catalog, language: Language, unit: Unit) -> list[dict[str, Any]]:
    """Shares at which somebody spoke of dividing the unit."""
    marks = unit.division.marks if unit.division else ()
    return [
        {
            "share": mark.share
            if mark.scenario is None
            else allocation_of(catalog, mark.scenario).cuts[unit.id].share,
            **texts(language, f"units/{unit.id}.division.marks.{index}", mark, "label"),
        }
        for index, mark in enumerate(marks)
    ]


def _parent_group(catalog: Catalog, unit: Unit) -> str | None:
    return unit.parent if unit.parent and catalog.is_group(unit.parent) else None


def _area_text(figure: Figure | None, language: Language) -> str | None:
    if figure is None:
        return None
    if figure.value is not None:
        area = language.area(figure.value)
    else:
        bounds = [bound for bound in (figure.low, figure.high) if bound is not None]
        area = "–".join(map(language.area, bounds))
    key = "map.card.area_about" if figure.approximate or figure.value is None else "map.card.area"
    return language.interface(key, area=area)


def _status(status: Status, unit: Unit, language: Language) -> dict[str, Any]:
    path = f"units/{unit.id}.statuses.{status.id}"
    return {
        **plain(status, "layer", "holder", "sources"),
        **texts(language, path, status, "status", "basis"),
        "from": day_number(status.first_day) if status.start else None,
        "to": day_number(status.last_day) if status.end else None,
        "period": language.period(status.start, status.end),
    }
