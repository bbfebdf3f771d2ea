"""Bảng Vàng: the command when run, the hook when MkDocs imports it (`hooks: [build.py]` in mkdocs.yml)."""

if __name__ == "__main__":
    from bangvang.commands import main
    from bangvang.exits import leave

    leave(main())

from bangvang.hook import on_config, on_files, on_post_build, on_post_page, on_serve

__all__ = ["on_config", "on_files", "on_post_build", "on_post_page", "on_serve"]
