"""Charts of holders and of shares."""
