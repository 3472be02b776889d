"""A section of written content: text, cards, steps, a timeline, people, questions, figures."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectText, Go, Step, Target
from appmint.spec.features import Content
from appmint.stacks.composition import App, Block, Piece, icon_name, pascal, prop, ts

_ICONIC = ("cards", "contact")


def piece(feature: Content, app: App, page: Page) -> Piece:
    component = f"{pascal(feature.layout)}Section"
    needs = [f"#components/content/{feature.layout}-section.tsx {component}"]
    props = [prop("heading", feature.heading)]
    if feature.text:
        props.append(prop("text", feature.text))
    if feature.items:
        items = []
        for item in feature.items:
            parts = [f"title: {ts(item.title)}"]
            parts += [f"text: {ts(item.text)}"] if item.text else []
            parts += [f"detail: {ts(item.detail)}"] if item.detail else []
            if item.icon and feature.layout in _ICONIC:
                icon = icon_name(item.icon)
                parts.append(f"icon: {icon}")
                needs.append(f"lucide-react {icon}")
            items.append("{ " + ", ".join(parts) + " }")
        props.append(f"items={{[{', '.join(items)}]}}")
    return Piece(block=Block(f"<{component} {' '.join(props)} />", tuple(needs)))


def checks(feature: Content, app: App, aspect: str) -> Sequence[Step]:
    page = app.spec.page_of(feature.id)
    if page is None:
        return ()
    main = Target(role="main")
    steps: list[Step] = [Go(path=page.path), ExpectText(text=feature.heading, within=main)]
    if feature.items and feature.layout == "faq":
        first = feature.items[0]
        steps += [
            Click(target=Target(role="button", name=first.title), within=main),
            ExpectText(text=first.text, within=main),
        ]
    elif feature.items:
        steps += [ExpectText(text=item.title, within=main) for item in feature.items[:3]]
    elif feature.text:
        first_paragraph = feature.text.split("\n\n")[0].strip()
        steps.append(ExpectText(text=first_paragraph[:80].strip(), within=main))
    return steps
