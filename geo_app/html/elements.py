"""HTML that cannot be broken out of: text is escaped unless it was made here."""

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup as Html
from markupsafe import escape

__all__ = ["Html", "el", "join", "json_script", "raw"]

AttributeValue = str | bool | None

VOID = frozenset({"br", "hr", "img", "col", "meta", "link", "input"})


def el(tag: str, *children: str | None, **attributes: AttributeValue) -> Html:
    """Return an element.

    Parameters
    ----------
    *children : str or None
        Contents in order; a plain string is escaped, :class:`Html` is taken as it is, None is
        left out.
    **attributes : str, bool or None
        ``class_`` is ``class``, ``data_map`` is ``data-map``; True writes the bare name, False
        and None leave the attribute out.
    """
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{join(children)}</{tag}>")


def join(parts: Iterable[str | None], separator: str = "") -> Html:
    """Return parts one after the other, each escaped unless it is HTML."""
    return Html(separator).join(part for part in parts if part is not None)


def raw(tag: str, text: str, **attributes: AttributeValue) -> Html:
    """Return an element whose text a browser reads as it stands: a style sheet or a script.

    Raises `ValueError` if the text would end the element.
    """
    if f"</{tag}" in text.lower():
        raise ValueError(f"The text of a {tag} contains its end.")
    return el(tag, Html(text), **attributes)


def json_script(identifier: str, content: Any) -> Html:
    """Return data as JSON that cannot end its element or be taken for markup."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return raw("script", text, type="application/json", id=identifier)


def _attribute(name: str, value: AttributeValue) -> str:
    if value is None or value is False:
        return ""
    key = name.rstrip("_").replace("_", "-")
    return f" {key}" if value is True else f' {key}="{escape(value)}"'
