from pathlib import Path

from appmint.site.settings_page import settings_page


def test_the_page_of_settings_lists_what_can_be_set(checkout: Path) -> None:
    page = checkout / "docs" / "operators" / "settings.md"
    assert page.read_text() == settings_page(), f"appmint-site settings > {page}"
