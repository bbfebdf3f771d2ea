"""The commands that help to write a record: `new`, `schema`, `explain`."""

from pathlib import Path

import click

from bangvang import clock, misuse, problems, rules, vietnamese
from bangvang.exits import DONE, PROBLEMS, USAGE
from bangvang.records import BEGUN, BY_NAME

KINDS_TOLD = f"KIND là một trong: {', '.join(BY_NAME)}."
NEW_KINDS = [kind.name for kind in BEGUN]


@click.command(cls=misuse.VietnameseCommand, epilog=f"KIND là một trong: {', '.join(NEW_KINDS)}.")
@click.argument("kind", type=click.Choice(NEW_KINDS), metavar="KIND")
@click.argument("name")
@click.option("--issuer", default="", metavar="MÃ", help="Quyết định: mã hồ sơ cơ quan ban hành.")
@click.option("--contest", default="", metavar="MÃ", help="Bài dự thi: mã cuộc thi, là tên thư mục của nó.")
@click.option("--csv", "with_csv", is_flag=True, help="Quyết định: tạo thêm tệp CSV cho danh sách.")
@click.pass_obj
def new(root: Path, kind: str, name: str, issuer: str, contest: str, with_csv: bool) -> int:
    """Tạo tệp mẫu có chú thích tiếng Việt cho một hồ sơ mới; NAME là tên hay số của hồ sơ (bài dự thi: tên bài)."""
    from bangvang import scaffold

    day = misuse.day(clock.today)
    made = scaffold.create(root, kind, name, day, issuer=issuer, table=with_csv, contest=contest)
    click.echo(problems.as_text(made.problems), nl=False, err=True)
    for path in made.paths:
        click.echo(f"Đã tạo {path}. Hãy mở tệp ra điền, rồi chạy: python build.py check {path}")
    return PROBLEMS if problems.has_errors(made.problems) else DONE


@click.command(cls=misuse.VietnameseCommand, epilog=KINDS_TOLD)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="THƯ MỤC", help="Ghi mỗi loại hồ sơ một tệp vào thư mục này."
)
@click.argument("kind", type=click.Choice(list(BY_NAME)), required=False, metavar="[KIND]")
def schema(out: Path | None, kind: str | None) -> int:
    """Xuất JSON Schema của các loại hồ sơ."""
    from bangvang import schema_export

    if out:
        schema_export.write(out)
        click.echo(f"Đã ghi {len(BY_NAME)} tệp vào {out}/.")
        return DONE
    found = schema_export.schemas()
    click.echo(schema_export.dumps(found[kind] if kind else found))
    return DONE


@click.command(cls=misuse.VietnameseCommand)
@click.argument("rule", required=False, metavar="[RULE]")
def explain(rule: str | None) -> int:
    """Giải thích một quy tắc kiểm tra; không ghi tên thì liệt kê tất cả."""
    guides = rules.guides()
    if rule is None:
        for guide in guides.values():
            click.echo(f"{guide.name} ({guide.severity.label}): {guide.summary}")
        return DONE
    guide = guides.get(rule)
    if guide is None:
        meant = vietnamese.near(rule, guides, 1)
        click.echo(f"Không có quy tắc “{rule}”." + (f" Ý bạn là “{meant[0]}”?" if meant else ""), err=True)
        return USAGE
    click.echo(f"{guide.name} ({guide.severity.label})\n{guide.summary}\n\n{guide.text}")
    return DONE
