"""libyaml's English errors -> a Vietnamese sentence that shows the line and says how to mend it."""

from msgspec import Struct

from bangvang.problems import At, Problem
from bangvang.source.text import quote


class Explanation(Struct, frozen=True):
    """A kind of syntax error: parts of the parser's words it is known by, what to say, what to do.

    `opening` says to point at where the broken thing began: the parser itself notices only much later.
    """

    known_by: tuple[str, ...]
    message: str
    fix: str
    opening: bool = False


EXPLANATIONS = (
    Explanation(
        ("tab character",),
        "dòng này dùng phím Tab để thụt vào",
        "Hãy thay mỗi dấu Tab bằng hai dấu cách.",
    ),
    Explanation(
        ("mapping values are not allowed",),
        "dấu hai chấm ở đây thừa, hoặc dòng này thụt vào sai",
        'Giá trị có dấu hai chấm thì đặt trong ngoặc kép, ví dụ title: "Thơ: Nhớ"; '
        "các khóa cùng cấp phải thụt vào bằng nhau.",
    ),
    Explanation(
        ("could not find expected ':'",),
        "dòng này không có dấu hai chấm sau tên khóa",
        "Hãy viết “khóa: giá trị”; nếu đây là phần tiếp của dòng trên thì thụt vào thêm hai dấu cách.",
        opening=True,
    ),
    Explanation(
        ("unexpected end of stream", "unexpected document"),
        "ngoặc kép (hoặc ngoặc đơn) mở ở đây mà không đóng",
        'Hãy thêm dấu ngoặc đóng vào cuối giá trị; trong “"…"” muốn viết dấu " thì viết \\".',
        opening=True,
    ),
    Explanation(
        ("expected ',' or ']'",),
        "danh sách mở bằng [ ở đây mà không đóng, hoặc thiếu dấu phẩy",
        "Hãy thêm ] ở cuối và dấu phẩy giữa các mục; mục có dấu phẩy hay dấu : thì đặt trong ngoặc kép.",
        opening=True,
    ),
    Explanation(
        ("expected ',' or '}'",),
        "nhóm mở bằng { ở đây mà không đóng, hoặc thiếu dấu phẩy",
        "Hãy thêm } ở cuối và dấu phẩy giữa các mục; mục có dấu phẩy hay dấu : thì đặt trong ngoặc kép.",
        opening=True,
    ),
    Explanation(
        ("did not find expected key", "expected <block end>"),
        "chỗ này không khớp với các dòng trên: thụt vào lệch, hoặc còn chữ sau dấu ngoặc kép đóng",
        "Các khóa cùng cấp phải thụt vào bằng nhau; giá trị có ngoặc kép thì cả giá trị nằm trong ngoặc.",
    ),
    Explanation(
        ("expected '-' indicator",),
        "mục này không khớp với danh sách ở trên",
        "Mỗi mục của danh sách bắt đầu bằng “- ”, thụt vào bằng nhau.",
    ),
    Explanation(
        ("sequence entries are not allowed",),
        "danh sách không viết cùng dòng với tên khóa",
        "Hãy xuống dòng, rồi viết mỗi mục một dòng bắt đầu bằng “- ”; nếu là chữ thì đặt trong ngoặc kép.",
    ),
    Explanation(
        ("mapping keys are not allowed",),
        "dấu ? không được đứng ở đây",
        "Hãy bỏ dấu ?, hoặc đặt cả giá trị trong ngoặc kép.",
    ),
    Explanation(
        ("cannot start any token",),
        "giá trị không được bắt đầu bằng ký tự này",
        "Hãy đặt cả giá trị trong ngoặc kép.",
    ),
    Explanation(
        ("alphabetic or numeric character",),
        "giá trị không được bắt đầu bằng dấu * hay &",
        "Hãy đặt cả giá trị trong ngoặc kép; chữ đậm, chữ nghiêng chỉ dùng trong phần bài viết.",
    ),
    Explanation(
        ("unknown escape character", "hexdecimal", "hexadecimal", "escape code"),
        "trong ngoặc kép, dấu \\ đi với chữ này không có nghĩa",
        "Hãy viết \\\\ thay cho \\, hoặc dùng ngoặc đơn '…' thay cho ngoặc kép.",
    ),
    Explanation(
        ("comment or line break", "comment or a line break", "chomping or indentation", "indentation indicator"),
        "sau dấu | hoặc > không được viết chữ trên cùng dòng",
        "Hãy xuống dòng và thụt vào hai dấu cách; nếu là chữ thì đặt cả giá trị trong ngoặc kép.",
    ),
    Explanation(
        ("tag", "expected '!'", "expected '>'", "URI"),
        "giá trị không được bắt đầu bằng dấu !",
        "Hãy đặt cả giá trị trong ngoặc kép.",
    ),
    Explanation(
        ("directive", "incompatible YAML", "%YAML", "version"),
        "dòng bắt đầu bằng dấu % không dùng được ở đây",
        "Hãy xóa dòng này, hoặc đặt cả giá trị trong ngoặc kép.",
    ),
    Explanation(
        ("<document start>",),
        "từ đây không còn thuộc phần khóa ở trên",
        "Hãy viết mọi dòng theo dạng “khóa: giá trị”, thụt vào bằng nhau.",
    ),
    Explanation(
        ("node content",),
        "ở đây thiếu giá trị, hoặc thừa một dấu",
        "Hãy điền giá trị; giá trị bắt đầu bằng dấu câu thì đặt trong ngoặc kép.",
    ),
)
UNKNOWN = Explanation(
    (),
    "dòng này viết chưa đúng cách của YAML",
    "Hãy viết “khóa: giá trị”; giá trị có dấu câu lạ thì đặt trong ngoặc kép; xem dấu ngoặc, dấu thụt vào.",
)


def explain(error: Exception, text: str, path: str, first_line: int) -> Problem:
    """The problem behind a parser's error, at its place, quoting the line."""
    words = getattr(error, "problem", None) or str(error)
    known = next((one for one in EXPLANATIONS if any(part in words for part in one.known_by)), UNKNOWN)
    mark = getattr(error, "problem_mark", None)
    if known.opening or mark is None:
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    content = lines[line] if line < len(lines) else ""
    if content[column : column + 1] == "\t":
        known = EXPLANATIONS[0]  # libyaml often has no word for a tab
    message = f"{known.message}: {quote(content)}" if content.strip() else known.message
    return Problem(At(path, line + first_line, column + 1), "syntax-error", message, known.fix)
