import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from kit.responses.people import resume_codes
from kit.responses.people.resume_codes import WORDS, lookup_and_key, new_code, normalise


def test_there_are_4096_words_and_they_never_change() -> None:
    """A changed list would lock people out of nothing (codes are hashed whole), but printed guides show its words."""
    assert len(WORDS) == len(set(WORDS)) == 4096
    assert (WORDS[0], WORDS[-1]) == ("baba", "zuta")
    assert hashlib.sha256(" ".join(WORDS).encode()).hexdigest()[:16] == "d3fc431d96fe3bab"


def test_every_word_is_two_plain_syllables_and_none_is_unwelcome() -> None:
    assert all(re.fullmatch("([bdfgkmnprstvz][aeiou]){2}", word) for word in WORDS)
    unwelcome = set(resume_codes._UNWELCOME.split())
    assert not unwelcome & set(WORDS)
    assert all(re.fullmatch("([bdfgkmnprstvz][aeiou]){2}", word) for word in unwelcome)


def test_codes_differ_and_are_four_words() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code.split()) == 4 and set(code.split()) <= set(WORDS) for code in codes)


@given(
    st.lists(st.sampled_from(WORDS), min_size=4, max_size=4),
    st.lists(st.sampled_from(["", " ", "  ", "-", ".", ", ", "–", "\u00a0", "\n"]), min_size=5, max_size=5),
    st.sampled_from([str, str.upper, str.title]),
)
def test_a_code_is_read_however_it_is_typed(words: list[str], between: list[str], spelt: object) -> None:
    typed = between[0] + "".join(spelt(word) + gap for word, gap in zip(words, between[1:], strict=True))
    assert normalise(typed) == " ".join(words)


@given(st.text())
def test_any_text_can_be_typed(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_one_code_gives_two_secrets_that_depend_on_the_room() -> None:
    lookup, key = lookup_and_key("bako timi rusa nofo", b"salt")
    assert (len(lookup), len(key)) == (32, 32)
    assert lookup != key
    assert lookup_and_key("Bako-Timi-Rusa-Nofo", b"salt") == (lookup, key)
    other_lookup, other_key = lookup_and_key("bako timi rusa nofo", b"other")
    assert not {lookup, key} & {other_lookup, other_key}
    made = hashlib.scrypt(b"bako timi rusa nofo", salt=b"salt", n=2**15, r=8, p=1, maxmem=2**26, dklen=64)
    assert made == lookup + key
