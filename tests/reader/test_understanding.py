"""Wrong readings that must not come back: each by its kind, in texts written for it."""

import pytest

from appmint.reader import read
from appmint.reader.drafting.subjects import subject_of
from appmint.reader.explain import explain
from appmint.reader.reading import interpret
from appmint.reader.sentences.spelling import corrected
from appmint.spec.app import AppSpec


def kept(spec: AppSpec) -> set[str]:
    return {entity.label_plural for entity in spec.entities}


def kinds(spec: AppSpec) -> set[str]:
    return {feature.kind for feature in spec.features}


def test_a_verb_before_its_object_is_no_thing() -> None:
    spec = interpret(
        "Please build a tea shop. It should have functionalities for browsing teas, placing "
        "orders, and conducting surveys."
    )
    assert "shop" in kinds(spec)
    assert not any(label.startswith(("Placing", "Conducting")) for label in kept(spec))


def test_an_adverb_before_a_verb_changes_nothing() -> None:
    spec = interpret("Please build a kite site. Visitors can quickly find nearby kite clubs.")
    assert "Kite clubs" in kept(spec)
    assert "Nearby kite clubs" not in kept(spec)


def test_links_that_members_provide_are_fields_of_their_entry() -> None:
    spec = interpret(
        "Please build a directory of potters. Visitors can browse potters. The site should allow "
        "potters to enter their bio, provide portrait links and direct links to studio videos."
    )
    potter = next(entity for entity in spec.entities if entity.label == "Potter")
    types = {field.name: field.type.value for field in potter.fields}
    assert types["portrait_link"] == "url"
    assert types["studio_video_link"] == "url"
    assert kept(spec) == {"Potters"}


def test_a_property_of_a_thing_is_no_thing() -> None:
    spec = interpret(
        "Please build a tracing site for cheeses. Users can browse cheeses, track the origin of "
        "cheeses and verify the authenticity of cheeses."
    )
    assert kept(spec) == {"Cheeses", "Checkpoints"}
    assert "lookup" in kinds(spec)


def test_each_module_of_a_list_is_managed_under_its_own_name() -> None:
    spec = interpret(
        "Please build an office system. The system should have functionalities for procurement "
        "management, infrastructure management and financial management."
    )
    assert {"Procurement requests", "Infrastructure", "Financial records"} <= kept(spec)
    assert not spec.unmet


def test_features_such_as_lists_all_of_them() -> None:
    spec = interpret(
        "Please build a site for a dance school. The website should include features such as "
        "lessons, podcasts, and competitions."
    )
    assert {"Podcasts", "Competitions"} <= kept(spec)


def test_people_who_are_only_allowed_to_act_are_not_kept() -> None:
    spec = interpret(
        "Please build a lamp shop. The shop has a catalogue of lamps, allowing collectors to "
        "purchase lamps."
    )
    assert not any("ollector" in label for label in kept(spec))


def test_what_the_app_should_be_like_is_a_goal_and_neither_met_nor_unmet() -> None:
    spec = interpret(
        "Please build a weaving site. Visitors can browse patterns. The site should attract "
        "attention, be easy to use and keep weavers informed."
    )
    elements = [each for part in explain(spec) for each in part.elements]
    goals = [each for each in elements if each.startswith("quality goal: ")]
    assert goals == [
        "quality goal: attract attention",
        "quality goal: easy to use",
        "quality goal: keep weavers informed",
    ]
    assert not spec.unmet


def test_a_limit_in_numbers_is_named_as_not_enforced() -> None:
    spec = interpret(
        "Please build a boat rental site. Visitors can book boats, at most 2 per day, and upload "
        "up to 5 photos."
    )
    assert [each.text for each in spec.unmet] == ["At most 2 per day", "Up to 5 photos"]


def test_registering_things_is_no_sign_up() -> None:
    spec = interpret(
        "Please build a bicycle register. The site should have functionalities for bicycle "
        "registration and search. Users can register bicycles."
    )
    assert "account" not in kinds(spec)
    assert "manage" in kinds(spec)


def test_the_words_for_the_app_ask_for_something_too() -> None:
    spec = interpret("Please build a canoe rental website. Visitors can browse canoes.")
    assert "booking" in kinds(spec)


def test_two_things_listed_side_by_side_are_two_things() -> None:
    spec = interpret(
        "Please build a club site with functionalities for members, workshops and meetups. "
        "Visitors can browse workshops and meetups."
    )
    assert {"Workshops", "Meetups"} <= kept(spec)


def test_adding_to_the_wishlist_saves() -> None:
    spec = interpret(
        "Please build a plant shop. Users can browse plants and add plants to the wishlist."
    )
    assert "save" in kinds(spec)


