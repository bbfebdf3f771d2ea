"""What the pages of sealed entries run: our script, its style, the age library; written only when a contest has one."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bangvang import lean, sealing
from bangvang.catalogue import Catalogue
from bangvang.head import Site
from bangvang.page import Page
from bangvang.sealing import vendored

FOLDER = "assets/niem-phong/"
KIND = "sealing"
_HERE = Path(sealing.__file__).parent


def files(catalogue: Catalogue, pages: Sequence[Page], site: Site, prose: Sequence) -> Iterator[tuple[str, bytes]]:
    if any(page.kind == KIND for page in pages):
        yield FOLDER + "niem-phong.js", lean.script((_HERE / "niem-phong.js").read_bytes())
        yield FOLDER + "niem-phong.css", (_HERE / "niem-phong.css").read_bytes()
        yield FOLDER + vendored.NAME, vendored.script()
        yield FOLDER + vendored.NAME + ".LICENSE", vendored.licences()
