"""Names of the pages, and where each of them is: in the app, or elsewhere."""

from collections.abc import Mapping

from geo_app.data.contents import Catalog
from geo_app.html.elements import AttributeValue
from geo_app.views.codec import encoded

MAIN = ("explore", "story", "scenarios", "lab", "timeline", "positions")
MORE = ("subjects", "compare", "embed", "method", "glossary", "sources", "about")
PAGES = (*MAIN, *MORE)
"""Names of the pages: those in the bar, then those in its menu. The first is at the root."""

Attributes = dict[str, AttributeValue]


def shown_pages(catalog: Catalog) -> tuple[str, ...]:
    """Return the names of the pages for which the data has anything."""
    needed = {
        "story": catalog.stories,
        "positions": catalog.positions,
        "subjects": catalog.subjects,
        "glossary": catalog.glossary,
    }
    return tuple(page for page in PAGES if needed.get(page, True))


class Addresses:
    """Where things are in the app: a page has a path, and what it shows stands in its query."""

    notes_are_whole = False
    """Whether a list of sources says what each is called; else the page fetches it."""

    def page(self, page: str, query: Mapping[str, str], place: str = "") -> str:
        """Return the address of a page in a state, and of a place on it."""
        path = "./" if page == PAGES[0] else page
        return (f"{path}?{encoded(query)}" if query else path) + (place and f"#{place}")

    def map_link(self, query: Mapping[str, str]) -> Attributes:
        """Return the attributes of a link that changes something on the map of this page.

        The address may be short; ``map_frame.js`` completes it when it is copied or opened
        elsewhere.
        """
        return {"href": f"?{encoded(query)}", "data_map": True}

    def page_link(self, page: str, query: Mapping[str, str]) -> Attributes:
        """Return the attributes of a link to another page in a state."""
        return {"href": self.page(page, query), "data_page": page}

    def proposal(self, _name: str) -> str | None:
        """Return where a proposal has a page of its own, if it has one."""
        return None

    def claims(self, story: str) -> str:
        """Return where the checked claims of a story are as data."""
        return f"/claims/{story}.jsonld"


APP = Addresses()
