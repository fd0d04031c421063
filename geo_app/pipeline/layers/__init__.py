"""The layers that the build writes."""
