"""The page About."""

from geo_app.ui.pages import about

about.page()
