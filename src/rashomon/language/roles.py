"""What a word is to the word above it, in our own words: one table for each scheme of labels that a parser may use.

The steps know the tree of English pipelines of spaCy: a preposition stands above its noun and a copula above what it
says. Universal Dependencies hang both the other way round, so their trees are turned first.
Labels: ClearNLP's (spaCy's English pipelines) and https://universaldependencies.org/u/dep/ .
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rashomon.language.parse import Token

ROOT = "root"
OTHER = "unclear"  # a label that no table has
CLEARNLP = {
    "ROOT": ROOT,
    "nsubj": "subject",
    "nsubjpass": "passive subject",
    "csubj": "clausal subject",
    "csubjpass": "passive clausal subject",
    "dobj": "object",
    "iobj": "indirect object",
    "dative": "indirect object",
    "oprd": "object complement",
    "attr": "complement",
    "acomp": "adjective complement",
    "ccomp": "content clause",
    "xcomp": "open clause",
    "advcl": "adverbial clause",
    "relcl": "relative clause",
    "acl": "noun clause",
    "prep": "preposition",
    "agent": "agent",
    "pobj": "governed noun",
    "pcomp": "governed clause",
    "aux": "auxiliary",
    "auxpass": "passive auxiliary",
    "neg": "negation",
    "mark": "marker",
    "prt": "particle",
    "expl": "expletive",
    "conj": "conjunct",
    "cc": "conjunction",
    "preconj": "preconjunction",
    "appos": "apposition",
    "amod": "adjective",
    "compound": "compound",
    "nmod": "noun modifier",
    "nummod": "numeral",
    "quantmod": "quantity modifier",
    "poss": "possessor",
    "case": "possessive mark",
    "det": "determiner",
    "predet": "predeterminer",
    "advmod": "adverb",
    "npadvmod": "noun adverbial",
    "parataxis": "parataxis",
    "intj": "interjection",
    "meta": "meta",
    "punct": "punctuation",
}
UNIVERSAL = {
    "root": ROOT,
    "nsubj": "subject",
    "nsubj:pass": "passive subject",
    "csubj": "clausal subject",
    "csubj:pass": "passive clausal subject",
    "obj": "object",
    "iobj": "indirect object",
    "ccomp": "content clause",
    "xcomp": "open clause",
    "advcl": "adverbial clause",
    "acl": "noun clause",
    "acl:relcl": "relative clause",
    "obl": "noun adverbial",
    "nmod": "noun modifier",
    "nmod:poss": "possessor",
    "aux": "auxiliary",
    "aux:pass": "passive auxiliary",
    "mark": "marker",
    "compound:prt": "particle",
    "expl": "expletive",
    "conj": "conjunct",
    "cc": "conjunction",
    "cc:preconj": "preconjunction",
    "appos": "apposition",
    "amod": "adjective",
    "compound": "compound",
    "flat": "compound",
    "nummod": "numeral",
    "case": "possessive mark",
    "det": "determiner",
    "det:predet": "predeterminer",
    "advmod": "adverb",
    "parataxis": "parataxis",
    "discourse": "interjection",
    "vocative": "noun adverbial",
    "punct": "punctuation",
}
_OWN_TO_UNIVERSAL = frozenset({"obj", "obl", "nsubj:pass", "cop"})  # labels that ClearNLP has not
_OF_THE_CLAUSE = frozenset(  # what hangs on a clause, not on what its copula says of the subject
    {"nsubj", "csubj", "expl", "aux", "mark", "advcl", "parataxis", "cc", "punct", "obl", "discourse", "vocative"}
)
_NOT = frozenset({"not", "never"})


def is_universal(labels: Collection[str]) -> bool:
    """Are these the labels of Universal Dependencies?"""
    return bool(_OWN_TO_UNIVERSAL & set(labels))


def role_of(label: str) -> str:
    """The role that one of ClearNLP's labels tells."""
    return CLEARNLP.get(label, OTHER)


def from_universal(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Tokens of a tree of Universal Dependencies, hung as the steps know it, each with its role."""
    turned = _Tree(tokens)
    for t in tokens:
        if t.role == "cop":
            turned.raise_copula(t.index)
    for t in tokens:
        if t.role == "case" and t.text.lower() not in {"'s", "’s", "'", "’"}:
            turned.raise_preposition(t.index, "governed noun")
        elif t.role == "mark" and t.pos == "ADP" and tokens[t.head].tag == "VBG":
            turned.raise_preposition(t.index, "governed clause")
        elif t.role == "cc" and tokens[t.head].role == "conj":  # `and` hangs on the first of those it joins
            turned.heads[t.index] = tokens[t.head].head
    return tuple(t._replace(role=turned.role(t), head=turned.heads[t.index]) for t in tokens)


class _Tree:
    """Heads and roles while a tree is turned; `fixed` are the roles that turning decides."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.heads = [t.head for t in tokens]
        self.fixed: dict[int, str] = {}
        self.labels = [t.role for t in tokens]

    def raise_copula(self, copula: int) -> None:
        """`She is a doctor`: the copula takes the place of what it says, and the words of the clause with it."""
        said = self.heads[copula]
        self._swap(copula, said)
        adjective = self.tokens[said].pos in {"ADJ", "VERB", "ADV"}
        self.fixed[said] = "adjective complement" if adjective else "complement"
        for i, label in enumerate(self.labels):
            kind = label.partition(":")[0]
            if self.heads[i] == said and (kind in _OF_THE_CLAUSE or self._is_not(i)):
                self.heads[i] = copula

    def raise_preposition(self, preposition: int, role: str) -> None:
        """`in the city`: the preposition stands above its noun; `by` above who does it."""
        noun = self.heads[preposition]
        if noun in self.fixed and self.fixed[noun].startswith("governed"):  # `out of the city`: one of them is enough
            self.fixed[preposition] = "preposition"
            return
        joined = self.labels[noun] == "conj"
        by = self.labels[noun] == "obl:agent"
        self._swap(preposition, noun)
        self.labels[preposition] = "conj" if joined else ""
        if not joined:
            self.fixed[preposition] = "agent" if by else "preposition"
        self.fixed[noun] = role

    def _swap(self, low: int, high: int) -> None:
        above = self.heads[high]
        self.heads[low] = low if above == high else above
        self.heads[high] = low
        self.labels[low] = self.labels[high]
        if high in self.fixed:
            self.fixed[low] = self.fixed.pop(high)

    def _is_not(self, index: int) -> bool:
        return self.labels[index] == "advmod" and self.tokens[index].lemma.lower() in _NOT

    def role(self, token: Token) -> str:
        label = self.labels[token.index]
        if token.index in self.fixed:
            return self.fixed[token.index]
        if self._is_not(token.index):
            return "negation"
        if label == "mark" and token.tag == "TO":
            return "auxiliary"
        return UNIVERSAL.get(label) or UNIVERSAL.get(label.partition(":")[0], OTHER)
