"""What does the work: our own code and data, the libraries beneath, Python. Whatever is kept is kept for one engine."""

import sys
import sysconfig
from functools import cache
from hashlib import blake2b
from pathlib import Path

OURS = Path(__file__).parent


@cache
def digest() -> bytes:
    """Another engine has another digest; folders of installed distributions carry their versions in their names."""
    found = blake2b(sys.version.encode(), digest_size=16)
    libraries = Path(sysconfig.get_path("purelib")).glob("*.dist-info")
    for name in sorted(path.name for path in libraries):
        found.update(name.encode() + b"\0")
    # What Python compiles of our code comes and goes while we look.
    for path in sorted(path for path in OURS.rglob("*") if path.parent.name != "__pycache__" and path.is_file()):
        data = path.read_bytes()
        found.update(f"{path.relative_to(OURS)}\0{len(data)}\0".encode() + data)
    return found.digest()
