"""Reader of the relief of the Earth at 5 minutes of arc, as a Debian package carries it."""

import io
import lzma
import tarfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.io import netcdf_file

from geo_app.errors import SourceFileError
from geo_app.pipeline.shapes import Box

MEMBER = "./usr/share/ferret-vis/data/etopo5.cdf"
_MAGIC, _HEADER_BYTES = b"!<arch>\n", 60
_LONGITUDES, _LATITUDES, _HEIGHTS = "ETOPO05_X", "ETOPO05_Y", "ROSE"


class Relief(NamedTuple):
    """Heights on a grid.

    Attributes
    ----------
    longitudes_deg, latitudes_deg : arrays of shape (nx,) and (ny,)
        Rising, WGS84 for all that matters at this resolution.
    heights_m : array of shape (ny, nx)
        Metres above the sea, negative beneath it.
    """

    longitudes_deg: NDArray[np.float64]
    latitudes_deg: NDArray[np.float64]
    heights_m: NDArray[np.float64]


def read_relief(archive: Path, box: Box) -> Relief:
    """Read the relief inside a box.

    Parameters
    ----------
    box : tuple of float
        West, south, east, north in degrees; it does not reach over the 180th meridian.

    Raises `SourceFileError` if the package cannot be read.
    """
    try:
        grid = netcdf_file(io.BytesIO(_member(archive)), "r", mmap=False)
        longitudes = np.asarray(grid.variables[_LONGITUDES][:], dtype=float)
        latitudes = np.asarray(grid.variables[_LATITUDES][:], dtype=float)
        heights = np.asarray(grid.variables[_HEIGHTS][:], dtype=float)
    except (KeyError, TypeError, ValueError, OSError, tarfile.TarError, lzma.LZMAError) as error:
        raise SourceFileError(f"{archive.name}: it cannot be read ({error}).") from error
    west, south, east, north = box
    # The grid counts from 0 to 360 degrees east; frames count from -180 to 180.
    signed = np.where(longitudes > 180, longitudes - 360, longitudes)
    signed, order = np.unique(signed, return_index=True)
    columns = (signed >= west) & (signed <= east)
    rows = (latitudes >= south) & (latitudes <= north)
    return Relief(signed[columns], latitudes[rows], heights[np.ix_(rows, order[columns])])


def _member(archive: Path) -> bytes:
    """Take the data file out of a Debian package: an ``ar`` archive with a tar inside."""
    for name, content in _ar_members(archive.read_bytes()):
        if name.startswith("data.tar"):
            with tarfile.open(fileobj=io.BytesIO(content)) as tar:
                handle = tar.extractfile(MEMBER)
                if handle is not None:
                    return handle.read()
    raise KeyError(MEMBER)


def _ar_members(content: bytes) -> list[tuple[str, bytes]]:
    if not content.startswith(_MAGIC):
        raise ValueError("it is no Debian package")
    members, at = [], len(_MAGIC)
    while at + _HEADER_BYTES <= len(content):
        header = content[at : at + _HEADER_BYTES]
        name, size = header[:16].decode("ascii").strip().rstrip("/"), int(header[48:58])
        at += _HEADER_BYTES
        members.append((name, content[at : at + size]))
        # Members begin at even places.
        at += size + size % 2
    return members
