"""A copy of the data in which every text carries markup, code or nonsense."""

import random
from collections.abc import Iterator
from itertools import chain, cycle
from pathlib import Path
from typing import Any

from geo_app.data import Catalog, load_catalog
from geo_app.data.records import read_yaml
from geo_app.data.texts import TRANSLATED, VOCABULARY, placed_texts
from tests.fixtures_data import copy_data, write

RUN = "window.ran=(window.ran||[]).concat"
PAYLOADS = (
    f"<img src=x onerror={RUN}('a')>",
    f"</script><script>{RUN}('b')</script>",
    f"</style><script>{RUN}('c')</script>",
    f"</title></textarea><svg onload={RUN}('d')>",
    f'"><script>{RUN}("e")</script>',
    f"' onmouseover='{RUN}(`f`)' x='",
    f"<iframe srcdoc='<script>parent.{RUN}(`g`)</script>'></iframe>",
    f"<a href=javascript:{RUN}('h')>x</a>",
    f"${{{RUN}('i')}}",
    f"\\`${{{RUN}('j')}}\\x",
    f"]]><script>{RUN}('k')</script><!--",
    r"$\frac{$ & \input{x} %_^~#",
    "&lt;img src=x onerror=alert&gt; &bogus; &#x; ER  - TY  - }}{{",
    '=HYPERLINK("x") \u2028 \u202e \ufeff \U0001f1ef {unit} {0} %s %(a)s',
)
"""Fourteen ways out of HTML, scripts, styles, attributes, templates, XML, TeX and tables."""

_PARTS = [
    *"<>&\"'`$\\{}[]()/=;:%#@|~^_-+*.,!? \u00a0\u200b\u2029éΩ択И😀",
    "<!--",
    "-->",
    "<?",
    "?>",
]
_PARTS += ["</", "<script", "onerror=", "javascript:", "\\u", "&amp;", "data:", "//", "]]>", "\\n"]
_ALSO = {"Source": ("title", "citation"), "BaseMap": ("attribution",)}
_CHECKED = ("names", "scope")
"""Texts whose words are checked: `data check` refuses a name of mixed scripts."""


def generated(count: int) -> Iterator[str]:
    """Yield texts of signs that mean something somewhere, the same each time."""
    chance = random.Random(14)
    for _ in range(count):
        text = "".join(chance.choices(_PARTS, k=chance.randint(1, 12))).strip()
        yield text or "<"


def spoilt_catalog(folder: Path) -> Catalog:
    """Return the data with a payload or a generated text at the end of every text."""
    root = copy_data(folder)
    plain = load_catalog(root)
    wanted = {
        text.english
        for fields in (TRANSLATED, VOCABULARY, _ALSO)
        for text in placed_texts(plain, fields)
    }
    ends = cycle(chain(PAYLOADS, generated(1000)))
    for path in sorted(root.rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        content = read_yaml(path, name)
        if name == "lang/en.yaml":
            content["interface"] = {
                key: f"{text} {next(ends)}" if _is_prose(key, text) else text
                for key, text in content["interface"].items()
            }
        else:
            content = _spoilt(content, wanted, ends)
        write(root, name, content)
    return load_catalog(root)


def _is_prose(key: str, text: Any) -> bool:
    return isinstance(text, str) and not key.startswith("date.")


def _spoilt(value: Any, wanted: set[str], ends: Iterator[str]) -> Any:
    if isinstance(value, dict):
        return {
            key: one if key in _CHECKED else _spoilt(one, wanted, ends)
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [_spoilt(one, wanted, ends) for one in value]
    # Words that stand for a value, as statuses do, are no prose.
    is_prose = isinstance(value, str) and value in wanted and not value.islower()
    return f"{value} {next(ends)}" if is_prose else value
