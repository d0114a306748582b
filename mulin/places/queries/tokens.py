"""What a scan carries: the code's number and a tag that only this house can make."""

import base64
import hmac

from django.conf import settings
from django.utils.translation import gettext as _

from mulin.kernel.secrets.seal import blind
from mulin.kernel.tenant import schema
from mulin.places.models import Code
from mulin.places.rules.numbers import DATA, is_number, typed

TAG = 6


class UnknownCode(Exception):
    """No code of ours; str(self) says what to do."""


class RevokedCode(Exception):
    """Once ours. `replacement` is the code that now hangs there, if any."""

    def __init__(self, sentence: str, code: Code, replacement: Code | None):
        super().__init__(sentence)
        self.code, self.replacement = code, replacement


def token_of(number: str) -> str:
    return number + _tag(number)


def address_of(number: str) -> str:
    """What is printed as a QR code."""
    return f"{settings.ORIGIN}/c/{token_of(number)}/"


def place_of_token(token: str) -> Code:
    """The code behind a scanned token, or behind a number typed by hand; with its place and its community's face.

    Raises:
        UnknownCode: mistyped, forged, or not ours.
        RevokedCode: no longer valid.
    """
    text = typed(token)
    number, tag = text[: DATA + 1], text[DATA + 1 :]
    if not is_number(number):
        raise UnknownCode(_("没有这个码。编号是 9 位字母和数字，印在二维码下面，请核对后再输一次。"))
    if tag and not hmac.compare_digest(tag.encode(), _tag(number).encode()):
        raise UnknownCode(_("这个二维码不是本社区印的，可能被人换过。请不要在上面填写信息，并告诉社区。"))
    code = Code.objects.select_related("place__community__face").filter(number=number).first()
    if code is None:
        raise UnknownCode(_("没有这个码。它可能属于别的社区，请看看二维码旁边的社区名称。"))
    if code.revoked_at:
        replacement = _now_in_place_of(code)
        where = _("这里已换了新码，请扫新的。") if replacement else _("请从首页上报，或联系社区。")
        raise RevokedCode(_("这个码已作废（{reason}）。").format(reason=code.revoked_reason) + where, code, replacement)
    return code


def _tag(number: str) -> str:
    digest = bytes.fromhex(blind(f"{schema()}:{number}", purpose="places.code"))
    return base64.b32encode(digest[:5]).decode()[:TAG]


def _now_in_place_of(code: Code) -> Code | None:
    newest: Code | None = code
    while newest and newest.revoked_at:
        newest = Code.objects.filter(replaces=newest).first()
    return newest
