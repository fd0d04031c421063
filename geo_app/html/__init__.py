"""HTML for the pages, the exported files and the server's own answers."""
