"""Hyphenation: our reading of the dictionaries agrees with pyphen's, and knows where to leave words alone."""

import pyphen
import pytest

from deckbuilder.text.hyphens import LEFT, RIGHT, Hyphenator

ENGLISH = "government representative internationalisation cooperation typography understanding equipment"
GERMAN = "Silbentrennung Verwaltungsvorschrift Zusammenarbeit Entwicklung Donaudampfschiff"
FRENCH = "gouvernement développement coopération internationale réglementation"
RUSSIAN = "правительство сотрудничество развитие международный"


@pytest.fixture(scope="module")
def hyphenator() -> Hyphenator:
    return Hyphenator()


@pytest.mark.parametrize(
    ("lang", "name", "text"),
    [
        ("en-GB", "en_GB", ENGLISH),
        ("en-US", "en_US", ENGLISH),
        ("de", "de", GERMAN),
        ("fr-FR", "fr", FRENCH),
        ("ru", "ru_RU", RUSSIAN),
    ],
)
def test_agrees_with_pyphen(hyphenator: Hyphenator, lang: str, name: str, text: str) -> None:
    reference = pyphen.Pyphen(lang=name, left=LEFT, right=RIGHT)
    for word in text.split():
        assert list(hyphenator.points(word, lang)) == [int(at) for at in reference.positions(word)]
        assert hyphenator.points(word, lang)


def test_spelling_never_changes(hyphenator: Hyphenator) -> None:
    """Hungarian `asszony` would be broken as `asz-szony`, which cannot be drawn by adding a hyphen."""
    respelt = [at for at in pyphen.Pyphen(lang="hu_HU").positions("asszonnyal") if at.data]
    assert respelt
    assert not set(map(int, respelt)) & set(hyphenator.points("asszonnyal", "hu"))


@pytest.mark.parametrize(
    "word",
    [
        "UNESCO",
        "PowerPoint",
        "area51government",
        "well-established",
        "www.government.org",
        "a@government.org",
        "tiny",
    ],
)
def test_leaves_alone(hyphenator: Hyphenator, word: str) -> None:
    assert hyphenator.points(word, "en-GB") == ()


def test_marks_around_a_word_do_not_matter(hyphenator: Hyphenator) -> None:
    bare = hyphenator.points("government", "en-GB")
    assert hyphenator.points("“government’s,”", "en-GB") == tuple(at + 1 for at in bare)


def test_a_language_without_dictionary_is_not_hyphenated(hyphenator: Hyphenator) -> None:
    assert hyphenator.points("government", "dz") == ()
