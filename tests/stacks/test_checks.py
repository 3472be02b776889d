"""The steps of criteria as a whole: they run one after another on one database."""

from appmint.spec import AppSpec
from appmint.spec.criteria import Fill
from appmint.spec.entities import Entity
from appmint.spec.features import Save
from appmint.stacks.composition import App
from appmint.stacks.web.checks import attach
from appmint.stacks.web.features.mine.room import making
from tests.builder.tool_library import tool_library
from tests.stacks import people_spec


def tools_of_unique_titles() -> AppSpec:
    """The tool library, where no two tools may have the same title."""
    library = tool_library()

    def unique(entity: Entity) -> Entity:
        fields = [
            field.model_copy(update={"unique": entity.name == "tool" and field.name == "title"})
            for field in entity.fields
        ]
        return entity.model_copy(update={"fields": tuple(fields)})

    return library.model_copy(update={"entities": tuple(map(unique, library.entities))})


def test_each_new_record_has_a_name_of_its_own_even_where_criteria_ask_for_the_same() -> None:
    spec = tools_of_unique_titles()
    creating = next(each for each in spec.criteria if each.id == "keep_tools")
    again = creating.model_copy(update={"id": "again"})
    done = attach(spec.model_copy(update={"criteria": (creating, again)}))
    first, second = ([s for s in each.steps if isinstance(s, Fill)] for each in done.criteria)
    titles = [
        next(step.value for step in steps if step.label == "Title") for steps in (first, second)
    ]
    assert titles[0] != titles[1]
    searched = {step.value for step in second if step.label.startswith("Search")}
    assert titles[1] in searched
    assert titles[0] not in searched


def test_what_is_saved_to_be_found_in_the_own_list_is_let_go_only_afterwards() -> None:
    app = App(people_spec.spec())
    saved = [app.entity(each.record) for each in app.of_kind(Save)]
    assert saved
    for record in saved:
        made, undone = making(app, record)
        assert not [step for step in made if "Removed" in step.model_dump_json()]
        assert [step for step in undone if "Removed" in step.model_dump_json()]
