"""Keys, closing and opening, by the library `pyrage`; what it refuses comes out as one Vietnamese sentence."""

import re

import pyrage

from bangvang.sealing import header
from bangvang.sealing.letter import Unfit

_SECRET = re.compile(r"AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}")


def new_key() -> tuple[str, str]:
    """A new secret key and the public key that belongs to it."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def key_file(secret: str, public: str) -> str:
    """The file a key is kept in, as `age-keygen` writes it, so that other tools open what is sealed too."""
    return f"# public key: {public}\n{secret}\n"


def secret_in(text: str) -> str:
    """The one secret key in a key file; raises `Unfit`."""
    found = _SECRET.findall(text)
    if len(found) != 1:
        said = "không có khóa bí mật nào" if not found else f"có {len(found)} khóa bí mật, chỉ được một"
        raise Unfit(f"tệp khóa {said} (dòng bắt đầu bằng AGE-SECRET-KEY-1)")
    try:
        pyrage.x25519.Identity.from_str(found[0])
    except pyrage.IdentityError as error:
        raise Unfit("khóa bí mật trong tệp bị sai một vài chữ") from error
    return found[0]


def public_of(secret: str) -> str:
    """The public key of a secret one that `secret_in` gave."""
    return str(pyrage.x25519.Identity.from_str(secret).to_public())


def seal(data: bytes, recipient: str) -> bytes:
    """Close it to a public key; raises `Unfit` for a key that is none, or when it comes out too large."""
    try:
        sealed = pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient)])
    except pyrage.RecipientError as error:
        raise Unfit(f"khóa công khai “{recipient}” sai một vài chữ; hãy hỏi lại ban tổ chức") from error
    if fault := header.fault(sealed):
        raise Unfit(f"{fault}; hãy thu nhỏ ảnh")
    return sealed


def opened(sealed: bytes, secret: str) -> bytes:
    """What is inside; raises `Unfit` for what is no age file, was closed to another key, is cut or was changed."""
    if fault := header.fault(sealed):
        raise Unfit(fault)
    try:
        return pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(secret)])
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise Unfit("khóa này không mở được: bài niêm phong cho một khóa khác") from error
        raise Unfit("tệp niêm phong bị hỏng, bị cụt hoặc đã bị sửa") from error
