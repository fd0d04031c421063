"""The checked claims of a story as schema.org ClaimReview, in JSON-LD."""

from __future__ import annotations

from typing import Any

from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.model.sources import Citation
from geo_app.model.stories import Claim, Passage, Story

MEDIA_TYPE = "application/ld+json"
BEST, WORST = 5, 1
_RATINGS = {"supported": 5, "slip": 4, "imprecise": 3, "wrong": 1}
"""Verdicts that are a place on the scale; the others say that there is none."""


def claim_reviews(catalog: Catalog, story: Story) -> dict[str, Any]:
    """Return every checked claim of a story as a graph of reviews.

    Follows schema.org/ClaimReview: ``claimReviewed`` is the claim in our words, ``reviewBody``
    what the record says, ``citation`` the evidence. An opinion, a forecast and a claim that
    could not be verified have a verdict in words and no number.
    """
    return {
        "@context": "https://schema.org",
        "@graph": [
            _review(catalog, story, passage, claim)
            for passage in story.passages
            for claim in passage.claims
        ],
    }


def _review(catalog: Catalog, story: Story, passage: Passage, claim: Claim) -> dict[str, Any]:
    place = f"story?select={story.select(passage)}"
    return {
        "@type": "ClaimReview",
        "@id": f"#{claim.id}",
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
    if source.published:
        work["datePublished"] = source.published.edtf
    return {
        "@type": "Claim",
        "author": {"@type": "Organization", "name": source.producer},
        "appearance": work,
        "additionalType": claim.kind,
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
        "author": source.producer,
        "description": f"{one.locator} (grade {one.grade})",
    }
    return work | ({"url": source.address} if source.address else {})
