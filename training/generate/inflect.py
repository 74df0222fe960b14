"""Forms of words: what lemminflect gives, with the forms it gets wrong or leaves open set right."""

from functools import lru_cache

from lemminflect import getInflection

_FORMS = {
    ("lie", "VBD"): "lay", ("lie", "VBN"): "lain", ("overtake", "VBN"): "overtaken",
    ("travel", "VBG"): "traveling", ("hang", "VBD"): "hung", ("hang", "VBN"): "hung",
    ("find", "VBD"): "found", ("found", "VBD"): "founded", ("found", "VBN"): "founded",
    ("grind", "VBD"): "ground", ("person", "NNS"): "people", ("be", "VBD"): "was",
    ("fine", "VBD"): "fined", ("broadcast", "VBD"): "broadcast", ("broadcast", "VBN"): "broadcast",
    ("get", "VBN"): "gotten", ("cut", "VBD"): "cut", ("cost", "VBD"): "cost",
    ("cost", "VBN"): "cost", ("bid", "VBD"): "bid", ("quit", "VBN"): "quit",
    ("commit", "VBD"): "committed", ("fit", "VBD"): "fitted", ("wed", "VBD"): "wed",
    ("wed", "VBN"): "wed", ("prove", "VBN"): "proved", ("show", "VBN"): "shown",
    ("beat", "VBN"): "beaten", ("beat", "VBD"): "beat", ("cease", "VBG"): "ceasing",
    ("learn", "VBD"): "learned", ("learn", "VBN"): "learned", ("burn", "VBD"): "burned",
    ("burn", "VBN"): "burned", ("leap", "VBD"): "leaped", ("dream", "VBD"): "dreamed",
    ("light", "VBD"): "lit", ("light", "VBN"): "lit", ("wake", "VBD"): "woke",
    ("sink", "VBD"): "sank", ("shrink", "VBD"): "shrank", ("shrink", "VBN"): "shrunk",
    ("spring", "VBD"): "sprang", ("speed", "VBD"): "sped", ("plead", "VBD"): "pleaded",
    ("hide", "VBN"): "hidden", ("tread", "VBN"): "trodden", ("strike", "VBN"): "struck",
    ("dive", "VBD"): "dived", ("sew", "VBN"): "sewn", ("saw", "VBN"): "sawn",
    ("axe", "VBD"): "axed", ("axe", "VBN"): "axed", ("axe", "VBG"): "axing",
    ("weave", "VBD"): "wove", ("forecast", "VBD"): "forecast", ("forecast", "VBN"): "forecast",
}  # fmt: skip
_TENSES = frozenset({"VB", "VBP", "VBD", "VBN", "VBG", "VBZ"})


@lru_cache(maxsize=1 << 15)
def inflected(lemma: str, tag: str) -> str | None:
    """Return a form of a word or phrase: of its first word if a verb, of its last if a noun.

    None where there is no such form.
    """
    if tag in _TENSES:
        head, _, rest = lemma.partition(" ")
        form = _form(head, tag)
        return f"{form} {rest}".strip() if form else None
    if tag in {"NN", "NNS"}:
        rest, _, head = lemma.rpartition(" ")
        form = head if tag == "NN" else _form(head, "NNS")
        return f"{rest} {form}".strip() if form else None
    if tag in {"JJ", "RB"}:
        return lemma
    return None if " " in lemma else _form(lemma, tag)


def _form(word: str, tag: str) -> str | None:
    if (word, tag) in _FORMS:
        return _FORMS[word, tag]
    if tag in {"VB", "VBP"}:
        return "are" if (word, tag) == ("be", "VBP") else word
    found = getInflection(word, tag)
    return found[0] if found else None


def base_of(tag: str) -> str:
    """Return the word class of a Penn tag: verb, noun, adjective, adverb, or empty."""
    if tag in _TENSES:
        return "verb"
    return {
        "NN": "noun", "NNS": "noun", "JJ": "adjective", "JJR": "adjective", "JJS": "adjective",
        "RB": "adverb",
    }.get(tag, "")  # fmt: skip
