"""Perspectives: names, lines, and what lies inside whose claim."""

import pytest

from geo_app.data import catalog as load_cached
from geo_app.data.language import Language
from geo_app.engine.ground import unit_at
from geo_app.model.perspectives import Perspective
from geo_app.views.names import full_unit_name, unit_name
from geo_app.views.perspective import is_solid

CATALOG = load_cached()


def claimants(perspective: Perspective, unit_id: str) -> tuple[str, ...]:
    """Parties whose claim covers a unit with land of its own, in the order of the parties."""
    return tuple(
        party
        for party in CATALOG.parties
        if any(unit_id in CATALOG.members(unit) for unit in perspective.claims.get(party, ()))
    )


PROBES = [
    (perspective.id, probe.id)
    for perspective in CATALOG.perspectives.values()
    for probe in perspective.probes
]


@pytest.mark.parametrize(("perspective_id", "probe_id"), PROBES)
def test_probe_lies_inside_whose_claim_the_data_says(perspective_id: str, probe_id: str) -> None:
    perspective = CATALOG.perspectives[perspective_id]
    probe = next(one for one in perspective.probes if one.id == probe_id)
    assert unit_at(CATALOG, *probe.location) == probe.unit
    assert claimants(perspective, str(probe.unit)) == probe.inside


def test_there_is_a_neutral_way_and_one_of_each_claimant() -> None:
    assert list(CATALOG.perspectives) == ["neutral", "japan", "russia"]
    neutral = CATALOG.perspectives["neutral"]
    assert neutral.party is None
    assert neutral.solid_lines == ()


def test_all_perspectives_are_probed_at_the_same_points() -> None:
    points = {
        tuple((probe.id, probe.location) for probe in perspective.probes)
        for perspective in CATALOG.perspectives.values()
    }
    assert len(points) == 1


def test_neutral_leaves_the_disputed_land_to_both_and_the_sides_to_themselves() -> None:
    disputed = [
        leaf
        for unit in CATALOG.units.values()
        if unit.reference
        for leaf in CATALOG.members(unit.id)
    ]
    assert disputed
    for leaf in disputed:
        said = {key: claimants(one, leaf) for key, one in CATALOG.perspectives.items()}
        assert said == {
            "neutral": ("japan", "russia"),
            "japan": ("japan",),
            "russia": ("russia",),
        }


def test_every_unit_is_somebodys_in_the_neutral_perspective() -> None:
    neutral = CATALOG.perspectives["neutral"]
    assert [leaf for leaf in CATALOG.leaves if not claimants(neutral, leaf)] == []


def test_names_are_ordered_by_the_perspective_and_written_for_the_reader() -> None:
    unit = CATALOG.units["etorofu_iturup"]
    neutral, japan, russia = (CATALOG.perspectives[key] for key in ("neutral", "japan", "russia"))
    english, japanese, russian = (CATALOG.language(code) for code in ("en", "ja", "ru"))
    assert unit_name(unit, english, neutral) == "Etorofu / Iturup"
    assert unit_name(unit, english, japan) == "Etorofu-tō"
    assert unit_name(unit, japanese, japan) == "択捉島"
    assert unit_name(unit, russian, russia) == "Итуруп"
    assert full_unit_name(unit, english, japan) == "Etorofu-tō (Iturup)"
    assert full_unit_name(unit, english, russia) == "Iturup (Etorofu-tō)"
    assert full_unit_name(unit, english, neutral) == "Etorofu / Iturup"


def test_a_reader_is_shown_one_script() -> None:
    unit = CATALOG.units["etorofu_iturup"]
    neutral, japan, russia = (CATALOG.perspectives[key] for key in ("neutral", "japan", "russia"))
    japanese, russian = (CATALOG.language(code) for code in ("ja", "ru"))
    assert unit_name(unit, japanese, neutral) == "択捉島（イトゥルプ）"
    assert full_unit_name(unit, japanese, russia) == "イトゥルプ（択捉島）"
    assert unit_name(unit, russian, neutral) == "Итуруп (Эторофу)"
    assert full_unit_name(unit, russian, japan) == "Эторофу (Итуруп)"
    assert unit_name(unit, Language("de", "Deutsch", {}), neutral) == "Etorofu / Iturup"
    assert unit_name(CATALOG.units["shikotan"], russian, japan) == "Шикотан"


def test_each_side_draws_its_own_lines_solid() -> None:
    solid = {
        key: [line.id for line in CATALOG.lines.values() if is_solid(line, one)]
        for key, one in CATALOG.perspectives.items()
    }
    atlas = ["portsmouth_1905", "shimoda_1855", "st_petersburg_1875", "st_petersburg_1875_soya"]
    assert {key: sorted(lines) for key, lines in solid.items()} == {
        "neutral": [], "japan": atlas, "russia": ["actual_control"],
    }  # fmt: skip
