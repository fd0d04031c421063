"""The build of the sea, from a coast to atoms and arcs; never needed by the app."""
