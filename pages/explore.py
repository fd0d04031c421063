"""The page Explore."""

from geo_app.ui.pages import explore

explore.page()
