"""Interface texts, translations and number forms of one language."""

from __future__ import annotations

import datetime
import decimal
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, reduce
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError, negotiate_locale
from babel.numbers import format_decimal
from pydantic import Field

from geo_app.data import date_texts
from geo_app.data.translations import Translation, form_of, messages, places, translation
from geo_app.errors import GeoAppError
from geo_app.model.base import Record, Text
from geo_app.model.dates import UncertainDate

if TYPE_CHECKING:
    from polib import POFile

WHOLE_SHARE = 0.995
"""A share from here on is written without decimals."""

OLDER = "text.older"
OLDER_MARK = "{text} [*]"
"""How a translation of an earlier text is marked where the language has no words for it."""

_COUNTS = range(200)
"""Whole numbers among which every plural form of every language is found."""

_SLOT = re.compile(r"\{(\w+)\}")


class Counted(Record):
    """A text of the interface that depends on how many there are.

    Attributes
    ----------
    one : str
        For one alone: ``"{count} event"``.
    other : str
        For any other number: ``"{count} events"``.
    """

    one: Text
    other: Text


class LanguageFile(Record):
    """What ``lang/en.yaml`` holds: the interface in the language of the records.

    Attributes
    ----------
    interface : dict of str to str
        Texts of the interface, with named slots: ``"about {date}"``.
    """

    id: Text
    name: Text
    interface: dict[Text, Text | Counted] = Field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Language:
    """One language of the reader; what it lacks is shown in the language of the records.

    Attributes
    ----------
    code, name : str
        BCP 47 code, and what the language calls itself.
    interface_texts : Mapping of str to str
        Texts of the interface by key; of a text that is counted, the form for many.
    placed : Mapping of str to Translation
        Translations of the records' texts by the key of the text, ``"units/a.note"``.
    counted : Mapping of str to Mapping of str to str
        Forms of the texts that are counted: key to plural category of CLDR to text.
    older : Mapping of str to Translation
        Translations of texts of the interface whose English has changed since.
    vocabulary : Mapping of str to str
        Words that are the same at many places, by their English.
    base : Language, optional
        The language that the records are written in; none for that language itself.
    """

    code: str
    name: str
    interface_texts: Mapping[str, str]
    placed: Mapping[str, Translation] = field(default_factory=dict)
    counted: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    older: Mapping[str, Translation] = field(default_factory=dict)
    vocabulary: Mapping[str, str] = field(default_factory=dict)
    base: Language | None = None

    def interface(self, key: str, **slots: object) -> str:
        """Text of the interface with its slots filled; the key itself where nobody wrote one.

        A whole number in the slot ``count`` is written as one, and chooses the form of the text.
        """
        text = self.interface_texts.get(key)
        if text is None:
            return self._marked(self.base.interface(key, **slots)) if self.base else key
        count = slots.get("count")
        if isinstance(count, int):
            slots["count"] = self.number(count)
            text = self.counted.get(key, {}).get(self.locale.plural_form(count), text)
        text = fill(text, slots) if slots else text
        return self._as_older(text) if key in self.older else text

    def said(self, error: GeoAppError) -> str:
        """Say an error; in English where it has no text of the interface."""
        if not error.key or (self.base or self).is_missing(error.key):
            return str(error)
        slots = dict(error.slots)
        if "kind" in slots:
            kind = str(slots["kind"]).replace(" ", "_")
            slots["kind"] = self.interface(f"error.kind.{kind}")
        return self.interface(error.key, **slots)

    def content(self, key: str, english: str) -> str:
        """Translate the text that stands at a place in the records.

        A translation of what stood there before is shown and marked; English is, where there is
        none.
        """
        if self.base is None:
            return english
        translated = self._translated(key, english)
        if translated:
            return translated
        before = self.placed.get(key)
        return self._as_older(before.forms[0]) if before else self._marked(english)

    def phrase(self, english: str) -> str:
        """Translate words that are the same at many places, or give them as they are."""
        return self.vocabulary.get(english, english)

    def first_content(self, record: str, texts: Mapping[str, str | None]) -> str:
        """Translate the first of some fields that a record fills: its short title, else its title.

        ``record``: ``"proposals/four_islands"``; ``texts``: field to its text.
        """
        field, english = next((field, text) for field, text in texts.items() if text)
        return self.content(f"{record}.{field}", english)

    def _translated(self, key: str, english: str) -> str | None:
        """Return the translation of this very text at its place, else at any other place."""
        placed = self.placed.get(key)
        if placed and placed.english == english:
            return placed.forms[0]
        return self._by_english.get(english)

    @cached_property
    def _by_english(self) -> Mapping[str, str]:
        """One translation of each English text, the first."""
        return {one.english: one.forms[0] for one in reversed([*self.placed.values()])}

    def _marked(self, text: str) -> str:
        """Tell the reader that a text stands in another language."""
        return f"{text} [{self.base.code}]" if self.base else text

    def _as_older(self, text: str) -> str:
        """Tell the reader that a text is the translation of an earlier one."""
        return fill(self.interface_texts.get(OLDER, OLDER_MARK), {"text": text})

    def is_older(self, key: str, english: str) -> bool:
        """Whether a text of a record is shown in a translation of what stood there before."""
        return key in self.placed and self._translated(key, english) is None

    def lacks(self, key: str, english: str) -> bool:
        """Whether a text of a record has no translation here, not even an older one."""
        is_shown = self.base is None or key in self.placed or english in self._by_english
        return not is_shown

    def is_missing(self, key: str) -> bool:
        """Whether a text of the interface is not written in this language."""
        return key not in self.interface_texts

    @property
    def locale(self) -> Locale:
        """Number and date forms; ``date.locale`` where the code alone does not fix them."""
        return locale_of(self.interface_texts.get("date.locale", self.code))

    def language_name(self, code: str) -> str:
        """Write what a language is called, as a heading: ``"Русский"``."""
        name = str(self.locale.languages.get(code, code))
        return name[:1].upper() + name[1:]

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

    def when(self, start: UncertainDate, end: UncertainDate | None) -> str:
        """Write when something was, or from when to when."""
        return self.period(start, end) if end else self.date(start)


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


