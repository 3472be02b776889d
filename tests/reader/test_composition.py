"""What the reader composes around the clauses: home pages, names, written pages, samples."""

import pytest

from appmint.reader import read
from appmint.reader.reading import interpret
from appmint.spec import problems
from appmint.spec.app import AppSpec, Page
from appmint.spec.entities import FieldType
from appmint.spec.features import Browse, Content, Detail, Form, Hero, Outbox, Spotlight

ROOFING = (
    "Please build a website for a roofing company. The website should have functionalities for "
    "company introduction, product showcase, news updates, and contact us. Visitors should be able "
    "to learn about the company's history and mission, view products and read the latest news."
)
CV = (
    "Please create a CV website for a violin maker. It should show personal information, work "
    "experience, education and skills, and visitors can browse projects."
)
STOCK = (
    "Please implement a stock management system. Staff manage products, manage suppliers and "
    "manage orders, and generate reports."
)
CLUB = (
    "Please create a website for the Harbour Institute of Music. Visitors can browse courses, "
    "search courses and enroll in courses."
)
TOOLS = (
    "Please create a lending website. Neighbours should be able to browse tools, book tools and "
    "view their own bookings."
)


def home(spec: AppSpec) -> list[str]:
    """The kinds of the features on the home page."""
    return [spec.feature(each).kind for each in page(spec, "/").features]


def page(spec: AppSpec, path: str) -> Page:
    """The page at an address."""
    return next(each for each in spec.pages if each.path == path)


def titles(spec: AppSpec) -> list[str]:
    """The entries of the navigation."""
    return [each.title for each in spec.pages if each.navigation]


@pytest.mark.parametrize("text", [ROOFING, CV, STOCK, CLUB, TOOLS])
def test_an_app_holds_together_and_each_criterion_is_proven(text: str) -> None:
    spec = read(text)
    assert problems(spec) == []
    assert all(each.steps for each in spec.criteria)


@pytest.mark.parametrize("text", [ROOFING, CV, STOCK, CLUB, TOOLS])
def test_the_home_page_opens_and_has_two_to_five_sections_below(text: str) -> None:
    kinds = home(interpret(text))
    assert kinds[0] == "hero"
    assert 2 <= len(kinds) - 1 <= 5


def test_the_opening_leads_to_the_main_records_and_to_a_further_task() -> None:
    hero = interpret(ROOFING).feature("hero")
    assert isinstance(hero, Hero)
    assert [each.label for each in hero.actions] == ["Browse products", "Contact us"]


def test_an_app_people_work_in_opens_with_figures_and_a_chart() -> None:
    assert {"chart", "figures"} <= set(home(interpret(STOCK)))


def test_a_place_to_book_says_how_it_works() -> None:
    spec = interpret(TOOLS)
    steps = spec.feature("home_steps")
    assert isinstance(steps, Content)
    assert steps.layout == "steps"
    assert "Book your tool" in [each.title for each in steps.items]


def test_news_on_the_home_page_are_the_latest_and_their_list_begins_with_the_newest() -> None:
    spec = interpret(ROOFING)
    headings = [each.heading for each in spec.features if isinstance(each, Spotlight)]
    assert "Latest news" in headings
    browse = spec.feature("browse_article")
    assert isinstance(browse, Browse)
    assert browse.sort[0] == "published_on"


def test_pages_are_called_what_the_customer_calls_them() -> None:
    assert {"Company introduction", "Product showcase", "News updates", "Contact us"} <= set(
        titles(interpret(ROOFING))
    )


def test_a_company_page_tells_history_and_mission_each_with_its_own_proof() -> None:
    spec = interpret(ROOFING)
    about = [spec.feature(each) for each in page(spec, "/about").features]
    headings = [each.heading for each in about if isinstance(each, Content)]
    assert {"Our story", "Our mission", "Our values", "Our history"} <= set(headings)


def test_a_cv_has_a_page_for_each_part() -> None:
    spec = interpret(CV)
    assert {"Personal information", "Work experience", "Skills", "Education", "Projects"} <= set(
        titles(spec)
    )
    work = spec.feature("content_work_experience")
    assert isinstance(work, Content)
    assert work.layout == "timeline"


def test_an_app_for_an_organisation_bears_its_name() -> None:
    assert interpret(CLUB).name == "Harbour Institute of Music"


def test_a_language_or_a_product_of_others_is_no_owner() -> None:
    text = "Please build a website for the Chinese Android market. Users browse phones."
    assert "Chinese" not in interpret(text).name


