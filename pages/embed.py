"""The page Embed."""

from geo_app.ui import embed

embed.page()