def base_language(file: LanguageFile) -> Language:
    """Make the language that the records are written in."""
    texts = {
        key: text.other if isinstance(text, Counted) else text
        for key, text in file.interface.items()
    }
    counted = {
        key: text.model_dump() for key, text in file.interface.items() if isinstance(text, Counted)
    }
    return Language(file.id, file.name, texts, counted=counted)


def translated_language(
    code: str, base: Language, interface: POFile, records: POFile | None = None
) -> Language:
    """Make a language of its catalogues and of the language that it falls back on."""
    texts: dict[str, str] = {}
    counted: dict[str, Mapping[str, str]] = {}
    older: dict[str, Translation] = {}
    for entry in messages(interface):
        key, found = str(entry.msgctxt), translation(entry)
        if not found or base.is_missing(key):
            continue
        if found.english != base.interface_texts[key]:
            if slots_of(found.forms[-1]) != slots_of(base.interface_texts[key]):
                # What it would say can no longer be filled in.
                continue
            older[key] = found
        texts[key] = found.forms[-1]
        if len(found.forms) > 1:
            counted[key] = _by_category(code, interface, found.forms)
    placed = {
        place: found
        for entry in (messages(records) if records else ())
        if (found := translation(entry))
        for place in places(entry)
    }
    vocabulary = {
        found.english: found.forms[0]
        for entry in (messages(records) if records else ())
        if not places(entry) and (found := translation(entry))
    }
    return Language(code, name_of(code), texts, placed, counted, older, vocabulary, base)


def _by_category(code: str, file: POFile, forms: Sequence[str]) -> Mapping[str, str]:
    """Sort the forms of gettext, which are numbered, by the plural categories of CLDR."""
    category = locale_of(code).plural_form
    return {category(count): forms[form_of(file, count)] for count in _COUNTS}


def name_of(code: str) -> str:
    """Return what a language calls itself: ``"Русский"``."""
    name = locale_of(code).get_display_name() or code
    return name[:1].upper() + name[1:]
