"""A subject that a site introduces is told in sections, and no list is made of its aspects."""

import pytest

from appmint.reader.reading import interpret, read
from appmint.spec import problems
from appmint.spec.app import AppSpec
from appmint.spec.features import Browse, Content
from tests.reader.test_everyday_phrases import claimed, labels


def headings(spec: AppSpec, page: str) -> list[str]:
    shown = next(each for each in spec.pages if each.title == page)
    sections = {each.id: each for each in spec.features}
    return [
        each.heading
        for each in (sections[name] for name in shown.features)
        if isinstance(each, Content)
    ]


def test_the_aspects_of_a_framework_are_sections_of_a_page() -> None:
    spec = read(
        "Build a website to show the Quill framework. Visitors can browse the framework's "
        "introduction, features, design concepts and usage, and learn about the framework."
    )
    told = headings(spec, "Introduction")
    assert told == ["What it is", "Features", "Design concepts", "How to begin"]
    assert claimed(spec, "Design concepts") == [("told_concepts", "show")]
    assert not labels(spec) & {"Frameworks", "Concepts", "Usages", "Introductions"}
    assert spec.name == "Quill"
    assert "Quill in figures" in {row["title"] for row in spec.entity("article").seed}
    assert problems(spec) == []


def test_what_is_measured_is_no_aspect_of_a_subject() -> None:
    spec = interpret("Build a website for a data centre. Visitors view CPU usage and performance.")
    assert "Introduction" not in {each.title for each in spec.pages}


def test_a_list_of_processes_is_no_introduction_of_their_language() -> None:
    spec = interpret("Build a website for a server. Users can view a list of PHP processes.")
    assert "Introduction" not in {each.title for each in spec.pages}


@pytest.mark.parametrize("who", ["temple", "school", "association"])
def test_the_introduction_of_the_sites_own_house_tells_who_is_behind_it(who: str) -> None:
    spec = interpret(
        f"Build a website for a {who}. Visitors browse {who} introductions, news and events."
    )
    assert f"{who.capitalize()} introductions" in {each.title for each in spec.pages}
    assert f"{who.capitalize()}s" not in labels(spec)
    assert "Events" in labels(spec)


def test_one_of_many_schools_has_a_page_in_their_list() -> None:
    spec = interpret(
        "Build a website that compares schools. Parents browse school introductions and schools."
    )
    assert "Schools" in labels(spec)


def test_where_pages_of_a_list_are_asked_for_the_samples_fill_two() -> None:
    said = "Build a news website for a roofing company. Visitors read news"
    paged = interpret(f"{said} with pagination.")
    sizes = [each.page_size for each in paged.features if isinstance(each, Browse)]
    assert min(sizes) < len(paged.entity("article").seed)
    plain = interpret(f"{said}.")
    assert {each.page_size for each in plain.features if isinstance(each, Browse)} == {12}


def test_an_article_has_paragraphs_to_read_that_speak_of_its_subject() -> None:
    spec = interpret("Build a news website for a roofing company. Visitors read news.")
    bodies = [str(row["body"]) for row in spec.entity("article").seed]
    assert all(body.count("\n\n") > 1 for body in bodies)
    assert sum("roofing" in body for body in bodies) > len(bodies) / 2
    assert len(set(bodies)) == len(bodies)


def test_a_navigation_menu_names_the_pages_it_leads_to() -> None:
    spec = interpret(
        "Build a website for a rowing club. It should have a clear navigation menu, including "
        "home, about, boats and contact."
    )
    assert {"About", "Boats", "Contact"} <= {each.title for each in spec.pages}


def test_what_records_are_sorted_into_is_not_what_an_app_is_about() -> None:
    spec = interpret(
        "Build a content management system for a rowing club. Users can log in, add articles and "
        "manage categories, tags, etc."
    )
    assert {"Articles", "Categories", "Tags"} <= {each.title for each in spec.pages}
    assert {"hero", "spotlight_article"} <= {each.id for each in spec.features}
