"""Records as templates show them: small frozen values of text and links, shared by several kinds of page."""
