"""A view as a picture, drawn with matplotlib."""
