"""The markup that others copy to show a view on their pages."""

from __future__ import annotations


def notebook_markdown(source: str, picture: str, title: str) -> str:
    """Return a picture that links to the map, for a Markdown cell or a README."""
    safe = title.replace("[", r"\[").replace("]", r"\]")
    return f"[![{safe}]({picture})]({source})"


def notebook_python(parts: dict[str, object]) -> str:
    """Return the two lines that show a view in a notebook where the package is installed."""
    scenario = parts.pop("scenario")
    rest = "".join(f", {name}={value!r}" for name, value in parts.items())
    return f"import geo_app\ngeo_app.show({scenario!r}{rest})"
