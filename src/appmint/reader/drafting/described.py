"""Sentences that say what a record consists of: "each reading belongs to a station and has a date".

They are read before the clauses of the sentence, which see only what is left of it.
"""

import re

from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.fields import present
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.records import relation
from appmint.reader.knowledge.entries import look_of
from appmint.reader.knowledge.kinds import kind_of as record_kind
from appmint.reader.knowledge.kinds import rows_of_kind
from appmint.reader.knowledge.seeds import field, value_for
from appmint.reader.sentences.field_words import Asked, asked, kind_of
from appmint.reader.sentences.intents import Intent, without
from appmint.reader.sentences.joining import thing_for
from appmint.reader.sentences.phrases import head_noun, is_system
from appmint.reader.sentences.segment import Sentence
from appmint.reader.words.nouns import name_of, noun_class
from appmint.spec.criteria import Claim
from appmint.spec.entities import Field, FieldType
from appmint.spec.features import Booking, Browse, Comments, Request
from appmint.spec.reserved import FIELD_NAMES, QUERY_NAMES

_NOUN = r"[a-z][a-z-]*(?: [a-z][a-z-]*){0,2}?"
_HAS = (
    r"has|have|contains?|consists? of|is made up of|comprises?|includes?|stores?|records|carries|"
    r"comes with|requires?|needs?|is described by|is defined by"
)
_BELONGS = (
    r"belongs? to|is (?:linked|tied|assigned|attached|related|connected) to|"
    r"refers? to|is (?:part|made|held|taken) (?:of|for|at|in)"
)
_SENTENCE = re.compile(
    rf"(?P<each>\b(?:each|every|an?|one|all|any)\s+|^)(?P<noun>{_NOUN})\s+"
    rf"(?:(?:should|must|can|may|will|also)\s+)*(?P<verb>{_HAS}|{_BELONGS})"
    r"(?: (?:an?|its|their) (?:own |dedicated |detail )?page with)?"
    r"(?: the)?(?: following)?(?: fields?| information| details| attributes| properties)?\s*:?\s+",
    re.I,
)
_NEXT = re.compile(
    r"(?:and|,|, and|but)\s+(?:it |they |also |can |may |must |should )*"
    rf"(?P<verb>{_HAS}|{_BELONGS})\s+",
    re.I,
)
_END = re.compile(r"\s+(?:so that|because|which|that|who|when|while|if|in order to)\b|[;.]|$", re.I)
_ACTING = re.compile(
    r"(?:,\s*|\s+)(?:and|but|or)\s+(?:it |they |people |users |visitors )?"
    r"(?:can|may|should|must|is|are|will)\b",
    re.I,
)
_MANY = re.compile(r"(?:many|several|multiple|any number of|one or more|a list of)\s+", re.I)
_COMMA = re.compile(r",\s*(?:and\s+)?(?![^()]*\))|\s+and\s+(?![^()]*\))")


def described(sentence: Sentence, index: int) -> tuple[list[Intent], Sentence]:
    """What the sentence says of records, and the sentence without those words."""
    text = sentence.text
    found: list[Intent] = []
    for match in _SENTENCE.finditer(text):
        if found and match.start() + sentence.start < found[-1].end:
            continue
        said = head_noun(match["noun"].lower())
        noun = re.sub(r" (?:information|details|data|records?|entry|entity)$", "", said)
        if not _is_record(noun, bool(match["each"].strip()) or noun != said):
            continue
        made = _predicates(sentence, index, noun, match)
        found.extend(made)
    return found, without(sentence, found)


def _is_record(noun: str, counted: bool) -> bool:
    """Whether a subject names records; people and the app itself only after "each" or "a"."""
    words = noun.split()
    if not words or words[0] in _NO_SUBJECT or words[-1] in _NO_SUBJECT:
        return False
    if is_system(noun):
        person = noun_class(words[-1]) == "person" and words[-1] not in _ACTORS
        return counted and person
    return True


_NOTHING = frozenset({"", "etc", "so on", "more"})
_NO_SUBJECT = frozenset(
    """it they we i you he she there this that these those which who what site website app
    application system platform page homepage dashboard interface module section feature function
    database component user admin administrator visitor everyone must should can also each every
    and or the""".split()
)
_ACTORS = frozenset("user visitor admin administrator guest person people".split())


