"""Whether names are in languages that the dispute names, read as those want, and each once."""

import unicodedata
from collections.abc import Iterator

from geo_app.data.checks.references import Known, several
from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.model.base import Record
from geo_app.model.names import Name, Named

_WRITTEN_TOGETHER = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "KATAKANA-HIRAGANA": "CJK"}


def name_problems(catalog: Catalog, known: Known, record: Record) -> Iterator[str]:
    """Find names in unknown languages, of unknown sides, without reading, or of mixed scripts."""
    for path, part in record.parts():
        if isinstance(part, Named):
            place = f"{path}.names".lstrip(".")
            first = part.names[0]
            if first.language != BASE_LANGUAGE or first.side is not None:
                yield f"{place}.0 is not in '{BASE_LANGUAGE}', or is a side's."
            now = (f"{one.language} {one.side or ''}" for one in part.names if one.end is None)
            yield from (f"{place} has two of today: '{one.strip()}'." for one in several(now))
        if isinstance(part, Name):
            yield from known.missing(f"{path}.side", "parties", [part.side])
            yield from (f"{path}.{text}" for text in _name(catalog, part))


def _name(catalog: Catalog, name: Name) -> Iterator[str]:
    readings = {one.language: one.reading for one in catalog.dispute.name_languages}
    if name.language not in readings:
        yield f"language '{name.language}' is none of name_languages in dispute.yaml."
    if name.start and name.end and name.start.earliest > name.end.latest:
        yield f"start, {name.start}, is after its end, {name.end}."
    if (name.start or name.end) and not name.sources:
        yield "start or end rests on no source."
    letters = [letter for letter in name.form if letter.isalpha()]
    if len({_script(letter) for letter in letters}) > 1:
        yield f"form '{name.form}' mixes scripts."
    says_no_sound = all(unicodedata.name(one).startswith("CJK") for one in letters)
    if readings.get(name.language) and says_no_sound and not name.reading:
        yield f"reading is missing: '{name.form}' does not say how it is read."
    if name.reading and not readings.get(name.language):
        yield f"reading is given, but names in '{name.language}' have none."


def _script(letter: str) -> str:
    script = unicodedata.name(letter).split()[0]
    return _WRITTEN_TOGETHER.get(script, script)
