"""A static web server for one folder, on this machine only, as the usual hosts of static sites answer."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

_TEXT = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".csv", ".webmanifest")


@contextmanager
def serving(folder: Path, prefix: str = "/") -> Iterator[str]:
    """Serve a folder under `prefix` while the block runs; gives the address, which ends in `/`."""
    prefix = "/" + prefix.strip("/") + "/" if prefix.strip("/") else "/"
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder=folder, prefix=prefix)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
        finally:
            server.shutdown()
            thread.join()


class _Handler(SimpleHTTPRequestHandler):
    """Text is UTF-8 and gzipped, a folder redirects to its `/`, what is missing answers with the site's 404.html."""

    protocol_version = "HTTP/1.1"
    timeout = 5  # a browser keeps connections open; do not wait for them for ever

    def __init__(self, *arguments, folder: Path, prefix: str):
        self.folder = folder
        self.prefix = prefix
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.prefix) or ".." in path.split("/"):
            return self.answer(HTTPStatus.NOT_FOUND)
        file = self.folder / path[len(self.prefix) :]
        if file.is_dir():
            if not path.endswith("/"):
                return self.answer(HTTPStatus.MOVED_PERMANENTLY, location=urlsplit(self.path).path + "/")
            file = file / "index.html"
        elif path.endswith("/"):
            return self.answer(HTTPStatus.NOT_FOUND)
        return self.answer(HTTPStatus.OK, file) if file.is_file() else self.answer(HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET

    def answer(self, status: HTTPStatus, file: Path | None = None, location: str = "") -> None:
        if status is HTTPStatus.NOT_FOUND and (self.folder / "404.html").is_file():
            file = self.folder / "404.html"
        body = file.read_bytes() if file else b""
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        if file:
            kind = self.guess_type(str(file))
            textual = file.suffix in _TEXT
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if textual else kind)
            if textual and "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, 1)
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the tests speak."""
