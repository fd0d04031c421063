"""The picture of the rooms, made from the contracts of import-linter. ``make readme`` writes it."""

import ast
import textwrap
import tomllib

from geo_app.html.elements import Html, el, join
from geo_app.html.theme import LIGHT
from tests import ROOT

PICTURE = ROOT / "docs" / "rooms.svg"
PACKAGE = ROOT / "geo_app"
ROW_PX, GAP_PX, EDGE_PX, LINE_PX = 70, 8, 16, 18
MAIN_PX, SIDE_PX = 660, 212
FULL_PX = MAIN_PX + GAP_PX + SIDE_PX
LETTER_PX = 7.0
"""Room that a letter takes at most."""

Layers = list[list[str]]


def contracts() -> tuple[Layers, Layers]:
    """Return the layers of the app and those that the build stands on, from the top."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layered = [one for one in settings["tool"]["importlinter"]["contracts"] if "layers" in one]
    app, build = ([layer.split(" : ") for layer in contract["layers"]] for contract in layered)
    return app, build


def is_folder(room: str) -> bool:
    """Whether a room is a folder, not one file."""
    return (PACKAGE / room / "__init__.py").is_file()


def purpose(room: str) -> str:
    """Return the first line of what a room says of itself."""
    path = PACKAGE / room / "__init__.py" if is_folder(room) else PACKAGE / f"{room}.py"
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    return (said or "").partition("\n")[0]


def inner_rooms(room: str) -> list[str]:
    """Return the folders in a room that hold Python or the modules of a script."""
    folders = (PACKAGE / room).glob("*/")
    return sorted(
        path.name
        for path in folders
        if (path / "__init__.py").is_file() or path.name in ("script", "style")
    )


def picture() -> str:
    """Draw every room above those that it may import."""
    app, build = contracts()
    known = [room for layer in app for room in layer]
    (side,) = [room for layer in build for room in layer if room not in known]
    place = build.index([side])
    first = 1 + next(row for row, layer in enumerate(app) if set(build[place - 1]) & set(layer))
    below = app.index(build[place + 1])
    files = [room for room in known if not is_folder(room)]
    rows = [[room for room in layer if room not in files] for layer in app]
    boxes: list[Html] = []
    for row, rooms in enumerate([*(rooms for rooms in rows if rooms), files]):
        total = MAIN_PX if first <= row < below else FULL_PX
        width = (total - GAP_PX * (len(rooms) - 1)) / len(rooms)
        for column, room in enumerate(rooms):
            boxes.append(_box(room, EDGE_PX + column * (width + GAP_PX), row, width, 1))
    boxes.append(_box(side, EDGE_PX + MAIN_PX + GAP_PX, first, SIDE_PX, below - first))
    return _page(boxes, _top(len([rooms for rooms in rows if rooms]) + 1) - GAP_PX + EDGE_PX)


def _top(row: int) -> int:
    return EDGE_PX + row * (ROW_PX + GAP_PX)


def _box(room: str, left: float, row: int, width: float, rows: int) -> Html:
    """Draw a room: its name, what it is for, and the rooms inside it."""
    top, height = _top(row), rows * (ROW_PX + GAP_PX) - GAP_PX
    name = el("tspan", f"{room}/" if is_folder(room) else f"{room}.py", class_="room")
    inner = " ".join(f"{name}/" for name in inner_rooms(room))
    lines = [
        join([name, el("tspan", inner, class_="inner", dx="8") if inner else None]),
        *textwrap.wrap(purpose(room), int((width - 24) / LETTER_PX)),
    ]
    texts = [
        el("text", text, x=f"{left + 12:g}", y=str(top + 20 + LINE_PX * line))
        for line, text in enumerate(lines)
    ]
    frame = el("rect", x=f"{left:g}", y=str(top), width=f"{width:g}", height=str(height), rx="4")
    return el("g", frame, *texts)


def _page(boxes: list[Html], height: int) -> str:
    style = (
        f"text{{font:13px sans-serif;fill:{LIGHT.ink}}}.room{{font-weight:bold}}"
        f".inner{{font:12px monospace;fill:{LIGHT.link}}}"
        f"rect{{fill:{LIGHT.raised};stroke:{LIGHT.rule}}}.paper{{fill:{LIGHT.paper};stroke:none}}"
    )
    width = FULL_PX + 2 * EDGE_PX
    drawn = el(
        "svg",
        el("title", "Rooms of geo_app: each may import those below it, none above it"),
        el("style", style),
        el("rect", width=str(width), height=str(height), class_="paper"),
        join(["", *boxes, ""], "\n"),
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}", role="img",
    )  # fmt: skip
    return f"{drawn}\n"


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
