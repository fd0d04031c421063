"""The checked claims of a story at an address of their own, in JSON-LD."""

from __future__ import annotations

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from geo_app.data import catalog as load_cached
from geo_app.data.catalog import Catalog
from geo_app.exports.records.claim_review import MEDIA_TYPE, claim_reviews
from geo_app.model.stories import Story
from geo_app.view.fields import passage_of


def claims_address(select: str, catalog: Catalog) -> str:
    """Return where the claims of the selected passage's story are, else of the first article."""
    found = passage_of(catalog, select)
    if found and found[0].kind == "article":
        return f"/claims/{found[0].id}.jsonld"
    return next(f"/claims/{story.id}.jsonld" for story in articles(catalog))


@lru_cache(maxsize=4)
def articles(catalog: Catalog) -> tuple[Story, ...]:
    """Return the stories that are articles."""
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
