"""Where things are on the site: every page is a file beside the others of its language.

What a page with a map shows stands after the ``#``, as no host and no folder heeds it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from geo_app.data.contents import Catalog
from geo_app.reading.addresses import Addresses, Attributes, shown_pages
from geo_app.views.codec import encoded
from geo_app.views.fields import passage_of

RECORDS = ("unit", "line", "event")
"""What can be selected on a map and has a page of its own."""

MOVED = ("date", "scenario", "perspective", "select", "look")
"""What a link changes on the map of its own page, where that has one."""

WITH_STATE = ("explore", "lab", "timeline")
"""Pages whose map shows what their address says."""

_SUFFIX = ".html"


def site_pages(catalog: Catalog) -> tuple[str, ...]:
    """Return the names of the app's pages that the site has: a site serves no embeds."""
    return tuple(page for page in shown_pages(catalog) if page != "embed")


@dataclass(frozen=True)
class SiteAddresses(Addresses):
    """The addresses on pages of one language."""

    catalog: Catalog
    notes_are_whole = True

    def page(self, page: str, query: Mapping[str, str], place: str = "") -> str:
        """Return the file of a page, or of the record that is selected on it."""
        said = {key: value for key, value in query.items() if key != "lang"}
        found = passage_of(self.catalog, said.get("select", ""))
        if found:
            page, place = f"story-{found[0].id}", f"passage-{found[1].id}"
        elif page in ("sources", "scenarios") and place:
            page, place = place, ""
        else:
            page = self._file(page, said)
        state = encoded(said) if page in WITH_STATE else ""
        after = place or state
        return f"{page}{_SUFFIX}" + (after and f"#{after}")

    def _file(self, page: str, said: Mapping[str, str]) -> str:
        kind, _, name = said.get("select", "").partition(":")
        scenario = said.get("b", said.get("scenario", ""))
        if page == "explore" and kind in RECORDS:
            return f"{kind}-{name}"
        if page == "explore" and scenario and not set(said) - {"look", "scenario"}:
            return f"proposal-{scenario}"
        if page == "compare" and scenario in self.catalog.changes:
            return f"compare-{scenario}"
        if page == "subjects" and "subject" in said:
            return f"subject-{said['subject']}"
        if page == "story":
            return story_page(self.catalog)
        return "about" if page == "embed" else page

    def map_link(self, query: Mapping[str, str]) -> Attributes:
        """Return a link that leads to the page of what it names, or moves the map of this one."""
        if "give" in query:
            return {"href": self.page("lab", {}), "data_map": True}
        href = self.page("timeline" if set(query) == {"date"} else "explore", query)
        kind = query.get("select", "").partition(":")[0]
        moves = not set(query) - set(MOVED) and kind not in RECORDS
        return {"href": href, "data_map": f"?{encoded(query)}" if moves and query else None}

    def page_link(self, page: str, query: Mapping[str, str]) -> Attributes:
        """Return a link to another page."""
        return {"href": self.page(page, query)}

    def proposal(self, name: str) -> str | None:
        """Return the page of a proposal."""
        return f"proposal-{name}{_SUFFIX}"

    def claims(self, story: str) -> str:
        """Return the file of the checked claims of a story."""
        return f"../claims-{story}.jsonld"


def story_page(catalog: Catalog) -> str:
    """Return the name of the page of the first story."""
    return f"story-{next(iter(catalog.stories))}"
