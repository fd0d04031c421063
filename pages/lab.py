"""The page Scenario lab."""

from geo_app.ui import lab

lab.page()
