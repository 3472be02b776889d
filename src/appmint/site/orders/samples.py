"""Texts to start an order from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """A text, and how it is offered."""

    name: str
    title: str
    text: str


SAMPLES = (
    Sample(
        "workshop",
        "Courses of a pottery workshop",
        "A website for a pottery workshop. Visitors browse courses, search them by title, filter "
        "them by level, open a course to see its date, price and places, and book it. They see "
        "their bookings and write reviews of the courses. There is a page about the workshop, a "
        "list of frequently asked questions and a contact form. The background is linen and the "
        "components are sienna.",
    ),
    Sample(
        "repairs",
        "Repair requests of a housing association",
        "A repair desk for a housing association. Tenants sign in, report a repair with a title, "
        "a description, a photo and an urgency, and see their repairs. Caretakers see all "
        "repairs, filter them by status, and mark them as accepted, in progress or done. The "
        "association sees statistics of repairs by status. The background is white and the "
        "components are teal.",
    ),
    Sample(
        "market",
        "A farm shop",
        "An online shop for a farm. Customers browse products, search them by name, filter them "
        "by category, put them into a cart and check out. They see their orders. The farmer adds, "
        "edits and deletes products. There is a page about the farm and a page of news. The "
        "background is ivory and the components are olive.",
    ),
)


def sample(name: str) -> Sample | None:
    """The sample of this name, or None."""
    return next((each for each in SAMPLES if each.name == name), None)
