"""``data``: build, check, compare, count or export the data folder."""

import argparse
import datetime
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo_app.atomic import write_text
from geo_app.cli.command import JSON, Command, argument, command, print_text, show, table
from geo_app.data.ages import Stale, stale
from geo_app.data.catalog import Catalog, catalog, data_root
from geo_app.data.package import Version, changes, compare, read_version
from geo_app.data.texts import missing, older
from geo_app.engine.sourcing import Sourcing, sourcing
from geo_app.errors import DataError
from geo_app.exports.writers import DATA_FORMATS, export_data

_KINDS = ("added", "deleted", "altered")


def _coast(text: str) -> Path:
    kind, _, path = text.partition("=")
    if kind != "official" or not path:
        raise argparse.ArgumentTypeError(f"'{text}' is not of the form official=PATH")
    return Path(path)


@command(
    "build",
    "make the map layers from their sources",
    argument(
        "--coast",
        type=_coast,
        metavar="official=PATH",
        help="draw the disputed units from an official boundary file that you have downloaded",
    ),
)
def build(call: argparse.Namespace) -> int:
    """Make the layers of the data folder from their sources, then tables and descriptor."""
    # The build reads GDAL and PROJ, which no other command needs.
    from geo_app.pipeline import build as build_layers
    from geo_app.pipeline.package import write_package

    build_layers(data_root(), official=call.coast)
    write_package(data_root())
    return 0


@command("package", "write tables and descriptor anew, offline")
def package(_: argparse.Namespace) -> int:
    """Write tables and descriptor of what the data folder holds now."""
    from geo_app.pipeline.package import write_package

    written = write_package(data_root())
    return print_text(f"{len(written)} files written in {data_root().name}/.")


@command(
    "translations",
    "bring the catalogues of all languages up to the English texts",
    argument("new", nargs="*", metavar="CODE", help="begin a language: de"),
)
def translations(call: argparse.Namespace) -> int:
    """Bring the catalogues of all languages up to the English texts, and begin new ones."""
    from geo_app.pipeline.translations import write_translations

    written = write_translations(data_root(), call.new)
    return print_text(f"{len(written)} files written in {data_root().name}/.")


@command("check", "verify what is there, without downloading")
def check(_: argparse.Namespace) -> int:
    """Verify the data folder: each record, what holds between them, and the package."""
    from geo_app.engine.probe_checks import problems as probe_problems

    data = catalog()
    state = compare(data)
    faults = (*probe_problems(data), *state.problems)
    if faults:
        raise DataError(faults)
    for note in (*state.notes, *_language_notes(data)):
        print(f"Note: {note}", file=sys.stderr)
    return print_text(
        f"The data is sound: {len(data.units)} units, {len(data.events)} events, "
        f"{len(data.proposals)} proposals, {len(data.sources)} sources, "
        f"{len(data.languages)} languages in {data_root().name}/."
    )


def _language_notes(data: Catalog) -> Iterator[str]:
    """Say which languages have texts to look at again, or to translate."""
    for code, language in data.languages.items():
        for count, state in (
            (len(missing(data, language)), "have no translation"),
            (len(older(data, language)), "have the translation of an earlier text"),
        ):
            if count:
                yield f"{code}: {count} texts {state}; run 'data translations', see its .po files."


@command(
    "diff",
    "show what differs between two data folders",
    JSON,
    argument("old", type=Path, metavar="OLD", help="a data folder or a zip of one"),
    argument("new", type=Path, metavar="NEW", help="a data folder or a zip of one"),
)
def diff(call: argparse.Namespace) -> int:
    """Show which rows differ between two versions of the data."""
    form = _diff_form(read_version(call.old), read_version(call.new))
    return show(call, form, lambda: _diff_text(form))


def _diff_form(old: Version, new: Version) -> dict[str, Any]:
    """Form of a comparison: table to what was added, deleted and altered in it."""
    tables: dict[str, dict[str, list[Any]]] = {}
    for change in changes(old.state, new.state):
        table = tables.setdefault(change.table.name, {kind: [] for kind in _KINDS})
        entry: dict[str, Any] = {"key": list(change.key), "file": change.file}
        if change.fields:
            entry["fields"] = {
                column: {"old": before, "new": after}
                for column, (before, after) in change.fields.items()
            }
        table[change.kind].append(entry)
    return {"old": old.name, "new": new.name, "tables": tables}


def _diff_text(form: dict[str, Any]) -> str:
    """Write a comparison in lines, table by table."""
    lines = [f"From {form['old']} to {form['new']}"]
    for name, kinds in form["tables"].items():
        counts = ", ".join(f"{len(kinds[kind])} {kind}" for kind in _KINDS if kinds[kind])
        lines += ["", f"{name}: {counts}"]
        for kind in _KINDS:
            for entry in kinds[kind]:
                lines.append(f"  {kind:8} {' '.join(part for part in entry['key'] if part)}")
                for column, values in entry.get("fields", {}).items():
                    lines.append(f"           {column}: {values['old']!r} -> {values['new']!r}")
    if not form["tables"]:
        lines += ["", "Nothing differs."]
    return "\n".join(lines)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is no day of the form YYYY-MM-DD") from error


