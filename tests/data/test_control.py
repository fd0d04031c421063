"""Who held what, when: against the table of the issue, written down from the research."""

import datetime
from dataclasses import replace
from itertools import pairwise

import pytest

from geo_app.data import Catalog
from geo_app.engine.land.control import (
    LAYERS,
    control_changes,
    control_of,
    holder_party,
    in_force,
    parse_day,
)
from geo_app.errors import BadDateError, UnknownNameError

DAYS = (
    "1780-01-01", "1854-01-01", "1860-01-01", "1880-01-01", "1910-01-01", "1945-08-20",
    "1945-08-29", "1945-09-02", "1950-01-01", "2024-01-01",
)  # fmt: skip

HOLDERS = {
    "A": "allies_to_determine",
    "B": "russia_and_japan",
    "C": "russian_empire_civil_war",
    "D": "nobody",
    "E": "russian_empire",
    "F": "russian_federation",
    "J": "japan",
    "M": "ainu_matsumae",
    "N": "ainu_northern",
    "O": "renounced",
    "P": "jcp",
    "R": "ussr_rsfsr",
    "S": "scap",
    "T": "conditional_transfer",
    "U": "ussr",
    "X": "contested",
}

EXPECTED = """
habomai                        M    J    J/J  J/J  J/J  J/J  J/J  J/A  R/SA   F/TX/J
kaigara_signalny               D    J    J/J  J/J  J/J  J/J  J/J  J/A  R/SA   F/TX/J
moemoshiri_storozhevoy         D    J    J/J  J/J  J/J  J/J  J/J  J/A  R/SA   F/TX/J
odoke_rifovy                   D    J    J/J  J/J  J/J  J/J  J/J  J/A  R/SA   F/TX/J
suisho_tanfilyev               M    J    J/J  J/J  J/J  J/J  J/J  J/A  R/SA   F/TX/J
akiyuri_anuchin                M    J    J/J  J/J  J/J  J/J  J/J  J/A  R/SA   F/TX/J
yuri                           M    J    J/J  J/J  J/J  J/J  J/J  J/A  R/SA   F/TX/J
dyomin_harukari                M    J    J/J  J/J  J/J  J/J  J/J  J/A  R/SA   F/TX/J
shibotsu_zelyony               M    J    J/J  J/J  J/J  J/J  J/J  J/A  R/SA   F/TX/J
polonsky_taraku                M    J    J/J  J/J  J/J  J/J  J/J  J/A  R/SA   F/TX/J
kaiba_oskolki                  D    J    J/J  J/J  J/J  J/J  J/J  J/A  R/SA   F/TX/J
shikotan                       M    J    J/J  J/J  J/J  J/J  J/J  U/A  R/SA   F/TX/J
kunashir_kunashiri             M    J    J/J  J/J  J/J  J/J  J/J  U/A  R/SA   F/X/J
etorofu_iturup                 M    J    J/J  J/J  J/J  J/J  U/J  U/A  R/SA   F/X/J
urup                           N    E    E/E  J/J  J/J  J/J  J/J  U/A  R/SA   F/O/P
brat_chirpoyev_chirihoiminami  N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
chirihoi_chirpoy               N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
broutona_buroton               N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
shimushiru_simushir            N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
ketoi_ketoy                    N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
ushishir                       N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
srednego_suride                D    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
rashowa_rasshua                N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
matsuwa_matua                  N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
banjo_toporkovy                N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
raikoke                        N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
lovushki_mushiru               D    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
shasukotan_shiashkotan         N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
chirinkotan                    N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
ekarma                         N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
harimukotan_kharimkotan        N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
onekotan                       N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
avos_hokake                    D    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
makanru_makanrushi             N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
antsiferov_shirinki            N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
paramushir_paramushiru         N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
shumshu_shumushu               N    E    E/E  J/J  J/J  U/J  U/J  U/A  R/SA   F/O/P
araido_atlasov                 N    E    E/E  J/J  J/J  J/J  U/J  U/A  R/SA   F/O/P
sakhalin_whole                 -    B    B/B  E/E  -    -    -    -    -      F
sakhalin_south                 -    B    B/B  E/E  J/J  J/J  U/J  U/A  R/SA   F/O
sakhalin_north                 -    B    B/B  E/E  C/E  U/U  U/U  U/U  U/U    F/F
"""
"""Unit, then a cell a day: effective control / treaty title / claim; ``-``: not its own row."""


def expected() -> list[tuple[str, str, str]]:
    lines = [line.split() for line in EXPECTED.strip().splitlines()]
    return [
        (unit, day, cell)
        for unit, *cells in lines
        for day, cell in zip(DAYS, cells, strict=True)
        if cell != "-"
    ]


