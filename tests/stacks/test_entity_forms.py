"""What forms ask of a record, how its page is laid out, in which order the home page begins."""

from appmint.builder import sources
from appmint.reader import read

FORUM = (
    "Please create a forum. Users should be able to browse posts, create posts and reply to posts."
)


def file_of(files: object, ending: str) -> str:
    """The one source whose path ends so."""
    assert isinstance(files, dict)
    return next(str(text) for path, text in files.items() if str(path).endswith(ending))


def test_a_form_asks_neither_for_counts_nor_for_the_moment_of_posting() -> None:
    form = file_of(sources(read(FORUM)), "thread-form.tsx")
    assert 'label="Title"' in form
    assert 'label="Views"' not in form
    assert 'label="Posted at"' not in form


def test_the_home_page_begins_with_the_latest_posts() -> None:
    spotlight = file_of(sources(read(FORUM)), "spotlight-thread.tsx")
    assert 'sort: "-postedAt"' in spotlight.replace("'", '"')
    assert "Latest posts" in spotlight


def test_a_record_without_picture_and_text_shows_its_facts_over_the_whole_width() -> None:
    files = sources(read("Please create a system to manage insurance customers and policies."))
    assert '<Facts layout="grid">' in file_of(files, "customer-facts.tsx")
    assert '<Facts layout="panel">' in file_of(files, "policy-facts.tsx")


def test_a_form_proposes_the_number_of_a_new_record() -> None:
    text = "Please create a traceability system. Users can register products and track products."
    form = file_of(sources(read(text)), "product-form.tsx")
    assert "reference: newReference('P-')" in form.replace('"', "'")
    assert "#lib/reference.ts" in form


def test_the_number_given_to_a_new_record_is_told_when_it_is_added() -> None:
    text = "Please create a staff system. Office workers can add employees and browse employees."
    page = file_of(sources(read(text)), "new-employee.tsx")
    assert "added. Staff number: ${saved.number}" in page


def test_numbers_in_parts_are_continued_too() -> None:
    text = "Please create a website to follow the batches of a food supply chain and add batches."
    form = file_of(sources(read(text)), "batch-form.tsx")
    assert "number: newReference('OW-')" in form.replace('"', "'")


def test_a_card_of_samples_has_no_two_parameters_of_one_name() -> None:
    files = sources(read("Build a site for a soil lab. Users can browse samples and add samples."))
    card = file_of(files, "sample-card.tsx")
    assert "{ sampleRecord, sample = false }" in card
