"""Names of things for the web of data.

The project owns no web domain, so none is claimed: the names are URIs that identify and do not
resolve. They contain the identifier of the data set and stay the same from version to version.
"""

from __future__ import annotations

from geo_app.data.contents import Catalog


def iri(catalog: Catalog, path: str) -> str:
    """Name something of a data set: ``urn:x-dispute:<data set>:kind/island``."""
    return f"urn:x-dispute:{catalog.dispute.id}:{path}"


def record_iri(catalog: Catalog, folder: str, identifier: str) -> str:
    """Name a record by its folder and its identifier."""
    return iri(catalog, f"{folder}/{identifier}")
