"""Where each key and value of a YAML text stands, as a tree of the same shape as the values."""

from msgspec import Struct


class Spot(Struct):
    """Where a value stands, where its key (or itself, in a list) stands, and the same of all it holds."""

    place: tuple[int, int]
    key: tuple[int, int]
    inside: dict | None = None


class Marks(Struct, frozen=True):
    """The place of every key and value of one text, asked for by keys and indexes from the top."""

    root: Spot

    def at_value(self, loc: tuple) -> tuple[int, int]:
        """Line and column of a value; of the nearest thing above it that exists when it does not.

        One value written where the schema has a list or a mapping is that value itself.
        """
        spot, found = self._follow(loc)
        return spot.place if found or spot.inside is None else spot.key

    def at_key(self, loc: tuple) -> tuple[int, int]:
        """Line and column of a value's key; of the item itself in a list."""
        return self._follow(loc)[0].key

    def _follow(self, loc: tuple) -> tuple[Spot, bool]:
        spot = self.root
        for part in loc:
            below = (spot.inside or {}).get(part)
            if below is None:
                return spot, False
            spot = below
        return spot, True
