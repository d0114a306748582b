import base64

import pytest

from mulin.transparency.proving import canonical, notes

SEED = bytes(range(32))
HEAD = notes.Head("example.org/log", 3, bytes(32))

# The example in the documentation of Go's golang.org/x/mod/sumdb/note.
NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NOTE = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


def test_a_note_signed_elsewhere_is_read():
    key = notes.read_key(NEUMANN)
    assert str(key) == NEUMANN
    assert notes.body_of(NOTE, [key]).startswith("If you think cryptography")


def test_a_checkpoint_says_what_was_signed():
    key = notes.public_key(SEED, HEAD.origin)
    note = notes.signed(HEAD, SEED)
    assert note.splitlines()[:4] == ["example.org/log", "3", base64.b64encode(bytes(32)).decode(), ""]
    assert notes.read(note, [key]) == HEAD
    assert notes.read(note, [notes.read_key(NEUMANN), notes.read_key(str(key))]) == HEAD


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda note: note.replace("\n3\n", "\n4\n"), "does not fit"),
        (lambda note: note.replace("AAAA", "AAAB", 1), "does not fit"),
        (lambda note: note.replace("— example.org", "— example.com"), "no key"),
        (lambda note: note.partition("\n\n")[0] + "\n", "no key"),
        (lambda note: note.replace("— ", "- "), "no line of a signature"),
    ],
)
def test_an_altered_checkpoint_is_refused(change, why):
    key = notes.public_key(SEED, HEAD.origin)
    with pytest.raises(notes.BadNote, match=why):
        notes.read(change(notes.signed(HEAD, SEED)), [key])


def test_a_stranger_cannot_sign():
    with pytest.raises(notes.BadNote, match="no key"):
        notes.read(notes.signed(HEAD, bytes(32)), [notes.public_key(SEED, HEAD.origin)])


def test_one_record_has_one_text():
    assert canonical.text({"b": [1, None, True], "a": "灯\n“亮”"}) == '{"a":"灯\\n“亮”","b":[1,null,true]}'
    for bad in ({"a": 1.5}, {"Ä": 1}, {"a": 2**60}, {"a": {1: 2}}, {"a": "\ud800"}, {"a": b""}):
        with pytest.raises(ValueError):
            canonical.text(bad)


def test_a_commitment_says_nothing_without_its_salt():
    assert canonical.commitment(b"1" * 32, "王芳") != canonical.commitment(b"2" * 32, "王芳")
