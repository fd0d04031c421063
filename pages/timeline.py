"""The page Timeline."""

from geo_app.ui import timeline

timeline.page()
