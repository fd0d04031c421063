"""Parts of pages that are the same for many readers are written once."""

from collections.abc import Callable
from threading import Lock

from cachetools import LRUCache, cached
from cachetools.keys import hashkey

from geo_app.html.elements import Html
from geo_app.reading.reader import Reader

LONGEST = 24_000_000
"""Characters that are kept in all; what was asked for longest ago goes first."""

Make = Callable[..., Html]


def _key(make: Make, reader: Reader, *of: str) -> tuple[object, ...]:
    place = (reader.page, reader.addresses, reader.level)
    return hashkey(make, reader.catalog, reader.shown, place, of)


@cached(LRUCache(LONGEST, getsizeof=len), key=_key, lock=Lock())
def kept(make: Make, reader: Reader, *of: str) -> Html:
    """Return a part of a page as it was written before, for this reader or another.

    Links carry the state of the map, so that a part is the same for all who see the same.

    Parameters
    ----------
    make : callable
        Writes the part.
    reader : Reader
        Data, language and view.
    *of : str
        What else the part is told.
    """
    return make(reader, *of)
