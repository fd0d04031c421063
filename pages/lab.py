"""The page Scenario lab."""

from geo_app.ui.pages import lab

lab.page()
