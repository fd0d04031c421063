"""Every kind of file of the data, damaged in four ways: the first message names that file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo_app.data import check, data_root, load_catalog
from geo_app.data.package import compare
from tests.fixtures_data import copy_data, restored

DAMAGES = ("altered", "emptied", "cut", "deleted")


def spoil(path: Path, damage: str) -> None:
    """Damage a file; altered is one bit in the middle."""
    content = path.read_bytes()
    middle = len(content) // 2
    if damage == "deleted":
        path.unlink()
    elif damage == "altered":
        path.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
    else:
        path.write_bytes(b"" if damage == "emptied" else content[:middle])


def first_message(root: Path) -> str:
    """Return what ``data check`` says first."""
    if problems := check(root):
        return problems[0]
    found = compare(load_catalog(root))
    return next(iter((*found.problems, *found.notes)), "The data is sound.")


def files_of_each_kind() -> list[str]:
    """Return the first file of each folder and suffix, and all that lie in no folder."""
    root = data_root()
    paths = sorted(path.relative_to(root) for path in root.rglob("*") if path.is_file())
    alone = [path for path in paths if len(path.parts) == 1]
    kinds = {(path.parent, path.suffix): path for path in reversed(paths) if path not in alone}
    also = [path for path in paths if path.parts[0] in ("lang", "layers", "translations")]
    return sorted({path.as_posix() for path in (*alone, *kinds.values(), *also)})


@pytest.fixture(scope="module")
def whole_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_data(tmp_path_factory.mktemp("damaged"))


@pytest.fixture
def copy(whole_copy: Path) -> Iterator[Path]:
    with restored(whole_copy, data_root()) as folder:
        yield folder


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", files_of_each_kind())
def test_the_first_message_names_the_damaged_file(copy: Path, name: str, damage: str) -> None:
    spoil(copy / name, damage)
    assert first_message(copy).startswith(f"geodata/{name}: ")
