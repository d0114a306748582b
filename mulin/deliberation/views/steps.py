"""A step of a desk page: its form, who may take it, and what it does. One table draws and runs them all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise

from mulin.deliberation.forms.acting import ActForm
from mulin.kernel.access import No, Refused, Yes
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.once import once
from mulin.organisations.queries import Standing


@dataclass(frozen=True)
class Scene:
    """What a step is asked about: who, the thing, when, and what choices are made of."""

    me: Standing
    thing: Any
    at: datetime
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Act:
    """`said`: told on the page when it is done. `loud`: the step that carries the thing on."""

    verb: str
    words: str | Promise
    icon: str
    form: type[ActForm]
    may: Callable[[Scene], Yes | No]
    do: Callable[[Scene, Any], object]
    said: str | Promise
    loud: bool = False


@dataclass(frozen=True)
class Shown:
    act: Act
    form: ActForm


def offered(acts: Sequence[Act], scene: Scene) -> tuple[list[Shown], list[tuple[Act, str]]]:
    """Those that may be taken, with their forms; the others with the reason."""
    may = [(act, act.may(scene)) for act in acts]
    shown = [Shown(act, act.form(verb=act.verb, context=scene.context)) for act, answer in may if answer]
    return shown, [(act, answer.reason) for act, answer in may if isinstance(answer, No)]


def run(request: HttpRequest, acts: Sequence[Act], verb: str, scene: Scene, *, to: str, **args: Any) -> HttpResponse:
    """A refusal by the rule is its own page; what is wrong in the form is said on the page one came from."""
    act = next((one for one in acts if one.verb == verb), None)
    if act is None:
        raise Http404
    if isinstance(answer := act.may(scene), No):
        raise Refused(answer.reason)
    form = act.form(request.POST, request.FILES, verb=verb, context=scene.context)
    if not form.is_valid():
        messages.error(request, form.said)
        return redirect(to, **args)

    def done() -> dict[str, str]:
        act.do(scene, form)
        return {}

    try:
        once(request, done)
        messages.success(request, str(act.said))
    except (BadUpload, Refused) as wrong:
        messages.error(request, str(wrong))
    return redirect(to, **args)