def _predicates(sentence: Sentence, index: int, noun: str, match: re.Match[str]) -> list[Intent]:
    """One intent with all parts that the clause and those joined to it name, or none."""
    text = sentence.text
    stop = match.end() + (_END.search(text[match.end() :]) or match).start()
    begin, verb = match.end(), match["verb"].lower()
    fields: list[str] = []
    owners: list[str] = []
    sure = bool(match["each"].strip()) and match["each"].strip().lower() in {"each", "every"}
    end = begin
    while True:
        further = _NEXT.search(text, begin, stop)
        acting = _ACTING.search(text, begin, further.start() if further else stop)
        until = acting.start() if acting else (further.start() if further else stop)
        body = text[begin:until]
        if re.fullmatch(_BELONGS, verb):
            owners += _owners(body)
        else:
            fields += [part for part in _COMMA.split(body) if part.strip(" .") not in _NOTHING]
        end = until
        if further is None or acting:
            break
        begin, verb = further.end(), further["verb"].lower()
    parts = [asked(each, noun) for each in fields]
    usual = [each for each in parts if each and each.ordinary]
    plain = all(each is not None for each in parts)
    enough = len(usual) * 2 >= len(fields) and (len(fields) > 1 or (sure and usual))
    if len(fields) == 1 and _MANY.match(fields[0]) and not kind_of(fields[0]):
        enough = plain = True
    if not owners and not (fields and plain and enough):
        return []
    if owners and fields and not (plain and (sure or len(usual) * 2 >= len(fields))):
        return []
    start = match.start()
    whole = text[start:end].rstrip(" ,")
    return [
        Intent(
            action="described",
            verb="belong" if owners and not fields else "have",
            phrase=noun,
            text=whole,
            start=sentence.start + start,
            end=sentence.start + start + len(whole),
            sentence=index,
            nominal=True,
            fields=(*(f"->{each}" for each in owners), *(each.strip() for each in fields)),
        )
    ]


def _owners(body: str) -> list[str]:
    """The nouns that a record belongs to."""
    nouns = []
    for part in _COMMA.split(body):
        words = re.findall(
            r"[a-z-]+", re.sub(r"^(?:an?|one|the|exactly one|its)\s+", "", part.strip().lower())
        )
        if 1 <= len(words) <= 3:
            nouns.append(head_noun(" ".join(words)))
    return nouns


def described_list(head: Sentence, bullets: list[Sentence], index: int) -> Intent | None:
    """Bullets under a heading that names a record, each one of its fields."""
    title = re.sub(r"^(?:an?|the|each|every)\s+|\s*:$", "", head.text.strip().lower())
    lead = re.fullmatch(
        rf"(?P<noun>{_NOUN})(?:\s+(?:should |must )?(?:{_HAS})|\s+(?:fields|details|data|form))?"
        r"(?: the following(?: fields)?)?|"
        r"(?:fields|details|data) (?:of|for) (?:an?|the|each|every)?\s*(?P<other>[a-z -]+)",
        title,
    )
    if lead is None or len(bullets) < 2:
        return None
    noun = head_noun((lead["noun"] or lead["other"] or "").strip())
    words = noun.split()
    if not words or words[-1] in _NO_SUBJECT or len(words) > 3:
        return None
    fields = [each.text.strip(" .;,") for each in bullets]
    parts = [asked(each, noun) for each in fields]
    usual = [each for each in parts if each and each.ordinary]
    if not all(parts) or len(usual) * 3 < len(parts) * 2:
        return None
    return Intent(
        action="described",
        verb="have",
        phrase=noun,
        text=head.text.rstrip(":"),
        start=head.start,
        end=bullets[-1].end,
        sentence=index,
        nominal=True,
        fields=tuple(fields),
    )


RECORDS = frozenset(
    """booking reservation appointment rental order review comment rating application enrolment
    enrollment registration participation subscription message vote ballot bid""".split()
)
"""Records that features make: what is said of them is added when they are there."""

# --- what becomes of them ---------------------------------------------------------------------


def describe(draft: Draft, intent: Intent) -> list[Claim]:
    """Give the records of an entity the fields and relations that the text names."""
    source = source_of(intent)
    entity = entity_for(draft, intent.phrase, source)
    filler = entity in draft.fillers
    made: list[Field] = _parts(draft, entity, intent)
    for said in intent.fields:
        many = _MANY.match(re.sub(r"^(?:can|may)\s+", "", said))
        if said.startswith("->"):
            made += _relation(draft, entity, said[2:], intent)
        elif many and not kind_of(said[many.end() :]) and draft.words.plausible(said[many.end() :]):
            child = entity_for(draft, said[many.end() :], source)
            if child != entity:
                _link(draft, child, entity)
                draft.list_page(child, source)
        else:
            each = asked(said, intent.phrase)
            if each is not None:
                made += (
                    _relation(draft, entity, said, intent)
                    if _is_thing(draft, each)
                    else [_field(each, intent)]
                )
    made = [each for each in made if each.name not in FIELD_NAMES | QUERY_NAMES]
    if filler and len([each for each in made if each.target is None]) > 1:
        _replace_fields(draft, entity, made)
    else:
        for field in made:
            add_field_once(draft, entity, field)
    if not draft.entities[entity].owned or draft.entities[entity].access.read != "owner":
        draft.list_page(entity, source)
    look_again(draft, entity)
    if f"detail_{entity}" in draft.features:
        return [Claim(feature=f"detail_{entity}", aspect="open")]
    return next(
        (
            [Claim(feature=each.id, aspect=each.aspects[0])]
            for each in draft.features.values()
            if isinstance(each, Booking | Request | Comments) and each.record == entity
        ),
        [],
    )


