"""What the courses of an app teach, where the text says it: "tango courses"."""

import re

from pydantic import JsonValue

from appmint.reader.drafting.draft import Draft
from appmint.reader.sentences.chunks import is_verb
from appmint.spec.entities import FieldType


def subject_of(text: str) -> str:
    """The subject that courses of the text are in, as written; "" when none is said."""
    for match in _BEFORE.finditer(text):
        words: list[str] = []
        for word in reversed(match[1].split()):
            if not _names_subject(word.lower()):
                break
            words.insert(0, word)
        if words:
            return " ".join(words)
    after = _AFTER.search(text)
    words = after[1].split() if after else []
    return " ".join(words) if all(_names_subject(word.lower()) for word in words) else ""


def _names_subject(word: str) -> bool:
    return word not in _ANY_COURSE and not is_verb(word) and not word.endswith(("ing", "ed"))


_BEFORE = re.compile(
    r"\b((?:[A-Za-z][\w+#-]* ){1,3})(?:online |video |training |learning |study )?courses\b"
)
_AFTER = re.compile(
    r"\b(?:[Ii]nstitute|[Aa]cademy|[Ss]chool|courses?) (?:of|in|on) "
    r"((?:[A-Za-z][\w+#-]* ?){1,3}?)(?= (?:to|for|that|and|with|which)\b|[.,])"
)
_ANY_COURSE = frozenset(
    """online offline training different various available video audio recorded live paid free own
    school university college selected popular new certified short professional practical all other
    personal relevant related elective public open premium featured recommended learning study
    complete multiple specific interesting favorite suitable high-quality quality internal external
    international national local community provides provide offers offer includes include sells
    the their of these those my your our a an and or for such as to in on at by from with that which
    through about functionalities website app platform mini-program users user teacher teachers
    student students course good best more many several some any each every income interest
    mobile interactive institution education educational career group upcoming previous
    current""".split()
)
"""Words before "courses" that name no subject."""


def teach(draft: Draft) -> bool:
    """Make the sample courses those of the text's subject; whether there is one."""
    subject = subject_of(draft.text)
    made = draft.entities.get("course")
    if not subject or made is None or not made.seed:
        return False
    about = made.first(FieldType.LONG_TEXT)
    levels = next((each for each in made.fields if each.name == "level"), None)
    kinds = next((each for each in made.fields if each.name == "category"), None)
    rows: list[dict[str, JsonValue]] = []
    for row, (title, told, kind) in zip(made.seed, _COURSES, strict=False):
        name = title.format(subject)
        changed = {**row, made.display: name[:1].upper() + name[1:]}
        if about:
            changed[about.name] = told
        if levels and len(levels.options) > kind:
            changed["level"] = levels.options[kind]
        if kinds:
            changed["category"] = _KINDS[kind]
        rows.append(changed)
    fields = tuple(
        each.model_copy(update={"options": _KINDS}) if each is kinds else each
        for each in made.fields
    )
    draft.change("course", fields=fields, seed=tuple(rows))
    if draft.voice and draft.voice.name == draft.origins.get("course"):
        # The copy of the domain speaks of its own courses.
        draft.voice = None
    return True


_KINDS = ("Foundations", "Practice", "In depth")
_COURSES = (
    ("Introduction to {}", "What it is about, in eight short lessons. No experience needed.", 0),
    ("{}: the essentials", "What everything else stands on, with an exercise for each part.", 0),
    ("{} in practice", "Worked examples from everyday cases, and remarks on your own.", 1),
    ("{} step by step", "One small step a week, each shown, tried and corrected.", 0),
    ("Common mistakes in {}", "Twelve of them, why they happen and how to avoid them.", 1),
    ("{} for the second year", "For those who know the basics and want to get faster.", 1),
    ("Advanced {}", "Hard cases, discussed in a small group.", 2),
    ("{}: preparing for the exam", "Questions of past years with their answers.", 1),
    ("{}: a project of your own", "Planned in week one, finished in week eight.", 2),
    ("Teaching {}", "For those who want to pass on what they know.", 2),
)
