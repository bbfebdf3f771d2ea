"""Where a site may lie: what of a host's published limits it has reached, and what can be done about it."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from bangvang import vietnamese
from bangvang.manifest import Scale
from bangvang.reference import Host, Measure

NEAR = 0.8
"""A limit is spoken of from this part of it on: there is still time to choose."""
GUIDE = "huong-dan/noi-dat-trang/"


class Limit(Struct, frozen=True):
    """One thing a host limits: its name, how much a site has of it, the most a host takes, and how both are said."""

    name: str
    of: Callable[[Scale | Measure, Host], int]
    most: Callable[[Host], int | None]
    say: Callable[[int], str]
    advice: tuple[str, ...]


def size(count: int) -> str:
    """Bytes as people say them."""
    for unit, power in (("GB", 9), ("MB", 6), ("KB", 3)):
        if count >= 10**power:
            return f"{vietnamese.number(round(count / 10**power, 1))} {unit}"
    return f"{vietnamese.number(count)} byte"


FEWER = (
    "bỏ ảnh chia sẻ: build --no-cards",
    "người chỉ được nêu tên thì để ở dòng danh sách của quyết định, không cần hồ sơ riêng",
)
APART = "tách theo đơn vị thành nhiều trang, nối lại bằng trang đầu mối"
ELSEWHERE = "chuyển sang nơi rộng hơn, máy chủ riêng hoặc kho đối tượng"
LIMITS = (
    Limit(
        "số tệp",
        lambda scale, host: scale.files + scale.folders * host.folders_count,
        lambda host: host.files,
        lambda count: f"{vietnamese.number(count)} tệp",
        (*FEWER, APART, ELSEWHERE),
    ),
    Limit("dung lượng", lambda scale, _: scale.size, lambda host: host.bytes, size, (FEWER[0], APART, ELSEWHERE)),
    Limit("cỡ một tệp", lambda scale, _: scale.largest_size, lambda host: host.file_bytes, size, (APART, ELSEWHERE)),
    Limit(
        "số mục trong một thư mục",
        lambda scale, _: scale.in_fullest,
        lambda host: host.in_folder,
        lambda count: f"{vietnamese.number(count)} mục",
        (FEWER[1], APART, ELSEWHERE),
    ),
)


def outgrown(scale: Scale, hosts: Sequence[Host], chosen: str = "") -> Iterator[str]:
    """What to say of a site at the end of a build; nothing while it is far from every limit.

    `chosen` is `extra.host` of mkdocs.yml: the others are then passed over.
    """
    known = [host for host in hosts if host.id == chosen]
    if chosen and not known:
        named = ", ".join(host.id for host in hosts)
        yield f"mkdocs.yml: extra.host “{chosen}” không có trong bảng; ghi một trong: {named}."
    told, advice = [], {}
    for host in known or hosts:
        for limit in LIMITS:
            amount, most = limit.of(scale, host), limit.most(host)
            if most and amount >= NEAR * most:
                told.append(f"  {_verdict(host, limit, amount, most)}")
                advice |= dict.fromkeys(limit.advice)
    if told:
        yield _figures(scale)
        yield from told
        yield f"Cách làm: {'; '.join(advice)}. Xem {GUIDE} của trang."


def room(host: Host, small: Measure, large: Measure) -> int | None:
    """How many exemplars fit, by the straight line through two measured sites; None where nothing is limited."""
    counts = []
    for limit in LIMITS:
        if most := limit.most(host):
            low, high = limit.of(small, host), limit.of(large, host)
            if high > low:
                each = (high - low) / (large.exemplars - small.exemplars)
                counts.append(small.exemplars + int((most - low) / each))
    return max(0, min(counts)) if counts else None


def _figures(scale: Scale) -> str:
    number = vietnamese.number
    return (
        f"Nơi đặt trang: {number(scale.files)} tệp trong {number(scale.folders)} thư mục, {size(scale.size)}; "
        f"tệp nặng nhất {scale.largest} {size(scale.largest_size)}; "
        f"thư mục đông nhất {scale.fullest or '.'}/ {number(scale.in_fullest)} mục."
    )


def _verdict(host: Host, limit: Limit, amount: int, most: int) -> str:
    said = f"{limit.say(amount)} trên {limit.say(most)}"
    unsure = " (giới hạn này chưa chắc)" if host.uncertain else ""
    if amount > most:
        return f"{host.name}: vượt giới hạn {limit.name}, {said}{unsure}."
    return f"{host.name}: đã dùng {amount * 100 // most} % giới hạn {limit.name}, {said}{unsure}."
