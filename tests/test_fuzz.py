"""The fuzzer itself, in short: the long run is `python tests/support/fuzz.py`."""

from support import fuzz


def test_a_thousand_inputs():
    found = fuzz.run(1000, seed=7, seconds=60)
    assert found["faults"] == []
    assert all(found["tried"].values())


def test_what_it_looks_for_is_seen(monkeypatch):
    def broken(data: bytes) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(fuzz.TARGETS, "csv", (broken, 1.0))
    assert any("ZeroDivision" in one["error"] for one in fuzz.run(100, seed=7, seconds=60)["faults"])
    for html in ("<script>x</script>", "<a href='javascript:x'>x</a>", "<p onclick=x>x</p>"):
        try:
            fuzz.safe(html, [])
        except fuzz.Fault:
            continue
        raise AssertionError(html)
