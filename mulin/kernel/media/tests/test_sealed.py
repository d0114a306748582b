"""Files that lie encrypted: what is on the disk says nothing, a new key of the ring changes no file, erasing leaves nothing."""

import pytest
from cryptography.exceptions import InvalidTag
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from mulin.kernel.media import actions, sealing
from mulin.kernel.media.models import File
from tests.stage import NOON
from tests.walking import picture


@pytest.mark.django_db
def test_a_sealed_photo_and_a_sealed_pdf_lie_encrypted_and_are_erased_with_their_key(django_capture_on_commit_callbacks):
    photo = actions.keep_image(SimpleUploadedFile("a.jpg", picture()), by_account=None, at=NOON, sealed=True)
    paper = actions.keep_document(SimpleUploadedFile("a.pdf", b"%PDF-1.7 secret"), by_account=None, at=NOON, sealed=True)
    for file, begins in ((photo, b"\xff\xd8\xff"), (paper, b"%PDF-")):
        with default_storage.open(file.stored) as lying:
            box = lying.read()
        seal = File.objects.get(pk=file.pk).seal
        assert begins not in box and sealing.open_(box, seal).startswith(begins)
        with pytest.raises(InvalidTag):
            sealing.open_(box, sealing.new_seal())
    paths = [photo.stored, photo.stored_small, paper.stored]
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.erase([photo.key, paper.key]) == 2
    assert [default_storage.exists(path) for path in paths] == [False] * 3 and not File.objects.exists()
