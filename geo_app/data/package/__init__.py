"""The data folder as a package: what was altered, what differs between versions."""
