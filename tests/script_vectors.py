"""Views as Python writes them, for the tests of the script: which must read the same."""

import json
import sys
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from geo_app.data import catalog as load_cached
from geo_app.map_document.payload import payload
from geo_app.views.codec import (
    encoded,
    from_message,
    from_query,
    make_view,
    to_message,
    to_query,
)  # fmt: skip
from geo_app.views.fields import LOOKS, THEMES, layers_of, passages
from geo_app.views.view import View

CATALOG = load_cached()
LEAVES = CATALOG.allocatable_leaves
UNITS = [unit for unit, record in CATALOG.units.items() if record.allocatable]
DIVISIBLE = [leaf for leaf in LEAVES if CATALOG.units[leaf].division]
GROUNDS = [base.id for base in CATALOG.dispute.base_maps]

degrees = st.floats(-360, 360)
latitudes = st.floats(-85, 85)
selections = st.one_of(
    st.just(""),
    st.sampled_from([f"unit:{key}" for key in CATALOG.units]),
    st.sampled_from([f"line:{key}" for key in CATALOG.lines]),
    st.sampled_from([f"event:{key}" for key in CATALOG.events]),
    st.sampled_from(passages(CATALOG)),
    st.builds("sea:{:.6f},{:.6f}".format, degrees, latitudes),
)
layers = st.builds(
    lambda names, grounds: [*names, *grounds],
    st.lists(st.sampled_from([one for one in layers_of(CATALOG) if one not in GROUNDS])),
    st.lists(st.sampled_from(GROUNDS), max_size=1) if GROUNDS else st.just([]),
)
parts = st.fixed_dictionaries(
    {},
    optional={
        "look": st.sampled_from(LOOKS),
        "scenario": st.sampled_from(list(CATALOG.scenarios)),
        "date": st.dates(CATALOG.dispute.first_day, CATALOG.dispute.as_of),
        "select": selections,
        "layers": layers,
        "lang": st.sampled_from(list(CATALOG.languages)),
        "set": st.dictionaries(st.sampled_from(UNITS), st.sampled_from(list(CATALOG.parties))),
        "cut": st.dictionaries(st.sampled_from(DIVISIBLE), st.floats(0, 1)),
        "rocks": st.sampled_from(["full", "no-eez"]),
        "name": st.text(max_size=60).filter(str.isprintable)
        | st.sampled_from(["二島＋α", "a,b:c&d=e", " ~*'()! ", "+ %20"]),
        "perspective": st.sampled_from(list(CATALOG.perspectives)),
        "theme": st.sampled_from(THEMES),
        "camera": st.tuples(degrees, latitudes, st.floats(1, 18)),
    },
)
views = parts.map(lambda asked: make_view(CATALOG, **asked))

# What somebody could type, or a broken page could send: near to what is valid, and far from it.
words = st.sampled_from(
    ["", "none", "nothing", "unit:shikotan", "sea:1", "sea:1,87", "passage:constructor",
     "2999-01-01", "1945-02-30", "0000-01-01", "140,87,5", "140,44,5", "1e400,0,5", "nan,1,2",
     "1,2,3,4", "²", "names,roads", "base_osm,base_gsi", "habomai:joint,urup",
     "urup:joint,urup:nobody", "habomai:japan,yuri:joint", "sakhalin_whole:japan",
     "etorofu_iturup:0.015625", "etorofu_iturup:1e-5", "etorofu_iturup:1_0", "etorofu_iturup:²",
     "shikotan:0.5", ":", "__proto__:japan", "dark", "time", "proposals", "x" * 61, "a\u200bb"]
)  # fmt: skip
texts = words | st.text(max_size=20)
keys = st.sampled_from([*View.model_fields, "view", "utm_source"])
queries = st.dictionaries(keys, texts, max_size=5)
values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["lon", "lat", "zoom", "urup", "habomai", "x"]), inner)
    ),
    max_leaves=6,
)
messages = st.dictionaries(st.sampled_from([*View.model_fields, "mode"]), values, max_size=5)


def _drawn(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    drawn: list[Any] = []

    @seed(1)
    @settings(
        max_examples=count, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(strategy)
    def draw(value: Any) -> None:
        drawn.append(value)

    draw()
    return drawn


def _vector(view: View) -> dict[str, Any]:
    return {"query": encoded(to_query(CATALOG, view)), "message": to_message(view)}


def _asked(query: dict[str, str]) -> dict[str, Any]:
    return {"asked": encoded(query), "message": to_message(from_query(CATALOG, query, []))}


def _sent(before: View, message: dict[str, Any]) -> dict[str, Any]:
    # What JSON cannot say, no page sends.
    message = json.loads(json.dumps(message), parse_constant=lambda _: None)
    after = to_message(from_message(CATALOG, message, [], before))
    return {"before": to_message(before), "sent": message, "message": after}


def vectors(count: int = 200) -> dict[str, Any]:
    """Return a payload, and views as addresses and messages, good and bad."""
    return {
        "data": payload(CATALOG, CATALOG.language("en")),
        "views": [_vector(view) for view in _drawn(views, count)],
        "queries": [_asked(query) for query in _drawn(queries, count)],
        "messages": [
            _sent(before, message)
            for before, message in _drawn(st.tuples(views, messages), count)
        ],
    }  # fmt: skip


if __name__ == "__main__":
    json.dump(vectors(), sys.stdout)
