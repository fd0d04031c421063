"""The page Sources."""

from geo_app.ui import sources_page

sources_page.page()
