"""Scripts of the pages, as they were bundled from the modules in ``script``."""

from pathlib import Path

from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer


def script(name: str) -> str:
    """Return the bundle of one script of the pages.

    Parameters
    ----------
    name : str
        Name of a module in ``script``, without its ending.
    """
    return (Path(__file__).parent / "bundle" / f"{name}.js").read_text(encoding="utf-8")


def scripted(name: str, html: str | None = None) -> ComponentRenderer:
    """Return a part of a page that a script draws or serves, perhaps into some markup."""
    whole_name = f"dispute_explorer.{name}"
    return component(whole_name, html=html, js=script(name), isolate_styles=False)
