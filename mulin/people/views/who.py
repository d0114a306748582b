from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused
from mulin.people import actions
from mulin.people.forms import RoomForm
from mulin.people.models import Account


@login_required
def who(request: HttpRequest) -> HttpResponse:
    """Who is behind this phone: recognised by room and name, or sent to the counter."""
    account = request.user
    assert isinstance(account, Account)
    if account.person:
        return redirect("people:me")
    form = RoomForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            person = actions.join_by_room(account, said["building"], said["room"], said["name"], at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            if person:
                messages.success(request, _("%(name)s，您好。认证好了，您家的事在首页都看得到。") % {"name": person.name})
                return redirect("/")
            form.add_error(None, _("和登记对不上。请照房产证或租约上的写法再试；还不行，带证件到社区，工作人员当面确认。"))
    return render(request, "people/who.html", {"form": form})
