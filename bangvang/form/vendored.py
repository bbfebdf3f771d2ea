"""Decap CMS as it lies in this folder: one script of the npm package `decap-cms`, byte for byte, compressed.

It is in the repository so that a site is built without node and without a network. Of the package (16 MB) only this
script is kept; the others colour source code in a field no record has. `tools/decap.sh` fetches another version.
"""

import gzip
import hashlib
from functools import cache
from pathlib import Path

VERSION = "3.16.3"
INTEGRITY = "sha512-hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw=="
"""Of the package as the registry gives it."""
SHA256 = "7c1efd6b616b4786e279aeef194dd21649a72058d3bc8d1f78901b574610dfb8"
LICENCES_SHA256 = "c6ce115db01da234282652ca162b96f71507dac9ab85e6994a4eb3aed3155779"
"""Of the script and of its notices as they are published. What differs is not published at all: these two are the only
files of a site the guard does not read (one is a script, in the other stand the addresses of authors)."""
NAME = f"decap-cms-{VERSION}.js"

_HERE = Path(__file__).parent


@cache
def script() -> bytes:
    """The script; raises `ValueError` when it is not the one that was vetted."""
    return _vetted(gzip.decompress((_HERE / f"{NAME}.gz").read_bytes()), SHA256)


@cache
def licences() -> bytes:
    """The notices of everything inside it (MIT, BSD, Apache-2.0)."""
    return _vetted((_HERE / "decap-cms.LICENSE.txt").read_bytes(), LICENCES_SHA256)


def _vetted(data: bytes, sha256: str) -> bytes:
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError("what lies in bangvang/form/ is not the Decap CMS that was vetted; see tools/decap.sh")
    return data
