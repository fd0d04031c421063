"""The whole explorer as files: every page in every language, for any host or none."""
