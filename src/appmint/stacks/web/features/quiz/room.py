"""Questions with options, feedback after each answer, a score that is kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from appmint.spec.app import Page
from appmint.spec.criteria import Choose, Click, ExpectText, Fill, Go, Reload, SignIn, Step, Target
from appmint.spec.features import Quiz
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    Piece,
    Route,
    camel,
    kebab,
    pascal,
)
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity.asked import (
    SERVER_VALUE_IMPORTS,
    guard,
    page_rule,
    server_value,
    sign_in_steps,
)
from appmint.stacks.web.entity.shown import title_expression
from appmint.stacks.web.features.request.room import relation_to

_PLAYER = "Robin Vale"


def piece(feature: Quiz, app: App, page: Page) -> Piece:
    entity = app.entity(feature.entity)
    server = f"server/routes/{kebab(feature.id)}.ts"
    place = kebab(feature.id)
    files = {server: _server(feature, app)}
    needs: frozenset[tuple[str, str]] = frozenset()
    subject = app.subject(page)
    if subject is not None and subject.name == entity.name:
        title = title_expression(entity, entity.var)
        component = _runner(app)[0]
        jsx = (
            f"<{component} key={{{entity.var}.id}} path={{`/api{entity.api}/${{{entity.var}.id}}"
            f"/{place}`}} title={{{title}}} />"
        )
        block = Block(jsx, (" ".join(reversed(_runner(app))), *_dated(entity)))
    else:
        type_ = pascal(feature.id)
        path = f"src/{entity.folder}/{kebab(feature.id)}-chooser.tsx"
        files[path] = _chooser(feature, app, entity)
        needs = frozenset({(entity.name, "list")})
        block = Block(f"<{type_}Chooser />", (f"#{path} {type_}Chooser",))
    return Piece(
        block=block,
        files=files,
        routes=(Route(f"{entity.api}/:id/{place}", f"{camel(feature.id)}Routes", f"#{server}"),),
        needs=needs,
    )


def _dated(entity: EntityNames) -> tuple[str, ...]:
    dated = entity.display.type in ("date", "datetime")
    return ("#lib/format.ts formatDate",) if dated else ()


def _runner(app: App) -> tuple[str, str]:
    """The component of a quiz and its module; where people sign in they need not say who plays."""
    if app.signs_in:
        return "MemberQuiz", "#features/quiz/member-quiz.tsx"
    return "QuizRunner", "#features/quiz/quiz-runner.tsx"


def _chooser(feature: Quiz, app: App, entity: EntityNames) -> str:
    component, module = _runner(app)
    body = render(
        "features/quiz/chooser.tsx.jinja",
        e=entity,
        runner=component,
        type=pascal(feature.id),
        place=kebab(feature.id),
        title=title_expression(entity, entity.var),
        current_title=title_expression(entity, "current"),
    )
    known: Mapping[str, Sequence[str]] = {
        "react": ("useState",),
        f"#src/{entity.folder}/api.ts": (f"use{entity.types}",),
        "#components/query-view.tsx": ("QueryView",),
        "#components/states.tsx": ("LoadingCards",),
        module: (component,),
        "#lib/format.ts": ("formatDate",),
        "#ui/button.tsx": ("Button",),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def _server(feature: Quiz, app: App) -> str:
    entity, question = app.entity(feature.entity), app.entity(feature.question)
    attempt = app.entity(feature.attempt)
    relation = relation_to(attempt, entity)
    given = {relation.name, "player", "score", "total", "finished_at"}
    body = render(
        "features/quiz/server.ts.jinja",
        name=camel(feature.id),
        e=entity,
        q=question,
        a=attempt,
        q_relation=relation_to(question, entity),
        a_relation=relation,
        rest=[item for item in attempt.fields if item.name not in given],
        server_value=server_value,
        guard=guard(attempt.access.create),
        player="owner.role === 'guest' ? player : owner.name" if app.signs_in else "player",
    )
    known: Mapping[str, Sequence[str]] = {
        "drizzle-orm": ("and", "desc", "eq"),
        "hono": ("Hono",),
        "#features/quiz/quiz.ts": (
            "type Feedback",
            "LETTERS",
            "type Question",
            "answerInput",
            "attemptInput",
            "letterOf",
        ),
        "#features/request/keeping.ts": ("kept",),
        "#server/db/client.ts": ("db",),
        "#server/db/schema.ts": (question.table, attempt.table),
        "#server/http/errors.ts": ("notFound",),
        "#server/http/session.ts": ("type Env", "ensureActor", "requireMember", "requireRole"),
        "#server/http/validate.ts": ("idParam", "validate"),
        **SERVER_VALUE_IMPORTS,
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def checks(feature: Quiz, app: App, aspect: str) -> Sequence[Step]:
    entity = app.entity(feature.entity)
    played = _played(feature, app)
    page = app.spec.page_of(feature.id)
    detail = app.detail_page(feature.entity)
    if played is None or page is None:
        return ()
    index, questions = played
    attempt = app.entity(feature.attempt)
    open_quiz: tuple[Step, ...] = (Go(path=page.path),)
    if detail is not None and feature.id in detail.features:
        page = detail
        open_quiz = (Go(path=detail.path.replace(":id", str(index + 1))),)
    else:
        title = app.display_of(feature.entity, index)
        choose = Target(role="button", name=title)
        open_quiz = (*open_quiz, Click(target=choose, within=Target(role="main")))
    entered = sign_in_steps(app, page_rule(page), attempt.access.create, entity.access.read)
    signed = next((step.role for step in entered if isinstance(step, SignIn)), None)
    player = _PLAYER if signed is None else _demo_name(app, signed)
    steps: list[Step] = [
        *entered,
        *open_quiz,
        *(() if signed else (Fill(label="Your name", value=_PLAYER),)),
        Click(target=Target(role="button", name="Start")),
        ExpectText(text=str(questions[0]["prompt"])),
        ExpectText(text=f"Question 1 of {len(questions)}"),
    ]
    if aspect == "start":
        return steps
    for number, row in enumerate(questions):
        steps += [
            Choose(label=str(row["prompt"]), option=_right(row)),
            Click(target=Target(role="button", name="Check answer")),
            ExpectText(text="Correct!"),
        ]
        if aspect == "answer":
            return steps
        last = number == len(questions) - 1
        name = "See your score" if last else "Next question"
        steps.append(Click(target=Target(role="button", name=name)))
    count = len(questions)
    return (
        *steps,
        ExpectText(text=f"You scored {count} out of {count}", within=Target(role="heading")),
        Reload(),
        *(() if page is detail else open_quiz[1:]),
        ExpectText(text=player, within=Target(role="list", name="Your results")),
    )


def _demo_name(app: App, role: str) -> str:
    """What a role's demo account is called."""
    return next(f"Demo {each.label.lower()}" for each in app.roles if each.name == role)


def _played(feature: Quiz, app: App) -> tuple[int, list[dict[str, Any]]] | None:
    """The index of the first seeded quiz with questions, and its questions in order."""
    question = app.entity(feature.question)
    relation = relation_to(question, app.entity(feature.entity)).name
    for index in range(len(app.entity(feature.entity).spec.seed)):
        rows = [dict(row) for row in question.spec.seed if row.get(relation) == index]
        if rows:
            return index, rows
    return None


def _right(row: dict[str, Any]) -> str:
    """The text of the right option."""
    answer = str(row["answer"]).strip()
    if len(answer) == 1 and answer.lower() in "abcd":
        return str(row[f"option_{answer.lower()}"])
    return answer
