"""The page Scenarios."""

from geo_app.ui.pages import scenarios

scenarios.page()
