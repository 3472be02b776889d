"""Answers questions from a list, and says so when it has no answer."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectText, Fill, Step, Target
from appmint.spec.features import Chatbot
from appmint.stacks.composition import App, Block, Piece, camel, kebab, prop, ts
from appmint.stacks.web.visits import entry


def piece(feature: Chatbot, app: App, page: Page) -> Piece:
    """The panel in the page, and the list of what it knows."""
    name = f"{camel(feature.id)}Answers"
    path = f"src/answers/{kebab(feature.id)}.ts"
    rows = ",\n".join(
        f"{{ question: {ts(item.title)}, text: {ts(item.text)} }}"
        for item in feature.answers
        if item.text
    )
    source = (
        "import type { Answer } from '#features/chatbot/answers.ts'\n\n"
        "/** What the assistant knows. */\n"
        f"export const {name}: readonly Answer[] = [\n{rows},\n]\n"
    )
    jsx = f"<Chatbot {prop('heading', feature.heading)} answers={{{name}}} />"
    return Piece(
        block=Block(jsx, ("#features/chatbot/chatbot.tsx Chatbot", f"#{path} {name}")),
        files={path: source},
    )


def checks(feature: Chatbot, app: App, aspect: str) -> Sequence[Step]:
    """A known question is answered; an unknown one is met with an honest no."""
    page = app.spec.page_of(feature.id)
    known = next((item for item in feature.answers if item.text), None)
    if page is None or known is None:
        return ()
    log = Target(role="log", name="Conversation")
    ask = Click(target=Target(role="button", name="Ask"), within=Target(role="form"))
    steps: tuple[Step, ...] = (
        *entry(app, page),
        Fill(label="Your question", value=known.title),
        ask,
        ExpectText(text=known.text.split("\n")[0][:80].strip(), within=log),
        Fill(label="Your question", value="Zyxwv qwrtz?"),
        ask,
        ExpectText(text="I have no answer to that", within=log),
    )
    return steps