@command(
    "stale",
    "list what is older than the limit for its kind",
    JSON,
    argument("--on", type=_day, metavar="DAY", help="count the age on that day, not today"),
)
def stale_records(call: argparse.Namespace) -> int:
    """List records that are older than the limits of the data folder."""
    day = call.on or datetime.datetime.now(datetime.UTC).date()
    old_records = stale(catalog(), day)
    form = {
        "on": day.isoformat(),
        **catalog().dispute.model_dump(mode="json", include={"events_searched_to"}),
        "stale": [_stale_form(one) for one in old_records],
    }
    return show(call, form, lambda: _stale_text(form))


def _stale_form(stale: Stale) -> dict[str, Any]:
    return {
        "kind": stale.limit.category or stale.limit.records,
        "record": stale.record,
        "newest": stale.newest.edtf,
        "days": stale.days,
        "limit_days": stale.limit.days,
    }


def _stale_text(form: dict[str, Any]) -> str:
    """Write what is too old as a table, and up to when events were looked for."""
    rows = [[str(value) for value in one.values()] for one in form["stale"]]
    head = ("kind", "newest record", "its date", "days", "limit")
    lines = [table(head, rows, numbers=(3, 4)) if rows else "Nothing is older than its limit."]
    if form["events_searched_to"]:
        lines += ["", f"Events were looked for up to {form['events_searched_to']}."]
    return "\n".join(lines)


@command(
    "sources",
    "count what the statements rest on",
    argument("--summary", action="store_true", help="print the counts alone"),
    JSON,
)
def sources(call: argparse.Namespace) -> int:
    """Count what the statements rest on, and list those that rest on little."""
    counted = sourcing(catalog())
    form: dict[str, Any] = {"counts": _source_counts(counted)}
    if not call.summary:
        form |= _weak_places(counted)
    return show(call, form, lambda: _sources_text(form))


def _source_counts(sourcing: Sourcing) -> dict[str, Any]:
    """Form of the counts; a share is in percent, with one decimal."""
    return {
        "statements": len(sourcing.statements),
        "single_source": len(sourcing.where("single")),
        "encyclopedia_or_community_only": len(sourcing.where("weak")),
        "encyclopedia_or_community_only_above_c": len(sourcing.where("weak_above_c")),
        "encyclopedia_or_community_graded_a": len(sourcing.weak_graded_a),
        "with_untraced": len(sourcing.where("untraced")),
        "untraced_only": len(sourcing.where("only_untraced")),
        "locators": sourcing.locators.total(),
        "locator_names_a_place": sourcing.locators["place"],
        "locator_vague": sourcing.locators["vague"],
        "locator_whole_or_unread": sourcing.locators["whole"],
        "locator_names_a_place_percent": round(100 * sourcing.share_of_places, 1),
    }


def _weak_places(sourcing: Sourcing) -> dict[str, list[list[str]]]:
    """Form of the statements that rest on little: record and field of each."""
    graded_a = (
        [one.record, one.field, citation.source] for one, citation in sourcing.weak_graded_a
    )
    return {
        "encyclopedia_or_community_only_above_c": [
            [one.record, one.field] for one in sourcing.where("weak_above_c")
        ],
        "encyclopedia_or_community_graded_a": list(graded_a),
        "untraced": [[one.record, one.field] for one in sourcing.where("untraced")],
    }


def _sources_text(form: dict[str, Any]) -> str:
    """Write the counts as a table, and the lists below it."""
    rows = [(name.replace("_", " "), str(count)) for name, count in form["counts"].items()]
    lines = [table(("what", "count"), rows, numbers=(1,))]
    for name, places in form.items():
        if name != "counts" and places:
            lines += ["", f"{name.replace('_', ' ')}:", *(f"  {' '.join(one)}" for one in places)]
    return "\n".join(lines)


@command(
    "export",
    "write the data in another form",
    argument("--format", required=True, choices=sorted(DATA_FORMATS)),
    argument("--base-url", default="", metavar="URL", help="where the running app is, for links"),
    argument("--out", required=True, type=Path, metavar="FILE"),
)
def export(call: argparse.Namespace) -> int:
    """Write the data in another form."""
    export_data(catalog(), call.format, call.out, call.base_url)
    return print_text(f"{call.out} written.")


@command(
    "dictionary",
    "print the data dictionary",
    argument("--out", type=Path, metavar="FILE", help="write it there instead"),
)
def dictionary(call: argparse.Namespace) -> int:
    """Print the data dictionary, or write it into a file."""
    from geo_app.exports.records.dictionary import dictionary as written

    if call.out is None:
        return print_text(written().rstrip("\n"))
    write_text(call.out, written())
    return print_text(f"{call.out} written.")


_TASKS = (
    *(build, package, translations, check, diff),
    *(sources, stale_records, export, dictionary),
)
DATA = Command("data", "build, check, compare, count or export the data folder", tasks=_TASKS)
