"""`build.py serve`: the site on this machine, rebuilt when a file is saved, the open page reloaded.

The published files are untouched: the line that makes a page reload itself is added while it is sent.
"""

import errno
import functools
import gc
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
from bangvang.onlookers import LONGEST_WAIT, Onlookers
from bangvang.printing import Pressed
from bangvang.problems import Problem
from bangvang.project import FOLDERS, Outcome, Project

HOST = "127.0.0.1"
WATCHED = (*FOLDERS, "theme", "mkdocs.yml")
DRESS = (".css", ".js")
"""What a page looks and works by besides its own words: when it changes, every open page is loaded again."""
CHANGES, SCRIPT = "/__changes", "/__reload.js"
VERDICT = f"/{form.FOLDER}{form.API}/kiem-tra"
RELOAD = f"""const seen = document.currentScript.dataset.seen;
(async function ask() {{
  try {{
    const now = await (await fetch("{CHANGES}" + location.pathname + "?" + seen)).text();
    if (now !== seen) return location.reload();
  }} catch {{ await new Promise((wait) => setTimeout(wait, 1000)); }}
  ask();
}})();
"""


_REASONS = {errno.EADDRINUSE: "đang có chương trình khác dùng", errno.EACCES: "máy không cho dùng"}


class PortRefused(Exception):
    """The port cannot be had; the message is a Vietnamese sentence for the person who chose it."""


class Verdicts:
    """What the last check found; the form waits on it."""

    def __init__(self) -> None:
        self._checks, self._found = 0, []
        self._news = threading.Condition()

    def tell(self, found: list[Problem]) -> None:
        with self._news:
            self._checks, self._found = self._checks + 1, found
            self._news.notify_all()

    def after(self, seen: str) -> dict:
        """What was found, once it is newer than what the form has seen, or after the longest wait."""
        with self._news:
            self._news.wait_for(lambda: self._checks and str(self._checks) != seen, LONGEST_WAIT)
            return verdict.told(self._found) | {"seen": str(self._checks)}


class Handler(SimpleHTTPRequestHandler):
    """Files of the site, with the reload line added to pages; what the form sends, when there is a project for it."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".yml": "text/yaml; charset=utf-8"}

    def __init__(self, onlookers: Onlookers, verdicts: Verdicts, editable: Path | None, *arguments, **options) -> None:
        self._onlookers, self._verdicts, self._editable = onlookers, verdicts, editable
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path.startswith(CHANGES + "/"):
            address = self._address(path.removeprefix(CHANGES))
            self._send(self._onlookers.after(address, query).encode(), "text/plain")
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
        told = self._verdicts.after(seen)
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
        file, address = Path(self.translate_path(path)), self._address(path)
        is_page = path.endswith("/") or file.suffix == ".html"
        if is_page and (html := self._onlookers.page(address)) is not None:
            self._send_page(address, html, self._onlookers.name(html), 200)
        elif not is_page and file.exists():
            super().do_GET()
        else:
            missing = (Path(self.directory) / "404.html").read_bytes()
            self._send_page(address, missing, self._onlookers.name(None), 404)

    def _address(self, path: str) -> str:
        """Of a page, from what a browser asks for; nothing leads out of the site."""
        below = Path(self.translate_path(path)).relative_to(self.directory).as_posix()
        return "" if below == "." else below + "/" * path.endswith("/")

    def _send_page(self, address: str, html: bytes, seen: str, status: int) -> None:
        if address == form.FOLDER:  # a form half filled in must not reload itself
            html = form.at_home(html) if self._editable else html
        else:
            html = html.replace(b"</body>", f'<script src="{SCRIPT}" data-seen="{seen}"></script></body>'.encode())
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


class Workshop:
    """Where the site is built again and again, told in a line; with errors in records it stays as it was."""

    def __init__(self, project: Project, frame: Callable[[], Frame], say: Callable[[str], None]) -> None:
        self._project, self._frame, self._say = project, frame, say
        self._held: dict = {}
        self.onlookers, self.verdicts = Onlookers(project.site_dir), Verdicts()

    def build(self) -> None:
        """Show what was saved on the pages that are open; then judge it and publish the whole site."""
        self._build()
        gc.collect()  # now, not in the middle of the next one: commands work without it

    def _build(self) -> None:
        try:
            gathered = site.gather(self._project, held=self._held)
            pressed = functools.cache(lambda: site.pressed(self._project, gathered, self._frame))
            if not problems.has_errors(gathered.problems):
                self._preview(pressed)
            outcome = site.publish(self._project, gathered, pressed)
        except FrameError as error:
            self.onlookers.settle()
            self._say(str(error))
            return
        found = outcome.problems
        self._say(problems.as_text(one for one in found if one.severity is not problems.Severity.ADVICE))
        self._say(_told(outcome))
        self.verdicts.tell(found)
        written = outcome.written.written if outcome.written else ()
        self.onlookers.settle(dressed=any(path.endswith(DRESS) for path in written))

    def _preview(self, pressed: Callable[[], Pressed]) -> None:
        if addresses := self.onlookers.open():
            made = ((address, site.preview(pressed(), address)) for address in addresses)
            self.onlookers.preview({address: html for address, html in made if html is not None})


def serve(
    project: Project, frame: Callable[[], Frame], port: int, say: Callable[[str], None], editable: bool = False
) -> None:
    """Build, serve on loopback, and rebuild on every save until the command is stopped.

    When `editable`, the form may read and write the project's records.
    """
    workshop = Workshop(project, frame, say)
    root = project.root if editable else None
    handler = functools.partial(Handler, workshop.onlookers, workshop.verdicts, root, directory=str(project.site_dir))
    with _listening(port, handler) as server:
        server.daemon_threads = True
        workshop.build()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"Xem trang tại http://{HOST}:{server.server_port}/ – bấm Ctrl+C để dừng.")
        if editable:
            say(f"Nhập bằng biểu mẫu tại http://{HOST}:{server.server_port}/{form.FOLDER}")
        for _ in watch(*(project.root / name for name in WATCHED), raise_interrupt=False):
            workshop.build()
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


def _told(outcome: Outcome) -> str:
    if outcome.written is None:
        return "Chưa dựng lại vì còn lỗi; trang đang xem là bản trước."
    return f"Đã dựng {outcome.pages} trang, ghi {len(outcome.written.written)} tệp."
