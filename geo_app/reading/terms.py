"""Terms of the glossary, marked where they first appear on a page or in a panel."""

import re
from functools import lru_cache

from geo_app.data.catalog import Catalog
from geo_app.html.elements import Html, el, join
from geo_app.reading.reader import Reader
from geo_app.views.codec import default_view, to_query

_SPACELESS = frozenset({"ja", "zh", "th"})
"""Languages that write no blanks between words."""


class Terms:
    """Marks each term once, as a link to the glossary that shows its meaning on hover and focus."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.seen: set[str] = set()

    def mark(self, text: str) -> Html:
        """Return a text with the terms that have not come up before marked in it."""
        pattern, owners = _finder(self.reader.catalog, self.reader.language.code)
        if pattern is None:
            return join([text])
        parts: list[str] = []
        last = 0
        for hit in pattern.finditer(text):
            term = owners[hit.group().lower()]
            if term in self.seen:
                continue
            self.seen.add(term)
            parts += [text[last : hit.start()], self._link(term, hit.group())]
            last = hit.end()
        return join([*parts, text[last:]])

    def _link(self, term: str, word: str) -> Html:
        record = self.reader.catalog.glossary[term]
        meaning = self.reader.read(f"glossary/{term}.definition", record.definition)
        return el(
            "a",
            word,
            href=term_address(self.reader, term),
            class_="term",
            data_tip=meaning,
            aria_label=f"{word}: {meaning}",
        )


def term_address(reader: Reader, term: str) -> str:
    """Return the address of a term in the glossary, in the reader's language."""
    shown = default_view(reader.catalog).having(lang=reader.shown.lang)
    query = to_query(reader.catalog, shown)
    return reader.addresses.page("glossary", query, f"term-{term}")


@lru_cache(maxsize=16)
def _finder(catalog: Catalog, language: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    owners = {
        form.lower(): term.id
        for term in catalog.glossary.values()
        for form in term.forms.get(language, ())
    }
    if not owners:
        return None, owners
    longest_first = sorted(owners, key=len, reverse=True)
    words = "|".join(re.escape(form) for form in longest_first)
    bounded = words if language in _SPACELESS else rf"(?<!\w)(?:{words})(?!\w)"
    return re.compile(bounded, re.IGNORECASE), owners
