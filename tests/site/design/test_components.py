"""The documented examples render, and nothing is undocumented."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils import timezone

from appmint.site.assets import FRONTEND, lucide
from appmint.site.design.templatetags import components, design, fields
from appmint.site.design.templatetags.components import StepItem
from appmint.site.design.tones import ALERT_ICONS, ORDER_LOOKS, RUN_LOOKS
from appmint.site.orders.states import State
from appmint.site.runs.models import Run
from appmint.toolchain.modules import modules_folder

SITE = FRONTEND.parent


class Example(forms.Form):
    name = forms.CharField()
    address = forms.CharField(widget=forms.Textarea, required=False)
    letters = forms.BooleanField(required=False, label="Letters", help_text="By e-mail.")
    licence = forms.ChoiceField(choices=[("mit", "MIT")], widget=forms.RadioSelect)


def render(source: str, **given: object) -> str:
    request = RequestFactory().get("/account/?q=tea")
    request.user = AnonymousUser()
    return engines["django"].from_string(source).render(given, request)


@pytest.fixture(scope="module")
def page(checkout: Path) -> str:
    return (checkout / "docs/developers/site-design.md").read_text("utf-8")


def examples(page: str) -> Iterator[str]:
    yield from re.findall(r"```django\n(.*?)```", page, re.DOTALL)


@pytest.mark.django_db
def test_every_documented_example_renders(page: str) -> None:
    paginator = Paginator(range(30), 10)
    found = list(examples(page))
    assert len(found) >= 9
    for source in found:
        shown = render(
            source,
            form=Example({"address": "1 Lake Road"}),
            items=[StepItem("Repository", "done", "/1"), StepItem("Payment", "current")],
            page=paginator.page(2),
            now=timezone.now(),
        )
        assert "{%" not in shown


def test_every_tag_is_documented(page: str) -> None:
    shown = "\n".join(examples(page))
    for library in (components.register, fields.register, design.register):
        for tag in library.tags:
            assert re.search(rf"{{% {tag}\b", shown), tag
        for name in library.filters:
            assert f"|{name}" in shown, name


def test_every_state_has_a_look() -> None:
    assert set(ORDER_LOOKS) == set(State)
    assert set(RUN_LOOKS) == set(Run.State)


def test_every_icon_named_in_a_template_or_table_is_one_of_lucides() -> None:
    modules = modules_folder(FRONTEND)
    if not modules.is_dir():
        pytest.skip("the site's npm packages are not installed here")
    known = set(lucide(modules))
    named = {look.icon for look in (*ORDER_LOOKS.values(), *RUN_LOOKS.values())}
    named |= set(ALERT_ICONS.values())
    for template in SITE.rglob("templates/**/*.html"):
        text = template.read_text("utf-8")
        named |= set(re.findall(r'{% icon "([^"]+)"', text))
        named |= set(re.findall(r'{%[^%]*\bicon="([^"]+)"', text))
    assert not named - known


def test_a_field_ties_label_help_and_error_to_its_control() -> None:
    form = Example({"name": ""})
    shown = render('{% field form.name help="In full." %}', form=form)
    assert '<label for="id_name">Name' in shown
    assert 'aria-describedby="id_name_help id_name_error"' in shown
    assert 'aria-invalid="true"' in shown
    assert 'id="id_name_help">In full.' in shown
    assert 'id="id_name_error"' in shown
    assert "This field is required." in shown


def test_what_is_typed_cannot_become_markup() -> None:
    form = Example({"name": "<script>", "licence": "mit"})
    hostile = '"><script>alert(1)</script>'
    shown = render(
        "{% field form.name %}{% button label %}{% badge label %}{% copy label label %}"
        "{% card title=label %}{{ label }}{% endcard %}{% alert title=label %}{% endalert %}"
        "{% empty_state title=label %}{% endempty_state %}{% moment label %}{% endmoment %}"
        "{% stat label label %}{% tab label label %}{% page_head title=label %}{% endpage_head %}",
        form=form,
        label=hostile,
    )
    assert "<script" not in shown


def test_the_tab_of_this_page_is_marked() -> None:
    shown = render('{% tab "Profile" "/account/" %}{% tab "Tokens" "/account/tokens/" %}')
    assert shown.count('aria-current="page"') == 1
    assert '<a href="/account/" aria-current="page">Profile' in shown


def test_pages_keep_the_rest_of_the_address() -> None:
    shown = render("{% pagination page %}", page=Paginator(range(30), 10).page(2))
    assert "?q=tea&amp;page=1" in shown
    assert "?q=tea&amp;page=3" in shown
    assert "11–20 of 30" in shown
    assert not render("{% pagination page %}", page=Paginator(range(3), 10).page(1)).strip()


def test_an_action_less_heading_has_no_empty_box() -> None:
    assert "actions" not in render('{% page_head title="Orders" %} {% endpage_head %}')


def test_a_message_is_shown_in_its_tone() -> None:
    message = SimpleNamespace(level_tag="error")
    shown = render("{% alert message.level_tag|message_tone %}No.{% endalert %}", message=message)
    assert "alert-bad" in shown
    assert 'role="alert"' in shown
