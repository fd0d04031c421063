"""The page of one proposal, also of one that cannot be mapped."""

from geo_app.html.elements import Html, el, join
from geo_app.model.proposals import Proposal
from geo_app.reading.notes import cite
from geo_app.reading.panels.scenario import scenario_summary
from geo_app.reading.parts import page_link, passages_about
from geo_app.reading.reader import Reader


def proposal_page(reader: Reader, proposal: Proposal) -> Html:
    """Return what a proposal says, who made it and, where it can be mapped, what it would mean."""
    path = f"proposals/{proposal.id}"
    caption = el("p", reader.read(f"{path}.caption", proposal.caption), class_="lead")
    is_mapped = proposal.allocation is not None
    content = scenario_summary(reader) if is_mapped else _unmapped(reader, proposal)
    title = reader.heading(reader.scenario_title(proposal.id), class_="page-title")
    return el("article", title, caption, content, _links(reader) if is_mapped else None)


def _unmapped(reader: Reader, proposal: Proposal) -> Html:
    path, cited = f"proposals/{proposal.id}", cite(reader, proposal.sources)
    when = reader.language.when(proposal.date, proposal.date_end)
    why = reader.read(f"{path}.why_not_mapped", proposal.why_not_mapped or "")
    label = el("strong", reader.say("outcome.outcome"), " ")
    outcome = reader.read(f"{path}.outcome", proposal.outcome)
    return join([
        el("p", when, " · ", reader.proponents(proposal), class_="eyebrow"),
        el("p", reader.read(f"{path}.summary", proposal.summary)),
        el("p", label, outcome, " ", cited),
        el("p", reader.say("scenarios.not_mapped", why=why), class_="muted"),
        passages_about(reader, "scenarios", {proposal.id}),
    ])  # fmt: skip


def _links(reader: Reader) -> Html:
    target = reader.shown.having(select="", camera=None)
    links = (
        page_link(reader, page, reader.say(f"page.{page}"), target) for page in ("compare", "lab")
    )
    return el("p", join(links, " · "), class_="small")
