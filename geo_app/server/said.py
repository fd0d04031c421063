"""What an answer says that is no page, a refusal or a fault, in the reader's language."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from geo_app.data import catalog as load_cached
from geo_app.data.language import Language, negotiated
from geo_app.errors import GeoAppError

NO_HEADERS: Mapping[str, str] = {}


def language_of(request: Request) -> Language:
    """Return the language that the address names, else the first of ``Accept-Language``."""
    catalog = load_cached()
    accepted = request.headers.get("accept-language", "")
    asked = request.query_params.get("lang", "")
    code = asked if asked in catalog.languages else negotiated(accepted, [*catalog.languages])
    return catalog.language(code)


def refused(
    request: Request, status: int, why: GeoAppError, headers: Mapping[str, str] = NO_HEADERS
) -> Response:
    """Say to whoever asked why there is no other answer."""
    language = language_of(request)
    told = {"X-Content-Type-Options": "nosniff", "Content-Language": language.code, **headers}
    # One address, several languages: a cache between must not mix them.
    told["Vary"] = "Accept-Language"
    return PlainTextResponse(language.said(why), status, told)
