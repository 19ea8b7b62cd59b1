"""Resume codes: four words by which a person finds her answers again, on any device and without an account.

The words are made by rule: consonant, vowel, consonant, vowel. They can be said, heard and typed in many languages.
"""

import hashlib
import secrets
import unicodedata
from itertools import product

# Left out: l, which looks like i, and letters said differently from place to place (c h j q w x y).
CONSONANTS = "bdfgkmnprstvz"
VOWELS = "aeiou"
WORDS_IN_A_CODE = 4
_WORD_LENGTH = 4
_HOW_MANY = 4096

# Rude, hurtful or frightening in at least one language.
_UNWELCOME = (
    "babi baka bego bite bobo boku bozi buda buta buzi dago dego dodo dudu dupa duri fagi fago figa fiki "
    "foda fode fuka fuke fuki fuko futo gaga gamo gaza gogo gotu kaga kago kaka kari kazo kifo kike kiki "
    "kiri koko kona kosi kufa kuku kuma kuni kuso kuta kuti mana mavi meme mono mudi mumu muni muzi nazi "
    "nega nego niga nige nigi nika nini nude nunu paki pede pedo pene pepe pina pipi pisu pito popa popo "
    "puke puki pupa pupu pusi puta pute puto rape sega sida sike siki sisa sisi suka susu tata tati teta "
    "tete titi tizi topa tupa vagi vitu zani zazi zebi zina zizi zobi zona zopa"
)


def _words() -> tuple[str, ...]:
    unwelcome = frozenset(_UNWELCOME.split())
    syllables = [consonant + vowel for consonant, vowel in product(CONSONANTS, VOWELS)]
    pairs = (first + second for first, second in product(syllables, repeat=2))
    return tuple(word for word in pairs if word not in unwelcome)[:_HOW_MANY]


WORDS = _words()


def new_code() -> str:
    """A new resume code of four words, 48 bits.

    >>> len(new_code().split())
    4
    """
    return " ".join(secrets.choice(WORDS) for _ in range(WORDS_IN_A_CODE))


def normalise(text: str) -> str:
    """The code as `new_code` writes it, however it was typed: capitals, accents, dashes, dots, commas, no spaces.

    >>> normalise(" Bako-TIMI,rusa.nofo ")
    'bako timi rusa nofo'
    >>> normalise("bakotimirusanofo")
    'bako timi rusa nofo'
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(letter for letter in plain if letter.isascii() and letter.isalpha())
    return " ".join(letters[start : start + _WORD_LENGTH] for start in range(0, len(letters), _WORD_LENGTH))


def lookup_and_key(code: str, salt: bytes) -> tuple[bytes, bytes]:
    """Two secrets of 32 bytes from a code and the salt of its room: the lookup (stored) and the key (never stored).

    Neither gives away the other or the code. Takes about 0.1 s and 32 MiB on purpose: call it in a thread, and only
    after the limit on guesses.
    """
    made = hashlib.scrypt(normalise(code).encode(), salt=salt, n=2**15, r=8, p=1, maxmem=2**26, dklen=64)
    return made[:32], made[32:]
