"""A folder of an object store that speaks S3: the one door to `obstore`, and what such a store refuses, in Vietnamese.

Keys come from variables of the environment, or from the identity that a job or a machine was given, as AWS's own tools
take them. Nothing here takes one as an argument, so none lies in a shell's history or in a log.
"""

import os
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bangvang.exits import USAGE, Refusal

AT_ONCE = 16
"""Requests on their way at the same time."""
_CLIENT = {"connect_timeout": timedelta(seconds=5), "timeout": timedelta(minutes=5)}
_RETRY = {"max_retries": 5, "retry_timeout": timedelta(minutes=2)}
"""Lost connections and answers of 500 and above are asked again, ever more slowly, and given up after this."""

_ADDRESS = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*)/?")
_ENDPOINT = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._-]+)*/?")
_CODE = re.compile(r"<Code>([A-Za-z.]{1,60})</Code>")
_STATUS = re.compile(r"status code: ([0-9]{3})")
_REASONS = {
    "NoSuchBucket": "không có kho tên ấy; hãy tạo kho trước",
    "AccessDenied": "khóa truy cập không có quyền đọc, ghi, xóa ở đó",
    "InvalidAccessKeyId": "kho không biết khóa truy cập này (AWS_ACCESS_KEY_ID)",
    "SignatureDoesNotMatch": "khóa bí mật không đúng (AWS_SECRET_ACCESS_KEY)",
    "ExpiredToken": "khóa truy cập đã hết hạn",
    "RequestTimeTooSkewed": "đồng hồ của máy này lệch với đồng hồ của kho",
    "PermanentRedirect": "kho ở vùng khác; hãy đặt AWS_REGION",
    "AuthorizationHeaderMalformed": "kho ở vùng khác; hãy đặt AWS_REGION",
    "SlowDown": "kho đang quá tải; hãy chạy lại sau",
    "XMinioStorageFull": "kho đã hết chỗ",
    "QuotaExceeded": "kho đã hết chỗ được cấp",
}


class Unusable(Refusal):
    """The store cannot be asked at all as the command was called; it is made with the reason."""

    code = USAGE

    def __str__(self) -> str:
        return f"Không đăng được: {self.args[0]}."


class Refused(Refusal):
    """The store would not do what it was asked, or did not answer; it is made with its address and the reason."""

    def __str__(self) -> str:
        return f"{self.args[0]} không nhận: {self.args[1]}. Chưa xong; chạy lại lệnh này là làm tiếp."


def opened(address: str, endpoint: str | None = None) -> "Bucket":
    """The folder at `s3://bucket/folder`, at AWS or at the server whose address is given; raises `Unusable`."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise Unusable("địa chỉ kho phải viết như s3://ten-kho hoặc s3://ten-kho/thu-muc, không kèm khóa truy cập")
    endpoint = endpoint or os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or ""
    if endpoint and not _ENDPOINT.fullmatch(endpoint):
        raise Unusable("địa chỉ máy chủ (--endpoint) phải viết như https://s3.co-quan.example")
    try:
        from obstore.store import S3Store
    except ImportError as error:
        raise Unusable("chưa cài obstore: .venv/bin/python -m pip install obstore") from error
    where = {"endpoint": endpoint.rstrip("/")} if endpoint else {}
    client = _CLIENT | {"allow_http": endpoint.startswith("http:")}
    folder = found[2].strip("/") or None
    return Bucket(S3Store(found[1], prefix=folder, client_options=client, retry_config=_RETRY, **where), address)


class Bucket:
    """Objects by their path below a folder. Whatever fails raises `Refused` with the store's reason."""

    def __init__(self, store, address: str) -> None:
        self._store, self.address = store, address

    def get(self, path: str) -> bytes | None:
        """What lies there; None when nothing does."""
        try:
            return bytes(self._asked("get", path).bytes())
        except FileNotFoundError:
            return None

    def changed(self, path: str) -> datetime | None:
        """When it was put there, by the clock of the store."""
        try:
            return self._asked("head", path)["last_modified"]
        except FileNotFoundError:
            return None

    def put(self, path: str, data: bytes, headers: Mapping[str, str]) -> None:
        """Put an object there, whole or not at all, whatever lay there before."""
        self._asked("put", path, data, attributes=dict(headers), use_multipart=False)

    def create(self, path: str, data: bytes, headers: Mapping[str, str]) -> bool:
        """Put an object where none lies (`If-None-Match: *`); false when one does."""
        from obstore.exceptions import AlreadyExistsError, PreconditionError

        try:
            self._asked("put", path, data, attributes=dict(headers), mode="create")
        except (AlreadyExistsError, PreconditionError):
            return False
        return True

    def delete(self, paths: Sequence[str]) -> None:
        """Remove objects; one that is not there is no mistake."""
        if paths:
            self._asked("delete", list(paths))

    def paths(self) -> list[str]:
        """Every object of the folder."""
        return [one["path"] for some in self._asked("list") for one in some]

    def _asked(self, what: str, *arguments, **options):
        """What obstore answers. Only “not there” and “there already” go on as its own exceptions."""
        import obstore
        from obstore.exceptions import AlreadyExistsError, BaseError, PreconditionError

        try:
            answer = getattr(obstore, what)(self._store, *arguments, **options)
            return list(answer) if what == "list" else answer  # a list is asked for page by page
        except (AlreadyExistsError, PreconditionError):
            raise
        except (BaseError, OSError) as error:
            if isinstance(error, FileNotFoundError) and "NoSuchBucket" not in str(error):
                raise
            raise Refused(self.address, _reason(str(error))) from error


def _reason(told: str) -> str:
    """What an answer means: by the code of S3 in it, else by what became of the request."""
    code, status = _CODE.search(told), _STATUS.search(told)
    if code:
        return _REASONS.get(code[1], f"kho báo lỗi {code[1]}")
    if "/latest/" in told:  # the machine's own identity was asked for, since nothing else was given
        return "chưa có khóa truy cập; hãy đặt AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY"
    if status:
        return f"kho trả lời mã {status[1]}"
    return "không gọi được máy chủ, hoặc mạng bị ngắt giữa chừng"
