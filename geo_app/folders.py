"""Where the folders are that travel with the package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def project_folder(name: str) -> Path:
    """Return a folder or file of the project: ``geodata``, ``pages`` or ``CHANGELOG.md``.

    In a checkout it stands beside the package; a wheel carries it inside, under ``bundled``, as
    nothing but the package itself may take a name among the installed packages.
    """
    installed = _PACKAGE / "bundled" / name
    return installed if installed.exists() else _PACKAGE.parent / name
