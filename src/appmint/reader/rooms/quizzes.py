"""Intents about quizzes, exams and contests."""

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import lexicon_entity
from appmint.reader.drafting.records import record, relation, who
from appmint.reader.knowledge.seeds import field
from appmint.reader.sentences.intents import Intent
from appmint.spec.features import Quiz


def quiz(draft: Draft, intent: Intent) -> Claims:
    """Questions with options, feedback and a score."""
    text = intent.text.lower()
    aspect = (
        "score"
        if "scor" in text or "result" in text
        else ("answer" if "answer" in text or "submit" in text else "start")
    )
    known = next(
        (
            each.name
            for each in draft.domains
            if {"quiz", "question", "attempt"} <= each.entities.keys()
        ),
        None,
    )
    other = draft.entities.get("question")
    if known and (other is None or any(each.name == "prompt" for each in other.fields)):
        for each in ("quiz", "question", "attempt"):
            lexicon_entity(draft, known, each)
        draft.change("attempt", owned=True)
        draft.allow("attempt", create="anyone")
        for each in ("question", "attempt"):
            # Another domain's questions may be there already: they are asked in a quiz too.
            if all(made.target != "quiz" for made in draft.entities[each].fields):
                draft.add_field(each, relation(draft, "quiz"), range(4))
        _place_quiz(draft, "question", intent)
        return claim("quiz", aspect)
    entity = "quiz"
    titles = ("General knowledge", "Everyday science", "Rivers and cities", "Words and numbers")
    record(
        draft,
        entity,
        [
            field("title", "text"),
            field("description", "long_text"),
            field("level", "enum", options=("Easy", "Medium", "Hard")),
        ],
        "title",
        [
            {
                "title": title,
                "description": "Four questions, no time limit.",
                "level": ("Easy", "Medium", "Hard")[at % 3],
            }
            for at, title in enumerate(titles)
        ],
        icon="circle-help",
        owned=False,
        read="anyone",
        create="nobody",
        change="nobody",
    )
    record(
        draft,
        "quiz_question",
        [
            relation(draft, entity),
            field("prompt", "text", "Question"),
            *(field(f"option_{letter}", "text", f"Option {letter.upper()}") for letter in "abcd"),
            field("answer", "enum", options=("A", "B", "C", "D")),
            field("explanation", "long_text", required=False),
        ],
        "prompt",
        [
            {
                "quiz": at % 4,
                "prompt": prompt,
                "option_a": a,
                "option_b": b,
                "option_c": c,
                "option_d": d,
                "answer": right,
                "explanation": why,
            }
            for at, (prompt, a, b, c, d, right, why) in enumerate(_QUESTIONS)
        ],
        icon="list",
        owned=False,
        read="anyone",
        create="nobody",
        change="nobody",
        label="Question",
    )
    record(
        draft,
        "attempt",
        [
            relation(draft, entity),
            field("player", "text", "Name"),
            field("score", "number"),
            field("total", "number"),
            field("finished_at", "datetime", "Finished"),
        ],
        "player",
        [
            {
                "quiz": at % 4,
                "player": who(at)["name"],
                "score": 2 + at % 3,
                "total": 4,
                "finished_at": -600 * (at + 1),
            }
            for at in range(6)
        ],
        icon="trophy",
        read="anyone",
    )
    _place_quiz(draft, "quiz_question", intent)
    return claim("quiz", aspect)


def _place_quiz(draft: Draft, question: str, intent: Intent) -> None:
    draft.list_page("quiz", source_of(intent))
    feature = Quiz(
        id="quiz", entity="quiz", question=question, attempt="attempt", source=source_of(intent)
    )
    draft.add(feature, draft.detail_page("quiz"))


_QUESTIONS = (
    (
        "Which planet is closest to the sun?",
        "Mercury",
        "Venus",
        "Mars",
        "Earth",
        "A",
        "Mercury circles the sun in 88 days.",
    ),
    (
        "At what temperature does water boil at sea level?",
        "90 °C",
        "100 °C",
        "110 °C",
        "120 °C",
        "B",
        "At higher altitude it boils earlier.",
    ),
    (
        "Which river flows through Vienna?",
        "Rhine",
        "Elbe",
        "Danube",
        "Rhône",
        "C",
        "The Danube passes ten countries.",
    ),
    ("What is a quarter of 240?", "40", "48", "54", "60", "D", "240 divided by four is 60."),
    (
        "How many sides has a hexagon?",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "B",
        "Hex is Greek for six.",
    ),
    (
        "Which gas do plants take in?",
        "Oxygen",
        "Nitrogen",
        "Carbon dioxide",
        "Helium",
        "C",
        "They turn it into sugar with light.",
    ),
    (
        "Of which country is Lisbon the capital?",
        "Portugal",
        "Spain",
        "Brazil",
        "Chile",
        "A",
        "Lisbon lies where the Tagus meets the sea.",
    ),
    (
        "What is the opposite of ancient?",
        "Old",
        "Modern",
        "Large",
        "Quiet",
        "B",
        "Ancient means very old.",
    ),
    (
        "How many continents are there?",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "C",
        "Counted as in most English schools.",
    ),
    (
        "What does a thermometer measure?",
        "Pressure",
        "Weight",
        "Speed",
        "Temperature",
        "D",
        "Thermos is Greek for warm.",
    ),
    (
        "Which city is called the Eternal City?",
        "Athens",
        "Rome",
        "Cairo",
        "Paris",
        "B",
        "Romans used the name themselves.",
    ),
    (
        "How many letters has the word 'twelve'?",
        "Six",
        "Seven",
        "Eight",
        "Five",
        "A",
        "T-w-e-l-v-e.",
    ),
    (
        "Who painted the Mona Lisa?",
        "Raphael",
        "Titian",
        "Leonardo da Vinci",
        "Botticelli",
        "C",
        "It hangs in the Louvre.",
    ),
    ("What do bees make?", "Silk", "Honey", "Milk", "Paper", "B", "And wax."),
    (
        "Which ocean is the largest?",
        "Atlantic",
        "Indian",
        "Arctic",
        "Pacific",
        "D",
        "It covers a third of the earth.",
    ),
    ("What is 15 percent of 200?", "30", "20", "25", "35", "A", "Ten percent is 20, five is 10."),
)
