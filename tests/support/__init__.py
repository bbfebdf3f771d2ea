"""Tools the tests share: a browser, a small web server, and two readers of finished pages (HTML, links)."""
