"""The page Timeline."""

from geo_app.ui.pages import timeline

timeline.page()
