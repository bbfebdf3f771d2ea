"""The careful YAML reader: every place, every mistake, in one pass that goes on after what it can step over.

A repeated key, an anchor, a tag, a list used as a key do not stop it; an error of syntax, too many levels or
too many values do.

Only *events* are read from libyaml's parser. Composing or loading recurses in C, so a file of 100,000 brackets
would end the process; events are a flat stream that can be stopped at any point.
"""

import re

import yaml
from msgspec import Struct, field
from yaml import events

from bangvang.problems import At, Problem
from bangvang.source.marks import Marks, Spot
from bangvang.source.scalars import DEPTH, NODES, typed
from bangvang.source.syntax import explain
from bangvang.source.text import ENOUGH, position, quote, too_many

# Where PyYAML came without libyaml, its Python parser gives the same events some twenty times slower.
Parser = yaml.cyaml.CParser if yaml.__with_libyaml__ else yaml.SafeLoader

# Its Python parser also lets these two out, for bad escapes and version numbers.
_ERRORS = (yaml.YAMLError, ValueError, OverflowError)

# `: x` has an empty key; `<<` merges mappings in YAML 1.1. Neither is a field of any record.
_REFUSED_KEYS = frozenset(("", "<<"))

_unprintable = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

QUOTE_IT = "nếu đó là chữ thường thì đặt cả giá trị trong ngoặc kép."
_SKIPPED = object()  # stands for a key that is refused: its value is read and dropped


class _Frame(Struct):
    """A mapping or list being filled; `key` is the one whose value is awaited."""

    holds: dict | list
    spot: Spot
    is_key: bool = False
    key: object = None
    key_place: tuple[int, int] = (1, 1)

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.holds, dict) and self.key is None

    def put(self, value: object, spot: Spot) -> None:
        part = len(self.holds) if isinstance(self.holds, list) else self.key
        if part is not _SKIPPED:
            if isinstance(self.holds, list):
                self.holds.append(value)
            else:
                self.holds[part] = value
            self.spot.inside[part] = spot
        self.key = None


