"""What the build fetches, and a reader for each source."""
