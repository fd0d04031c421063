"""Between the page and its map: the state of a visit, messages, the frame."""
