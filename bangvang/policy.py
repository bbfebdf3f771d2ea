"""What a browser is told it may do with our pages: Content-Security-Policy, Referrer-Policy, headers beside them.

The site has no inline script or style to excuse: every script is a file of ours, JSON-LD is data and is not run. So the
policy needs no hash. A page carries the policy itself (`<meta http-equiv>`), for hosts on which nobody can set headers;
what a page cannot say of itself (CSP 3, 3.3: `frame-ancestors`) stands in `_headers`, which several hosts of static
sites read and SECURITY.md gives for nginx.
"""

RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # Material's style sheet draws its icons from data: addresses
    "font-src": "'self'",
    "connect-src": "'self'",  # search fetches its index
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
CONTENT = "; ".join(f"{name} {value}" for name, value in RULES.items())


def form(*hosts: str) -> str:
    """The policy of the one page that runs a form we did not write (Decap CMS), and of no other.

    It compiles the check of its configuration while it runs (`unsafe-eval`) and writes its styles into the page
    (`unsafe-inline`, for styles alone). It may ask this site, and the given hosts of the repository behind it.
    """
    rules = RULES | {
        "script-src": "'self' 'unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": " ".join(["'self' data: blob:", *hosts]),
        "connect-src": " ".join(["'self' blob:", *hosts]),
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


REFERRER = "strict-origin-when-cross-origin"
"""Another site learns that a reader came from here, never from whose page."""

HEADERS = {
    "Content-Security-Policy": f"{CONTENT}; frame-ancestors 'none'",
    "Referrer-Policy": REFERRER,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

EMBEDDED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors *",
}
"""Of a list made to stand in a page of the union's own: any site may frame it, and it runs nothing at all."""
