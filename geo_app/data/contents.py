"""The catalogue: everything in a data folder, read once and frozen."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from geo_app.data.language import Language
from geo_app.data.records import read_record
from geo_app.errors import DataError, UnknownNameError
from geo_app.model.base import Record
from geo_app.model.dispute import Dispute
from geo_app.model.events import Event, Place
from geo_app.model.glossary import Pitfall, Term
from geo_app.model.lines import Line
from geo_app.model.names import Named
from geo_app.model.parties import Holder, Party
from geo_app.model.perspectives import Perspective
from geo_app.model.positions import LegalText, Position, Topic, Voice
from geo_app.model.proposals import Proposal
from geo_app.model.sea import SeaRules
from geo_app.model.sources import Source
from geo_app.model.stories import Story
from geo_app.model.straits import Strait
from geo_app.model.subjects import Subject
from geo_app.model.units import Unit

GROUP_KIND = "island_group"
BASE_LANGUAGE = "en"
"""The language that the records are written in."""

SEA_FILE = "sea.yaml"


@dataclass(frozen=True, eq=False)
class Catalog:
    """All records of a data folder, each kind in the order in which it is shown.

    Attributes
    ----------
    root : Path
        The folder.
    parties, holders, sources, units, lines, proposals, events, places, stories : Mapping
        Records by id.
    voices, topics, positions, legal_texts : Mapping
        Who speaks, about what, what each says, and how each reads the treaties; by id.
    subjects : Mapping
        What lies behind the dispute, by id.
    glossary, pitfalls, perspectives : Mapping
        Words explained, words to avoid, and ways to name and draw; by id.
    straits : Mapping
        Straits by id, from south-west to north-east.
    languages : Mapping of str to Language
        By code, the language of the records first.
    """

    root: Path
    dispute: Dispute
    parties: Mapping[str, Party]
    holders: Mapping[str, Holder]
    sources: Mapping[str, Source]
    units: Mapping[str, Unit]
    lines: Mapping[str, Line]
    proposals: Mapping[str, Proposal]
    events: Mapping[str, Event]
    places: Mapping[str, Place]
    stories: Mapping[str, Story]
    voices: Mapping[str, Voice]
    topics: Mapping[str, Topic]
    positions: Mapping[str, Position]
    legal_texts: Mapping[str, LegalText]
    subjects: Mapping[str, Subject]
    glossary: Mapping[str, Term]
    pitfalls: Mapping[str, Pitfall]
    perspectives: Mapping[str, Perspective]
    straits: Mapping[str, Strait]
    languages: Mapping[str, Language]

    @cached_property
    def folders(self) -> Mapping[str, Mapping[str, Record]]:
        """Records of every folder, by the folder's name; languages are no records."""
        return {name: getattr(self, name) for name in RECORDS}

    def records(self) -> Iterator[tuple[str, Record]]:
        """Yield every record with its file's path without the ending; the sea's rules come last.

        Raises `DataError` if these rules do not fit their model.
        """
        yield "dispute", self.dispute
        for folder, records in self.folders.items():
            yield from ((f"{folder}/{identifier}", one) for identifier, one in records.items())
        if self.sea_rules:
            yield SEA_FILE.removesuffix(".yaml"), self.sea_rules

    @cached_property
    def scenarios(self) -> Mapping[str, Proposal]:
        """Proposals that can be mapped, in order."""
        return {key: one for key, one in self.proposals.items() if one.allocation is not None}

    @cached_property
    def changes(self) -> Mapping[str, Proposal]:
        """Scenarios that propose something: all but the record of control today."""
        quo = self.dispute.status_quo
        return {key: one for key, one in self.scenarios.items() if key != quo}

    @cached_property
    def name_columns(self) -> Mapping[str, str]:
        """Columns of names in tables, with the language of each: all that names may be in.

        A script of its own gives none, nor does the language of the records, whose column is
        ``name``.
        """
        tags = (one.language for one in self.dispute.name_languages)
        return {f"name_{tag}": tag for tag in tags if "-" not in tag and tag != BASE_LANGUAGE}

    def names_by_column(self, place: Named | None) -> dict[str, str | None]:
        """Return a place's name in the language of the records, then in each other, by column."""
        if place is None:
            return dict.fromkeys(("name", *self.name_columns))
        others = {
            column: next((name.form for name in place.names_in(tag)), None)
            for column, tag in self.name_columns.items()
        }
        return {"name": place.name, **others}

    @cached_property
    def claimants(self) -> tuple[Party, ...]:
        """Parties that a unit can be given to: all but the neighbours."""
        return tuple(party for party in self.parties.values() if not party.neighbour)

    @cached_property
    def sea_rules(self) -> SeaRules | None:
        """Rules of the sea; none where the folder has no sea.

        Raises `DataError` if the file does not fit its model.
        """
        path = self.root / SEA_FILE
        name = f"{self.root.name}/{SEA_FILE}"
        return read_record(path, name, SeaRules) if path.is_file() else None

    @cached_property
    def home_parties(self) -> Mapping[str, str]:
        """Party of every coast, of a unit or of a neighbouring land, that nobody allocates."""
        coasts = self.sea_rules.coasts if self.sea_rules else ()
        lands = {coast.land: coast.home_party for coast in coasts}
        return lands | {key: one.home_party for key, one in self.units.items() if one.home_party}

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """Units that have land of their own: all but the groups."""
        return tuple(unit for unit in self.units if not self.is_group(unit))

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """Units that are made of others."""
        return tuple(unit for unit in self.units if self.is_group(unit))

    @cached_property
    def allocatable_leaves(self) -> tuple[str, ...]:
        """Units with land of their own that a proposal can allocate."""
        return tuple(unit for unit in self.leaves if self.units[unit].allocatable)

    def is_group(self, unit_id: str) -> bool:
        """Whether a unit has no land but that of its members."""
        return self.units[unit_id].kind == GROUP_KIND

    def members(self, unit_id: str) -> tuple[str, ...]:
        """Units with land of their own that a group is made of; of any other unit, itself."""
        return self._members[unit_id]

    @cached_property
    def _members(self) -> Mapping[str, tuple[str, ...]]:
        return {
            unit: tuple(leaf for leaf in self.leaves if unit in self._within(leaf))
            for unit in self.units
        }

    def _within(self, leaf: str) -> frozenset[str]:
        """List a unit and the groups around it; an islet beside an island is not a part of it."""
        found, parent = {leaf}, self.units[leaf].parent
        while parent is not None and parent in self.units and parent not in found:
            if self.is_group(parent):
                found.add(parent)
            parent = self.units[parent].parent
        return frozenset(found)

    def language(self, code: str) -> Language:
        """Language of a code, or ``UnknownNameError``."""
        if code not in self.languages:
            raise UnknownNameError("language", code, self.languages)
        return self.languages[code]

    def layer(self, name: str) -> Mapping[str, Any]:
        """Read a GeoJSON layer (WGS84, longitude and latitude): ``"coast_osm"``.

        The same object at every call: do not change it.

        Raises `DataError` if the file is missing or is not JSON.
        """
        if name not in self._layers_read:
            self._layers_read[name] = _read_layer(self.root / "layers" / f"{name}.geojson")
        return self._layers_read[name]

    @cached_property
    def _layers_read(self) -> dict[str, Mapping[str, Any]]:
        return {}

    @cached_property
    def layer_names(self) -> tuple[str, ...]:
        """Names of the layers that the folder holds."""
        return tuple(sorted(path.stem for path in (self.root / "layers").glob("*.geojson")))


RECORDS = tuple(
    field.name for field in fields(Catalog) if field.name not in ("root", "dispute", "languages")
)
"""Fields of a catalogue that hold the records of a folder of that name."""


def _read_layer(path: Path) -> Mapping[str, Any]:
    name = "/".join(path.parts[-3:])
    try:
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise DataError([f"{name}: the file is missing or cannot be read."]) from error
    except ValueError as error:
        raise DataError([f"{name}: the file is not JSON."]) from error
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise DataError([f"{name}: the file is not a GeoJSON FeatureCollection."])
    return content
