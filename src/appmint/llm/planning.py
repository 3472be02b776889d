"""Wishes that no feature meets, planned as parts to write, with steps that prove them."""

import json
import re
from collections.abc import Iterator, Sequence

from pydantic_ai.models import Model

from appmint.llm.asking import ask
from appmint.llm.drafts import Draft
from appmint.llm.plans import Planned
from appmint.llm.prompts import load
from appmint.llm.quoting import plain
from appmint.llm.steps import DraftStep, step_of
from appmint.spec import (
    AppSpec,
    Bespoke,
    Claim,
    Criterion,
    ExpectCount,
    ExpectNoText,
    ExpectOrder,
    ExpectText,
    ExpectUrl,
    Go,
    Page,
    SignIn,
    Source,
    Step,
    problems,
)

MOST_PARTS, MOST_CRITERIA, MOST_STEPS = 5, 6, 16
_STARTER = "This part is not there yet"
"""What a part shows below its heading before it is written."""


class DraftCriterion(Draft):
    """How a visitor sees that a wish is met."""

    wish: int
    also: tuple[int, ...] = ()
    """Further wishes that the same steps show."""
    text: str
    steps: list[DraftStep]

    @property
    def wishes(self) -> tuple[int, ...]:
        return (self.wish, *self.also)


class DraftPlannedPart(Draft):
    """A part to write."""

    wishes: list[int]
    heading: str
    purpose: str
    page: str
    entities: tuple[str, ...] = ()
    api: bool = False
    value: int = 3
    criteria: list[DraftCriterion]


class DraftPlan(Draft):
    """All parts to write."""

    parts: list[DraftPlannedPart]


def plan(spec: AppSpec, model: Model) -> Sequence[Planned]:
    """Parts that meet what the spec lists as unmet, the most valuable first.

    Every criterion has steps that lead through pages of the app, by roles that it has, to
    something that it does not show without the part. Raises AnswerUnusable, ModelError.
    """
    if not spec.unmet:
        return ()
    material = {
        "app": json.dumps(_app(spec), ensure_ascii=False, indent=1),
        "open wishes": "\n".join(
            f"{number}. {each.text} ({each.reason})" for number, each in enumerate(spec.unmet, 1)
        ),
        "description": spec.text,
    }
    made: list[Planned] = []

    def wrong_with(draft: DraftPlan) -> Sequence[str]:
        made.clear()
        planning = _Planning(spec)
        order = sorted(draft.parts, key=lambda part: -part.value)[:MOST_PARTS]
        made.extend(planning.part(each, number) for number, each in enumerate(order, 1))
        return planning.wrong or planning.invalid(made)

    ask(model, load("plan"), material, DraftPlan, wrong_with)
    return tuple(made)


def _app(spec: AppSpec) -> dict[str, object]:
    """What a planner needs to know of the app."""
    kinds = {feature.id: str(getattr(feature, "kind", "")) for feature in spec.features}
    return {
        "name": spec.name,
        "roles": [role.name for role in spec.roles],
        "pages": [
            {
                "title": page.title,
                "path": page.path,
                "shows": [kinds[each] for each in page.features if each in kinds],
            }
            for page in spec.pages
        ],
        "records": [
            {
                "name": entity.name,
                "fields": {field.name: field.type.value for field in entity.fields},
                "first rows": [row.get(entity.display) for row in entity.seed[:3]],
            }
            for entity in spec.entities
        ],
    }


