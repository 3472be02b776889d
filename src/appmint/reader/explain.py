"""Sentence -> elements: what each part of a text became, for `--explain`."""

from dataclasses import dataclass

from appmint.reader.reading import goals
from appmint.reader.sentences.segment import sentences
from appmint.spec.app import AppSpec
from appmint.spec.source import Source


@dataclass(frozen=True)
class Explained:
    """A sentence of the text and the elements of the spec that it caused."""

    sentence: str
    start: int
    end: int
    elements: tuple[str, ...]
    """"entity course", "unmet: Play videos (…)", "quality goal: easy to use"; empty when it caused
    nothing."""


def explain(spec: AppSpec) -> list[Explained]:
    """Each sentence of the spec's text with what it caused, in order."""
    named = [*_elements(spec), *_goals(spec)]
    found = []
    for sentence in sentences(spec.text):
        caused = [
            label
            for label, source in named
            if source.origin == "text"
            and source.start is not None
            and sentence.start <= source.start < sentence.end
        ]
        found.append(
            Explained(sentence.text, sentence.start, sentence.end, tuple(dict.fromkeys(caused)))
        )
    return found


def unexplained(spec: AppSpec) -> list[str]:
    """Elements that no sentence caused, with where they come from."""
    return [
        f"{label} ({source.origin})" for label, source in _elements(spec) if source.origin != "text"
    ]


def _goals(spec: AppSpec) -> list[tuple[str, Source]]:
    return [
        (f"quality goal: {each.text}", Source(origin="text", start=each.start, end=each.end))
        for each in goals(spec.text)
    ]


def _elements(spec: AppSpec) -> list[tuple[str, Source]]:
    theme = spec.theme
    return [
        (f"background {theme.background.label} {theme.background.hex}", theme.background.source),
        (f"components {theme.component.label} {theme.component.hex}", theme.component.source),
        *((f"role {role.label}", role.source) for role in spec.roles),
        *((f"entity {entity.label}", entity.source) for entity in spec.entities),
        *(
            (f"field {entity.label}: {field.label}", field.source)
            for entity in spec.entities
            for field in entity.fields
            if field.source.origin == "text"
        ),
        *((f"feature {feature.kind} ({feature.id})", feature.source) for feature in spec.features),
        *((f"page {page.title}", page.source) for page in spec.pages),
        *((f"criterion: {each.text}", each.source) for each in spec.criteria),
        *((f"question: {each.text} {each.assumption}", each.source) for each in spec.questions),
        *((f"unmet: {each.text} ({each.reason})", each.source) for each in spec.unmet),
    ]
