"""The page Sources."""

from geo_app.ui.pages import sources as sources_page

sources_page.page()