class _Planning:
    """Turns drafts into parts of one app; what is wrong with them is kept as sentences."""

    def __init__(self, spec: AppSpec) -> None:
        self.spec = spec
        self.wrong: list[str] = []
        self._taken: set[int] = set()
        self._ids = {feature.id for feature in spec.features}
        self._pages = list(spec.pages)
        self._roles = {role.name for role in spec.roles}

    def part(self, draft: DraftPlannedPart, number: int) -> Planned:
        """The part; sentences about it name it by number."""
        where = f"Part {number}"
        heading = plain(draft.heading, 80) or "Part"
        self._wishes(where, draft)
        feature = Bespoke(
            id=self._free(_slug(heading, "_"), self._ids),
            heading=heading,
            purpose=plain(draft.purpose, 600) or heading,
            entities=tuple(dict.fromkeys(self._entities(where, draft))),
            api=draft.api,
            source=self._source(draft.wishes),
        )
        page = self._page(plain(draft.page, 40) or heading, feature.source)
        if not draft.criteria:
            self.wrong.append(f"{where} has no criterion.")
        criteria = [
            self._criterion(f"{where}, criterion {at}", each, at, feature, page)
            for at, each in enumerate(draft.criteria[:MOST_CRITERIA], 1)
        ]
        wishes = tuple(
            self.spec.unmet[each - 1] for each in sorted(set(draft.wishes)) if self._known(each)
        )
        shown_by = {
            self.spec.unmet[wish - 1].text: tuple(
                made.id
                for made, each in zip(criteria, draft.criteria, strict=False)
                if wish in each.wishes
            )
            for wish in sorted(set(draft.wishes))
            if self._known(wish)
        }
        return Planned(feature, page, tuple(criteria), wishes, shown_by)

    def invalid(self, parts: Sequence[Planned]) -> Sequence[str]:
        """What the spec's own validation says of the app with all parts and their criteria."""
        spec = self.spec
        for each in parts:
            spec = each.begun_in(spec)
            spec = spec.model_copy(update={"criteria": (*spec.criteria, *each.criteria)})
        return [str(each) for each in problems(spec)]

    def _known(self, wish: int) -> bool:
        return 1 <= wish <= len(self.spec.unmet)

    def _wishes(self, where: str, draft: DraftPlannedPart) -> None:
        if not draft.wishes:
            self.wrong.append(f"{where} meets no wish: give its number.")
        proven = {wish for each in draft.criteria[:MOST_CRITERIA] for wish in each.wishes}
        for wish in dict.fromkeys(draft.wishes):
            if not self._known(wish):
                self.wrong.append(f"{where} names wish {wish}, which is not listed.")
            elif wish in self._taken:
                self.wrong.append(f"{where} names wish {wish}, which another part meets.")
            elif wish not in proven:
                self.wrong.append(f"{where} has no criterion for wish {wish}.")
            self._taken.add(wish)
        for wish in sorted(proven - set(draft.wishes)):
            self.wrong.append(f"{where} has a criterion for wish {wish}, which it does not meet.")

    def _entities(self, where: str, draft: DraftPlannedPart) -> Iterator[str]:
        known = {entity.name for entity in self.spec.entities}
        for name in draft.entities:
            if name in known:
                yield name
            else:
                self.wrong.append(f"{where} names the record “{name}”, which the app has not.")

    def _page(self, title: str, source: Source) -> Page:
        # A list and its records may have one title: the list is meant, which comes first.
        known = next((p for p in self._pages if p.title.casefold() == title.casefold()), None)
        if known is None:
            names = {page.name for page in self._pages}
            paths = {page.path for page in self._pages}
            known = Page(
                name=self._free(_slug(title, "_"), names),
                title=title,
                path=self._free(f"/{_slug(title, '-')}", paths, "-"),
                features=(),
                source=source,
            )
            self._pages.append(known)
        return known

    def _free(self, wanted: str, taken: set[str], joint: str = "_") -> str:
        made, count = wanted, 1
        while made in taken:
            count += 1
            made = f"{wanted}{joint}{count}"
        taken.add(made)
        return made

    def _criterion(
        self, where: str, draft: DraftCriterion, at: int, feature: Bespoke, page: Page
    ) -> Criterion:
        steps = list(self._steps(where, draft.steps, page))
        if not any(_sees_the_part(step, feature, page, self.spec) for step in steps):
            self.wrong.append(
                f"{where} expects nothing that only the written part shows: expect a control, a "
                f"state or a result, not its heading."
            )
        wish = draft.wish if self._known(draft.wish) else 1
        return Criterion(
            id=f"{feature.id[:40]}_{at}",
            text=plain(draft.text, 200) or self.spec.unmet[wish - 1].text,
            claims=(Claim(feature=feature.id, aspect="show"),),
            steps=tuple(steps),
            source=self.spec.unmet[wish - 1].source,
        )

    def _steps(self, where: str, drafts: Sequence[DraftStep], page: Page) -> Iterator[Step]:
        home = _example(page.path)
        if not drafts or drafts[0].do not in ("go", "sign_in"):
            yield Go(path=home)
        if len(drafts) > MOST_STEPS:
            self.wrong.append(f"{where} has {len(drafts)} steps: {MOST_STEPS} at most.")
        for number, draft in enumerate(drafts[:MOST_STEPS], 1):
            if draft.do == "go" and draft.path.strip() in ("", page.path):
                draft = draft.model_copy(update={"path": home})
            step = step_of(draft)
            if isinstance(step, str):
                self.wrong.append(f"{where}, step {number}: {step}")
                continue
            if isinstance(step, Go | ExpectUrl) and not self._leads(step.path):
                self.wrong.append(
                    f"{where}, step {number}: no page of the app has the path “{step.path}”."
                )
            if isinstance(step, SignIn) and step.role not in self._roles:
                roles = ", ".join(sorted(self._roles)) or "nobody signs in"
                self.wrong.append(
                    f"{where}, step {number}: “{step.role}” is no role of the app ({roles})."
                )
            yield step

    def _leads(self, path: str) -> bool:
        bare = path.split("?")[0].split("#")[0]
        return any(
            re.fullmatch(re.escape(page.path).replace(":id", r"[\w-]+"), bare)
            for page in self._pages
        )

    def _source(self, wishes: Sequence[int]) -> Source:
        known = [each for each in wishes if self._known(each)]
        return self.spec.unmet[known[0] - 1].source if known else Source()


def _sees_the_part(step: Step, feature: Bespoke, page: Page, spec: AppSpec) -> bool:
    """Whether a step expects what the app does not show before the part is written."""
    match step:
        case ExpectText(text=text):
            return not _already_there(text, feature, page, spec)
        case ExpectCount(target=target, at_least=least):
            named = target.name or ""
            there = target.role in _SHELL and (
                not named or _already_there(named, feature, page, spec)
            )
            return least > 0 and not there
        case ExpectOrder(texts=texts):
            return any(not _already_there(each, feature, page, spec) for each in texts)
        case ExpectNoText() | ExpectUrl():
            return False
    return step.do.startswith("expect_")


_SHELL = frozenset({"heading", "link", "navigation", "banner", "main", "region", "contentinfo"})
"""Roles that every page has."""


def _already_there(text: str, feature: Bespoke, page: Page, spec: AppSpec) -> bool:
    shown = [
        feature.heading,
        page.intro,
        _STARTER,
        spec.name,
        spec.tagline,
        *(each.title for each in (*spec.pages, page)),
    ]
    return any(text.casefold() in each.casefold() for each in shown)


def _example(path: str) -> str:
    """An address of the page: that of the first record where it shows one."""
    return path.replace(":id", "1")


def _slug(words: str, joint: str) -> str:
    """The words as part of a name or an address."""
    found = re.findall(r"[a-z0-9]+", words.lower())
    slug = joint.join(found)[:32].strip(joint)
    return slug if slug[:1].isalpha() else joint.join(["part", slug]).strip(joint)
