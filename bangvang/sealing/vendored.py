"""The age library of the browser as it lies in this folder: the npm package `age-encryption` in one script, compressed.

Made of it and of what it needs (@noble/ciphers, curves, hashes, post-quantum, @scure/base) by `tools/age.sh`, which
pins every package and the bundler by hash. In the repository so that a site is built without node and without a
network; published only by its hash, and only where a contest takes sealed entries.
"""

import gzip
import hashlib
from functools import cache
from pathlib import Path

VERSION = "0.3.1"
SHA256 = "b1caa86858067d1a58c3379cd258b4a3c3eab87aa12f0d4e4361358f02aca7e8"
NAME = f"age-{VERSION}.js"

_HERE = Path(__file__).parent


@cache
def script() -> bytes:
    """The script; raises `ValueError` when it is not the one that was vetted."""
    data = gzip.decompress((_HERE / f"{NAME}.gz").read_bytes())
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise ValueError("what lies in bangvang/sealing/ is not the age library that was vetted; see tools/age.sh")
    return data


@cache
def licences() -> bytes:
    """The notices of everything inside it (BSD-3-Clause, MIT)."""
    return (_HERE / "age.LICENSE.txt").read_bytes()
