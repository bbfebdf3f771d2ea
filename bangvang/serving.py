"""`build.py serve`: the site on this machine, rebuilt when a file is saved, the open page reloaded.

The published files are untouched: the line that makes a page reload itself is added while it is sent.
"""

import errno
import functools
import json
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from bangvang import form, problems, site
from bangvang.form import local, verdict
from bangvang.frame import Frame, FrameError
from bangvang.problems import Problem
from bangvang.project import FOLDERS, Outcome, Project

HOST = "127.0.0.1"
WATCHED = (*FOLDERS, "theme", "mkdocs.yml")
CHANGES, SCRIPT = "/__changes", "/__reload.js"
VERDICT = f"/{form.FOLDER}{form.API}/kiem-tra"
LONGEST_WAIT = 25
"""Seconds a page waits for news before it asks again."""

RELOAD = f"""let seen;
(async function ask() {{
  try {{
    const now = await (await fetch("{CHANGES}?" + (seen ?? ""))).text();
    if (seen !== undefined && now !== seen) location.reload();
    seen = now;
  }} catch {{ await new Promise((wait) => setTimeout(wait, 1000)); }}
  ask();
}})();
"""


_REASONS = {errno.EADDRINUSE: "đang có chương trình khác dùng", errno.EACCES: "máy không cho dùng"}


class PortRefused(Exception):
    """The port cannot be had; the message is a Vietnamese sentence for the person who chose it."""


class Changes:
    """How many times the site was rebuilt, and what the last check found; pages and the form wait on it."""

    def __init__(self) -> None:
        self._count = self._checks = 0
        self._found: list[Problem] = []
        self._news = threading.Condition()

    def tell(self) -> None:
        with self._news:
            self._count += 1
            self._news.notify_all()

    def after(self, seen: str) -> int:
        """The count, once it differs from what a page has seen, or after the longest wait."""
        with self._news:
            self._news.wait_for(lambda: str(self._count) != seen, LONGEST_WAIT)
            return self._count

    def judge(self, found: list[Problem]) -> None:
        with self._news:
            self._checks, self._found = self._checks + 1, found
            self._news.notify_all()

    def judged_after(self, seen: str) -> dict:
        """What was found, once it is newer than what the form has seen, or after the longest wait."""
        with self._news:
            self._news.wait_for(lambda: self._checks and str(self._checks) != seen, LONGEST_WAIT)
            return verdict.told(self._found) | {"seen": str(self._checks)}


class Handler(SimpleHTTPRequestHandler):
    """Files of the site, with the reload line added to pages; what the form sends, when there is a project for it."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".yml": "text/yaml; charset=utf-8"}

    def __init__(self, changes: Changes, editable: Path | None, *arguments, **options) -> None:
        self._changes, self._editable = changes, editable
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == CHANGES:
            self._send(str(self._changes.after(query)).encode(), "text/plain")
        elif path == VERDICT:
            self._send_verdict(query)
        elif path == SCRIPT:
            self._send(RELOAD.encode(), "text/javascript")
        else:
            self._send_file(path)

    def _send_verdict(self, seen: str) -> None:
        """To the form on this machine alone: another name led here could ask for it (`Host`)."""
        if not self._editable or not self._ours():
            return self._send(b"", "text/plain", 404)
        told = self._changes.judged_after(seen)
        self._send(json.dumps(told, ensure_ascii=False).encode(), "application/json")

    def _ours(self) -> bool:
        return self.headers.get("Host") in (f"{name}:{self.server.server_port}" for name in (HOST, "localhost"))

    def do_POST(self) -> None:
        """A request of the form. It must come from our own page: another site's page cannot send JSON here unasked
        (`Origin`), nor under a name of its own that it has led to this machine (`Host`)."""
        size = self.headers.get("Content-Length", "")
        ours = self._ours() and self.headers.get("Origin") == f"http://{self.headers.get('Host')}"
        told = self.headers.get_content_type() == "application/json" and size.isascii() and size.isdigit()
        if not self._editable or self.path != f"/{form.FOLDER}{form.API}" or not ours or not told:
            return self._send(b"", "text/plain", 403)
        if int(size) > local.MOST_BYTES:
            self.close_connection = True
            return self._send(b"", "text/plain", 413)
        status, value = local.answer(self._editable, self.rfile.read(int(size)))
        self._send(json.dumps(value, ensure_ascii=False).encode(), "application/json", status)

    def _send_file(self, path: str) -> None:
        file = Path(self.translate_path(path))
        if path.endswith("/"):
            file /= "index.html"
        if file.suffix != ".html" and file.is_file():
            super().do_GET()
        elif file.is_file():
            self._send_page(file, 200)
        elif file.is_dir():
            super().do_GET()
        else:
            self._send_page(Path(self.directory) / "404.html", 404)

    def _send_page(self, file: Path, status: int) -> None:
        html = file.read_bytes()
        if file.parent == Path(self.directory) / form.FOLDER:  # a form half filled in must not reload itself
            html = form.at_home(html) if self._editable else html
        else:
            html = html.replace(b"</body>", f'<script src="{SCRIPT}"></script></body>'.encode())
        self._send(html, "text/html; charset=utf-8", status)

    def _send(self, data: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        with suppress(ConnectionError):  # who waited for news has gone
            self.end_headers()
            self.wfile.write(data)

    def log_message(self, format: str, *arguments) -> None:
        """Say nothing of requests: only the state of the site matters to the writer."""


def serve(
    project: Project, frame: Callable[[], Frame], port: int, say: Callable[[str], None], editable: bool = False
) -> None:
    """Build, serve on loopback, and rebuild on every save until the command is stopped.

    When `editable`, the form may read and write the project's records.
    """
    changes = Changes()
    root = project.root if editable else None
    handler = functools.partial(Handler, changes, root, directory=str(project.site_dir))
    with _listening(port, handler) as server:
        server.daemon_threads = True
        _rebuild(project, frame, say, changes)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"Xem trang tại http://{HOST}:{server.server_port}/ – bấm Ctrl+C để dừng.")
        if editable:
            say(f"Nhập bằng biểu mẫu tại http://{HOST}:{server.server_port}/{form.FOLDER}")
        for _ in watch(*(project.root / name for name in WATCHED), raise_interrupt=False):
            if _rebuild(project, frame, say, changes):
                changes.tell()
        server.shutdown()


def _listening(port: int, handler: Callable) -> ThreadingHTTPServer:
    """The server, its port taken before the first build, so that a port in use is told at once."""
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        why = _REASONS.get(error.errno)
        if why is None:
            raise
        raise PortRefused(f"cổng {port} {why}; chọn cổng khác bằng --port") from error


def _rebuild(project: Project, frame: Callable[[], Frame], say: Callable[[str], None], changes: Changes) -> bool:
    """One build, told in a line; with errors in records the site stays as it was."""
    try:
        outcome = site.build(project, frame)
    except FrameError as error:
        say(str(error))
        return False
    say(problems.as_text(problem for problem in outcome.problems if problem.severity is not problems.Severity.ADVICE))
    say(_told(outcome))
    changes.judge(outcome.problems)
    return bool(outcome.written and (outcome.written.written or outcome.written.removed))


def _told(outcome: Outcome) -> str:
    if outcome.written is None:
        return "Chưa dựng lại vì còn lỗi; trang đang xem là bản trước."
    return f"Đã dựng {outcome.pages} trang, ghi {len(outcome.written.written)} tệp."
