"""What does the work: our own code and data, the libraries beneath, Python. Whatever is kept is kept for one engine."""

import os
import sys
import sysconfig
from functools import cache
from hashlib import blake2b

OURS = os.path.dirname(__file__)


@cache
def digest() -> bytes:
    """Another engine has another digest; folders of installed distributions carry their versions in their names."""
    found = blake2b(sys.version.encode(), digest_size=16)
    libraries = (name for name in os.listdir(sysconfig.get_path("purelib")) if name.endswith(".dist-info"))
    for name in sorted(libraries):
        found.update(name.encode() + b"\0")
    # What Python compiles of our code comes and goes while we look; editors leave links that lead nowhere.
    folders = (one for one in os.walk(OURS) if not one[0].endswith("__pycache__"))
    paths = (f"{folder}/{name}" for folder, _, names in folders for name in names)
    for path in sorted(filter(os.path.isfile, paths)):
        with open(path, "rb") as file:
            data = file.read()
        found.update(f"{path.removeprefix(OURS)}\0{len(data)}\0".encode() + data)
    return found.digest()
