"""Two small data folders about invented islands, written where a test wants them."""