def test_rules_of_the_system_are_named_as_not_built() -> None:
    spec = interpret(
        "Please build a hostel site. Guests can browse rooms, and the system will dynamically "
        "apply season prices."
    )
    assert any("rules of its own" in each.reason for each in spec.unmet)
    assert not any("pply" in label for label in kept(spec))


@pytest.mark.parametrize("word", ["PHP", "JavaScript", "MySQL"])
def test_what_an_app_is_made_with_is_not_kept(word: str) -> None:
    spec = interpret(
        f"Please build a recipe site with {word}. Users can browse {word} and recipes."
    )
    assert not any(word.casefold() in label.casefold() for label in kept(spec))


def test_a_prediction_is_named_as_not_built() -> None:
    spec = interpret(
        "Please build a harvest site with functionalities for harvest prediction. Growers can "
        "browse fields."
    )
    assert any("trained model" in each.reason for each in spec.unmet)


def test_words_that_describe_make_no_thing_of_their_own() -> None:
    spec = interpret(
        "Please build a moth atlas site. Visitors can browse moths, view the latest records, "
        "edit garden-related information and see invalid data."
    )
    assert kept(spec) == {"Moths"}


def test_user_name_and_password_are_for_signing_in() -> None:
    spec = interpret(
        "Please build a choir site where members can enter their username and password to log in "
        "and browse songs."
    )
    assert "account" in kinds(spec)
    assert not any("sername" in label for label in kept(spec))


def test_tea_leaves_are_no_days_off() -> None:
    spec = interpret("Please build a tea site. Visitors can browse tea leaves.")
    assert "Tea leaves" in kept(spec)


def test_questions_and_answers_of_a_quiz_are_no_pages_of_their_own() -> None:
    spec = interpret(
        "Please build a geography quiz site. The site should have functionalities for question "
        "display, answer submission and scoring. Players can take quizzes, submit answers and "
        "compare their results with others on the leaderboard."
    )
    titles = {page.title for page in spec.pages if page.navigation}
    assert not titles & {"Questions", "Answers", "Answer submission", "Compare"}
    assert {"quiz", "leaderboard"} <= kinds(spec)
    assert not {"form", "compare"} & kinds(spec)


def test_teachers_still_manage_the_questions_of_a_quiz() -> None:
    spec = interpret("Please build an exam app. Teachers can manage questions and create quizzes.")
    assert any(feature.id == "manage_question" for feature in spec.features)


def test_financial_data_of_each_company_are_records_with_money_of_a_company() -> None:
    spec = interpret(
        "Please build a holding dashboard. It should collect financial data from each company, "
        "and compare financial data."
    )
    record = next(entity for entity in spec.entities if entity.label == "Financial record")
    assert [f.name for f in record.fields if f.type.value == "money"] == [
        "revenue",
        "expenses",
        "profit",
    ]
    assert {"Financial records", "Companies"} <= {page.title for page in spec.pages}
    assert "save" not in kinds(spec)


def test_a_course_is_taken_read_and_worked_on() -> None:
    spec = interpret(
        "Please build an online learning site for pottery. Learners can browse courses, learn "
        "course content, submit assignments and query their grades."
    )
    named = {entity.name: entity for entity in spec.entities}
    headings = {getattr(each, "heading", "") for each in spec.features if each.kind == "mine"}
    assert headings == {"My courses", "My submissions"}
    detail = next(each for each in spec.features if each.id == "detail_course")
    assert "lesson" in getattr(detail, "related", ())
    told = {row["course"] for row in named["lesson"].seed}
    assert told == set(range(len(named["course"].seed)))
    assert named["submission"].owned
    assert named["submission"].field("file").type.value == "file"
    assert named["assignment"].field("course").target == "course"
    assert named["grade"].field("score").unit == "%"


def test_who_enrols_is_asked_for_a_name_once() -> None:
    spec = interpret("Please build a course platform. Students can enroll in courses.")
    enrolment = next(entity for entity in spec.entities if entity.owned)
    names = [each.name for each in enrolment.fields if each.name in {"name", "learner"}]
    assert names == ["learner"]


def test_a_site_that_connects_two_sides_lets_one_post_and_the_other_apply() -> None:
    spec = interpret(
        "Please build a job recruitment site that connects welders with employers. Welders can "
        "browse jobs, search jobs and create profiles with name, skills and email address."
    )
    assert {"manage", "request"} <= kinds(spec)
    assert "messages" not in kinds(spec)
    job = next(entity for entity in spec.entities if entity.name == "job")
    assert job.access.update == "owner"
    person = next(entity for entity in spec.entities if entity.label == "Profile")
    assert person.owned
    assert [each.type.value for each in person.fields].count("email") == 1