def date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(("unit", "day", "cell"), expected())
def test_status_on_the_days_of_the_issue(catalog: Catalog, unit: str, day: str, cell: str) -> None:
    wanted = [{HOLDERS[letter] for letter in part} for part in cell.split("/")]
    wanted += [set()] * (len(LAYERS) - len(wanted))
    rows = [row for row in in_force(catalog, date(day)) if row.unit == unit]
    found = [{row.status.holder for row in rows if row.status.layer == name} for name in LAYERS]
    assert found == wanted


def test_the_table_has_every_unit_that_the_research_has(catalog: Catalog) -> None:
    units = {unit for unit, _, _ in expected()}
    assert set(catalog.allocatable_leaves) <= units
    assert len(units) == 41


def test_a_member_takes_the_rows_of_its_group_where_it_has_none(catalog: Catalog) -> None:
    group = catalog.units["habomai"]
    member = catalog.units["yuri"].model_copy(update={"statuses": ()})
    units = {**catalog.units, "yuri": member}
    changed = replace(catalog, units=units)
    rows = in_force(changed, date("1950-01-01"), "yuri")
    assert {row.unit for row in rows} == {"habomai"}
    assert {row.status.id for row in rows} <= {row.id for row in group.statuses}
    assert not [row for row in in_force(changed, date("1950-01-01")) if row.unit == "yuri"]


def test_one_layer_can_be_asked_for(catalog: Catalog) -> None:
    rows = in_force(catalog, date("2024-01-01"), "shikotan", "claim")
    assert [row.status.layer for row in rows] == ["claim"]


def test_control_passes_in_the_weeks_of_1945(catalog: Catalog) -> None:
    days = ("1945-08-17", "1945-08-18", "1945-08-27", "1945-08-28", "1945-08-31", "1945-09-01")
    first = [holder_party(catalog, "shumshu_shumushu", date(day)) for day in days]
    second = [holder_party(catalog, "etorofu_iturup", date(day)) for day in days]
    third = [holder_party(catalog, "shikotan", date(day)) for day in days]
    assert first == ["japan", *["russia"] * 5]
    assert second == [*["japan"] * 3, *["russia"] * 3]
    assert third == [*["japan"] * 5, "russia"]


def test_a_group_has_a_party_only_while_its_members_agree(catalog: Catalog) -> None:
    assert holder_party(catalog, "habomai", date("1950-01-01")) == "russia"
    assert holder_party(catalog, "sakhalin_whole", date("1910-01-01")) is None


def test_nobody_is_named_where_nothing_is_recorded(catalog: Catalog) -> None:
    assert control_of(catalog, "sakhalin_south", date("1700-01-01")) is None
    assert holder_party(catalog, "sakhalin_south", date("1700-01-01")) is None
    assert holder_party(catalog, "urup", date("1780-01-01")) is None


def test_control_changes_only_on_the_days_listed(catalog: Catalog) -> None:
    changes = control_changes(catalog)
    assert list(changes) == sorted(set(changes))
    assert date("1855-02-07") not in changes
    assert date("1875-10-02") in changes
    for day, following in pairwise(changes):
        last = following - datetime.timedelta(days=1)
        for leaf in catalog.leaves:
            assert control_of(catalog, leaf, day) == control_of(catalog, leaf, last)


def test_an_unknown_unit_is_refused(catalog: Catalog) -> None:
    with pytest.raises(UnknownNameError, match="Unknown unit 'atlantis'"):
        in_force(catalog, date("2000-01-01"), "atlantis")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2024-13-40", "no day '2024-13-40'"),
        ("2023-02-29", "no day '2023-02-29'"),
        ("1950", "not a day written YYYY-MM-DD"),
        ("20240101", "not a day written YYYY-MM-DD"),
        ("１９５０-01-01", "not a day written YYYY-MM-DD"),
        ("0001-01-01", "does not reach 0001-01-01"),
        ("9999-12-31", "does not reach 9999-12-31"),
        ("", "not a day written YYYY-MM-DD"),
    ],
)
def test_a_bad_day_is_refused_with_the_range(catalog: Catalog, text: str, message: str) -> None:
    with pytest.raises(BadDateError, match=message) as caught:
        parse_day(catalog.dispute, text)
    assert f"from {catalog.dispute.first_day} to {catalog.dispute.as_of}" in str(caught.value)


def test_the_first_and_the_last_day_can_be_asked_for(catalog: Catalog) -> None:
    for day in (catalog.dispute.first_day, catalog.dispute.as_of):
        assert parse_day(catalog.dispute, day.isoformat()) == day
