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
        "A website for a pottery workshop. Visitors can browse courses, search them by title, "
        "filter them by level, open a course to see its date, price and places, book a course, "
        "look at their bookings, and read and write reviews of the courses. It should have a "
        "list of frequently asked questions and a contact form. Use linen for the background and "
        "sienna for the components.",
    ),
    Sample(
        "club",
        "Events of a running club",
        "A club app for runners. Members can sign in, browse events, search events by title, "
        "filter them by place, register for an event and look at their registrations. Organisers "
        "can add, edit and delete events. It should have a calendar of events, a page about the "
        "club and a contact form. Use white for the background and teal for the components.",
    ),
    Sample(
        "market",
        "A farm shop",
        "An online shop for a farm. Users can browse products, search them by name, filter them "
        "by category, add products to a shopping cart and place orders, and view their orders. "
        "It should have a page about the farm and a news page. Use ivory for the background and "
        "olive for the components.",
    ),
)


def sample(name: str) -> Sample | None:
    """The sample of this name, or None."""
    return next((each for each in SAMPLES if each.name == name), None)