def test_each_panel_that_is_named_is_a_page() -> None:
    spec = interpret(
        "Please build an apprenticeship job portal with a pupil panel and an employer panel. "
        "Pupils can browse and apply for jobs, and employers can post jobs."
    )
    pages = {page.title: set(page.features) for page in spec.pages if page.navigation}
    assert {"browse_job", "mine_application"} <= pages["Pupil panel"]
    assert "manage_job" in pages["Employer panel"]


def test_things_side_by_side_have_no_panels() -> None:
    spec = interpret(
        "Please build a site about tents. Users can add tents and put two tents side by side."
    )
    assert not [page.title for page in spec.pages if "panel" in page.title]


def test_what_visitors_post_is_theirs_and_what_a_team_keeps_is_shared() -> None:
    posted = interpret("Please build a riddle blog. Users can post riddles and browse riddles.")
    kept = interpret("Please build a tool management system. Users can add and edit tools.")
    assert next(e for e in posted.entities if e.label == "Riddle").access.update == "owner"
    assert next(e for e in kept.entities if e.label == "Tool").access.update == "anyone"


def test_pages_have_the_plain_name_of_what_they_are() -> None:
    spec = interpret(
        "Please build a site for a ferry line. It should have features such as chatbot "
        "integration, contact form and timetables."
    )
    titles = {page.title for page in spec.pages if page.navigation}
    assert {"Assistant", "Contact"} <= titles


def test_slips_of_the_pen_in_known_words_are_read_as_meant() -> None:
    assert [
        corrected(word) for word in ("articals", "managment", "custoemr", "recomendations")
    ] == [
        "articles",
        "management",
        "customer",
        "recommendations",
    ]
    assert [corrected(word) for word in ("moving", "supplies", "compliant", "planner")] == [
        "moving",
        "supplies",
        "compliant",
        "planner",
    ]
    spec = interpret("Please build a science site. Readers can browse and open articals.")
    assert not spec.unmet
    assert "Articles" in kept(spec)


def test_flats_for_holidays_are_booked_by_the_night() -> None:
    spec = interpret(
        "Please build a holiday apartment site. Guests can browse apartments, filter apartments, "
        "book apartments and view booking records."
    )
    flat = next(entity for entity in spec.entities if entity.label == "Apartment")
    assert "Price per night" in {each.label for each in flat.fields}
    assert "One bedroom" in flat.field("bedrooms").options
    assert not any("Sale" in each.options for each in flat.fields)
    booking = next(each for each in spec.features if each.kind == "booking")
    assert getattr(booking, "end", None)
    assert {"My bookings"} == {
        getattr(each, "heading", "") for each in spec.features if each.kind == "mine"
    }


def test_tracking_shows_the_way_and_verifying_is_a_page_of_its_own() -> None:
    spec = interpret(
        "Please build a tracing site for violins. Users can browse violins, track the circulation "
        "of violins and verify the authenticity of violins."
    )
    titles = {page.title for page in spec.pages if page.navigation}
    assert {"Track violin", "Verify violin"} <= titles
    track = next(each for each in spec.features if each.id == "lookup_violin")
    events = next(entity for entity in spec.entities if entity.name == getattr(track, "event", ""))
    assert {"passed", "status", "happened_at"} <= {each.name for each in events.fields}
    assert {row["violin"] for row in events.seed} >= {0, 1, 2}


def test_what_is_seen_of_a_thing_is_its_own_part() -> None:
    spec = read(
        "Build a website for a tool library. People can browse the tools and open a tool to see "
        "its photo, condition and weekly fee. They borrow it from a start date to an end date."
    )
    fields = {field.name for field in spec.entity("tool").fields}
    assert {"photo", "condition", "weekly_fee"} <= fields
    assert not {"photo", "fee", "end"} & {entity.name for entity in spec.entities}


def test_a_thing_listed_beside_others_keeps_a_list_with_the_details_of_its_kind() -> None:
    spec = interpret(
        "Please build a consulting site that offers services. The site should include features "
        "such as workshops, videos and blogs. Users should be able to buy services."
    )
    workshop = next(each for each in spec.entities if each.label == "Workshop")
    service = next(each for each in spec.entities if each.label == "Service")
    assert {"Services", "Workshops"} <= kept(spec)
    assert [each.name for each in workshop.fields] == [each.name for each in service.fields]
    assert not {row["title"] for row in workshop.seed} & {row["title"] for row in service.seed}


def test_the_trade_that_a_site_is_for_is_no_list_and_company_profiles_are_one() -> None:
    spec = interpret(
        "Please build a news site for the fishing industry. The site should have sections for news "
        "and company profiles. Users should be able to browse news and company information."
    )
    assert "Companies" in kept(spec)
    assert not {"Industries", "Industry records"} & kept(spec)


