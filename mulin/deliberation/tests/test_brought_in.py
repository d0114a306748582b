"""A conversation held with Polis elsewhere is brought in from its files, and wrong files are told in words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile as File

from mulin.deliberation import reckoning
from mulin.deliberation.actions import opinions, picturing
from mulin.deliberation.models import BroughtIn, OpinionMap
from mulin.deliberation.queries.opinion_files import polis_csv
from mulin.deliberation.reckoning import polis_files
from mulin.kernel.access import Refused
from tests.stage import NOON
from tests.walking import signed_in

from .cast_talk import map_of
from .test_opinion_maps import two_camps
from .test_opinions import PUBLISHED, needs_published

pytestmark = [pytest.mark.django_db, pytest.mark.row("C092")]
SAID = {"title": "网约车怎么管？", "title_en": "", "source": "vTaiwan，2016 年，pol.is", "once": "k" * 20}


def files_of(stage):
    row = map_of(stage)
    two_camps(stage, row)
    return polis_csv(picturing.picture_map(row.pk, NOON))


def send(stage, comments, votes, **said):
    client = signed_in(stage.zhao_min)
    files = {
        name: File(f"{name}.csv", text.encode() if isinstance(text, str) else text)
        for name, text in (("comments", comments), ("votes", votes))
    }
    return client.post("/desk/opinions/bring/", {"place": stage.community.pk, **SAID, **said, **files})


def test_files_become_a_closed_map_with_the_same_groups_and_nobody_in_it(stage):
    files = files_of(stage)
    answer = send(stage, files["comments.csv"], files["participants-votes.csv"])
    row = OpinionMap.objects.latest("id")
    assert (answer.status_code, answer.url) == (302, f"/desk/opinions/{row.pk}/")
    row = picturing.picture_map(row.pk, NOON)
    assert ([one["size"] for one in row.picture["groups"]], row.picture["people"], row.adds) == ([12, 8], 20, False)
    assert row.statements.count() == 8 and not row.statements.exclude(author=None).exists()
    with pytest.raises(Refused, match="收口"):
        opinions.answer(row.statements.first(), stage.wang_fang, 1, by=stage.standing(stage.wang_fang), at=NOON)
    again = polis_csv(row)["participants-votes.csv"]  # and out again
    assert sorted(line.split(",", 1)[1] for line in again.splitlines()) == sorted(
        line.split(",", 1)[1] for line in files["participants-votes.csv"].splitlines()
    )


@pytest.mark.parametrize(
    ("comments", "votes", "why"),
    [
        ("a,b\n1,2\n", None, "要有 comment-id"),
        (None, "a,b\n1,2\n", "要有 participant"),
        (None, "participant,group-id,n-disagree,1\n1,,0\n", "没有下载完整"),
        (None, "participant,group-id,n-disagree,1\n1,,0,7\n", "1、-1、0 或空着"),
        (None, "participant,group-id,n-disagree\n", "没有说法，或没有人表态"),
        ("题目".encode("gbk"), None, "不是 UTF-8"),
        (None, "participant,group-id,n-disagree,1\n1,,0,1\n", "超过 400 个字"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_said_in_words_and_nothing_is_kept(stage, comments, votes, why):
    words = "长" * 401 if "400" in why else "可以"
    answer = send(
        stage, comments or f"comment-id,comment-body,moderated\n1,{words},1\n",
        votes or "participant,group-id,n-disagree,1\n1,,0,1\n",
    )  # fmt: skip
    assert answer.status_code == 422 and why in answer.content.decode()
    assert not OpinionMap.objects.exists()


@needs_published
def test_a_published_conversation_has_its_published_groups_here(stage):
    answer = send(stage, *((PUBLISHED / name).read_bytes() for name in ("comments.csv", "participants-votes.csv")))
    row = picturing.picture_map(OpinionMap.objects.get().pk, NOON)
    talk = polis_files.read(PUBLISHED)
    assert (answer.status_code, row.picture["people"], len(BroughtIn.objects.get().lines)) == (
        302,
        len(talk.people),
        len(talk.people),
    )
    found = reckoning.picture(talk.votes, talk.out)
    assert [one["size"] for one in row.picture["groups"]] == [int((found.groups == group).sum()) for group in range(found.count)]
