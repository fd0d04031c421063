"""Reading of translations: gettext catalogues (``.po``) of the interface and of the records."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import polib

from geo_app.errors import DataError

FOLDER = "translations"
INTERFACE, RECORDS = "interface", "records"
KINDS = (INTERFACE, RECORDS)
"""A dispute's own texts stand apart from those of the interface, which serve any dispute."""

_PLURAL_RULE = re.compile(r"nplurals\s*=\s*\d+\s*;\s*plural\s*=\s*([^;]+)")


class Translation(NamedTuple):
    """A text in another language, and the English that it was made of.

    Attributes
    ----------
    english : str
        The English text; of a text that is counted, that of the form for many.
    forms : tuple of str
        The translation: one text, or one for each plural form of the language.
    """

    english: str
    forms: tuple[str, ...]


def path_of(root: Path, kind: str, code: str) -> Path:
    """File of a language in a data folder: ``translations/records/ja.po``."""
    return root / FOLDER / kind / f"{code}.po"


def codes(root: Path) -> tuple[str, ...]:
    """Codes of the languages that a data folder has translations into, released or not."""
    return tuple(sorted(path.stem for path in (root / FOLDER / INTERFACE).glob("*.po")))


def read_po(path: Path, name: str) -> polib.POFile:
    """Read one catalogue of translations; ``name``: how messages call the file.

    Raises
    ------
    DataError
        If the file is absent, not UTF-8, no gettext catalogue, or has a message twice.
    """
    try:
        # Handed the text itself, polib would take it for the name of a file.
        path.read_text(encoding="utf-8")
        file = polib.pofile(str(path), encoding="utf-8")
    except FileNotFoundError as error:
        raise DataError([f"{name}: the file is missing."]) from error
    except UnicodeDecodeError as error:
        raise DataError([f"{name}: the file is not text in UTF-8."]) from error
    except OSError as error:
        where = re.search(r"\(?line \d+\)?", str(error))
        raise DataError(
            [f"{name}: the file is no gettext catalogue{f' ({where[0]})' if where else ''}."]
        ) from error
    seen: set[tuple[str | None, str]] = set()
    for entry in messages(file):
        if (entry.msgctxt, entry.msgid) in seen:
            raise DataError([f"{name}: the message '{entry.msgctxt}' stands twice."])
        seen.add((entry.msgctxt, entry.msgid))
    return file


def messages(file: polib.POFile) -> Iterator[polib.POEntry]:
    """Messages of a catalogue; those that are no longer in use are comments."""
    return (entry for entry in file if not entry.obsolete)


def places(entry: polib.POEntry) -> tuple[str, ...]:
    """Keys of the texts that a message translates."""
    return tuple(place for place, _ in entry.occurrences)


def translation(entry: polib.POEntry) -> Translation | None:
    """Return what a message says in its language, with the English that was translated.

    None where it has no translation yet. The English of a fuzzy message is the one before,
    empty where the file no longer has it.
    """
    forms = tuple(text for _, text in sorted(entry.msgstr_plural.items())) or (entry.msgstr,)
    if not all(forms):
        return None
    if entry.fuzzy:
        return Translation(entry.previous_msgid_plural or entry.previous_msgid or "", forms)
    return Translation(entry.msgid_plural or entry.msgid, forms)


def form_of(file: polib.POFile, count: int) -> int:
    """Which of the plural forms of a catalogue a count takes, by the rule in its head."""
    return _plural_rule(file.metadata.get("Plural-Forms", ""))(count)


@lru_cache(maxsize=32)
def _plural_rule(head: str) -> Callable[[int], int]:
    rule = _PLURAL_RULE.search(head)
    return gettext.c2py(rule[1].strip()) if rule else lambda _: 0
