"""Starts the real program on a simulated shop and opens Debian's Chromium on it."""

import json
import os
import shutil
import subprocess
import time
import urllib.request

import pytest
from playwright.sync_api import expect, sync_playwright

PROGRAM = os.environ["TEZGAH"]
EMAIL = "owner@example.com"
PASSWORD = "a password for the browser tests"
# Milliseconds for what a page must show: a busy machine is no failure.
PATIENCE = 180_000
expect.set_options(timeout=PATIENCE)


class Program:
    """A tezgah process whose output can be waited for. `descriptors`: how many files and
    connections the system lets it open, where that is less than usual."""

    def __init__(self, arguments, environment, log, descriptors=None):
        self.log = open(log, "wb")
        words = [PROGRAM, *arguments]
        if descriptors:
            words = ["/bin/sh", "-c", f'ulimit -n {descriptors}; exec "$0" "$@"', *words]
        self.process = subprocess.Popen(
            words, env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=self.log)
        self.log_path = log

    def first_line(self):
        return self.process.stdout.readline().decode()

    def wait_for(self, word, seconds=180):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with open(self.log_path, encoding="utf-8", errors="replace") as log:
                for line in log:
                    if word in line:
                        return line
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"no “{word}” from {self.process.args}; see {self.log_path}")

    def stop(self):
        self.process.terminate()
        try:
            # It gives its jobs half a minute; the rest is for a busy machine.
            self.process.wait(timeout=180)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError("did not stop within 180 s of SIGTERM")


@pytest.fixture(scope="session")
def shop(tmp_path_factory):
    """A simulated shop in strict mode."""
    log = tmp_path_factory.mktemp("shop") / "log"
    program = Program(
        ["simulate", "--json", "--strict", "--orders", "400", "--products", "60",
         "--favourites", "120"], {}, log)
    yield json.loads(program.first_line())
    program.stop()


def command(environment, *arguments, stdin=""):
    result = subprocess.run(
        [PROGRAM, *arguments], env={**os.environ, **environment}, input=stdin, text=True,
        capture_output=True, timeout=300)
    assert result.returncode == 0, result.stderr
    return result.stdout


def add_marketplace(environment, shop):
    """The shop's Trendyol account beside it, and stock that is kept here and told to both."""
    account = next(c for c in shop["channels"] if c["platform"] == "trendyol")
    settings = [word for name, value in account["settings"].items()
                for word in ("--set", f"{name}={value}")]
    secrets = [word for name, value in account["secrets"].items()
               for word in ("--secret", f"{name}={value}")]
    command(environment, "channel", "add", "trendyol", "ty", *settings, "--set",
            "min-interval-ms=0", *secrets)
    command(environment, "sync", "ty", "--json")
    command(environment, "stock", "start")
    for channel in ("shop", "ty"):
        command(environment, "stock", "tell", channel)


@pytest.fixture(scope="session")
def site(tmp_path_factory, shop):
    """The panel with an owner and a shop on two channels that was synchronised and scored."""
    folder = tmp_path_factory.mktemp("data")
    # People add the simulated shop in the panel, too.
    environment = {"TEZGAH_DATA_DIR": str(folder), "TEZGAH_PRIVATE_CHANNELS": "loopback"}
    command(environment, "user", "add", EMAIL, "--role", "owner", "--password-stdin",
            stdin=PASSWORD + "\n")
    command(environment, "channel", "add", "ticimax", "shop", "--set",
            f"base-url={shop['baseUrl']}", "--set", "min-interval-ms=0", "--secret",
            f"uye-kodu={shop['secrets']['uye-kodu']}")
    command(environment, "sync", "shop", "--json")
    add_marketplace(environment, shop)
    command(environment, "score", "run")
    program = Program(["serve", "--port", "0"], environment, folder / "serve.log")
    yield program.wait_for("listening on").split()[-1]
    program.stop()


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing: run bin/needs test"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def signed_in(chromium, site):
    """The owner's session: signing in costs a second of password hashing, so it is done once."""
    with open_page(chromium, site, 1280) as page:
        sign_in(page)
        return page.context.storage_state()


@pytest.fixture(params=[360, 1280])
def stranger(request, chromium, site):
    """A page of somebody who is not signed in."""
    with open_page(chromium, site, request.param) as opened:
        yield opened


@pytest.fixture(params=[360, 1280])
def page(request, chromium, site, signed_in):
    """A page of the owner; its test fails on any console error or refused content."""
    with open_page(chromium, site, request.param, storage_state=signed_in) as opened:
        yield opened


class open_page:
    def __init__(self, browser, site, width, expected="422", **options):
        self.expected = expected
        self.context = browser.new_context(
            base_url=site, viewport={"width": width, "height": 800}, locale="tr-TR", **options)
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.errors = []
        self.page.on("console", self.note)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def note(self, message):
        # Chromium writes the status of an error page that was asked for to the console.
        if message.type == "error" and self.expected not in message.text:
            self.errors.append(message.text)

    def __enter__(self):
        return self.page

    def __exit__(self, kind, *_):
        self.context.close()
        if kind is None:
            assert self.errors == []


def sign_in(page):
    page.goto("/login")
    page.get_by_label("E-posta").fill(EMAIL)
    page.get_by_label("Parola").fill(PASSWORD)
    page.get_by_role("button", name="Oturum aç").click()
    page.wait_for_url("**/")
