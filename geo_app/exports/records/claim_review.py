"""The checked claims of a story as schema.org ClaimReview, in JSON-LD."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.errors import BadValueError
from geo_app.model.sources import Citation
from geo_app.model.stories import Claim, Passage, Story

MEDIA_TYPE = "application/ld+json"
BEST, WORST = 5, 1
Place = Callable[[Story, Passage], str]
"""Says where a passage of a story is read."""
_ISO_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
"""Dates of EDTF that are dates of ISO 8601 too: a day, a month, a year, nothing doubtful."""
_RATINGS = {"supported": 5, "slip": 4, "imprecise": 3, "wrong": 1}
"""Verdicts that are a place on the scale; the others say that there is none."""


def claim_reviews(
    catalog: Catalog, story: Story, address: str = "", *, place_of: Place | None = None
) -> dict[str, Any]:
    """Return every checked claim of a story as a graph of reviews.

    Follows schema.org/ClaimReview: ``claimReviewed`` is the claim in our words, ``reviewBody``
    what the record says, ``citation`` the evidence. An opinion, a forecast and a claim that
    could not be verified have a verdict in words and no number.

    Parameters
    ----------
    address : str
        Where the running app is, ``https://example.org``; without it, addresses of the app are
        those on whichever host serves the reviews.
    place_of : function, optional
        Says where a passage of a story is read, where that is not in the app.
    """
    place_of = place_of or _in_app(address)
    return {"@context": "https://schema.org", "@graph": [*_reviews(catalog, story, place_of)]}


def all_claim_reviews(catalog: Catalog, address: str = "") -> dict[str, Any]:
    """Return the reviews of all stories as one graph; see `claim_reviews`.

    Raises `BadValueError` if there are none.
    """
    stories, place_of = catalog.stories.values(), _in_app(address)
    graph = [review for story in stories for review in _reviews(catalog, story, place_of)]
    if not graph:
        raise BadValueError("No story of this data has claims.", key="error.claims")
    return {"@context": "https://schema.org", "@graph": graph}


def _in_app(address: str) -> Place:
    start = f"{address.rstrip('/')}/story?"
    return lambda story, passage: start + urlencode({"select": story.select(passage)})


def _reviews(catalog: Catalog, story: Story, place_of: Place) -> Iterator[dict[str, Any]]:
    for passage in story.passages:
        for claim in passage.claims:
            yield _review(catalog, story, claim, place_of(story, passage))


def _review(catalog: Catalog, story: Story, claim: Claim, place: str) -> dict[str, Any]:
    mark = "-" if "#" in place else "#"
    return {
        "@type": "ClaimReview",
        "@id": f"{place}{mark}{claim.id}",
        "url": place,
        "inLanguage": BASE_LANGUAGE,
        "identifier": claim.id,
        "datePublished": catalog.dispute.as_of.isoformat(),
        "author": {"@type": "Organization", "name": catalog.dispute.title},
        "claimReviewed": claim.paraphrase,
        "itemReviewed": _claim(catalog, story, claim),
        "reviewRating": _rating(claim),
        "reviewBody": claim.record,
        "citation": [_citation(catalog, one) for one in claim.sources],
    }


def _claim(catalog: Catalog, story: Story, claim: Claim) -> dict[str, Any]:
    source = catalog.sources[story.source]
    work: dict[str, Any] = {"@type": "CreativeWork", "name": source.title}
    if source.address:
        work["url"] = source.address
    if source.published and _ISO_DATE.fullmatch(source.published.edtf):
        work["datePublished"] = source.published.edtf
    return {
        "@type": "Claim",
        "author": {"@type": "Organization", "name": source.producer},
        "appearance": work,
        "genre": claim.kind,
    }


def _rating(claim: Claim) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": claim.verdict}
    if claim.verdict in _RATINGS:
        rating |= {
            "ratingValue": _RATINGS[claim.verdict], "bestRating": BEST, "worstRating": WORST,
        }  # fmt: skip
    return rating


def _citation(catalog: Catalog, one: Citation) -> dict[str, Any]:
    source = catalog.sources[one.source]
    work = {
        "@type": "CreativeWork",
        "name": source.title,
        "author": {"@type": "Organization", "name": source.producer},
        "description": f"{one.locator} (grade {one.grade})",
    }
    return work | ({"url": source.address} if source.address else {})
