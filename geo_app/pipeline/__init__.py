"""Build time only: fetches coastlines and writes the layers of the data folder."""

from geo_app.pipeline.run import build

__all__ = ["build"]