def test_a_name_is_made_from_the_trade_when_nothing_else_is_known() -> None:
    assert interpret(ROOFING).name.split()[0] == "Roofing"


def test_the_copy_of_the_lexicon_speaks_of_the_app_by_its_name() -> None:
    spec = interpret(CLUB)
    texts = [
        f"{each.text} {' '.join(item.text for item in each.items)}"
        for each in spec.features
        if isinstance(each, Content)
    ]
    assert not any("Brightpath" in text or "Coursewell" in text for text in texts)


def test_a_form_wanted_on_the_home_page_stands_there() -> None:
    text = (
        "Please create a website for a bakery. Visitors browse cakes and fill in the contact form "
        "on the home page."
    )
    spec = interpret(text)
    assert any(isinstance(spec.feature(each), Form) for each in page(spec, "/").features)


def test_records_that_point_to_a_record_stand_below_it() -> None:
    text = "Please create a library website. Visitors browse books and browse authors."
    spec = interpret(text)
    details = [each for each in spec.features if isinstance(each, Detail)]
    for detail in details:
        for name in detail.related:
            assert any(each.target == detail.entity for each in spec.entity(name).fields)


def test_an_outbox_has_templates_and_attachments_where_the_text_speaks_of_them() -> None:
    text = (
        "Please implement a mailing tool. Users should be able to compose emails, send emails, "
        "attach files to emails and choose templates."
    )
    spec = read(text)
    outbox = next(each for each in spec.features if isinstance(each, Outbox))
    assert outbox.template is not None
    claimed = {f"{one.feature}.{one.aspect}" for each in spec.criteria for one in each.claims}
    assert f"{outbox.id}.attach" in claimed
    assert problems(spec) == []


def test_lists_are_narrowed_by_place_and_where_criteria_are_asked_by_amounts() -> None:
    def filtered(text: str) -> set[str]:
        spec = interpret(text)
        return {
            field.type.value
            for browse in spec.features
            if isinstance(browse, Browse)
            for field in spec.entity(browse.entity).fields
            if field.name in browse.filters
        }

    text = "Please build a holiday tours website. Travellers can browse tours"
    assert {"text", "location"} & filtered(f"{text}.")
    assert "money" not in filtered(f"{text}.")
    assert "money" in filtered(f"{text} and filter tours by different criteria.")


def test_what_is_watched_or_heard_plays_on_its_page_and_files_are_of_its_kind() -> None:
    spec = interpret(
        "Please build a music website. Visitors browse songs, listen to songs and download "
        "wallpapers."
    )
    endings = {
        str(row[field.name]).rsplit(".", 1)[-1]
        for entity in spec.entities
        for field in entity.fields
        if field.type.value == "file"
        for row in entity.seed
    }
    assert endings == {"wav", "png"}


def test_tasks_of_one_person_are_done_or_not_and_those_of_a_team_have_somebody_at_work() -> None:
    own = interpret(
        "Please build a to-do list website. I want to add tasks, edit tasks and mark tasks as done."
    )
    tasks = next(entity for entity in own.entities if "todo" in entity.name)
    assert next(each for each in tasks.fields if each.name == "status").options == (
        "To do",
        "Done",
    )
    assert not any(each.target for each in tasks.fields)
    flow = next(feature for feature in own.features if feature.kind == "workflow")
    assert [step.to for step in flow.transitions] == ["Done", "To do"]
    team = interpret(
        "Please build a to-do list website for our team. Managers assign tasks to members, who "
        "mark tasks as done."
    )
    assert not any("todo" in entity.name for entity in team.entities)


def test_the_history_of_downloads_holds_all_that_can_be_downloaded() -> None:
    spec = interpret(
        "Please build a website where users download posters, download brochures and view their "
        "download history."
    )
    histories = {entity.label_plural for entity in spec.entities if "downloads" in entity.plural}
    assert histories == {"Poster downloads", "Brochure downloads"}


def test_records_that_two_domains_link_alike_keep_one_link() -> None:
    spec = read(
        "A chat app with group chats and private chats. Users create group chats and send "
        "messages and view message history."
    )
    assert [str(each) for each in problems(spec)] == []


def test_example_films_point_nowhere() -> None:
    spec = read("A site about street music. Each clip has a title, a video link and a city.")
    urls = [
        str(row[field.name])
        for entity in spec.entities
        for field in entity.fields
        if field.type is FieldType.URL
        for row in entity.seed
    ]
    assert urls
    assert all(url.startswith("https://example.com/") for url in urls)
