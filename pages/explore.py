"""The page Explore."""

from geo_app.ui import explore

explore.page()
