"""Whether a file is an age file that only one key opens, told from its header (age-encryption.org/v1, “Header”).

Nothing is decrypted. A header is text a stranger may write, and it lies in a public repository: so a stanza of another
type is refused, for its arguments could hold a name, and so is a file for a password, which anybody may guess at.
"""

import re

MAX_BYTES = 24_000_000
"""Of a sealed file: hosts take 25 MiB through their pages."""
_FIRST = b"age-encryption.org/v1\n"
_X25519 = rb"-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n"
_GREASE = rb"-> [!-~]{1,16}-grease(?: [!-~]{1,64}){0,4}\n(?:[A-Za-z0-9+/]{64}\n){0,4}[A-Za-z0-9+/]{0,63}\n"
_HEADER = re.compile(_FIRST + rb"(?:" + _GREASE + rb")?" + _X25519 + rb"(?:" + _GREASE + rb")?--- [A-Za-z0-9+/]{43}\n")
_LEAST = 16 + 16
"""Bytes after the header: the nonce of the payload, and the tag of its only chunk."""


def fault(data: bytes) -> str:
    """Why this is no sealed entry, in Vietnamese; empty when it looks like one."""
    if not data:
        return "tệp niêm phong rỗng"
    if len(data) > MAX_BYTES:
        return f"tệp niêm phong nặng hơn {MAX_BYTES // 1_000_000} MB"
    if not data.startswith(_FIRST):
        return "tệp này không phải tệp niêm phong dạng age"
    match = _HEADER.match(data)
    if match is None:
        return "tệp age này không niêm phong cho đúng một khóa (X25519)"
    return "" if len(data) - match.end() >= _LEAST else "tệp niêm phong bị cụt"
