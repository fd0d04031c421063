"""HTML that cannot be broken out of: text is escaped unless it was made here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

AttributeValue = str | bool | None

VOID = frozenset({"br", "hr", "img", "col"})


class Html(str):
    """A string that is already HTML."""

    __slots__ = ()


def el(tag: str, *children: str | None, **attributes: AttributeValue) -> Html:
    """Return an element.

    Parameters
    ----------
    tag : str
        Name of the element.
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
    return Html(separator.join(text(part) for part in parts if part is not None))


def text(value: str) -> Html:
    """Return a string as HTML."""
    return value if isinstance(value, Html) else Html(escape(value))


def _attribute(name: str, value: AttributeValue) -> str:
    if value is None or value is False:
        return ""
    key = name.rstrip("_").replace("_", "-")
    return f" {key}" if value is True else f' {key}="{escape(value)}"'
