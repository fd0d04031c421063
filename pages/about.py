"""The page About."""

from geo_app.ui import about

about.page()
