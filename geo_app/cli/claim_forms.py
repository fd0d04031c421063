"""The checked claims of a story, as JSON and as lines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from geo_app.cli.forms import citation_list
from geo_app.data.contents import Catalog
from geo_app.errors import BadValueError, UnknownNameError
from geo_app.model.stories import Claim, Story

_WIDTH = 100
_INDENT = "    "


def checked_stories(catalog: Catalog) -> list[str]:
    """List the stories that have claims, in order."""
    return [
        story.id
        for story in catalog.stories.values()
        if any(passage.claims for passage in story.passages)
    ]


def story_of(catalog: Catalog, story_id: str | None) -> Story:
    """Return the story of a name, or the first that has claims.

    Raises
    ------
    UnknownNameError, BadValueError
        If no story of that name, or none at all, has claims.
    """
    choices = checked_stories(catalog)
    if not choices:
        raise BadValueError("No story of this data has claims.")
    name = story_id if story_id is not None else next(iter(choices), "")
    if name not in choices:
        raise UnknownNameError("story with claims", name, choices)
    return catalog.stories[name]


def claim_list(catalog: Catalog, story: Story) -> list[dict[str, Any]]:
    """Every claim: id, paragraph, kind, verdict, paraphrase, record, sources."""
    return [
        _form(catalog, passage.id, claim) for passage in story.passages for claim in passage.claims
    ]


def _form(catalog: Catalog, paragraph: str, claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "paragraph": paragraph,
        "kind": claim.kind,
        "verdict": claim.verdict,
        "paraphrase": claim.paraphrase,
        "record": claim.record,
        "sources": citation_list(catalog, claim.sources),
    }


def claim_text(story: Story, rows: list[dict[str, Any]]) -> str:
    """Write claims for people: each with its verdict, what is said, what the record says."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["verdict"]] = counts.get(row["verdict"], 0) + 1
    summary = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    lines = [story.title, f"{len(rows)} claims: {summary}", ""]
    for row in rows:
        lines += _lines(row)
    return "\n".join(lines).rstrip("\n")


def _lines(row: dict[str, Any]) -> Iterator[str]:
    yield f"{row['id']}  {row['verdict'].upper()}  ({row['kind']})"
    yield _wrapped("Says: ", row["paraphrase"])
    yield _wrapped("Record: ", row["record"])
    cited = "; ".join(f"{one['title']} [{one['grade']}]" for one in row["sources"])
    yield _wrapped("Sources: ", cited)
    yield ""


def _wrapped(label: str, text: str) -> str:
    return textwrap.fill(
        label + text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT * 2
    )
