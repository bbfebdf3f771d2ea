"""Contests: hours as rules write them, states, words as organisers count, real rules as data, words made from data."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.contests import contest, entry

from bangvang import checking, contests, gathering, moments
from bangvang.contests import Phase, State
from bangvang.problems import has_errors
from bangvang.records import BY_NAME, KINDS, kind_at
from bangvang.source import Given
from bangvang.views.contest_rules import chapters, track_in_words

TODAY = date(2026, 9, 20)


def read(files: dict[str, str], today: date = TODAY):
    found = checking.check({path: text.encode() for path, text in files.items()}, today)
    assert not has_errors(found.problems), found.problems
    return found.catalogue


@pytest.mark.parametrize(
    ("written", "said", "until"),
    [
        ("30/9/2026", "ngày 30/9/2026", "hết ngày 30/9/2026"),
        ("30/09/2026 17:00", "17:00 ngày 30/9/2026", "17:00 ngày 30/9/2026"),
        ("17 giờ 30 phút ngày 30/9/2026", "17:30 ngày 30/9/2026", "17:30 ngày 30/9/2026"),
        ("30/9/2026 24:00", "hết ngày 30/9/2026", "hết ngày 30/9/2026"),
        ("trước 24 giờ ngày 30/9/2026", "hết ngày 30/9/2026", "hết ngày 30/9/2026"),
        ("hết ngày 30/9/2026", "hết ngày 30/9/2026", "hết ngày 30/9/2026"),
        ("2026-09-30T10:00:00Z", "17:00 ngày 30/9/2026", "17:00 ngày 30/9/2026"),
        ("2026-09-30T23:30:00-05:00", "11:30 ngày 01/10/2026", "11:30 ngày 01/10/2026"),
        ("2026-09-30T17:00:05+07:00", "17:00:05 ngày 30/9/2026", "17:00:05 ngày 30/9/2026"),
    ],
)
def test_an_hour_as_rules_write_it(written, said, until):
    found = moments.parse(written)
    assert (found.text(), found.until()) == (said, until)
    assert moments.parse(found.iso()) == found


@pytest.mark.parametrize(
    "wrong", ["25:00 ngày 30/9/2026", "30/9/2026 17:61", "24:01 30/9/2026", "9/2026", "31/9/2026 8:00"]
)
def test_an_hour_that_is_none_is_said(wrong):
    with pytest.raises(ValueError, match="“"):
        moments.parse(wrong)


@given(st.datetimes(datetime(1950, 1, 1), datetime(2900, 1, 1)), st.integers(-12, 14))
def test_an_instant_is_the_same_in_every_zone(when, hours):
    when = when.replace(microsecond=0)
    found = moments.parse(f"{when.isoformat()}{hours:+03d}:00")
    assert found.first() == found.last()
    assert (
        found.first().astimezone(UTC).replace(tzinfo=None)
        == when - (datetime(1, 1, 1 + 1) - datetime(1, 1, 1)) * hours / 24
    )


def test_the_end_of_a_day_is_in_time_and_midnight_is_not():
    close = moments.parse("30/9/2026 24:00")
    assert moments.parse("2026-09-30T23:59:59+07:00").first() <= close.last()
    assert moments.parse("01/10/2026 00:00").first() > close.last()
    assert moments.parse("30/9/2026").last() == close.last()


@pytest.mark.parametrize(
    ("more", "now", "state"),
    [
        ("", "20/9/2026 12:00", State.OPEN),
        ("", "30/9/2026 23:59", State.OPEN),
        ("", "01/10/2026 00:00", State.LOCKED),
        ("withdrawn: {on: 21/9/2026}\n", "01/10/2026 00:00", State.WITHDRAWN),
        ("accepted: refused\n", "20/9/2026 12:00", State.REFUSED),
    ],
)
def test_the_state_of_an_entry(more, now, state):
    files = contest(entry(more=more))
    found = gathering.gather(Given({path: text.encode() for path, text in files.items()}), TODAY).catalogue
    one, rules = found.entries["bv-7k3m9q"], found.contests["thi-viet-2026"]
    assert contests.state(one, rules, moments.parse(now).first()) is state


def test_where_a_contest_stands():
    rules = read(contest()).contests["thi-viet-2026"]
    days = {"31/8/2026": Phase.UPCOMING, "01/9/2026": Phase.OPEN, "30/9/2026": Phase.OPEN, "01/10/2026": Phase.JUDGING}
    assert {day: contests.phase(rules, moments.parse(day).day) for day in days} == days
    assert contests.phase(rules, date(2028, 1, 1)) is Phase.PAST
    assert contests.phase(rules, date(2028, 1, 1), results=True) is Phase.RESULTS


def test_words_are_counted_as_organisers_do():
    body = "## Hai chữ\n\nMột **h**ai ba[^bao], bốn – năm.\n\n- sáu\n- [bảy tám](https://example.org)"
    more = "sources: [{key: bao, title: Báo}]\n"
    given = Given({path: text.encode() for path, text in contest(entry(more=more, body=body)).items()})
    assert contests.words(gathering.gather(given, TODAY).catalogue.entries["bv-7k3m9q"]) == 11


def test_a_kind_knows_its_files_by_their_paths():
    assert kind_at("content/contests/a/contest.yml").name == "contest"
    assert kind_at("content/contests/a/entries/bv-7k3m9q/entry.md").name == "entry"
    assert kind_at("content/contests/a/entries/bv-7k3m9q/other.md") is None
    assert kind_at("content/contests/a/b/contest.yml") is None
    assert BY_NAME["exemplar"].id_of("exemplars/a/b/c.md") == BY_NAME["exemplar"].id_of("exemplars/c.md") == "c"
    assert len({kind.shelf for kind in KINDS}) == len(KINDS)


# Real contests of 2016-2026 (domain notes, 4.1), each expressible

REAL = {
    "ha-noi-2016": """
