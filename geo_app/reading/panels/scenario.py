"""The panel of the proposal that the map shows."""

from geo_app.html.elements import Html, el
from geo_app.reading.notes import cite
from geo_app.reading.panels.outcomes import key_figure, party_table
from geo_app.reading.panels.outlook import outlook_of
from geo_app.reading.parts import page_link, passages_about
from geo_app.reading.reader import Reader
from geo_app.views.view import allocation


def scenario_summary(reader: Reader) -> Html:
    """Return the figures, terms and outcome of the proposal that is shown.

    Beside something that is selected it is folded to a line; else a heading names it.
    """
    scenario = reader.catalog.scenarios[reader.shown.scenario]
    path = f"proposals/{scenario.id}"
    shown = reader.shown
    outlook = outlook_of(reader.catalog, allocation(reader.catalog, shown), shown.rocks)
    when = reader.language.when(scenario.date, scenario.date_end)
    more = el(
        "details",
        el("summary", reader.say("outcome.more")),
        el("p", reader.read(f"{path}.summary", scenario.summary)),
        party_table(reader, outlook),
        passages_about(reader, "scenarios", {scenario.id}),
    )
    panel = el(
        "section",
        _changed(reader) if shown.is_custom else None,
        key_figure(reader, outlook),
        el("p", when, " · ", reader.proponents(scenario), class_="eyebrow"),
        el(
            "p",
            el("strong", reader.say("outcome.outcome"), " "),
            reader.read(f"{path}.outcome", scenario.outcome),
            " ",
            cite(reader, scenario.sources),
        ),
        el("p", reader.say("outcome.uncertain"), class_="muted") if scenario.uncertain else None,
        more,
        aria_label=reader.scenario_title(scenario.id),
        class_="scenario",
    )
    if shown.select:
        title = el("summary", reader.scenario_title(scenario.id))
        return el("details", title, panel, class_="panel")
    # A proposal that has a page to itself is named above it.
    return panel if reader.level == 1 else el("h2", reader.scenario_title(scenario.id)) + panel


def _changed(reader: Reader) -> Html:
    """Say that the reader has changed the proposal, and where to go on changing it."""
    shown = reader.shown
    name = el("strong", shown.name, ". ") if shown.name else None
    words = reader.say("explore.changed", scenario=reader.scenario_title(shown.scenario))
    link = page_link(reader, "lab", reader.say("explore.to_lab"), shown)
    return el("p", name, words, " ", link, class_="notice")
