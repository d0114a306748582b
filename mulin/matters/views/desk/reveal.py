from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from mulin.kernel.access import require
from mulin.kernel.secrets import reveals
from mulin.matters import queries, rules
from mulin.organisations.queries import who_asks


class WhyForm(forms.Form):
    reason = forms.CharField(label=_("为什么要看"), min_length=4, max_length=200, help_text=_("会记下您的名字、时间和原因。"))


@never_cache
def reveal(request: HttpRequest, number: str) -> HttpResponse:
    """The reporter's phone, for a stated reason that stays in the log."""
    me = who_asks(request)
    require(rules.may_use_desk(me))
    matter = get_object_or_404(queries.visible_to(me), number=number)
    require(rules.may_reveal_contact(me, matter))
    if not matter.contact_phone:
        raise Http404
    form = WhyForm(request.POST or None)
    phone = ""
    if request.method == "POST" and form.is_valid():
        phone = reveals.reveal(
            matter, "contact_phone", by_id=me.person_id or 0, reason=form.cleaned_data["reason"], at=timezone.now()
        )
    return render(request, "matters/desk/reveal.html", {"matter": matter, "form": form, "phone": phone})
