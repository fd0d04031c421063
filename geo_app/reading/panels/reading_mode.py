"""The readings of an article: what it says, what the record says, or both."""

import datetime

from geo_app.html.elements import Html, el, join
from geo_app.model.stories import Claim, Passage, Story
from geo_app.reading.parts import passage_target
from geo_app.reading.reader import Reader
from geo_app.views.view import View

READINGS = ("article", "record", "both")
DEFAULT = "both"


def moved_claims(passage: Passage) -> tuple[Claim, ...]:
    """Return the claims of a passage that give another date than the record."""
    return tuple(claim for claim in passage.claims if claim.said_date and claim.record_date)


def target(reader: Reader, story: Story, passage: Passage, reading: str) -> View:
    """Return the state that a passage puts the explorer in, on the day of the reading."""
    shown = passage_target(reader, story, passage)
    day = _day(passage, reading)
    dispute = reader.catalog.dispute
    if day is None or not dispute.first_day <= day <= dispute.as_of:
        return shown
    return shown.having(date=day)


def _day(passage: Passage, reading: str) -> datetime.date | None:
    for claim in moved_claims(passage):
        if reading != DEFAULT:
            return claim.said_date if reading == "article" else claim.record_date
    return None


def given_dates(reader: Reader, claim: Claim, reading: str) -> Html | None:
    """Say when something was, as the article has it, as the record has it, or both."""
    if claim.said_date is None or claim.record_date is None:
        return None
    both = reading == DEFAULT
    dates = []
    if reading != "record":
        dates.append(_given(reader, "said", claim.said_date, class_="moved" if both else ""))
    if reading != "article":
        dates.append(_given(reader, "record", claim.record_date))
    return el("p", join(dates, " · "), class_="given")


def _given(reader: Reader, kind: str, day: datetime.date, class_: str = "") -> Html:
    before, _, after = reader.say(f"story.given.{kind}", date="\0").partition("\0")
    written = el("time", reader.date(day), datetime=day.isoformat(), class_=class_ or None)
    return join([before, written, after])
