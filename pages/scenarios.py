"""The page Scenarios."""

from geo_app.ui import scenarios

scenarios.page()
