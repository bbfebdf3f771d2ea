"""Entries sealed to the organisers' public key until a contest has closed (age-encryption.org/v1, X25519 recipients).

`header` tells a real age file from any other without opening it, `letter` is what is inside, `record` the few public
lines beside it, `box` closes and opens (only here is `pyrage` known), `vendored` the library that does so in a browser.
"""
