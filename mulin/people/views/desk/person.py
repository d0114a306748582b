from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from mulin.kernel.access import Refused, require
from mulin.kernel.access.asking import who_asks
from mulin.kernel.once import once
from mulin.kernel.secrets.reveals import reveal as reveal_field
from mulin.people import actions, queries, rules, second
from mulin.people.forms import AnswerForm, ChangeForm, JoinForm, ReasonForm, ResetForm
from mulin.people.models import Account, Person


def visible_or_404(request: HttpRequest, person_id: int) -> Person:
    return get_object_or_404(queries.visible_to(who_asks(request)).select_related("community", "account"), pk=person_id)


def form_page(request: HttpRequest, form: Form, title: str, person: Person, **more: object) -> HttpResponse:
    shown = {"form": form, "title": title, "back": reverse("people:person", args=[person.pk])}
    return render(request, "people/desk/form.html", shown | more)


@login_required
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_read(me))
    person = visible_or_404(request, person_id)
    account, paths = getattr(person, "account", None), rules.paths_of(person)
    shown = {
        "person": person,
        "residences": person.residences.select_related("room").order_by("until", "-id"),
        "ownerships": person.ownerships.select_related("room").order_by("until", "-id"),
        "account": account,
        "second_is_set_up": bool(account and account.is_staff and second.is_set_up(account)),
        "may_reset_second": rules.may_reset_second(me, person, paths),
        "may_change": rules.may_change(me, person, paths),
        "may_reveal": rules.may_reveal(me, person, paths),
        "may_join": rules.may_join(me, person),
        "parts": queries.parts_of(person.pk, me),
        "corrections": person.corrections.filter(answered_at=None),
    }
    return render(request, "people/desk/person.html", shown)


@login_required
def change(request: HttpRequest, person_id: int) -> HttpResponse:
    me = who_asks(request)
    person = visible_or_404(request, person_id)
    require(rules.may_change(me, person))
    now = {name: getattr(person, name) for name in ("name", "sex", "born_on", "nationality")}
    form = ChangeForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_person(person, form.values(), by=me, at=timezone.now())
        except (Refused, ValueError) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("%(name)s的登记改好了。") % {"name": form.cleaned_data["name"]})
            return redirect("people:person", person.pk)
    return form_page(request, form, _("修改%(name)s的登记") % {"name": person.name}, person, note=_("电话和证件号不写就不变。"))


@login_required
@never_cache
def reveal(request: HttpRequest, person_id: int, field: str) -> HttpResponse:
    """The value is on the answer of this one POST and nowhere else."""
    me = who_asks(request)
    person = visible_or_404(request, person_id)
    require(rules.may_reveal(me, person))
    label = {"phone": _("电话"), "id_number": _("证件号")}[field]
    form = ReasonForm(request.POST or None)
    value = ""
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            value = reveal_field(person, field, by_id=me.account_id or 0, reason=reason, at=timezone.now())
        except Refused as refused:
            form.add_error("reason", str(refused))
    title = _("看%(name)s的%(field)s") % {"name": person.name, "field": label}
    return form_page(request, form, title, person, value=value, button=_("看，留下记录"))


@login_required
def join(request: HttpRequest, person_id: int) -> HttpResponse:
    me = who_asks(request)
    person = visible_or_404(request, person_id)
    require(rules.may_join(me, person))
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        phone = form.cleaned_data["phone"]

        def act() -> dict[str, int]:
            return {"account": actions.join_at_counter(person, phone, by=me, at=timezone.now()).pk}

        try:
            once(request, act)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("认好了。%(name)s现在用这个手机号就能进来。") % {"name": person.name})
            return redirect("people:person", person.pk)
    note = _("账号开通后，您的名字会留在记录里。")
    return form_page(request, form, _("当面认人：%(name)s") % {"name": person.name}, person, note=note, button=_("认好了，开通"))


@login_required
def reset_second(request: HttpRequest, person_id: int) -> HttpResponse:
    me = who_asks(request)
    person = visible_or_404(request, person_id)
    require(rules.may_reset_second(me, person))
    account = get_object_or_404(Account, person=person)
    form = ResetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reset_second(account, form.cleaned_data["reason"], by=me, at=timezone.now())
        except Refused as refused:
            form.add_error("reason", str(refused))
        else:
            messages.success(request, _("重置了。%(name)s下次登录要重新设第二道验证。") % {"name": person.name})
            return redirect("people:person", person.pk)
    note = _("本人在各处都会退出登录。")
    title = _("重置%(name)s的第二道验证") % {"name": person.name}
    return form_page(request, form, title, person, note=note, button=_("重置第二道验证"))


@login_required
def corrections(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_read(me))
    rows = queries.corrections_open(me)
    shown = {"rows": rows, "may_answer": rules.may_answer(me), "now": timezone.now()}
    return render(request, "people/desk/corrections.html", shown)


@login_required
@require_POST
def answer(request: HttpRequest, correction_id: int) -> HttpResponse:
    me = who_asks(request)
    row = get_object_or_404(queries.corrections_open(me), pk=correction_id)
    form = AnswerForm(request.POST)
    if form.is_valid():
        actions.answer_correction(row, form.cleaned_data["words"], by=me, at=timezone.now())
        messages.success(request, _("答复了%(name)s，本人在“记了我什么”里看得到。") % {"name": row.person.name})
    else:
        messages.warning(request, _("请写上答复。"))
    return redirect("people:corrections")
