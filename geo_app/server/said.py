"""In which language an answer speaks that is no page: a refusal, a fault."""

from starlette.requests import Request

from geo_app.data import catalog as load_cached
from geo_app.data.language import Language, negotiated


def language_of(request: Request) -> Language:
    """Return the language that the address names, else the first of ``Accept-Language``."""
    catalog = load_cached()
    accepted = request.headers.get("accept-language", "")
    asked = request.query_params.get("lang", "")
    code = asked if asked in catalog.languages else negotiated(accepted, [*catalog.languages])
    return catalog.language(code)
