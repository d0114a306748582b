import base64

from mulin.people import personal
from mulin.people.models import Account
from mulin.site_ import health

OTHER = base64.b64encode(bytes(32)).decode()


def test_check_says_when_the_keys_are_not_those_of_this_database(stage, settings):
    account = Account.objects.get(person=stage.wang_fang)
    account.save(update_fields=personal.fill(account, personal.of_phone("13800001234")))
    assert health.sealed().is_good
    ring = settings.SEAL_KEYS
    settings.SEAL_KEYS = f"k9:{OTHER}"
    assert "does not open: its key" in health.sealed().says
    settings.SEAL_KEYS = "k1:abc"  # no key at all
    assert [finding.is_good for finding in (health.keys(), health.sealed())] == [False, False]
    assert health.sealed().says == "MULIN_SEAL_KEYS: key “k1” must be 32 bytes in base64"
    settings.SEAL_KEYS, settings.INDEX_KEY = ring, OTHER
    assert health.sealed().says.startswith("phones are not found again")
