"""Whose copy an app speaks, and copy made of the app's own words."""

from appmint.reader.reading import interpret
from appmint.spec.app import AppSpec
from appmint.spec.features import Content, Hero

TOOL_LIBRARY = (
    "Build a tool library. People browse the tools, borrow a tool for a "
    "date, and see their loans. There is a page about us and a list of frequently asked questions."
)
BOOK_LIBRARY = (
    "Build a website for a village library. Readers browse the books, reserve a book and see "
    "their loans. There is a page about us and a list of frequently asked questions."
)


def copy_of(spec: AppSpec) -> str:
    """All written copy of an app, in lower case."""
    said = [spec.name, spec.tagline]
    for each in spec.features:
        if isinstance(each, Hero):
            said += [each.heading, each.text]
        elif isinstance(each, Content):
            said += [each.text, *(f"{item.title} {item.text}" for item in each.items)]
    return " ".join(said).lower()


def test_a_domain_speaks_for_an_app_about_its_own_records() -> None:
    assert "book" in copy_of(interpret(BOOK_LIBRARY))


def test_records_the_domain_does_not_know_get_copy_of_their_own() -> None:
    spec = interpret(TOOL_LIBRARY)
    said = copy_of(spec)
    assert "book" not in said and "reader" not in said
    assert "tools" in said
    assert spec.name == "Tool Library"


def test_records_of_a_domain_lead_to_what_the_app_is_about() -> None:
    loan = interpret(TOOL_LIBRARY).entity("loan")
    assert {field.target for field in loan.fields if field.target} >= {"tool"}
    assert all("tool" in row for row in loan.seed)


def test_questions_and_answers_speak_of_what_the_app_offers() -> None:
    spec = interpret(
        "Create a website for a kayak club. Members can browse kayaks, book a kayak and read the "
        "frequently asked questions."
    )
    faq = next(each for each in spec.features if isinstance(each, Content) and each.layout == "faq")
    assert any(item.title == "How do I book a kayak?" for item in faq.items)


def test_a_blog_of_many_writers_does_not_speak_as_one_person() -> None:
    many = "Build a content site. Editors publish articles, users read articles and comment."
    assert "i began" not in copy_of(interpret(f"{many} There is a page about us."))


def test_what_is_not_counted_has_no_article() -> None:
    spec = interpret("Build a news site. Readers browse news, post news and comment on news.")
    assert "a news" not in copy_of(spec)


def test_advertisements_are_shown_on_the_home_page() -> None:
    spec = interpret(
        "Build a news website. Readers browse news and events. Administrators log in and manage "
        "the ad spaces."
    )
    home = next(page for page in spec.pages if page.path == "/")
    shown = [each for each in spec.features if each.id in home.features]
    assert any(getattr(each, "entity", "") == "ad_space" for each in shown)


def test_an_app_is_called_what_the_text_calls_it() -> None:
    spec = interpret("Please create a hedgehog rescue tool. Users can add animals and browse them.")
    assert spec.name == "Hedgehog Rescue"


def test_no_word_stands_twice_in_a_name() -> None:
    spec = interpret("Please create a site for a cork company to show products and news.")
    assert spec.name.lower().split().count("cork") == 1


def test_the_line_below_the_name_says_what_one_does_with_what() -> None:
    spec = interpret(
        "Please create a kite archive. Users can browse kites, compare kites, add kites and "
        "browse spools."
    )
    assert spec.tagline == "Find, manage and compare kites and spools."


def test_the_first_sentences_do_not_repeat_the_noun() -> None:
    spec = interpret("Please create a kite shop. Users can browse kites, and buy kites.")
    hero = next(each for each in spec.features if isinstance(each, Hero))
    assert hero.text.lower().count("kites") == 1