opens: 01/01/2016
closes: 15/7/2016
tracks:
  - id: bai-viet
    title: Bài viết
    length: {min: 1300, max: 1500, unit: tu}
    photos: {encouraged: true}
  - {id: bao-chi, title: Tác phẩm báo chí, kind: press}
  - {id: video, title: Video, kind: video}
eligibility: Người dân thành phố.
excluded_roles: [thành viên ban tổ chức, thành viên ban giám khảo]
published_between: {from: 01/8/2015}
returns: false
""",
    "tay-ho-2021": """
opens: 01/3/2021
closes: 15/5/2021
tracks: [{id: bai-viet, title: Bài viết, length: {min: 3, unit: trang}}]
eligibility: Người dân trong quận.
subject_rules: {new_persons_only: true, new_deeds_ok: true}
""",
    "da-nang-2022": """
opens: 11/6/2021
closes: 30/4/2022
tracks:
  - {id: bao-chi, title: Tác phẩm báo chí, kind: press, length: {max: 1500, unit: tu}}
  - {id: phat-thanh-truyen-hinh, title: Phát thanh truyền hình, kind: press, length: {max: 7, unit: phut}}
published_between: {from: 11/6/2021, until: 30/4/2022}
subject_rules: {since: 11/6/2021}
window_note: Gửi qua biểu mẫu trên mạng
""",
    "noi-theo-guong-sang-2019": """
opens: 30/5/2019
closes: hết ngày 29/02/2020
window_note: Tính theo dấu bưu điện hoặc ngày gửi thư điện tử
tracks:
  - id: bai-viet
    title: Bài viết
    genres: [bút ký báo chí, phóng sự, điều tra, phản ánh, ghi chép]
    length: {max: 2500, unit: tu}
    photos: {min: 1}
max_entries_per_author: 0
unpublished_only: true
prizes: [{id: dac-biet, tier: Giải Đặc biệt, count: 1, reward: 50 triệu đồng}]
""",
    "nhung-tam-guong-binh-di-16": """
edition: lần thứ 16
tracks: [{id: bai-viet, title: Bài viết, length: {max: 2500, unit: tu}, photos: {min: 1}}]
max_entries_per_author: 0
subject_rules: {address_required: true}
prizes:
  - {id: a, tier: Giải A, count: 3, reward: 30 triệu đồng}
  - {id: b, tier: Giải B, count: 3, reward: 20 triệu đồng}
  - {id: c, tier: Giải C, count: 4, reward: 10 triệu đồng}
  - {id: khuyen-khich, tier: Giải Khuyến khích, count: 12, reward: 5 triệu đồng}
  - {id: nhan-vat, tier: Tặng nhân vật, scope: nhan-vat, reward: "Cúp, giấy chứng nhận và tiền"}
""",
    "vong-tay-cong-doan-2023": """
closes: 30/9/2023
tracks: [{id: bai-viet, title: Bài viết, genres: [ghi chép, bút ký], length: {min: 500, max: 2000, unit: chu}}]
max_entries_per_author: 0
""",
    "ha-noi-2015-phat-hien": "tracks: [{id: phat-hien, title: Thi phát hiện, kind: discovery}]\n",
}
SAID = {
    "ha-noi-2016": "từ 1.300 đến 1.500 từ; khuyến khích kèm ảnh",
    "tay-ho-2021": "ít nhất 3 trang A4",
    "da-nang-2022": "không quá 7 phút",
    "noi-theo-guong-sang-2019": "Bài chưa đăng, phát ở đâu.",
    "nhung-tam-guong-binh-di-16": "kèm ít nhất 1 ảnh",
    "vong-tay-cong-doan-2023": "từ 500 đến 2.000 chữ",
    "ha-noi-2015-phat-hien": "không cần bài viết",
}


@pytest.mark.parametrize("name", REAL)
def test_a_real_contest_can_be_written_and_read_back_in_words(name):
    text = f"name: Cuộc thi\nsummary: Thể lệ thật.{REAL[name] if REAL[name][0] == chr(10) else chr(10) + REAL[name]}"
    known = read({f"content/contests/{name}/contest.yml": text}, date(2026, 11, 21))
    one = known.contests[name]
    words = "\n".join(line for chapter in chapters(known, one) for line in chapter.lines)
    assert SAID[name] in words
    assert all(track_in_words(track) in words for track in one.tracks)
