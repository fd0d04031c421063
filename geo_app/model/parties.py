"""Parties of a dispute, and the states and bodies that acted for them in history."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from geo_app.model.base import Record, Slug, Text

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class Party(Record):
    """One of those to whom a unit can be allocated.

    Attributes
    ----------
    fill, fill_dark : str
        Colour of its land on the light and on the dark map, ``#rrggbb``.
    pattern : str
        Texture that tells it from the others without colour: ``plain``, ``dots``, ``grid`` or
        ``blank``.
    """

    id: Slug
    order: int
    name: Text
    fill: Colour
    fill_dark: Colour
    pattern: Slug


class Holder(Record):
    """Whoever a status names: a state, an empire, an authority, a people.

    Attributes
    ----------
    party : str, optional
        The party whose colour shows its control; none where it belongs to no party.
    lived_there : bool
        Whether it held land by living there, without a state.
    """

    id: Slug
    name: Text
    party: Slug | None = None
    lived_there: bool = False
