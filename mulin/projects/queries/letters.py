"""What an applicant is told in the end, in both languages, and the sheet it is printed on."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from mulin.kernel.print import pdf, qr
from mulin.places.queries import face_of
from mulin.projects.models import Application, Letter, Ranking
from mulin.projects.rules.money_words import points, yuan

from . import jury

K = Letter.Kind


def letter_texts(application: Application, kind: str) -> tuple[str, str]:
    """Chinese and English."""
    told = []
    for language in ("zh-hans", "en"):
        with override(language):
            told.append("\n".join(_paragraphs(application, kind)))
    return told[0], told[1]


def _paragraphs(application: Application, kind: str) -> list[str]:
    row = Ranking.objects.filter(application=application).first()
    names = {"title": application.name, "call": application.call.name}
    if kind == K.INELIGIBLE:
        return [
            _("您申报的《%(title)s》没有通过“%(call)s”的资格审查。") % names,
            _("原因：%(reason)s") % {"reason": application.status_words},
            _("觉得不对，可以在申请的页面上问主办方，或者到服务台来。"),
        ]
    assert row is not None
    return [*_outcome(application, row, kind, names), _place(application, row), *_comments(application)]


def _outcome(application: Application, row: Ranking, kind: str, names: dict[str, str]) -> list[str]:
    if kind == K.CHOSEN:
        money = (
            _("资助 %(amount)s 元。") % {"amount": yuan(row.awarded)} if row.awarded else _("这次不发资金，支持方式见征集公告。")
        )
        return [_("您申报的《%(title)s》入选了“%(call)s”。") % names, money, _("接下来签项目协议，签好就可以开始。")]
    if kind == K.RESERVE:
        before = Ranking.objects.filter(
            application__call=application.call_id, why__in=Ranking.RESERVE, place__lt=row.place
        ).count()
        values = names | {"n": str(before + 1)}
        return [
            _("您申报的《%(title)s》是“%(call)s”的候补第 %(n)s 位。") % values,
            _("原因：%(reason)s") % {"reason": row.get_why_display()},
        ]
    return [
        _("您申报的《%(title)s》这次没有入选“%(call)s”。") % names,
        _("原因：%(reason)s") % {"reason": row.reason or row.get_why_display()},
    ]


def _place(application: Application, row: Ranking) -> str:
    of = Ranking.objects.filter(application__call=application.call_id).count()
    parts = [_("按公布的规则，%(of)s 个项目里排第 %(place)s，得 %(final)s 分（满分 100）。")]
    if row.jury_milli is not None and row.residents_milli is not None:
        parts.append(_("其中评审团 %(jury)s 分，居民 %(residents)s 分。"))
    values = {
        "of": of, "place": row.place, "final": points(row.final_milli), "jury": points(row.jury_milli or 0),
        "residents": points(row.residents_milli or 0),
    }  # fmt: skip
    return " ".join(part % values for part in parts)


def _comments(application: Application) -> list[str]:
    """Of the reviews that counted, without names."""
    rows = jury.counted(application.call).filter(application=application).order_by("id").values_list("words", flat=True)
    return [_("评审的评语："), *(f"· {words}" for words in rows if words)] if rows else []


def letter_paper(letter: Letter) -> bytes:
    """As a PDF, in Chinese, with English below where the call has an English title."""
    application = letter.application
    call = application.call
    face = face_of(call.community)
    strokes, side = qr.drawn(settings.ORIGIN + reverse("projects:result", args=[call.number]))
    told: dict[str, Any] = {
        "title": str(K(letter.kind).label), "number": application.number, "to": application.applicant or application.lead.name,
        "text": letter.text.split("\n"), "english": letter.text_en.split("\n") if call.title_en else [],
        "community": face.name if face else str(call.community), "by": str(call.operator or call.community),
        "day": localdate(letter.sent_at).isoformat(), "d": strokes, "side": side,
    }  # fmt: skip
    with override("zh-hans"):
        told["title"] = str(K(letter.kind).label)
    return pdf.make("projects/letter.typ", told)
