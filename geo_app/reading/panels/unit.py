"""The panel of a unit: names, figures side by side, statuses, passages."""

from collections.abc import Callable, Iterable

from geo_app.engine.land import control
from geo_app.html.elements import Html, el, join
from geo_app.model.names import Name
from geo_app.model.statuses import Status, StatusLayer
from geo_app.model.units import NO_SIDE, Figure, HighestPoint, Unit
from geo_app.reading.notes import cite
from geo_app.reading.parts import facts, list_of, passages_about, section, unit_links
from geo_app.reading.reader import Reader
from geo_app.views.names import place_name

WEAKEST_GRADE = "C"

LAYERS: tuple[StatusLayer, ...] = ("effective_control", "treaty_title", "claim")


def unit_panel(reader: Reader, unit: Unit) -> Html:
    """Return the panel of a unit at the date that is shown."""
    members = (member for member in reader.catalog.members(unit.id) if member != unit.id)
    return el(
        "article",
        reader.heading(reader.full_unit_name(unit.id)),
        _statuses(reader, unit),
        _note(reader, unit),
        _names(reader, unit),
        _figures(reader, unit),
        unit_links(reader, "panel.members", members),
        passages_about(reader, "units", _family(reader, unit)),
        _history(reader, unit),
        class_="panel",
    )


def _heading(reader: Reader, part: str) -> Html:
    return reader.heading(reader.say(f"panel.{part}"), below=1)


def _family(reader: Reader, unit: Unit) -> set[str]:
    return {unit.id, *reader.catalog.members(unit.id)} | ({unit.parent} if unit.parent else set())


def _note(reader: Reader, unit: Unit) -> Html | None:
    if not unit.note:
        return None
    note = [reader.read(f"units/{unit.id}.note", unit.note), cite(reader, unit.sources)]
    return el("p", join(note, " " if unit.sources else ""))


def _statuses(reader: Reader, unit: Unit) -> Html | None:
    day = reader.shown.date
    statuses = [row.status for row in control.in_force(reader.catalog, day, unit.id)]
    if not statuses:
        return None
    heading = reader.heading(reader.say("panel.on_date", date=reader.date(day)), below=1)
    blocks = (_layer(reader, unit, layer, statuses) for layer in LAYERS)
    return section(heading, el("div", *blocks, class_="statuses"))


def _layer(reader: Reader, unit: Unit, layer: StatusLayer, statuses: Iterable[Status]) -> Html:
    items = [_status(reader, unit, status) for status in statuses if status.layer == layer]
    body = join(items) if items else el("p", reader.say(f"layer.{layer}.none"), class_="muted")
    name = reader.heading(reader.say(f"layer.{layer}"), below=2)
    return el("div", name, body, class_=f"status status-{layer.replace('_', '-')}")


def _status(reader: Reader, unit: Unit, status: Status) -> Html:
    path = f"units/{unit.id}.statuses.{status.id}"
    return el(
        "p",
        el("strong", reader.holder_name(status.holder)),
        ": ",
        reader.read(f"{path}.status", status.status),
        el("br"),
        el("small", reader.language.period(status.start, status.end)),
        el("br"),
        el("small", reader.read(f"{path}.basis", status.basis)),
        cite(reader, status.sources),
        _doubt(reader, status),
    )


def _doubt(reader: Reader, status: Status) -> Html | None:
    """Name the weak sources, as the map's card does."""
    weak = [source.source for source in status.sources if source.grade == WEAKEST_GRADE]
    if not weak:
        return None
    titles = (reader.catalog.sources[source].title for source in dict.fromkeys(weak))
    doubt = reader.say("map.card.uncertain", sources=reader.listed(titles))
    return el("small", " ", doubt, class_="doubt")


def _names(reader: Reader, unit: Unit) -> Html:
    """List all names, whatever the script, by language: the other script stands only here."""
    by_language: dict[str, list[Name]] = {}
    for name in unit.names[1:]:
        by_language.setdefault(name.language.partition("-")[0], []).append(name)
    rows = [
        (reader.language.language_name(language), _names_of(reader, names))
        for language, names in by_language.items()
    ]
    if origin := unit.name_origin:
        path = f"units/{unit.id}.name_origin.explanation"
        explained = reader.read(path, origin.explanation), " ", cite(reader, origin.sources)
        rows.append((reader.language.language_name(origin.language), join(explained)))
    return section(_heading(reader, "names"), facts(rows), cite(reader, unit.name_sources))


