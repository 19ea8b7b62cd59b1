"""One word has one meaning: a term that several workshops explain means the same in all of them."""

from collections import defaultdict

from kit.exercises import load_pack

PACK = load_pack()


def test_a_term_means_the_same_in_every_workshop() -> None:
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for name in PACK.manifest.workshops:
        for term in PACK.workshop(name).glossary:
            meanings[term.term.lower()].add(" ".join(term.meaning.split()))
    assert {term: found for term, found in meanings.items() if len(found) > 1} == {}
    assert {"mutuality", "mutuality gap", "action learning space"} <= meanings.keys()


def test_mutuality_is_explained_where_it_is_the_subject() -> None:
    for name in ("linking", "mutuality-cases", "mutuality-gap"):
        assert any(term.id == "mutuality" for term in PACK.workshop(name).glossary)
