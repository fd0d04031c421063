"""Layers of the map that a reader can switch; a ground of a third party comes from the data."""

LAYERS = ("contested", "lines", "events", "names", "zones", "sea_floor", "graticule")
"""In the order in which they are listed."""

DEFAULT_LAYERS = ("contested", "lines", "events", "names", "sea_floor")
"""Shown unless the reader or a passage says otherwise."""

ATOMS_LAYER, ARCS_LAYER = "sea_atoms", "sea_arcs"
"""Files of the sea: its parts, and the lines between them."""

SEA_PREFIX = "sea_"
"""Layers that are no land."""

SEA_LAYERS = {"zones": ATOMS_LAYER, "sea_floor": "sea_floor"}
"""Layers that need a file of the data folder, which not every dispute has."""
