"""The panel of the proposal that the map shows, and what the islands are on that date."""

from __future__ import annotations

from collections import Counter

from streamlit.components.v2 import component

from geo_app.engine.evaluate import evaluate
from geo_app.engine.land import control
from geo_app.engine.land.allocation import reference_leaves
from geo_app.html.elements import Html, el, join
from geo_app.ui.bridge import session
from geo_app.ui.notes import cite
from geo_app.ui.panels.outcomes import key_figure, outcome_of, party_table
from geo_app.ui.parts import page_link, passages_about, proposal_years
from geo_app.ui.reader import Reader
from geo_app.ui.scripts import script
from geo_app.view.view import allocation

# Streamlit's own select box asks the server first and loads two dozen more scripts: 120 ms until
# the map is painted instead of 20, and a third of a second on the first map.
_choice = component(
    "dispute_explorer.scenario_choice",
    html='<label class="choice"><span></span><select></select></label>',
    js=script("scenario_choice"),
    isolate_styles=False,
)


def date_sentence(reader: Reader) -> Html:
    """Return one sentence: the date, and who controls the disputed land on it."""
    catalog, day = reader.catalog, session.current().date
    disputed = frozenset(reference_leaves(catalog))
    counts: Counter[str] = Counter()
    for leaf in disputed:
        found = control.control_of(catalog, leaf, day)
        if found:
            counts[found.status.holder] += 1
    named = catalog.dispute.reference_name
    slots = {"date": reader.date(day), "reference": reader.read("dispute.reference_name", named)}
    if not counts:
        return el("p", reader.say("explore.no_holder", **slots), class_="lead")
    if len(counts) == 1:
        holder = reader.holder_name(next(iter(counts)))
        return el("p", reader.say("explore.one_holder", holder=holder, **slots), class_="lead")
    holders = [
        reader.say(
            "explore.holder_count", holder=reader.holder_name(key), count=reader.number(count)
        )
        for key, count in counts.most_common()
    ]
    listed = reader.listed(holders)
    return el("p", reader.say("explore.holders", holders=listed, **slots), class_="lead")


def choose_scenario(reader: Reader) -> None:
    """Offer all proposals that can be mapped; the map shows the one chosen before Python knows."""
    scenarios = reader.catalog.scenarios
    _choice(
        key="scenario-choice",
        data={
            "label": reader.say("explore.choose"),
            "value": session.current().scenario,
            "choices": [[key, reader.scenario_title(key)] for key in scenarios],
        },
    )


def scenario_summary(reader: Reader) -> Html:
    """Return the figures, terms and outcome of the proposal that is shown."""
    scenario = reader.catalog.scenarios[session.current().scenario]
    path = f"proposals/{scenario.id}"
    shown = session.current()
    outcome = (
        evaluate(reader.catalog, allocation(reader.catalog, shown), shown.rocks)
        if shown.is_custom
        else outcome_of(reader.catalog, scenario.id)
    )
    proponents = reader.listed(
        reader.read(f"{path}.proponents.{index}", name)
        for index, name in enumerate(scenario.proponents)
    )
    when = join([proposal_years(reader, scenario), proponents], " · ")
    more = el(
        "details",
        el("summary", reader.say("outcome.more")),
        el("p", reader.read(f"{path}.summary", scenario.summary)),
        party_table(reader, outcome),
        passages_about(reader, "scenarios", {scenario.id}),
    )
    return el(
        "section",
        _changed(reader) if shown.is_custom else None,
        key_figure(reader, outcome),
        el("p", when, class_="eyebrow"),
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


def _changed(reader: Reader) -> Html:
    """Say that the reader has changed the proposal, and where to go on changing it."""
    shown = session.current()
    name = el("strong", shown.name, ". ") if shown.name else None
    said = reader.say("explore.changed", scenario=reader.scenario_title(shown.scenario))
    link = page_link(reader, "lab", reader.say("explore.to_lab"), shown)
    return el("p", name, said, " ", link, class_="notice")
