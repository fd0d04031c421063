"""The only reader of the data folder: strict loading, checks, one frozen catalogue."""

from geo_app.data.catalog import Catalog, catalog, check, data_root, load_catalog

__all__ = ["Catalog", "catalog", "check", "data_root", "load_catalog"]
