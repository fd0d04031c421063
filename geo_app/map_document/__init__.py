"""One map document: every scenario, date and layer, and the script that switches between them."""
