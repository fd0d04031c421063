"""Parties of a dispute, and the states and bodies that acted for them in history."""

from typing import Annotated, Literal, Self

from pydantic import StringConstraints, model_validator

from geo_app.model.base import Record, Slug, Text

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


Pattern = Literal["plain", "dots", "grid", "bands", "blank"]
"""Textures; ``bands`` are of those who hold jointly, ``blank`` is what a proposal leaves open."""

DARK_LEVEL = 0.5
"""Lightness below which letters and lines on a colour are white."""


def lightness(colour: str) -> float:
    """Return how light a colour ``#rrggbb`` is, 0 to 1 (luma of ITU-R BT.601)."""
    red, green, blue = (level / 255 for level in bytes.fromhex(colour[1:]))
    return 0.299 * red + 0.587 * green + 0.114 * blue


class Party(Record):
    """One of those to whom a unit can be allocated, or a neighbour whose coast bounds the sea.

    Attributes
    ----------
    fill, fill_dark : str
        Colour of its land on the light and on the dark map, ``#rrggbb``.
    pattern : str
        Texture that tells it from the others without colour.
    joint_of : tuple of str
        For ``bands``, and only for them: the parties that hold jointly.
    neighbour : bool
        Whether it takes no part in the dispute: no unit can be given to it.
    """

    id: Slug
    order: int
    name: Text
    fill: Colour
    fill_dark: Colour
    pattern: Pattern
    joint_of: tuple[Slug, ...] = ()
    neighbour: bool = False

    @property
    def holds(self) -> Literal["alone", "jointly", "open"]:
        """How it has what it is given: alone, jointly, or not at all, as nothing is decided."""
        return "jointly" if self.joint_of else "open" if self.pattern == "blank" else "alone"

    @property
    def is_dark(self) -> bool:
        """Whether its colour on the light map is so dark that letters on it are white."""
        return lightness(self.fill) < DARK_LEVEL

    @model_validator(mode="after")
    def _has_bands_of_several(self) -> Self:
        if (self.pattern == "bands") != (len(self.joint_of) > 1):
            raise ValueError("bands go with joint_of, which names at least two parties")
        return self


class Holder(Record):
    """Whoever a status names: a state, an empire, an authority, a people.

    Attributes
    ----------
    party : str, optional
        The party whose colour shows its control; none where it belongs to no party.
    in_text : str, optional
        The name as it stands in a sentence, where that is another: with an article, say.
    lived_there : bool
        Whether it held land by living there, without a state.
    """

    id: Slug
    name: Text
    in_text: Text | None = None
    party: Slug | None = None
    lived_there: bool = False
