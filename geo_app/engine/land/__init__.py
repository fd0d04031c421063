"""Who held what, who would hold what, and the land that goes with it."""
