"""The checked claims in the page's own data: JSON-LD at an address and in the head of the page."""

from __future__ import annotations

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from streamlit.components.v2 import component

from geo_app.data import catalog as load_cached
from geo_app.data.catalog import Catalog
from geo_app.exports.claim_review import MEDIA_TYPE, claim_reviews
from geo_app.model.stories import Story
from geo_app.ui import state

# Streamlit takes scripts out of what a page shows, so the data is put where crawlers look for it
# by the browser itself, once.
_in_head = component(
    "dispute_explorer.claims_data",
    js="""export default async ({ data }) => {
  if (document.getElementById("claims-data")) return;
  const script = document.createElement("script");
  script.id = "claims-data";
  script.type = "application/ld+json";
  document.head.append(script);
  script.textContent = await (await fetch(data.address)).text();
};""",
    isolate_styles=False,
)


def attach(catalog: Catalog) -> None:
    """Put the claims of the first article into the head of the page."""
    if _articles(catalog):
        _in_head(key="hidden-claims", data={"address": claims_address(None, catalog)})


def claims_address(select: str | None, catalog: Catalog) -> str:
    """Return where the claims of the selected passage's story are, else of the first article."""
    found = state.passage_of(catalog, select)
    if found and found[0].kind == "article":
        return f"/claims/{found[0].id}.jsonld"
    return next(f"/claims/{story.id}.jsonld" for story in _articles(catalog))


@lru_cache(maxsize=4)
def _articles(catalog: Catalog) -> tuple[Story, ...]:
    return tuple(story for story in catalog.stories.values() if story.kind == "article")


async def claims(request: Request) -> Response:
    """Serve the checked claims of a story as schema.org ClaimReview."""
    catalog = load_cached()
    name = str(request.path_params["name"]).removesuffix(".jsonld")
    story = catalog.stories.get(name)
    if story is None or not any(passage.claims for passage in story.passages):
        return PlainTextResponse("There are no checked claims of that name.", status_code=404)
    headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    return JSONResponse(claim_reviews(catalog, story), headers=headers, media_type=MEDIA_TYPE)


ROUTES = [Route("/claims/{name}", claims, methods=["GET"])]
