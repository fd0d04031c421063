"""Writing that never spoils a good file."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo_app.errors import ExportError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path to write to; what was written takes the place of the file only at the end.

    The temporary file stands in the same folder, so that the last step is one rename. If the
    writer fails, the file that was there before stays as it was, and nothing is left behind.

    Raises `ExportError` if the folder does not exist or cannot be written to.
    """
    target = Path(path)
    try:
        folder = tempfile.mkdtemp(prefix=".export-", dir=target.resolve().parent)
    except OSError as error:
        raise ExportError(
            f"Nothing can be written to {target.parent}: {error.strerror}."
        ) from error
    partial = Path(folder) / target.name
    try:
        yield partial
        partial.replace(target)
    except OSError as error:
        raise ExportError(f"{target} could not be written: {error.strerror}.") from error
    finally:
        partial.unlink(missing_ok=True)
        Path(folder).rmdir()


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, and make sure that it has reached the disk."""
    with replacing(path) as partial, partial.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8, with the line ends that it has; whole or not at all."""
    write_bytes(path, text.encode("utf-8"))
