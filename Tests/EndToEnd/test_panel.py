"""What people do in the panel, in a real browser."""

import os
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import open_page, sign_in
from playwright.sync_api import expect

PAGES = ["/", "/orders", "/products", "/customers", "/channels", "/connect/ticimax",
         "/channels/shop", "/channels/shop/edit", "/channels/shop/remove", "/matching",
         "/sync-log", "/feeds", "/jobs", "/schedules/1", "/account", "/audit", "/stock",
         "/stock/drifts", "/stock/channels", "/stock/channels/1", "/stock/low", "/stock/warehouses",
         "/stock/bundles", "/stock/shortages", "/stock/history?variant=1", "/listings",
         "/listings/import", "/orders/packing", "/claims", "/questions", "/settlements"]
DETAILS = ["/orders", "/products", "/customers"]
IS_LONG = os.environ.get("TEZGAH_LONG") == "1"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def check(page):
    violations = Axe().run(page, options=RULES).response["violations"]
    found = [(v["id"], v["nodes"][0]["html"][:200]) for v in violations]
    assert found == [], page.url
    # Nothing may stick out of the window; wide tables scroll in a region of their own.
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url


def keep_picture(page, name):
    folder = os.environ.get("TEZGAH_SHOTS")
    if folder:
        width = page.viewport_size["width"]
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)


def in_every_form(paths):
    """Each path in both languages and both widths: all four together in a long run, otherwise two of
    them, so that neighbours have different ones."""
    forms = [("tr", 360), ("en", 1280), ("en", 360), ("tr", 1280)]
    chosen = [
        (path, *form) for number, path in enumerate(paths)
        for form in (forms if IS_LONG else forms[:2] if number % 2 == 0 else forms[2:])]
    return pytest.mark.parametrize(
        ("path", "language", "page"), chosen, indirect=["page"],
        ids=[f"{path}-{language}-{width}" for path, language, width in chosen])


def first_link(page, path):
    page.goto(path)
    return page.locator("tbody a").first


def test_sign_in_page_is_accessible(stranger):
    stranger.goto("/login")
    check(stranger)
    keep_picture(stranger, "login")


def test_wrong_password_is_told_without_saying_which_is_wrong(stranger):
    page = stranger
    page.goto("/login")
    page.get_by_label("E-posta").fill("nobody@example.com")
    page.get_by_label("Parola").fill("not the password")
    page.get_by_role("button", name="Oturum aç").click()
    assert "yanlış" in page.get_by_role("alert").inner_text()


@in_every_form(PAGES)
def test_every_page_is_accessible(page, path, language):
    page.goto("/")
    if language == "en":
        page.get_by_role("button", name="English").click()
    page.goto(path)
    assert page.locator("html").get_attribute("lang") == language
    check(page)
    keep_picture(page, f"{language}{re.sub('[^a-z0-9]', '-', path)}")
    if language == "en":
        page.get_by_role("button", name="Türkçe").click()


@in_every_form(DETAILS)
def test_every_detail_page_is_accessible(page, path, language):
    page.goto("/")
    if language == "en":
        page.get_by_role("button", name="English").click()
    first_link(page, path).click()
    page.wait_for_url(re.compile(path + r"/\d+"))
    check(page)
    keep_picture(page, f"{language}-detail{path.replace('/', '-')}")
    if language == "en":
        page.get_by_role("button", name="Türkçe").click()


def test_the_sign_in_page_speaks_the_other_language(stranger):
    stranger.goto("/login")
    stranger.get_by_role("button", name="English").click()
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_a_page_that_is_not_there_says_so(chromium, site, signed_in):
    with open_page(chromium, site, 360, storage_state=signed_in, expected="404") as page:
        assert page.goto("/no-such-page").status == 404
        check(page)


