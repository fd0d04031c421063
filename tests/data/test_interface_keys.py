"""The keys of interface texts: each that is asked for is written, each that is written is used."""

import ast
import re
from collections.abc import Iterator

import pytest

from geo_app.data import catalog as load
from tests import ROOT

CATALOG = load()
KEYS = set(CATALOG.language(CATALOG.dispute.languages[0]).interface_texts)
ASKING = {"say", "interface"}
"""What is called with a key in Python; a script calls ``t``."""
ASKED_IN_SCRIPT = re.compile(r"""\bt\(\s*(?:"([^"]+)"|`([^`]+)`)""")
WRITTEN_IN_SCRIPT = re.compile(r'"([^"\n]*)"|`([^`]*)`')
SLOT = "\0"
"""Stands for a part of a key that is known only when it is asked for."""


def pattern(key: str) -> re.Pattern[str]:
    """Return what a key looks like whose slots may hold any one part of it."""
    return re.compile(r"[^.]+".join(re.escape(part) for part in key.split(SLOT)))


def literals(node: ast.AST) -> Iterator[str]:
    """Yield the texts that an expression may be, with slots; nothing for what is worked out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else SLOT for part in node.values)
        yield "".join(map(str, parts))
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def in_python() -> Iterator[tuple[str, str, bool]]:
    """Yield place, text, and whether it is asked for as a key."""
    for path in (*ROOT.glob("geo_app/**/*.py"), *ROOT.glob("pages/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            for text in literals(node):
                yield f"{path.name}:{getattr(node, 'lineno', 0)}", text, False
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                for text in literals(node.args[0]) if name in ASKING else ():
                    yield f"{path.name}:{node.lineno}", text, True


def in_script() -> Iterator[tuple[str, str, bool]]:
    """Yield place, text, and whether it is asked for as a key."""
    for path in ROOT.glob("geo_app/**/*.js"):
        for expression, asked in ((WRITTEN_IN_SCRIPT, False), (ASKED_IN_SCRIPT, True)):
            for whole, template in expression.findall(path.read_text("utf-8")):
                yield path.name, whole or re.sub(r"\$\{.*?\}", SLOT, template), asked


TEXTS = [*in_python(), *in_script()]


def test_every_key_that_is_asked_for_is_written() -> None:
    asked = {(place, text) for place, text, is_asked in TEXTS if is_asked}
    assert len(asked) > 300, "The keys are not asked for in the way this test looks for."
    lacking = [
        f"{place} asks for {text.replace(SLOT, '…')}"
        for place, text in sorted(asked)
        if not any(pattern(text).fullmatch(key) for key in KEYS)
    ]
    assert not lacking, "\n".join(lacking)


def test_every_key_that_is_written_is_used() -> None:
    # A slot at the start would let a text stand for any key.
    used = [pattern(text) for text in {text for _, text, _ in TEXTS} if re.match(r"\w+\.", text)]
    unused = sorted(key for key in KEYS if not any(one.fullmatch(key) for one in used))
    assert not unused, f"Nobody says: {', '.join(unused)}"


def errors() -> Iterator[tuple[str, str]]:
    """Yield key and English message of every error that can be said in other languages."""
    for path in ROOT.glob("geo_app/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            told = {one.arg: one.value for one in getattr(node, "keywords", ())}
            if isinstance(node, ast.Call) and node.args and "key" in told:
                for key in literals(told["key"]):
                    yield from ((key, text) for text in literals(node.args[0]))


def test_an_error_says_in_english_what_its_text_says() -> None:
    found = [(key, text) for key, text in errors() if key.startswith("error.")]
    assert len(found) > 30
    say = CATALOG.language("en").interface_texts
    # Days end with the same sentence, which is a slot of the literal.
    wrong = [(key, text) for key, text in found if not pattern_of(text).fullmatch(say[key])]
    assert not wrong


def pattern_of(text: str) -> re.Pattern[str]:
    """Return what a message looks like whose slots in the code may hold anything."""
    return re.compile(".*".join(re.escape(part) for part in text.split(SLOT)))


@pytest.mark.parametrize("code", CATALOG.languages)
def test_no_language_writes_a_key_that_the_first_does_not_have(code: str) -> None:
    assert set(CATALOG.language(code).interface_texts) <= KEYS
