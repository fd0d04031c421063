"""The markup that others copy to show a view on their pages."""

from __future__ import annotations

from html import escape


def iframe(source: str, title: str, width: int | None = None, height: int = 640) -> str:
    """Return a frame on a map; without a width it is as wide as the page allows.

    Parameters
    ----------
    source : str
        Address of the map.
    title : str
        What the frame shows, for screen readers.
    """
    wide = str(width) if width else "100%"
    return (
        f'<iframe src="{escape(source)}" title="{escape(title)}" width="{wide}" '
        f'height="{height}" loading="lazy" allow="fullscreen" '
        'referrerpolicy="no-referrer-when-downgrade"></iframe>'
    )


def notebook_markdown(source: str, picture: str, title: str) -> str:
    """Return a picture that links to the map, for a Markdown cell or a README."""
    safe = title.replace("[", r"\[").replace("]", r"\]")
    return f"[![{safe}]({picture})]({source})"


def notebook_python(parts: dict[str, object]) -> str:
    """Return the two lines that show a view in a notebook where the package is installed."""
    scenario = parts.pop("scenario")
    rest = "".join(f", {name}={value!r}" for name, value in parts.items())
    return f"import geo_app\ngeo_app.show({scenario!r}{rest})"