class Survey(Struct):
    """What the careful reader found: values, their places, and the problems, in the order met."""

    path: str
    first_line: int
    limit: int
    values: object = None
    root: Spot = field(default_factory=lambda: Spot((1, 1), (1, 1)))
    problems: list[Problem] = field(default_factory=list)
    usable: bool = True
    _frames: list[_Frame] = field(default_factory=list)
    _nodes: int = 0
    _documents: int = 0
    _done: bool = False

    @property
    def marks(self) -> Marks:
        return Marks(self.root)

    def read(self, text: str) -> None:
        """Read all of the text, or up to what cannot be stepped over."""
        text = self._without_unprintables(text)
        steps = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._collection,
            events.SequenceStartEvent: self._collection,
            events.MappingEndEvent: self._end,
            events.SequenceEndEvent: self._end,
            events.AliasEvent: self._alias,
            events.DocumentStartEvent: self._document,
            events.StreamEndEvent: self._finish,
        }
        try:
            parser = Parser(text)
            while not self._done:
                event = parser.get_event()
                step = steps.get(event.__class__)
                if step:
                    step(event)
        except _ERRORS as error:
            self.problems.append(explain(error, text, self.path, self.first_line))
            self.usable = False

    def _without_unprintables(self, text: str) -> str:
        """Report characters no one can see, and read on as if each were a space (so places stay the same)."""
        for found in _unprintable.finditer(text):
            line, column = position(text, found.start())
            self._report((line + self.first_line - 1, column), *_said(found[0]))
            if self._done:
                break
        return _unprintable.sub(" ", text)

    def _scalar(self, event: events.ScalarEvent) -> None:
        place = self._node(event)
        if self._done:
            return
        text = event.value
        bad = _unprintable.search(text)  # written as an escape, such as \0
        if bad:
            self._report(place, *_said(bad[0]))
            text = _unprintable.sub(" ", text)
        frame = self._frames[-1] if self._frames else None
        if frame and frame.awaits_key:
            self._key(frame, text, place)
        else:
            self._place(text if event.style else typed(text), Spot(place, self._key_place(place)))

    def _key(self, frame: _Frame, key: str, place: tuple[int, int]) -> None:
        frame.key, frame.key_place = key, place
        if key in frame.holds:
            first = frame.spot.inside[key].key[0]
            fix = "Mỗi khóa chỉ viết một lần: hãy xóa bớt, hoặc gộp hai giá trị làm một."
            self._report(place, "duplicate-key", f"khóa {quote(key)} đã có ở dòng {first}", fix)
        elif key == "":
            self._report(place, "not-a-text-key", "trước dấu hai chấm “:” không có tên khóa", "Hãy điền tên khóa.")
        elif key in _REFUSED_KEYS:
            fix = "Hãy chép thẳng các khóa cần dùng vào đây."
            self._report(place, "merge-key", f"không dùng khóa gộp {quote(key)}", fix)
        else:
            return
        frame.key = _SKIPPED

    def _collection(self, event: events.MappingStartEvent | events.SequenceStartEvent) -> None:
        place = self._node(event)
        if self._done:
            return
        if len(self._frames) >= DEPTH:
            fix = "Hãy viết gọn lại; các dấu [ { mở ra phải có ] } đóng vào."
            self._stop(place, "too-deep", f"lồng vào nhau quá {DEPTH} tầng", fix)
            return
        frame = self._frames[-1] if self._frames else None
        holds = {} if isinstance(event, events.MappingStartEvent) else []
        spot = Spot(place, self._key_place(place), {})
        is_key = bool(frame and frame.awaits_key)
        if is_key:
            kind = "một nhóm khóa {…}" if holds == {} else "một danh sách […]"
            message = f"tên khóa phải là chữ, ở đây lại là {kind}"
            self._report(place, "not-a-text-key", message, f"Hãy bỏ dấu ? [ {{ ở đầu; {QUOTE_IT}")
        else:
            self._place(holds, spot)
        self._frames.append(_Frame(holds, spot, is_key))

    def _end(self, event: events.CollectionEndEvent) -> None:
        if self._frames.pop().is_key:
            self._frames[-1].key = _SKIPPED

    def _place(self, value: object, spot: Spot) -> None:
        if self._frames:
            self._frames[-1].put(value, spot)
        else:
            spot.key = (1, 1)
            self.values, self.root = value, spot

    def _alias(self, event: events.AliasEvent) -> None:
        fix = f"Hãy chép nguyên giá trị vào đây; {QUOTE_IT}"
        place = self._where(event)
        self._report(place, "yaml-alias", f"không dùng tham chiếu {quote('*' + event.anchor)}", fix)
        self.usable = False  # what it stands for is not known
        frame = self._frames[-1] if self._frames else None
        if frame and frame.awaits_key:
            frame.key = _SKIPPED
        else:
            self._place(None, Spot(place, place))

    def _document(self, event: events.DocumentStartEvent) -> None:
        self._documents += 1
        place = self._where(event)
        if self._documents > 1:
            fix = "Mỗi tệp chỉ ghi một bản: hãy xóa dòng --- hoặc ... ở giữa, hoặc tách phần sau ra tệp khác."
            self._report(place, "second-document", "từ đây là phần YAML thứ hai trong cùng một tệp", fix)
            self._done = True
        elif event.version or event.tags:
            self._report(place, "yaml-directive", "không dùng dòng chỉ thị %YAML, %TAG", "Hãy xóa dòng bắt đầu bằng %.")

    def _finish(self, event: events.StreamEndEvent) -> None:
        self._done = True

    def _node(self, event: events.NodeEvent) -> tuple[int, int]:
        """Count a value, refuse its anchor and tag, and say where it stands."""
        place = self._where(event)
        self._nodes += 1
        if self._nodes > self.limit:
            self._stop(place, "too-large", f"tệp có quá {self.limit} giá trị", "Hãy tách ra nhiều tệp.")
        elif event.anchor is not None:
            message = f"không dùng neo {quote('&' + event.anchor)}"
            self._report(place, "yaml-alias", message, f"Hãy xóa phần bắt đầu bằng &; {QUOTE_IT}")
        if event.tag is not None and not self._done:
            message = f"không dùng nhãn kiểu {quote(event.tag.replace('tag:yaml.org,2002:', '!!'))}"
            self._report(place, "yaml-tag", message, f"Hãy xóa phần bắt đầu bằng dấu !; {QUOTE_IT}")
        return place

    def _key_place(self, place: tuple[int, int]) -> tuple[int, int]:
        """Where the key of the value at hand stands; the value itself when it has none."""
        frame = self._frames[-1] if self._frames else None
        return place if frame is None or frame.key is None else frame.key_place

    def _where(self, event: events.Event) -> tuple[int, int]:
        return event.start_mark.line + self.first_line, event.start_mark.column + 1

    def _report(self, place: tuple[int, int], rule: str, message: str, fix: str) -> None:
        self.problems.append(Problem(At(self.path, *place), rule, message, fix))
        if len(self.problems) == ENOUGH:
            self.problems.append(too_many(At(self.path, *place)))
            self._done, self.usable = True, False

    def _stop(self, place: tuple[int, int], rule: str, message: str, fix: str) -> None:
        self._report(place, rule, message, fix)
        self._done, self.usable = True, False


def survey(text: str, path: str = "", first_line: int = 1, limit: int = NODES) -> Survey:
    """Read a YAML text carefully."""
    found = Survey(path, first_line, limit)
    found.read(text)
    return found


def _said(character: str) -> tuple[str, str, str]:
    message = f"có ký tự không nhìn thấy được U+{ord(character):04X}, hay lẫn vào khi chép từ Word hoặc trang web"
    return "unprintable-character", message, "Hãy xóa ký tự ấy rồi gõ lại chỗ này."
