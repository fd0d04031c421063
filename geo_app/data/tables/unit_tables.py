"""Tables of the units: names, figures, administrations, statuses."""

import datetime
from collections.abc import Iterator
from typing import get_args

from geo_app.data.contents import Catalog
from geo_app.data.tables import columns
from geo_app.data.tables.table import Column, Row, Table
from geo_app.model.names import Name
from geo_app.model.statuses import StatusLayer
from geo_app.model.units import Administration, Figure, Unit, UnitKind

QUANTITIES = {
    "area": "km2",
    "population_1945": "people",
    "population": "people",
    "height": "m",
}
"""Quantities of the table of figures and their units."""

_SIDES = get_args(Figure.model_fields["side"].annotation)
_UNIT = columns.reference("unit", "the unit", "units")


def _units(catalog: Catalog) -> Iterator[Row]:
    for unit in catalog.units.values():
        longitude_deg, latitude_deg = unit.location
        yield {
            **dict(unit),
            **catalog.names_by_column(unit),
            "name_origin": unit.name_origin.explanation if unit.name_origin else None,
            "longitude_deg": longitude_deg,
            "latitude_deg": latitude_deg,
            "coast": unit.coast.coast,
            "division_azimuth_deg": unit.division.azimuth_deg if unit.division else None,
        }


def _names(catalog: Catalog) -> Iterator[Row]:
    for record, one in catalog.records():
        for path, part in one.parts():
            if isinstance(part, Name):
                field, _, position = path.rpartition(".")
                yield {**dict(part), "record": record, "field": field, "position": position}


def _figures(catalog: Catalog) -> Iterator[Row]:
    for unit in catalog.units.values():
        for quantity, figures in _by_quantity(unit):
            measured = {"unit": unit.id, "quantity": quantity, "measure": QUANTITIES[quantity]}
            for position, figure in enumerate(figures):
                yield {**dict(figure), **measured, "position": position}


def _by_quantity(unit: Unit) -> tuple[tuple[str, tuple[Figure, ...]], ...]:
    peak = unit.highest_point
    return (
        ("area", unit.areas_km2),
        ("population_1945", unit.populations_1945),
        ("population", unit.populations),
        ("height", peak.heights_m if peak else ()),
    )


def _administrations(catalog: Catalog) -> Iterator[Row]:
    for unit in catalog.units.values():
        for position, administration in enumerate(unit.administrations):
            yield {**dict(administration), "unit": unit.id, "position": position}


def _statuses(catalog: Catalog) -> Iterator[Row]:
    for unit in catalog.units.values():
        for status in unit.statuses:
            yield {
                **dict(status),
                "unit": unit.id,
                "first_day": status.first_day if status.start else None,
                "last_day": None if status.last_day == datetime.date.max else status.last_day,
            }


UNITS = Table(
    name="units", title="Islands, islets and stretches of coast", noun="unit",
    description="What the dispute is about, and the land beside it.",
    columns=(
        columns.identifier(),
        Column("order", "place in the chain, from the south-west", "integer", required=True),
        columns.choice("kind", "what it is", get_args(UnitKind)),
        columns.reference("parent", "the group or island it belongs to", "units", required=False),
        columns.text("group", "heading under which lists show it", required=True),
        columns.NAME,
        columns.text("name_origin", "what is known of where a name comes from"),
        columns.LONGITUDE,
        columns.LATITUDE,
        columns.choice("coast", "coastline that draws it", ("main", "islets", "point", "context")),
        columns.yes_no("allocatable", "whether a proposal can allocate it"),
        columns.reference("home_party", "whose coast a neighbouring land is", "parties",
            required=False),
        columns.COUNTRY,
        columns.yes_no("reference", "whether shares of the land count it"),
        columns.number("division_azimuth_deg", "where a cut advances to", "deg", most=360),
        columns.NOTE,
    ),
    rows=_units,
)  # fmt: skip
NAMES = Table(
    name="names", title="Names of units, places, straits and labels of the map", noun="name",
    description="One row a name; the first of a record is in English and takes no side.",
    columns=(
        columns.text("record", "file of the record, without its ending", required=True),
        columns.text("field", "field of the record that holds the names", required=True),
        columns.POSITION,
        columns.text("language", "BCP 47 tag of the language, with the script if it is not the "
            "usual one", required=True),
        columns.text("form", "the name as the language writes it", required=True),
        columns.text("reading", "how it is read, where the letters do not say"),
        columns.reference("side", "whose name it is, where not all use it", "parties",
            required=False),
        columns.text("start", f"since when, open if empty; {columns.EDTF}"),
        columns.text("end", f"until when, open if empty; {columns.EDTF}"),
    ),
    key=("record", "field", "position"), rows=_names, file="{record}.yaml",
)  # fmt: skip
FIGURES = Table(
    name="figures", title="Published figures", noun="figure",
    description="Areas, populations and heights; figures that disagree stand side by side.",
    columns=(
        _UNIT,
        columns.choice("quantity", "what is measured", tuple(QUANTITIES)),
        columns.POSITION,
        columns.number("value", "the figure, in the unit of the column measure"),
        columns.number("low", "lower bound, in the unit of the column measure"),
        columns.number("high", "upper bound, in the unit of the column measure"),
        columns.choice("measure", "unit of the figure", tuple(dict.fromkeys(QUANTITIES.values()))),
        columns.yes_no("approximate", "whether the source gives it as about"),
        columns.text("as_of", f"when it held; {columns.EDTF}"),
        columns.choice("side", "whose publication it is", _SIDES),
        columns.text("scope", "what it covers, where that is not plain"),
        columns.text("includes", "other units that it covers too, a blank between them"),
        columns.NOTE,
    ),
    key=("unit", "quantity", "position"), rows=_figures, file="units/{unit}.yaml",
)  # fmt: skip
ADMINISTRATIONS = Table(
    name="administrations", noun="administration",
    title="Divisions that each side counts the units to",
    description="Now and before 1945.",
    columns=(
        _UNIT,
        columns.POSITION,
        columns.choice("side", "whose division it is",
            get_args(Administration.model_fields["side"].annotation)),
        columns.text("division", "the division", required=True),
        columns.choice("period", "when", ("now", "before_1945")),
    ),
    key=("unit", "position"), rows=_administrations, file="units/{unit}.yaml",
)  # fmt: skip
STATUSES = Table(
    name="statuses", title="Statuses by date", noun="status",
    description="Who was there, what a legal text says, what somebody claims: three layers.",
    columns=(
        columns.identifier("stable identifier of the status"),
        _UNIT,
        columns.choice("layer", "which of the three it is", get_args(StatusLayer)),
        columns.reference("holder", "who is named", "holders"),
        columns.text("status", "what held", required=True),
        columns.text("start", f"first day, open if empty; {columns.EDTF}"),
        columns.text("end", f"last day, open if empty; {columns.EDTF}"),
        Column("first_day", "earliest day that start may mean", "date"),
        Column("last_day", "day to which the status is counted", "date"),
        columns.text("basis", "what it rested on", required=True),
        columns.NOTE,
    ),
    rows=_statuses, file="units/{unit}.yaml",
)  # fmt: skip
TABLES = (UNITS, NAMES, FIGURES, ADMINISTRATIONS, STATUSES)
