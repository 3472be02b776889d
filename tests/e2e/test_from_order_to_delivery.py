"""A customer's and an operator's whole way, in a real browser, on the platform as it is run."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Platform

_TEXT = """A website for a small tool library.
Visitors can browse tools, filter them by kind and see a tool's details.
There is a contact form with name, email and message.
Use white as the background and teal for the components."""
_EMAIL = "ida@example.com"
_PASSWORD = "correct horse battery staple"
_MADE_WITHIN_MS = 240_000

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.timeout(600)]


def test_an_app_is_ordered_approved_made_delivered_opened_cloned_and_rated(
    platform: Platform, browser: Browser, tmp_path: Path
) -> None:
    customer = _window(browser, platform)
    _sign_up(customer, platform)
    _top_up(customer, platform)
    number = _order(customer, platform)

    operator = _window(browser, platform)
    _sign_in(operator, platform)
    _decide(operator, platform, number, "Approve")

    customer.goto(f"{platform.url}/runs/{number}-1/")
    expect(customer.get_by_text("Waiting for review").first).to_be_visible(timeout=_MADE_WITHIN_MS)
    _decide(operator, platform, number, "Release for delivery")
    customer.goto(f"{platform.url}/orders/{number}/")
    _wait_delivered(customer, number)

    _open_app(customer, platform)
    _clone(customer, platform, tmp_path)
    _rate(customer, platform, number)
    assert "is ready: your app" in platform.letters()


def _window(browser: Browser, platform: Platform) -> Page:
    context = browser.new_context(base_url=platform.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    return context.new_page()


def _sign_up(page: Page, platform: Platform) -> None:
    page.goto("/accounts/signup/")
    page.get_by_label("E-mail").fill(_EMAIL)
    page.get_by_label("Password", exact=True).fill(_PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Create account").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    address = re.findall(r"http://\S+/accounts/confirm-email/\S+", platform.letters())[-1]
    page.goto(address)
    page.get_by_role("main").get_by_role("button", name="Yes, confirm it").click()
    if "login" in page.url:
        page.get_by_label("E-mail").fill(_EMAIL)
        page.get_by_label("Password", exact=True).fill(_PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Sign in").first.click()
    page.wait_for_url("**/orders/**")


def _sign_in(page: Page, platform: Platform) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(platform.operator)
    page.get_by_label("Password", exact=True).fill(platform.password)
    page.get_by_role("main").get_by_role("button", name="Sign in").first.click()
    page.wait_for_url(lambda url: "/accounts/login" not in url)


def _top_up(page: Page, platform: Platform) -> None:
    page.goto("/wallet/top-up")
    page.get_by_label("Another amount").check()
    page.locator("input[name=other_ece]").fill("1500")
    page.get_by_role("button", name="Continue to the practice payment").click()
    page.get_by_role("main").get_by_role("button", name="Pay for practice").click()
    expect(page.get_by_text("Your wallet was topped up")).to_be_visible()


def _order(page: Page, platform: Platform) -> str:
    page.goto("/orders/new")
    page.get_by_label("Name of the repository").fill("tool-library")
    page.get_by_label("Everyone with the link").check()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("What should the app do?").fill(_TEXT)
    expect(page.get_by_text("Filter them by kind").first).to_be_visible()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("radio", name=re.compile("^Basic")).check()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Your name").fill("Ida Example")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Set aside and order").dblclick()
    expect(page.get_by_text("Thank you. Your order is in.")).to_be_visible()
    number = page.locator("main strong.mono").first.inner_text()
    page.goto("/wallet/")
    expect(page.get_by_role("main").get_by_text("500 ECE").first).to_be_visible()
    return number


def _decide(page: Page, platform: Platform, number: str, decision: str) -> None:
    page.goto(f"/staff/orders/{number}/")
    page.get_by_role("main").get_by_role("button", name=decision).first.click()
    confirm = page.get_by_role("dialog").get_by_role("button", name=decision)
    if confirm.count():
        confirm.click()
    expect(page.get_by_role("main").get_by_role("button", name=decision)).to_have_count(0)


def _wait_delivered(page: Page, number: str) -> None:
    badge = page.get_by_role("main").get_by_text("Delivered", exact=True).first
    for _ in range(60):
        page.goto(f"/orders/{number}/")
        if badge.is_visible():
            return
        page.wait_for_timeout(500)
    pytest.fail(f"{number} was not delivered within half a minute after its release")


def _open_app(page: Page, platform: Platform) -> None:
    page.goto("/apps/tool-library/")
    with (
        page.expect_popup()
        if page.locator("main a[target=_blank]").count()
        else page.expect_navigation()
    ):
        page.get_by_role("main").get_by_role("link", name=re.compile("Open")).first.click()
    opened = page.context.pages[-1]
    expect(opened.get_by_role("link", name="Tools").first).to_be_visible(timeout=30_000)
    assert re.match(r"http://tool-library\.localhost:\d+/", opened.url)


def _clone(page: Page, platform: Platform, folder: Path) -> None:
    target = folder / "clone"
    subprocess.run(
        ["git", "clone", "--quiet", f"{platform.url}/git/tool-library.git", str(target)],
        check=True,
        timeout=60,
    )
    assert (target / "package.json").is_file()


def _rate(page: Page, platform: Platform, number: str) -> None:
    page.bring_to_front()
    page.goto(f"/orders/{number}/")
    page.get_by_label("4 – nearly all of it").check()
    page.get_by_role("button", name="Send the rating").click()
    expect(page.get_by_text("4", exact=False).first).to_be_visible()
