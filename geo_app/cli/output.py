"""What a command prints: JSON for programs, aligned tables for people."""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from geo_app.data.contents import Catalog
from geo_app.model.dates import UncertainDate
from geo_app.model.sources import Citation

GAP = "  "


def print_text(text: str) -> int:
    """Print a text and return the exit status of success.

    A console that cannot write Japanese shows question marks instead of failing.
    """
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, errors="replace").decode(encoding))
    return 0


def print_json(value: Any) -> int:
    """Print a value as JSON and return the exit status of success."""
    return print_text(json.dumps(value, ensure_ascii=False, indent=2))


def show(call: argparse.Namespace, value: Any, text: Callable[[], str]) -> int:
    """Print a value as JSON if the call asks for that, else the text that people read.

    Returns
    -------
    int
        The exit status of success.
    """
    return print_json(value) if call.json else print_text(text())


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> str:
    """Align columns; those in ``numbers`` to the right. Wide East Asian letters count two."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(head))]
    right = frozenset(numbers)
    written = [
        GAP.join(
            _pad(cell, widths[column], to_right=column in right) for column, cell in enumerate(line)
        ).rstrip()
        for line in [lines[0], ["-" * width for width in widths], *lines[1:]]
    ]
    return "\n".join(written)


def citation_list(catalog: Catalog, citations: Iterable[Citation]) -> list[dict[str, Any]]:
    """Each citation with the title and address of its source."""
    return [
        {
            "source": citation.source,
            "title": catalog.sources[citation.source].title,
            "locator": citation.locator,
            "grade": citation.grade,
            "address": catalog.sources[citation.source].address,
        }
        for citation in citations
    ]


def edtf(date: UncertainDate | None) -> str | None:
    """Write a date as the data do; None stays None."""
    return date.edtf if date else None


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _pad(text: str, width: int, *, to_right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if to_right else text + space
