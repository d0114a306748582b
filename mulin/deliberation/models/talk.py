from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.organisations.models import Post
from mulin.people.models import Person
from mulin.places.models import Place

from .option import Option
from .topic import Topic


class TalkSetting(models.Model):
    """How a community talks: what residents are called in public, and how long a question may wait."""

    class Names(models.TextChoices):
        MASKED = "masked", pgettext_lazy("talk", "姓氏加楼栋，比如“王**（3 号楼）”")
        BUILDING = "building", pgettext_lazy("talk", "只写楼栋，比如“3 号楼居民”")

    community = models.OneToOneField(Place, models.PROTECT, related_name="+")
    names = models.CharField(max_length=8, choices=Names, default=Names.MASKED)
    answer_within = models.CharField(max_length=6, default="5wd")


class Remark(models.Model):
    """Something said about a topic. `who` is what the public reads; who it was, those who keep order always know."""

    class Kind(models.TextChoices):
        IDEA = "idea", pgettext_lazy("talk", "意见")
        PRO = "pro", pgettext_lazy("talk", "赞成的理由")
        CON = "con", pgettext_lazy("talk", "不赞成的理由")
        QUESTION = "question", pgettext_lazy("talk", "问题")
        REPLY = "reply", pgettext_lazy("talk", "回应")
        ANSWER = "answer", pgettext_lazy("talk", "答复")

    class Rule(models.TextChoices):
        """What the talk is moderated by: the rules stand on its page."""

        ATTACK = "attack", pgettext_lazy("talk", "对事不对人：不骂人、不贴标签")
        PRIVATE = "private", pgettext_lazy("talk", "不说别人的私事、电话、门牌")
        FALSE = "false", pgettext_lazy("talk", "不传没有根据的事")
        ADVERT = "advert", pgettext_lazy("talk", "不打广告")
        ELSEWHERE = "elsewhere", pgettext_lazy("talk", "说这个议题的事")
        TWICE = "twice", pgettext_lazy("talk", "同样的话说一次")

    ROOTS = (Kind.IDEA, Kind.PRO, Kind.CON, Kind.QUESTION)

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="remarks")
    option = models.ForeignKey(Option, models.PROTECT, null=True, related_name="remarks")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="replies")  # one level only
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.CharField(max_length=1000)
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # null: forgotten
    who = models.CharField(max_length=60)
    spoken = models.BooleanField(default=False)  # said by mouth and written down
    helped_by = models.BigIntegerField(null=True)
    helper_who = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    helpful = models.PositiveIntegerField(default=0)
    asked_post = models.CharField(max_length=20, choices=Post.Kind, blank=True)  # who answers a question
    asked = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    due_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    late_told_at = models.DateTimeField(null=True)
    rule = models.CharField(max_length=9, choices=Rule, blank=True)  # hidden, for this
    reason = models.CharField(max_length=300, blank=True)
    hidden_by = models.BigIntegerField(null=True)
    hidden_who = models.CharField(max_length=60, blank=True)
    hidden_at = models.DateTimeField(null=True)
    appeal = models.CharField(max_length=500, blank=True)
    appealed_at = models.DateTimeField(null=True)
    upheld = models.BooleanField(null=True)  # the appeal: true shows the words again
    ruling = models.CharField(max_length=300, blank=True)
    ruled_by = models.BigIntegerField(null=True)
    ruled_who = models.CharField(max_length=60, blank=True)
    ruled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind__in=("reply", "answer")) & Q(parent__isnull=False)) | (~Q(kind__in=("reply", "answer")) & Q(parent=None)),
                name="replies_reply_to_something",
            ),
            models.CheckConstraint(condition=Q(kind="question") | (Q(asked_post="") & Q(due_at=None)), name="only_questions_are_asked"),
            models.CheckConstraint(
                condition=Q(hidden_at=None) | (~Q(rule="") & ~Q(reason="") & Q(hidden_by__isnull=False)), name="nothing_is_hidden_without_a_rule"
            ),
            models.CheckConstraint(condition=Q(appealed_at=None) | ~Q(appeal=""), name="appeals_have_words"),
            models.CheckConstraint(
                condition=Q(ruled_at=None) | (Q(ruled_by__isnull=False) & ~Q(ruling="") & Q(upheld__isnull=False) & ~Q(ruled_by=F("hidden_by"))),
                name="appeals_are_decided_by_another",
            ),
            models.CheckConstraint(condition=Q(spoken=False) | Q(helped_by__isnull=False), name="spoken_words_have_a_writer"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["topic", "kind", "-helpful", "-id"], name="remarks_of_a_topic", condition=Q(parent=None)),
            models.Index(fields=["parent"], name="replies_to_a_remark", condition=Q(parent__isnull=False)),
            models.Index(fields=["author", "at"], name="remarks_of_a_person", condition=Q(author__isnull=False)),
            models.Index(
                fields=["due_at"], name="questions_that_wait", condition=Q(kind="question", answered_at=None, hidden_at=None)
            ),
            models.Index(fields=["topic"], name="appeals_that_wait", condition=Q(appealed_at__isnull=False, ruled_at=None)),
            models.Index(fields=["option"], name="remarks_on_an_option", condition=Q(option__isnull=False)),
        ]

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None and not self.upheld


class Helpful(models.Model):
    """“对我有帮助”: of words, not of persons. Who pressed is shown to nobody."""

    remark = models.ForeignKey(Remark, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["remark", "person"], name="helpful_once_a_person")]
        indexes = [models.Index(fields=["person"], name="helpful_marks_of_a_person")]


class Report(models.Model):
    """Somebody asks those who keep order to look at a remark."""

    remark = models.ForeignKey(Remark, models.CASCADE, related_name="reports")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    rule = models.CharField(max_length=9, choices=Remark.Rule)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)  # hidden, or found in order
    done_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["remark", "person"], name="everybody_reports_a_remark_once")]
        indexes = [
            models.Index(fields=["remark"], name="reports_that_wait", condition=Q(done_at=None)),
            models.Index(fields=["person"], name="reports_of_a_person", condition=Q(person__isnull=False)),
        ]
