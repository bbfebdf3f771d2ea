"""Files that are not written yet, judged by the rules of `check`: what it would refuse that it takes now."""

from collections.abc import Mapping
from functools import partial

from bangvang import disclosure, gathering, kept, pictures, site
from bangvang.problems import Problem, Severity
from bangvang.project import Project
from bangvang.site import Gathered
from bangvang.source import Given, Laid


def refused(project: Project, made: Mapping[str, bytes]) -> list[Problem]:
    """The errors that come with `made` (by path), wherever they show."""
    before = site.gather(project)
    files = Laid(before.files, Given(made))
    place = kept.folder(project.root)
    prepare = partial(pictures.prepared, project.root, files, memory=place / pictures.SEEN)
    found = gathering.gather(files, project.today, prepare=prepare, memory=place / gathering.RECORDS)
    after = Gathered(files, found.catalogue, disclosure.public(found.catalogue), found.problems)
    known = {(one.at.path, one.rule, one.message) for one in site.judged(before).problems}
    errors = (one for one in site.judged(after).problems if one.severity is Severity.ERROR)
    return [one for one in errors if one.at.path in made or (one.at.path, one.rule, one.message) not in known]
