"""Second factor, recovery code, passkey and devices, in a real browser."""

import base64
import hashlib
import hmac
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Watch, not_twice
from tests.journeys.hand import Hand
from tests.journeys.office import PASSWORD, Office

pytestmark = [pytest.mark.journey, not_twice]

FACTORS = "/account/second-factor/"


def code_of(secret: str) -> str:
    """What the app on the phone shows now: RFC 6238, worked out apart from the product."""
    digest = hmac.new(base64.b32decode(secret), (int(time.time()) // 30).to_bytes(8, "big"), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4], 'big') & 0x7FFFFFFF) % 10**6:06d}"


def leave(hand: Hand) -> None:
    """Sign out and stand before the door."""
    hand.page.context.clear_cookies()
    hand.go("/account/login/")


def password(hand: Hand, login: str) -> None:
    """Type login and password; the second step follows."""
    hand.page.fill("[name=username]", login)
    hand.page.fill("[name=password]", PASSWORD)
    hand.page.keyboard.press("Enter")


def test_the_phone_and_the_codes_for_the_day_it_is_lost(demo: Office, sit_down: Callable[..., Hand]) -> None:
    hand = sit_down(demo, "chiuy")
    hand.go("/account/settings/")
    hand.click("a[href='/account/second-factor/']").arrives(FACTORS)
    hand.click("a[href='/account/second-factor/phone/']").arrives(f"{FACTORS}phone/")
    assert hand.page.locator(".qr img").evaluate("picture => picture.naturalWidth") > 0
    hand.page.locator("details summary", has_text="Máy ảnh").click()
    secret = hand.read("code.secret").replace(" ", "")
    hand.page.fill("[name=code]", code_of(secret))
    hand.key("Enter").arrives(f"{FACTORS}codes/")
    codes = hand.page.locator(".codes code").all_inner_texts()
    assert len(set(codes)) == 10

    leave(hand)
    password(hand, "chiuy")
    hand.arrives("/account/second-step/")
    hand.page.fill("[name=code]", code_of(secret))
    hand.key("Enter").arrives("/")

    leave(hand)
    password(hand, "chiuy")
    hand.page.fill("[name=code]", codes[0])
    hand.key("Enter").arrives("/")
    hand.go(FACTORS).sees("Mã dự phòng")
    assert "9" in hand.read("section:has(a[href$='/codes/']) .card-count")


def test_a_passkey_opens_without_a_password(demo: Office, sit_down: Callable[..., Hand], watch: Watch) -> None:
    # browsers give passkeys to host names only, not to 127.0.0.1
    hand = sit_down(demo, base_url=demo.address.replace("127.0.0.1", "localhost"))
    device = hand.page.context.new_cdp_session(hand.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }})
    hand.sign_in("vanthu")
    hand.go(f"{FACTORS}passkey/")
    hand.page.fill("[name=name]", "Máy của văn thư")
    hand.click("form[data-passkey=add] button.btn-main").arrives(f"{FACTORS}codes/")
    hand.go(FACTORS).sees("Máy của văn thư")

    leave(hand)
    password(hand, "vanthu")
    hand.arrives("/account/second-step/")
    hand.click("form[data-passkey=use] button").arrives("/")

    leave(hand)
    hand.click("form[data-passkey=sign-in] button").arrives("/")
    hand.go("/account/settings/").sees("đã cài")


def test_other_devices_are_seen_and_signed_out(demo: Office, sit_down: Callable[..., Hand]) -> None:
    here, phone = sit_down(demo, "dangvien"), sit_down(demo, "dangvien", viewport={"width": 390, "height": 844})
    here.go("/account/sessions/")
    expect(here.page.locator("ul.rows > li")).to_have_count(2)
    here.click("button[name=others]").agree()
    expect(here.page.locator("ul.rows > li")).to_have_count(1)
    phone.go("/tasks/mine/").arrives("/account/login/")


def test_a_code_on_paper_begins_an_account_anew(demo: Office, sit_down: Callable[..., Hand]) -> None:
    administrator = sit_down(demo, "quantri")
    administrator.go("/account/all/?q=dubi")
    administrator.page.locator("details.menu summary", has_text="Thao tác").first.click()
    administrator.click("button[formaction$='/code/']").agree()
    administrator.sees("Mã chỉ hiện một lần này")
    words = administrator.page.locator(".slip dd").all_inner_texts()
    code = next(word for word in words if word.count("-") == 2 and len(word) == 14)
    hand = sit_down(demo)
    hand.go("/account/login/").click("a[href='/account/code/']").arrives("/account/code/")
    new = "ao-sâu-nước-cả"
    hand.fill_in(username="dubi", code=code.upper(), new=new, again=new).enter().arrives("/")
