"""How well the statements of a data folder are sourced: counts, and where each weak one stands."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from geo_app.data.contents import Catalog
from geo_app.model.sources import Citation, SourceKind, citations_in

WEAK_KINDS: tuple[SourceKind, ...] = ("reference", "community")
"""Encyclopedias and other works of reference, and pages that a community or one person keeps."""

OWN_KINDS: tuple[SourceKind, ...] = ("computation", "own")
"""What the makers of the data folder worked out or wrote: it has no pages to name."""

Precision = Literal["place", "vague", "whole"]

_WHOLE = re.compile(
    r"\b(whole|entire|no document|not read|not found|as cited|general knowledge|passim)\b",
    re.IGNORECASE,
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_PLACE = re.compile(
    r"\b(art(icle)?s?|pages?|pp?|paragraphs?|paras?|chapters?|sections?|subsections?|parts?|"
    r"clauses?|titles?|headings?|tables?|figures?|maps?|plates?|rows?|columns?|lines?|items?|"
    r"entry|entries|notes?|footnotes?|annex(es)?|appendix|appendices|abstract|summary|captions?|"
    r"introduction|preamble|opening|beginning|questions?|answers?|sentences?|steps?|scans?|lists?|"
    r"documents?|numbers?|points?|infobox)\b|§"
    r"|\d\(\w|\d:\d\d|\b\d{1,2} (" + _MONTHS + r")\b",
    re.IGNORECASE,
)
"""An item, or a day or time; a year alone is none."""


@dataclass(frozen=True)
class Statement:
    """A field of a record and what it rests on.

    ``kinds``: kinds of its sources.
    """

    record: str
    field: str
    citations: tuple[Citation, ...]
    kinds: frozenset[SourceKind]

    @property
    def single(self) -> bool:
        """Whether all its citations are of one source."""
        return len({citation.source for citation in self.citations}) == 1

    @property
    def untraced(self) -> bool:
        """Whether one of its sources is that no document was read."""
        return "untraced" in self.kinds

    @property
    def only_untraced(self) -> bool:
        """Whether no document was read for any part of it."""
        return self.kinds == {"untraced"}

    @property
    def weak(self) -> bool:
        """Whether every document that it rests on is an encyclopedia or a community page."""
        return not self.only_untraced and self.kinds <= {*WEAK_KINDS, "untraced"}

    @property
    def weak_above_c(self) -> bool:
        """Whether it is weak and still graded better than C."""
        return self.weak and any(citation.grade != "C" for citation in self.citations)


@dataclass(frozen=True)
class Sourcing:
    """What the statements of a data folder rest on.

    Attributes
    ----------
    weak_graded_a : tuple
        Uses of an encyclopedia or a community page that are graded A, with their statement.
    locators : Counter of str
        Uses by how closely they say where in the source: ``place``, ``vague`` or ``whole``; uses
        of our own work are left out.
    """

    statements: tuple[Statement, ...]
    weak_graded_a: tuple[tuple[Statement, Citation], ...]
    locators: Counter[Precision] = field(default_factory=Counter)

    def where(self, fact: str) -> tuple[Statement, ...]:
        """List the statements of which a property of ``Statement`` holds."""
        return tuple(statement for statement in self.statements if getattr(statement, fact))

    @property
    def share_of_places(self) -> float:
        """Share of uses whose locator names a place in the source; 1 where nothing is cited."""
        uses = self.locators.total()
        return self.locators["place"] / uses if uses else 1.0


def sourcing(catalog: Catalog) -> Sourcing:
    """Count what the statements of a data folder rest on."""
    statements = tuple(_statements(catalog))
    uses = [(statement, citation) for statement in statements for citation in statement.citations]
    return Sourcing(
        statements=statements,
        weak_graded_a=tuple(
            (one, citation)
            for one, citation in uses
            if citation.grade == "A" and catalog.sources[citation.source].kind in WEAK_KINDS
        ),
        locators=Counter(
            "whole" if kind == "untraced" else precision(citation.locator)
            for kind, citation in (
                (catalog.sources[citation.source].kind, citation) for _, citation in uses
            )
            if kind not in OWN_KINDS
        ),
    )


def precision(locator: str) -> Precision:
    """Tell how closely a locator says where in a source to look.

    ``place`` names an article, page, paragraph, item or date; ``whole`` the whole source, or that
    it was not read; ``vague`` says in words what the place is about.
    """
    if _WHOLE.search(locator):
        return "whole"
    return "place" if _PLACE.search(locator) else "vague"


def _statements(catalog: Catalog) -> Iterator[Statement]:
    for name, record in catalog.records():
        cited: dict[str, list[Citation]] = {}
        for path, citation in citations_in(record):
            cited.setdefault(path, []).append(citation)
        for path, citations in cited.items():
            kinds = frozenset(catalog.sources[one.source].kind for one in citations)
            yield Statement(name, path, tuple(citations), kinds)