def test_samples_are_of_the_kind_that_the_text_names() -> None:
    spec = interpret(
        "Please build an internship portal for candidates and employers. Candidates browse and "
        "apply for internships. Employers post internships."
    )
    jobs = next(each for each in spec.entities if each.label == "Internship")
    assert {row["kind"] for row in jobs.seed} == {"Internship"}


def test_a_reference_is_called_what_the_text_calls_it() -> None:
    spec = interpret(
        "Please build a traceability website for products with unique product IDs. Users should be "
        "able to register products and track products."
    )
    key = next(each for each in spec.features if each.kind == "lookup").key
    product = next(each for each in spec.entities if each.label == "Product")
    assert next(each.label for each in product.fields if each.name == key) == "Product ID"


def test_a_business_site_can_be_written_to() -> None:
    spec = interpret("Please build a company website. Users should be able to browse services.")
    assert "Contact us" in {page.title for page in spec.pages}


def test_the_past_weeks_of_a_measured_figure_are_drawn_as_lines() -> None:
    spec = interpret(
        "Please build a weather website. Users should be able to browse the weather and the air "
        "quality index for the past two weeks."
    )
    charts = [each for each in spec.features if each.kind == "chart"]
    assert {each.style for each in charts} == {"line"}


def test_an_assistant_knows_what_the_app_offers_and_how_to_get_it() -> None:
    spec = interpret(
        "Please build a course website with a chatbot. Users should be able to browse courses and "
        "enroll in courses."
    )
    asked = next(each for each in spec.features if each.kind == "chatbot").answers
    assert "How do I enroll?" in {each.title for each in asked}
    assert len([each for each in asked if each.title.startswith("Which courses")]) == 1


def test_taking_part_in_discussions_has_a_page_where_topics_are_opened_and_answered() -> None:
    spec = interpret(
        "Please build a choir website. Visitors can browse concerts, browse singers and "
        "participate in community discussions."
    )
    assert "Community discussions" in {page.title for page in spec.pages if page.navigation}
    made = next(entity for entity in spec.entities if entity.label == "Discussion")
    assert made.access.create == "anyone"
    talked = [each for each in spec.features if each.kind == "comments"]
    assert [each.entity for each in talked] == [made.name]


def test_a_menu_or_portfolio_is_the_page_and_holds_records_of_another_name() -> None:
    spec = interpret(
        "Please build a restaurant website with a homepage display. Guests can browse the menu, "
        "search menus and reserve tables."
    )
    titles = {page.title for page in spec.pages if page.navigation}
    assert "Menu" in titles
    assert not {"Menus", "Homepages", "Dishes"} & titles
    assert "Dish" in {entity.label for entity in spec.entities}


def test_comments_on_a_thing_stay_under_the_thing() -> None:
    spec = interpret(
        "Please build a recipe website. Visitors can browse recipes and post comments on recipes."
    )
    assert "Discussions" not in {page.title for page in spec.pages}


def test_what_a_visitor_books_is_named_after_the_thing_booked() -> None:
    spec = interpret("Please build a boat club. Users should be able to browse and book boats.")
    booking = next(each for each in spec.features if each.kind == "booking")
    record = next(each for each in spec.entities if each.name == booking.record)
    assert record.display == booking.entity


def test_blogs_of_a_trade_tell_of_that_trade() -> None:
    spec = interpret(
        "Please build a consulting website with consultants and trainings. Users should be able to "
        "browse trainings and read blogs."
    )
    article = next(each for each in spec.entities if each.name == "article")
    titles = [str(row["title"]) for row in article.seed]
    assert not any(title.startswith(("Main ", "Standard ", "Reserve ")) for title in titles)


def test_a_measured_quantity_that_is_there_gets_no_second_field() -> None:
    spec = interpret(
        "Please build a weather website. Users should be able to browse the weather, including "
        "temperature, humidity, and gas sensor data."
    )
    weather = next(each for each in spec.entities if each.label == "Weather")
    assert [each.name for each in weather.fields if each.name.startswith("gas")] == ["gas"]


def test_courses_are_in_the_subject_that_the_text_says() -> None:
    spec = interpret(
        "Please build a learning platform that provides pottery courses. Users should be able "
        "to browse courses, learn course content and enroll in courses."
    )
    courses = next(each for each in spec.entities if each.name == "course")
    assert all("ottery" in str(row["title"]) for row in courses.seed)
    lessons = next(each for each in spec.entities if each.name == "lesson")
    assert {row["course"] for row in lessons.seed} == set(range(len(courses.seed)))


@pytest.mark.parametrize(
    "text", ["Users can browse courses.", "A site for online courses.", "They buy video courses."]
)
def test_words_that_any_course_may_have_are_no_subject(text: str) -> None:
    assert subject_of(text) == ""
