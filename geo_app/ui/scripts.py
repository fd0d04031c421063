"""Scripts of the pages, as they were bundled from the modules in ``script``."""

from pathlib import Path


def script(name: str) -> str:
    """Return the bundle of one script of the pages.

    Parameters
    ----------
    name : str
        Name of a module in ``script``, without its ending.
    """
    return (Path(__file__).parent / "bundle" / f"{name}.js").read_text(encoding="utf-8")
