"""Interface texts, translations and number forms of one language."""

from __future__ import annotations

import datetime
import decimal
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import Any

from babel import Locale, UnknownLocaleError, negotiate_locale
from babel.numbers import format_decimal
from pydantic import Field

from geo_app.data import date_texts
from geo_app.model.base import Record, Text
from geo_app.model.dates import UncertainDate

WHOLE_SHARE = 0.995
"""A share from here on is written without decimals."""

_SLOT = re.compile(r"\{(\w+)\}")


class Translation(Record):
    """A text of the records and what it is in another language.

    Attributes
    ----------
    at : str, optional
        The one place it is meant for (``"dispute.reference_name"``), where an English text
        needs more than one translation.
    """

    en: Text
    to: Text
    at: Text | None = None


class LanguageFile(Record):
    """What ``lang/<code>.yaml`` holds.

    Attributes
    ----------
    interface : dict of str to str
        Texts of the interface, with named slots: ``"about {date}"``.
    content : tuple of Translation
        Translations of the records' texts, found by the text itself: one that is changed in
        a record is missing here until somebody has looked at it again.
    """

    id: Text
    name: Text
    interface: dict[Text, Text] = Field(default_factory=dict)
    content: tuple[Translation, ...] = ()


@dataclass(frozen=True, eq=False)
class Language:
    """One language of the reader; what it lacks is shown in the language of the records.

    Attributes
    ----------
    code, name : str
        BCP 47 code, and what the language calls itself.
    base : Language, optional
        The language that the records are written in; none for that language itself.
    """

    code: str
    name: str
    interface_texts: Mapping[str, str]
    content_texts: Mapping[str, str]
    base: Language | None = None

    def interface(self, key: str, **slots: object) -> str:
        """Text of the interface with its slots filled; the key itself where nobody wrote one."""
        text = self.interface_texts.get(key)
        if text is None:
            return self._marked(self.base.interface(key, **slots)) if self.base else key
        return fill(text, slots) if slots else text

    def content(self, key: str, english: str) -> str:
        """Translate the text that stands at a place in the records, or give it as it is, marked."""
        if self.base is None:
            return english
        found = self.content_texts.get(key) or self.content_texts.get(english)
        return found or self._marked(english)

    def _marked(self, text: str) -> str:
        """Tell the reader that a text stands in another language."""
        return f"{text} [{self.base.code}]" if self.base else text

    def lacks(self, english: str) -> bool:
        """Whether a text of a record has no translation here."""
        return self.base is not None and english not in self.content_texts

    def is_missing(self, key: str) -> bool:
        """Whether a text of the interface is not written in this language."""
        return key not in self.interface_texts

    @property
    def locale(self) -> Locale:
        """Number and date forms; ``date.locale`` where the code alone does not fix them."""
        return locale_of(self.interface_texts.get("date.locale", self.code))

    def joined(self, sentences: Iterable[str]) -> str:
        """Write sentences one after the other, as the language sets them."""
        return self._one_after_the_other("map.sentence.next", sentences)

    def enumerated(self, items: Iterable[str]) -> str:
        """Write things one after the other, without a word before the last."""
        return self._one_after_the_other("map.list.next", items)

    def _one_after_the_other(self, key: str, parts: Iterable[str]) -> str:
        whole = (part for part in parts if part)
        first = next(whole, "")
        return reduce(
            lambda before, after: self.interface(key, before=before, after=after), whole, first
        )

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number with at most so many decimals."""
        return self._written(value, "#,##0" + ("." + "#" * digits if digits else ""))

    def percent(self, share: float) -> str:
        """Write a share of 1 as a percentage: whole from 99.5 % on, else with one decimal or none.

        The same rule as in the script of the map document.
        """
        pattern = self.locale.percent_formats[None].pattern
        one_decimal = pattern.replace("#,##0", "#,##0.#")
        return self._written(share, one_decimal if share < WHOLE_SHARE else pattern)

    def area(self, value_km2: float) -> str:
        """Write the number of an area: two decimals at most below 1 km2, none from 100 km2 on."""
        size_km2 = abs(value_km2)
        return self.number(value_km2, 0 if size_km2 >= 100 else 1 if size_km2 >= 1 else 2)

    def _written(self, value: float, pattern: str) -> str:
        # Halves go up, as in a browser; Python's own rule would take them to the even digit. What
        # binary fractions add to a sum is dropped first.
        with decimal.localcontext(rounding=decimal.ROUND_HALF_UP):
            return format_decimal(float(f"{value:.12g}"), format=pattern, locale=self.locale)

    def date(self, when: UncertainDate | datetime.date) -> str:
        """Write a day, or a date as uncertain as it is: ``about 26 August 1945``."""
        if isinstance(when, UncertainDate):
            return date_texts.uncertain(self, when.edtf)
        return date_texts.day(self.locale, when)

    def period(self, start: UncertainDate | None, end: UncertainDate | None) -> str:
        """Write a stretch of time; an absent end is open."""
        return date_texts.period(self, start, end)


def fill(text: str, slots: Mapping[str, Any]) -> str:
    """Put values into named slots; a slot without a value stays as it stands."""
    return _SLOT.sub(lambda slot: str(slots.get(slot[1], slot[0])), text)


def slots_of(text: str) -> frozenset[str]:
    """Names of the slots in a text."""
    return frozenset(_SLOT.findall(text))


@lru_cache(maxsize=32)
def locale_of(code: str) -> Locale:
    """Babel's locale for a code; English forms where Babel has none."""
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def negotiated(accept_language: str, codes: Sequence[str]) -> str:
    """Return the first language of ``Accept-Language`` that there is, or the first of all."""
    wanted = (part.partition(";")[0].strip().lower() for part in accept_language.split(","))
    return negotiate_locale(wanted, codes, sep="-") or codes[0]


def language_of(file: LanguageFile, base: Language | None) -> Language:
    """Make a language of its file and of the language it falls back on."""
    content = {one.at or one.en: one.to for one in file.content}
    return Language(file.id, file.name, file.interface, content, base)
