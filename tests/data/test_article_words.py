r"""No sentence of the article stands in the project: its runs of eight words are known by hash.

How ``data/article_runs.txt`` was made: the text of the article, case-folded, was split into words
by the regular expression ``\w+``; each run of eight words, joined by blanks, was hashed with
SHA-256 and the first twelve hexadecimal digits were kept; the file holds them sorted, one a line.
The article itself is not needed here, and cannot be read out of the hashes.
"""

import ast
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geo_app.data import data_root
from geo_app.data.records import read_yaml
from tests import ROOT

RUN = 8
HASHES = frozenset((ROOT / "tests/data/article_runs.txt").read_text("ascii").split())
# Names of documents are given as they are; so is where to find them.
BIBLIOGRAPHIC = {
    "sources": {"title", "citation", "address", "archived", "producer"},
    "stories": {"title"},
}


def runs(text: str) -> Iterator[str]:
    words = re.findall(r"\w+", text.casefold())
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])


def taken_over(text: str) -> list[str]:
    return [run for run in runs(text) if hashlib.sha256(run.encode()).hexdigest()[:12] in HASHES]


def values(content: Any, exempt: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield every text of a record but those of exempt fields of the record itself."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, list):
        for one in content:
            yield from values(one)
    elif isinstance(content, dict):
        for key, one in content.items():
            if key not in exempt:
                yield from values(one)


def titles() -> frozenset[str]:
    """Return the bibliographic texts themselves: a translation file holds them as keys."""
    found = set()
    for folder, fields in BIBLIOGRAPHIC.items():
        for path in sorted((data_root() / folder).glob("*.yaml")):
            content = read_yaml(path, path.name)
            found |= {str(content[field]) for field in fields if field in content}
    return frozenset(found)


@pytest.fixture(scope="module")
def exempt_texts() -> frozenset[str]:
    return titles()


def test_the_hashes_are_those_of_one_article() -> None:
    assert 1300 < len(HASHES) < 1700
    assert all(re.fullmatch(r"[0-9a-f]{12}", one) for one in HASHES)


def test_a_sentence_of_the_article_would_be_found() -> None:
    # The title of the article, which stands twice at its head.
    probe = "Japan’s approach towards Ukraine Crisis Japan’s approach"
    assert taken_over(probe)
    assert not taken_over("One two three four five six seven eight nine ten")


def test_no_record_takes_over_eight_words(exempt_texts: frozenset[str]) -> None:
    found = []
    for path in sorted(data_root().rglob("*.yaml")):
        exempt = frozenset(BIBLIOGRAPHIC.get(path.parent.name, ()))
        for text in values(read_yaml(path, path.name), exempt):
            if text not in exempt_texts:
                found += [f"{path.parent.name}/{path.name}: {run}" for run in taken_over(text)]
    assert found == []


def documents() -> list[Path]:
    folders = (ROOT / "docs", data_root())
    return [*ROOT.glob("*.md"), *(path for folder in folders for path in folder.rglob("*.md"))]


def test_no_document_takes_over_eight_words(exempt_texts: frozenset[str]) -> None:
    found = []
    for path in documents():
        text = path.read_text(encoding="utf-8")
        for title in exempt_texts:
            text = text.replace(title, " ")
        found += [f"{path.name}: {run}" for run in taken_over(text)]
    assert found == []


def test_no_text_of_the_program_takes_over_eight_words() -> None:
    found = []
    for path in sorted((ROOT / "geo_app").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found += [f"{path.name}: {run}" for run in taken_over(node.value)]
    for path in sorted((ROOT / "geo_app").rglob("*.js")):
        found += [f"{path.name}: {run}" for run in taken_over(path.read_text(encoding="utf-8"))]
    assert found == []
