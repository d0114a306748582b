"""The second factor of staff: allauth's authenticators behind our own pages."""

from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, validate_totp_code
from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.db import transaction

from mulin.kernel.secrets import keys
from mulin.kernel.secrets.rotating import Result
from mulin.kernel.secrets.seal import seal, unseal

from .models import Account

CONTEXT = "mfa_authenticator.data"
SEALED = ("secret", "seed")  # of authenticators, of recovery codes


class SealedSecrets(DefaultMFAAdapter):
    """Secrets of authenticators lie sealed like other personal fields."""

    def encrypt(self, text: str) -> str:
        return seal(text, context=CONTEXT)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, context=CONTEXT)

    def get_totp_issuer(self) -> str:
        return "Mulin"

    def get_totp_label(self, user: Account) -> str:
        return user.phone_mask or user.username


def is_asked_of(account: Account) -> bool:
    """In the demo nobody has the phone that was enrolled, so it is not asked for there."""
    return settings.MODE != "demo" and is_set_up(account)


def is_set_up(account: Account) -> bool:
    return Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists()


def is_demanded_of(account: Account) -> bool:
    """In production the desk opens only to who proved a second factor in this very session."""
    return settings.MODE == "production" and account.is_staff


def take_away(account: Account) -> None:
    Authenticator.objects.filter(user=account).delete()


def new_secret() -> str:
    return str(generate_totp_secret())


def address_of(account: Account, secret: str) -> str:
    """otpauth://…, for the QR code."""
    return str(get_adapter().build_totp_url(account, secret))


def set_up(account: Account, secret: str, code: str) -> bool:
    if is_set_up(account) or not validate_totp_code(secret, code):
        return False
    TOTP.activate(account, secret)
    RecoveryCodes.activate(account)
    return True


def recovery_codes(account: Account) -> list[str]:
    row = Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).first()
    return list(RecoveryCodes(row).get_unused_codes()) if row else []


def is_right(account: Account, code: str) -> bool:
    """The authenticator's six digits, each once; or a recovery code, each once."""
    for row in Authenticator.objects.filter(user=account).exclude(type=Authenticator.Type.WEBAUTHN):
        if row.wrap().validate_code(code):
            row.record_usage()
            return True
    return False


def reseal() -> Result:
    """All of them anew under the newest key; the package keeps them in a JSON of its own."""
    result, newest = Result(CONTEXT), keys.newest()[0]
    for pk in Authenticator.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            row = Authenticator.objects.select_for_update().get(pk=pk)
            old = {name: text for name in SEALED if (text := row.data.get(name)) and not text.startswith(f"{newest}:")}
            try:
                row.data |= {name: seal(unseal(text, context=CONTEXT), context=CONTEXT) for name, text in old.items()}
            except (KeyError, InvalidTag, ValueError):
                result.unreadable.append(pk)
                continue
            if old:
                row.save(update_fields=["data"])
                result.resealed += 1
    return result
