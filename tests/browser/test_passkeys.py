"""Passkeys in a real browser: its own authenticator makes one on a page of ours, and logs in with it."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.product import ADMIN, Up

CALL = """async ([method, path, body]) => {
  const answer = await fetch('/api/v1' + path, {
    method, headers: {'Content-Type': 'application/json'}, body: body === null ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  return [answer.status, text === '' ? null : JSON.parse(text)];
}"""
CREATE = """async options => {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return (await navigator.credentials.create({publicKey})).toJSON();
}"""
GET = """async options => {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return (await navigator.credentials.get({publicKey})).toJSON();
}"""
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The product by a name: bare addresses have no passkeys."""
    with Up(tmp_path_factory.mktemp("passkeys") / "data", settings=ADMIN) as up:
        yield up.wait_until_ready().replace("127.0.0.1", "localhost")


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[Page]:
    """A tab with an authenticator of its own."""
    context = browser.new_context()
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    tab.goto(url + "/login")
    yield tab
    context.close()


def call(page: Page, method: str, path: str, body: Any = None) -> Any:
    """What the api answers to the page, which must be a success."""
    status, answer = page.evaluate(CALL, [method, path, body])
    assert status < 300, (path, answer)
    return answer


def test_a_browser_makes_a_passkey_and_logs_in_with_it(page: Page) -> None:
    email, password = ADMIN["CHRONOS_ADMIN_EMAIL"], ADMIN["CHRONOS_ADMIN_PASSWORD"]
    call(page, "POST", "/auth/login", {"login": email, "password": password})
    made = page.evaluate(CREATE, call(page, "POST", "/auth/passkeys/options"))
    passkey = call(page, "POST", "/auth/passkeys", {"name": "Chromium", "credential": made})
    call(page, "POST", "/auth/logout")
    assert page.evaluate(CALL, ["GET", "/auth/me", None])[0] == 401

    proof = page.evaluate(GET, call(page, "POST", "/auth/passkeys/login/options"))
    call(page, "POST", "/auth/passkeys/login", {"credential": proof})

    assert call(page, "GET", "/auth/me")["user"]["email"] == email
    (listed,) = call(page, "GET", "/auth/passkeys")["items"]
    assert listed["id"] == passkey["id"]
    assert listed["last_used_at"] is not None
    assert page.evaluate("document.cookie") == "", "no script sees a token"
    status, _ = page.evaluate(CALL, ["POST", "/auth/passkeys/login", {"credential": proof}])
    assert status == 401, "the same proof once more"