def test_the_published_feed_is_built_and_served(page, site):
    page.goto("/feeds")
    page.get_by_role("button", name="Şimdi oluştur").click()
    page.get_by_role("status").get_by_text("Besleme oluşturuldu.").wait_for()
    answer = page.request.get("/feeds/google.xml")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/xml; charset=utf-8"
    again = page.request.get(
        "/feeds/google.xml", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status == 304


def test_an_order_is_found_by_number_and_customer(page):
    link = first_link(page, "/orders")
    number = link.inner_text()
    name = page.locator("tbody tr").first.locator("td").nth(2).inner_text()
    for text in [number, name, name.upper()]:
        page.goto("/orders")
        page.get_by_role("searchbox").fill(text)
        page.get_by_role("search").get_by_role("button").click()
        expect(page.get_by_role("link", name=number, exact=True), text).to_have_count(1)


def test_pages_lead_on_and_back(page):
    page.goto("/orders")
    first = page.locator("tbody a").first.inner_text()
    page.get_by_role("link", name="Sonraki").click()
    expect(page.locator("tbody a").first).not_to_have_text(first)
    page.get_by_role("link", name="Önceki").click()
    expect(page.locator("tbody a").first).to_have_text(first)


def test_the_panel_works_without_javascript(chromium, site):
    with open_page(chromium, site, 1280, java_script_enabled=False) as page:
        sign_in(page)
        number = first_link(page, "/orders").inner_text()
        page.get_by_role("searchbox").fill(number)
        page.get_by_role("search").get_by_role("button").click()
        page.get_by_role("link", name=number, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(number)
        page.get_by_role("button", name="English").click()
        expect(page.get_by_role("link", name="Orders")).not_to_have_count(0)
        page.get_by_role("button", name="Türkçe").click()


def test_a_channel_is_added_checked_and_watched(chromium, site, shop, signed_in):
    with open_page(chromium, site, 1280, storage_state=signed_in) as page:
        page.goto("/connect/ticimax")
        page.get_by_label("Kanal adı").fill("second")
        page.get_by_label("Mağaza adresi").fill(shop["baseUrl"])
        page.get_by_label("Web servis yetki kodu").fill("wrong")
        page.get_by_text("Diğer ayarlar").click()
        page.get_by_label("İstekler arası en kısa süre (ms)").fill("20")
        page.get_by_role("button", name="Kanal bağla").click()
        page.wait_for_url("**/channels/second")
        page.get_by_role("button", name="Bağlantıyı sına").click()
        expect(page.get_by_role("alert")).to_have_count(1)
        page.get_by_role("link", name="Ayarları değiştir").click()
        page.get_by_label("Web servis yetki kodu").fill(shop["secrets"]["uye-kodu"])
        page.get_by_role("button", name="Kaydet").click()
        page.wait_for_url("**/channels/second")
        page.get_by_role("button", name="Bağlantıyı sına").click()
        expect(page.get_by_role("status")).to_have_count(1)
        page.get_by_role("button", name="Şimdi eşitle").click()
        page.locator("#progress").get_by_text("Favoriler").wait_for(timeout=300_000)
        page.locator("#progress > p").get_by_text("Tamamlandı").wait_for(timeout=300_000)
        expect(page.locator("#progress").get_by_text("400 görüldü")).to_have_count(1)
        page.goto("/channels/second/remove")
        page.get_by_label("Onaylamak").fill("second")
        page.get_by_role("button", name="Bağlantıyı kaldır").click()
        page.wait_for_url("**/channels")


def test_a_form_of_another_site_changes_nothing(chromium, site, signed_in):
    with open_page(chromium, site, 1280, storage_state=signed_in) as page:
        answer = page.request.post("/logout", form={"csrf": "guessed"})
        assert answer.status == 403
        page.goto("/orders")
        assert page.url.endswith("/orders")


def test_keyboard_moves_through_a_list(chromium, site, signed_in):
    with open_page(chromium, site, 1280, storage_state=signed_in) as page:
        page.goto("/orders")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("j")
        page.keyboard.press("j")
        second = page.locator("tbody tr").nth(1).locator("a").first
        assert second.evaluate("link => link === document.activeElement")
