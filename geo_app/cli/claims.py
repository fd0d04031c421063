"""``claims``: what a text says, claim by claim, checked."""

from __future__ import annotations

import argparse
import textwrap
from collections import Counter
from collections.abc import Iterator
from typing import Any

from geo_app.cli.output import citation_list, show
from geo_app.cli.words import Commands, add_command
from geo_app.data.catalog import catalog
from geo_app.data.contents import Catalog
from geo_app.errors import BadValueError, UnknownNameError
from geo_app.model.stories import Claim, Story

_WIDTH = 100
_INDENT = "    "


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    claims = add_command(commands, "claims", "list what a text says, checked", run, json=True)
    claims.add_argument("--story", metavar="ID", help="the text (default: the first with claims)")


def run(call: argparse.Namespace) -> int:
    """List the claims of a story with what the record says of each."""
    data = catalog()
    story = _story(data, call.story)
    rows = [_row(data, passage.id, claim) for passage in story.passages for claim in passage.claims]
    return show(call, rows, lambda: _text(story, rows))


def _story(catalog: Catalog, story_id: str | None) -> Story:
    """Return the story of a name, or the first that has claims."""
    checked = [
        story.id
        for story in catalog.stories.values()
        if any(passage.claims for passage in story.passages)
    ]
    if not checked:
        raise BadValueError("No story of this data has claims.")
    name = story_id if story_id is not None else next(iter(checked), "")
    if name not in checked:
        raise UnknownNameError("story with claims", name, checked)
    return catalog.stories[name]


def _row(catalog: Catalog, paragraph: str, claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "paragraph": paragraph,
        "kind": claim.kind,
        "verdict": claim.verdict,
        "paraphrase": claim.paraphrase,
        "record": claim.record,
        "sources": citation_list(catalog, claim.sources),
    }


def _text(story: Story, rows: list[dict[str, Any]]) -> str:
    """Write claims for people: each with its verdict, what is said, what the record says."""
    counts = Counter(row["verdict"] for row in rows)
    summary = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    lines = [story.title, f"{len(rows)} claims: {summary}", ""]
    for row in rows:
        lines += _lines(row)
    return "\n".join(lines).rstrip("\n")


def _lines(row: dict[str, Any]) -> Iterator[str]:
    yield f"{row['id']}  {row['verdict'].upper()}  ({row['kind']})"
    yield _wrapped("Says: ", row["paraphrase"])
    yield _wrapped("Record: ", row["record"])
    cited = "; ".join(f"{source['title']} [{source['grade']}]" for source in row["sources"])
    yield _wrapped("Sources: ", cited)
    yield ""


def _wrapped(label: str, text: str) -> str:
    return textwrap.fill(
        label + text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT * 2
    )