def _names_of(reader: Reader, names: Iterable[Name]) -> Html:
    """Write the names of one language, a line a side: in brackets how they are read."""
    lines: dict[tuple[str | None, str], list[Html]] = {}
    for name in names:
        when = reader.language.period(name.start, name.end) if name.start or name.end else ""
        written = [text for text in (name.form, name.reading) if text]
        line = lines.setdefault((name.side, when), [])
        line += [el("span", text, lang=name.language) for text in written]
    return _lines(
        [
            join([first, *((" (", join(read, ", "), ")") if read else ()), when and f": {when}"])
            for (_, when), (first, *read) in lines.items()
        ]
    )


def _figures(reader: Reader, unit: Unit) -> Html | None:
    rows: list[tuple[str, str]] = []
    for key, name, figures, write in (
        ("panel.area", "areas_km2", unit.areas_km2, reader.area),
        ("panel.population_1945", "populations_1945", unit.populations_1945, reader.number),
        ("panel.population", "populations", unit.populations, reader.number),
    ):
        if figures:
            path = f"units/{unit.id}.{name}"
            rows.append((reader.say(key), _figures_of(reader, path, figures, write)))
    if unit.highest_point:
        highest = _highest(reader, unit, unit.highest_point)
        rows.append((reader.say("panel.highest"), highest))
    if unit.administrations:
        rows.append((reader.say("panel.administration"), _administrations(reader, unit)))
    return section(_heading(reader, "figures"), facts(rows)) if rows else None


def _lines(lines: list[Html]) -> Html:
    return lines[0] if len(lines) == 1 else list_of(lines, class_="plain")


def _figures_of(
    reader: Reader, path: str, figures: Iterable[Figure], write: Callable[[float], str]
) -> Html:
    return _lines(
        [_figure(reader, f"{path}.{i}", figure, write) for i, figure in enumerate(figures)]
    )


def _figure(reader: Reader, path: str, figure: Figure, write: Callable[[float], str]) -> Html:
    values = [figure.value] if figure.value is not None else [figure.low, figure.high]
    shown = "–".join(write(value) for value in values if value is not None)
    about = reader.say("figure.about", value=shown) if figure.approximate else shown
    said_by = [] if figure.side == NO_SIDE else [_publisher(reader, figure.side)]
    scope = [reader.read(f"{path}.scope", figure.scope)] if figure.scope else []
    year = [reader.date(figure.as_of)] if figure.as_of else []
    details = reader.language.enumerated(said_by + scope + year)
    return join([about, f" ({details}) " if details else " ", cite(reader, figure.sources)])


def _publisher(reader: Reader, side: str) -> str:
    return reader.say("figure.by", party=reader.party_name(side))


def _highest(reader: Reader, unit: Unit, highest: HighestPoint) -> Html:
    path = f"units/{unit.id}.highest_point"
    name = place_name(highest.summit, reader.language) if highest.summit else None
    heights = _figures_of(
        reader,
        f"{path}.heights_m",
        highest.heights_m,
        lambda value: reader.say("unit.m", value=reader.number(value)),
    )
    return join([name, " " if name else None, heights])


def _administrations(reader: Reader, unit: Unit) -> Html:
    lines = (
        join(
            [
                el("small", reader.say(f"administration.{item.period}", party=by)),
                " ",
                reader.read(f"units/{unit.id}.administrations.{index}.division", item.division),
                " ",
                cite(reader, item.sources),
            ]
        )
        for index, item in enumerate(unit.administrations)
        for by in [reader.party_name(item.side)]
    )
    return list_of(lines, class_="plain")


def _history(reader: Reader, unit: Unit) -> Html | None:
    if not unit.control:
        return None
    items = (
        el(
            "li",
            el("small", reader.language.period(status.start, status.end)),
            " ",
            reader.holder_name(status.holder),
        )
        for status in unit.control
    )
    return section(_heading(reader, "history"), el("ol", *items))
