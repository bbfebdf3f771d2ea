"""A static server that counts what it sends: text with gzip -9, all else as it lies, kept by the browser."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

TEXT = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json"}
OTHER = {".svg": "image/svg+xml", ".wasm": "application/wasm", ".woff2": "font/woff2"}


@dataclass
class Served:
    """Where it answers, and what was sent: (path, bytes of the body) of each answer."""

    address: str
    sent: list[tuple[str, int]] = field(default_factory=list)


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Serve a folder on this machine while the block runs."""
    served = Served("")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder=folder, served=served)) as server:
        served.address = f"http://127.0.0.1:{server.server_address[1]}/"
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield served
        finally:
            server.shutdown()


@cache
def _zipped(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 9)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5

    def __init__(self, *arguments, folder: Path, served: Served) -> None:
        self.folder, self.served = folder, served
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file() and ".." not in path
        text = found and file.suffix in TEXT
        body = (_zipped(file) if text else file.read_bytes()) if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", {**TEXT, **OTHER}.get(file.suffix, "application/octet-stream"))
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.served.sent.append((path, len(body)))
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""
