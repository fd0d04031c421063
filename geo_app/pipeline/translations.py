"""Writing of translations: the catalogues of a language are brought up to the English texts."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polib
from babel.messages.plurals import get_plural

from geo_app.atomic import write_text
from geo_app.data.catalog import load_catalog
from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.data.language import slots_of
from geo_app.data.texts import VOCABULARY, placed_texts
from geo_app.data.translations import (
    KINDS,
    codes,
    messages,
    path_of,
    places,
    read_po,
)
from geo_app.model.meanings import documented

HEAD = """Translations of the {kind}: see docs/translating.md.
Neutral words: in our own voice nothing is returned, occupied, liberated or illegal. What a side
says in its own words stays inside quotation marks. Names in {{braces}} stay as they are.
"""
_WIDTH = 98
_INDEX = re.compile(r"\.\d+(?=\.|$)")


@dataclass
class Message:
    """One English text to translate, and where it stands.

    Attributes
    ----------
    context : str
        Key of a text of the interface, or kind of a text of the records: ``"Status.basis"``.
    english : str
        The text; of one that is counted, the form for many.
    one : str, optional
        Of a text that is counted, the form for one.
    comment : str
        What a translator should know.
    places : list of str
        Keys of the texts that say this; none for words of the vocabulary.
    """

    context: str
    english: str
    comment: str
    one: str | None = None
    places: list[str] = field(default_factory=list)

    @property
    def msgid(self) -> str:
        """What gettext finds the message by."""
        return self.one or self.english


def interface_messages(catalog: Catalog) -> list[Message]:
    """Return the texts of the interface, in the order of their file."""
    base = catalog.language(BASE_LANGUAGE)
    found = []
    for key, text in base.interface_texts.items():
        slots = ", ".join(f"{{{slot}}}" for slot in sorted(slots_of(text)))
        comment = f"{_length_rule(text)}{f' Keep {slots}.' if slots else ''}"
        singular = base.counted.get(key, {}).get("one")
        found.append(Message(key, text, comment, singular, [key]))
    return found


def record_messages(catalog: Catalog) -> list[Message]:
    """Return the texts of the records; those of one kind that read alike are one message.

    The words of the vocabulary come last, the most frequent first.
    """
    phrases = Counter(
        (text.model, text.field, text.english) for text in placed_texts(catalog, VOCABULARY)
    )
    return _texts_of_records(catalog) + [
        Message(f"{model.__name__}.{field}", english, f"{documented(model)[1][field]}\nOptional.")
        for (model, field, english), _ in phrases.most_common()
    ]


def _texts_of_records(catalog: Catalog) -> list[Message]:
    found: dict[tuple[str, str], Message] = {}
    for text in placed_texts(catalog):
        context = f"{text.model.__name__}.{text.field}"
        if (context, text.english) not in found:
            meaning = documented(text.model)[1][text.field]
            comment = f"{meaning}\n{_length_rule(text.english)}".strip()
            found[context, text.english] = Message(context, text.english, comment)
        found[context, text.english].places.append(text.key)
    return list(found.values())


def _length_rule(text: str) -> str:
    """Say how long a translation may be: labels may grow by more than half, prose by 40 %."""
    limit = -(-(len(text) * 1.4 + 6) // 5) * 5
    return f"At most {limit:.0f} characters; takes no side."


def merged(wanted: Sequence[Message], before: polib.POFile) -> Iterator[polib.POEntry]:
    """Give every message the translation that it has, or that the text before it had.

    A text whose English has changed keeps its translation, fuzzy and with the English before.
    What nobody says any more is left out.
    """
    known = _Known(wanted, before)
    for message in wanted:
        entry = polib.POEntry(
            msgctxt=message.context,
            msgid=message.msgid,
            comment=message.comment,
            occurrences=[(place, "") for place in message.places],
        )
        if message.one:
            entry.msgid_plural = message.english
        translated = known.translation_of(message)
        if translated:
            _take_over(entry, translated, message)
        yield entry


class _Known:
    """Translations of a file, found by message and by place."""

    def __init__(self, wanted: Iterable[Message], before: polib.POFile) -> None:
        self.by_message: dict[tuple[str | None, str], polib.POEntry] = {}
        self.by_place: dict[str, polib.POEntry] = {}
        for entry in messages(before):
            if not any((entry.msgstr, *entry.msgstr_plural.values())):
                continue
            self.by_message[entry.msgctxt, entry.msgid] = entry
            self.by_place |= dict.fromkeys(places(entry), entry)
        self.members: dict[str, set[str]] = defaultdict(set)
        for message in wanted:
            for place in message.places:
                self.members[_list_of(place)].add(message.msgid)

    def translation_of(self, message: Message) -> polib.POEntry | None:
        """Find the message that a new one takes its translation from."""
        same = self.by_message.get((message.context, message.msgid))
        return same or self._before(message)

    def _before(self, message: Message) -> polib.POEntry | None:
        """Find what stood at a place; members of a list may only have moved within it."""
        for place in message.places:
            entry = self.by_place.get(place)
            if entry and entry.msgid not in self.members[_list_of(place)]:
                return entry
        return None


def _list_of(place: str) -> str:
    return _INDEX.sub(".*", place)


def _take_over(entry: polib.POEntry, old: polib.POEntry, message: Message) -> None:
    """Write a translation and its state into a message."""
    forms = [text for _, text in sorted(old.msgstr_plural.items())] or [old.msgstr]
    if message.one:
        entry.msgstr_plural = dict(enumerate(forms))
    else:
        entry.msgstr = forms[-1]
    entry.tcomment = old.tcomment
    entry.flags = [flag for flag in old.flags if flag != "fuzzy"]
    previous = (
        (old.previous_msgid_plural, old.previous_msgid)
        if old.fuzzy
        else (old.msgid_plural, old.msgid)
    )
    if message.english != (previous[0] or previous[1]):
        entry.flags.append("fuzzy")
        entry.previous_msgid_plural, entry.previous_msgid = previous


def merged_file(kind: str, code: str, wanted: Sequence[Message], path: Path) -> polib.POFile:
    """Return a catalogue of a language as it should be, with what its file holds now."""
    before = read_po(path, path.name) if path.is_file() else polib.POFile()
    plural = get_plural(code)
    file = polib.POFile(wrapwidth=_WIDTH)
    file.header = before.header or HEAD.format(kind=kind)
    file.metadata = {
        "Project-Id-Version": kind,
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={plural.num_plurals}; plural={plural.plural_expr};",
    } | before.metadata
    file.extend(merged(wanted, before))
    return file


def write_translations(root: Path, new: Sequence[str] = ()) -> list[Path]:
    """Bring the catalogues of all languages up to the English texts, and begin new ones.

    Raises `DataError` if records or catalogues cannot be read; nothing is changed then.
    """
    catalog = load_catalog(root)
    wanted = dict(zip(KINDS, (interface_messages(catalog), record_messages(catalog)), strict=True))
    files = {
        path_of(root, kind, code): merged_file(kind, code, wanted[kind], path_of(root, kind, code))
        for code in dict.fromkeys((*codes(root), *new))
        for kind in KINDS
    }
    for path, file in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, f"{file}\n")
    return list(files)