def _parts(draft: Draft, entity: str, intent: Intent) -> list[Field]:
    """The fields that another reader found for the records, of the types it gave them."""
    thing = thing_for(intent, draft.facts)
    made: list[Field] = []
    for part in thing.parts if thing else ():
        name = name_of(part.label)
        if part.type is FieldType.RELATION:
            made += _relation(draft, entity, part.target or part.label.lower(), intent)
        elif part.type is FieldType.ENUM and not part.options:
            made.append(field(name, "text", part.label, source=source_of(intent), required=False))
        else:
            lasting = part.type not in {FieldType.IMAGE, FieldType.FILE}
            made.append(
                field(
                    name,
                    part.type,
                    part.label,
                    source=source_of(intent),
                    required=part.required and lasting,
                    options=part.options if part.type is FieldType.ENUM else (),
                    private=part.type in {FieldType.EMAIL, FieldType.PHONE},
                )
            )
    return made


def look_again(draft: Draft, entity: str) -> None:
    """Search, filter and sort the list by the fields that the records have now."""
    made = draft.entities[entity]
    browse = draft.features.get(f"browse_{entity}")
    look = look_of(made, draft.looks[entity])
    draft.looks[entity] = look
    if isinstance(browse, Browse):
        draft.update(
            browse.id, layout=look.layout, search=look.search, filters=look.filters, sort=look.sort
        )


def _is_thing(draft: Draft, each: Asked) -> bool:
    """Whether a part is a record of its own: the app keeps such records."""
    return not each.ordinary and each.name in draft.entities and not draft.entities[each.name].owned


def _relation(draft: Draft, entity: str, noun: str, intent: Intent) -> list[Field]:
    words = re.sub(r"^(?:an?|the|its|one)\s+", "", noun.strip())
    if not draft.words.plausible(words):
        return []
    target = entity_for(draft, words, source_of(intent))
    made = draft.entities[target]
    if (
        target == entity
        or made.owned
        or any(each.target == target for each in draft.entities[entity].fields)
    ):
        return []
    draft.list_page(target, source_of(intent))
    return [relation(draft, target).model_copy(update={"source": source_of(intent)})]


def _link(draft: Draft, child: str, owner: str) -> None:
    if draft.entities[child].owned or any(
        each.target == owner for each in draft.entities[child].fields
    ):
        return
    add_field_once(draft, child, relation(draft, owner))


def _field(each: Asked, intent: Intent) -> Field:
    values: dict[str, object] = {"required": each.required and each.kind not in {"image", "file"}}
    if each.options:
        values["options"] = each.options
    if each.unit:
        values["unit"] = each.unit
    if each.kind in {"email", "phone"}:
        values["private"] = True
    return field(each.name, each.kind, each.label, source=source_of(intent), **values)


def add_field_once(draft: Draft, entity: str, made: Field) -> None:
    """Add a field, or give one that is there the choices that the text names."""
    old = draft.entities[entity]
    same = next((each for each in old.fields if _same(each, made)), None)
    if same is not None and made.options and same.type is FieldType.ENUM:
        choose_from(draft, entity, same, made.options)
        return
    if same is not None or (made.target is None and present(old.fields, made.name)):
        return
    if made.target is None and any(
        each.label.casefold() == made.label.casefold() for each in old.fields
    ):
        return
    rows = range(max(1, len(old.seed)))
    kind = noun_class(entity)
    draft.add_field(entity, made, [value_for(made, kind, entity, at, first=False) for at in rows])


def _same(old: Field, new: Field) -> bool:
    """Whether two fields are one: "start date" is when a booking starts."""
    if old.name == new.name:
        return True
    began, begins = (each.name.split("_")[0].removesuffix("s") for each in (old, new))
    return old.type is new.type and old.type in _MOMENTS and began == begins


_MOMENTS = (FieldType.DATE, FieldType.DATETIME, FieldType.TIME)


def choose_from(draft: Draft, entity: str, old: Field, options: tuple[str, ...]) -> None:
    """Make a field one of the options, in the sample records too."""
    new = old.model_copy(update={"type": FieldType.ENUM, "options": options, "default": None})
    made = draft.entities[entity]
    fields = tuple(new if each.name == old.name else each for each in made.fields)
    rows = tuple({**row, old.name: options[at % len(options)]} for at, row in enumerate(made.seed))
    draft.change(entity, fields=fields, seed=rows)


def _replace_fields(draft: Draft, entity: str, made: list[Field]) -> None:
    """The fields said outright instead of the usual ones that an unknown noun gets."""
    old = draft.entities[entity]
    kept = list({each.name: each for each in made}.values())
    display = next((each for each in kept if each.type is FieldType.TEXT), None)
    if display is None:
        # Something has to name a record in lists and links.
        display = next((each for each in old.fields if each.name == old.display), None)
        if display is not None:
            kept.insert(0, display)
    if display is None:
        return
    kept.sort(key=lambda each: each is not display)
    draft.fillers.pop(entity, None)
    noun = old.label.lower()
    draft.add_entity(
        old.model_copy(
            update={
                "fields": tuple(kept),
                "display": display.name,
                "seed": tuple(rows_of_kind(record_kind(noun, draft.text), noun, tuple(kept))),
            }
        )
    )
