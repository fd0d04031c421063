"""Pure functions over the catalogue: who held what, who would hold what, and what follows."""
