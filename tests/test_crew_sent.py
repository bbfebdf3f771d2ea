"""Work sent to where nothing is shared: what a crew on other machines would print of pickled values is the same."""

import pickle
from datetime import date

from support.crashes import tree_of
from support.projects import BODY, EXEMPLAR, ROOT, TODAY, decision, project

from bangvang import framing, site
from bangvang.crew import ALONE
from bangvang.project import Project
from bangvang.records import Exemplar

FILES = {
    **{f"exemplars/nguoi-{number}.md": EXEMPLAR for number in range(8)},
    "content/decisions/q.yml": decision("{recipient: nguoi-1, name: Trần Thị A}"),
    **BODY,
}


class Sent:
    """Does all of it in this process, but with copies of what it is told, and gives copies of what it made."""

    def map(self, function, known, jobs, ahead=0):
        known = _copy(known)
        return (_copy(function(known, _copy(job))) for job in jobs)


def _copy(value):
    return pickle.loads(pickle.dumps(value))


def test_a_text_that_many_records_have_is_sent_once():
    words = "Giữ lớp học qua ba mùa lũ, dạy chữ cho cả bản, gửi sách lên các điểm trường lẻ.".split()
    sent = [Exemplar(id=id, name="Lò Văn Thử", summary=" ".join(words)) for id in ("mot", "hai")]
    assert sent[0].summary is not sent[1].summary
    one, other = _copy(sent)
    assert [one, other] == sent
    assert one.summary is other.summary
    assert one.__pydantic_fields_set__ is other.__pydantic_fields_set__


def test_the_same_bytes_though_every_value_is_sent(tmp_path):
    root = project(tmp_path / "project", FILES)
    for name, crew in (("here", ALONE), ("sent", Sent())):
        work = Project(root, tmp_path / name, date.fromisoformat(TODAY), cards=False)
        outcome = site.build(work, lambda: framing.framed(root), crew)
        assert outcome.written, outcome.problems
    assert tree_of(tmp_path / "sent") == tree_of(tmp_path / "here")


def test_records_come_back_as_they_were():
    gathered = site.gather(Project(ROOT, ROOT / "site", date.fromisoformat(TODAY)))
    for record in gathered.catalogue.records():
        copy = _copy(record)
        assert copy == record
        assert (copy.path, copy.story, copy.digests) == (record.path, record.story, record.digests)
        told = [repr(one.model_dump(exclude_unset=True)) for one in (copy, record)]
        assert told[0] == told[1]  # which fields were given, and their order
