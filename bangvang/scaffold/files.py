"""Files of a template put in place: all of them or none, over nothing that is there, through no link."""

from pathlib import Path, PurePosixPath

from bangvang.problems import At, Problem
from bangvang.records import OPERATOR
from bangvang.scaffold import faults


def make_way(root: Path, kind_name: str) -> None:
    """The file of who runs the site comes with the engine, and says nothing yet but that all is illustrative."""
    place = root / OPERATOR.folder
    if kind_name != OPERATOR.name or _outside(root, OPERATOR.folder) or place.is_symlink() or not place.is_file():
        return
    said = [line.strip() for line in place.read_bytes().splitlines() if line.strip() and not line.startswith(b"#")]
    if set(said) <= {b"illustrative: true"}:
        place.unlink()


def write(root: Path, files: dict[str, bytes]) -> Problem | None:
    """All the files or none; a file or link that is there is never written over or followed."""
    written: list[Path] = []
    for path, data in files.items():
        try:
            problem = _outside(root, path)
            if problem is None:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                with open(root / path, "xb") as file:
                    written.append(root / path)
                    file.write(data)
        except OSError as error:
            problem = faults.not_written(path, error)
        if problem:
            for one in written:
                one.unlink(missing_ok=True)
            return problem
    return None


def _outside(root: Path, path: str) -> Problem | None:
    """A folder that is a link would lead the file elsewhere."""
    folder = PurePosixPath(path).parent
    if (root / folder).resolve() == root.resolve() / folder:
        return None
    message = f"thư mục “{folder}” đi qua liên kết tượng trưng, ra ngoài thư mục của dự án"
    return Problem(At(path), "symlink", message, "Hãy thay liên kết bằng thư mục thật.")
