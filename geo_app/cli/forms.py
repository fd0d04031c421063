"""The JSON forms of the command line. Figures are unrounded but for float noise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geo_app.data.contents import Catalog
from geo_app.engine.land.control import StatusInForce
from geo_app.engine.land.figures import land_figure, land_km2, population, value_of
from geo_app.engine.metrics import metrics_of
from geo_app.model.dates import UncertainDate
from geo_app.model.outcomes import DividedUnit, Outcome, PartyOutcome
from geo_app.model.sources import Citation

_NOISE_DIGITS = 9
_PEOPLE = "people"


def citation_list(catalog: Catalog, citations: Iterable[Citation]) -> list[dict[str, Any]]:
    """Each citation with the title and address of its source."""
    return [
        {
            "source": one.source,
            "title": catalog.sources[one.source].title,
            "locator": one.locator,
            "grade": one.grade,
            "address": catalog.sources[one.source].address,
        }
        for one in citations
    ]


def scenario_list(catalog: Catalog) -> list[dict[str, Any]]:
    """Every scenario: id, title, kind, date, proponents, outcome, sources."""
    return [
        {
            "id": one.id,
            "title": one.title,
            "caption": one.caption,
            "kind": one.kind,
            "date": one.date.edtf,
            "date_end": _edtf(one.date_end),
            "proponents": list(one.proponents),
            "outcome": one.outcome,
            "uncertain": one.uncertain,
            "default": one.id == catalog.dispute.default_scenario,
            "sources": citation_list(catalog, one.sources),
        }
        for one in catalog.scenarios.values()
    ]


def unit_list(catalog: Catalog) -> list[dict[str, Any]]:
    """Every unit and group: id, names, place, land in km2, people."""
    land, people = land_km2(catalog), population(catalog)
    rows: list[dict[str, Any]] = []
    for unit in catalog.units.values():
        figure = land_figure(unit)
        known = bool(unit.populations)
        rows.append(
            {
                "id": unit.id,
                "name": unit.names.neutral,
                "name_ja": unit.names.japanese.kanji,
                "name_ru": unit.names.russian.cyrillic,
                "kind": unit.kind,
                "parent": unit.parent,
                "members": list(catalog.members(unit.id)) if catalog.is_group(unit.id) else [],
                "location": list(unit.location),
                "area_km2": value_of(figure) if figure else None,
                "land_counted_km2": _clean(sum(land[leaf] for leaf in catalog.members(unit.id))),
                "population": round(sum(people[leaf] for leaf in catalog.members(unit.id)))
                if known
                else None,
                "allocatable": unit.allocatable,
                "reference": unit.reference,
            }
        )
    return rows


def status_list(catalog: Catalog, rows: Iterable[StatusInForce]) -> list[dict[str, Any]]:
    """Every status with the name of its holder; ``start`` and ``end`` in EDTF, null if open."""
    return [
        {
            "unit": row.unit,
            "layer": row.status.layer,
            "holder": catalog.holders[row.status.holder].name,
            "status": row.status.status,
            "start": _edtf(row.status.start),
            "end": _edtf(row.status.end),
            "basis": row.status.basis,
            "sources": citation_list(catalog, row.status.sources),
        }
        for row in rows
    ]


def outcome_form(catalog: Catalog, outcome: Outcome) -> dict[str, Any]:
    """Form of an outcome; ``divisions`` only where a unit is cut."""
    form: dict[str, Any] = {
        "scenario": outcome.scenario,
        "allocation": dict(outcome.allocation),
        "parties": {party: _party_form(catalog, one) for party, one in outcome.parties.items()},
    }
    if outcome.divisions:
        form["divisions"] = {one.unit: _division_form(one) for one in outcome.divisions}
    return form | {"sources": citation_list(catalog, outcome.sources)}


def _party_form(catalog: Catalog, outcome: PartyOutcome) -> dict[str, Any]:
    metrics = metrics_of(catalog)
    values = {metric.key: (outcome.figures[metric.key], metric.unit) for metric in metrics}
    figures = {
        key: round(value) if unit == _PEOPLE else _clean(value)
        for key, (value, unit) in values.items()
    }
    return {
        "land_km2": figures.pop("land_km2"),
        "land_share": figures.pop("land_share"),
        "units": list(outcome.units),
        **figures,
    }


def _division_form(division: DividedUnit) -> dict[str, Any]:
    return {
        "to": division.to,
        "rest": division.rest,
        "share": _clean(division.share),
        "to_km2": _clean(division.to_km2),
        "rest_km2": _clean(division.rest_km2),
        "population": round(division.population),
    }


def _edtf(date: UncertainDate | None) -> str | None:
    return date.edtf if date else None


def _clean(value: float) -> float:
    """Drop what binary fractions add after the ninth decimal: 345.84000000000003."""
    return round(value, _NOISE_DIGITS)
