"""Answers without scripts, or before they have come: nothing that a person fills in is lost."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route, expect
from server_process import Client, RoomOnServer

PHONE = {"width": 390, "height": 844}


def current(person: Client) -> dict[str, Any]:
    found = person.json("/api/answers")["answers"]
    return {place: each["value"] for place, each in found.items() if place != "who-we-are/side"}


def seqs(person: Client) -> dict[str, int]:
    return {place: each["seq"] for place, each in person.json("/api/answers")["answers"].items()}


def test_all_four_kinds_are_kept_as_scripts_would_send_them(room: RoomOnServer) -> None:
    for workshop in ("linking", "partnership-health"):
        room.act("open", workshop=workshop)
    ada = room.participant(room.sides[0])
    body = b"warning-signs--seen=rather-not-say"
    assert b"1 answer is safe." in ada.request("POST", "/answers/warning-signs", body)[1]
    status, page = ada.form(
        "/answers/readiness", **{"readiness--rationale": "partly", "readiness--strategic-plan": "", "other--x": "yes"}
    )
    assert status == 200 and "1 answer is safe." in page and 'href="../w/linking#exercise-readiness"' in page
    ada.form("/answers/eight-facets", **{"eight-facets--we": "4", "eight-facets--common-interest": "cannot-say"})
    words = {"facet-examples--strong-example": "They wrote back", "facet-examples--weak-example": "None"}
    page = ada.form("/answers/facet-examples", **words, **{"facet-examples--weak-example--share": "shared"})[1]
    assert "2 answers are safe." in page
    assert current(ada) == {
        "warning-signs/seen": "rather-not-say",
        "readiness/rationale": "partly",
        "eight-facets/we": 4,
        "eight-facets/common-interest": "cannot-say",
        "facet-examples/strong-example": {"text": "They wrote back", "shared": False},
        "facet-examples/weak-example": {"text": "None", "shared": True},
    }


def test_several_ticks_come_as_a_list_and_the_same_form_twice_is_one_answer(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    ada = room.participant(room.sides[0])
    page = ada.get("/w/linking").decode()
    offered = re.findall(r'name="kind-of-link--kind" value="([^"]+)"', page)
    body = f"kind-of-link--kind={offered[0]}&kind-of-link--kind={offered[1]}".encode()
    for _ in range(2):
        assert ada.request("POST", "/answers/kind-of-link", body)[0] == 200
        assert current(ada) == {"kind-of-link/kind": offered[:2]}
    first = seqs(ada)["kind-of-link/kind"]
    ada.form("/answers/kind-of-link", **{"kind-of-link--kind": offered[2]})
    assert current(ada) == {"kind-of-link/kind": offered[2:3]}
    assert seqs(ada)["kind-of-link/kind"] > first
    history = ada.json("/api/history/kind-of-link/kind")["history"]
    assert len(history) == 2


def test_what_is_refused_is_named_with_its_reason_and_the_rest_is_safe(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    ada = room.participant(room.sides[0])
    fields = {"readiness--rationale": "perhaps", "readiness--strategic-plan": "yes", "readiness--nowhere": "yes"}
    status, page = ada.form("/answers/readiness", **fields)
    assert status == 422
    assert "&#39;perhaps&#39; is not one of the answers offered here" in page and "1 answer is safe." in page
    assert current(ada) == {"readiness/strategic-plan": "yes"}
    status, page = ada.form("/answers/eight-facets", **{"eight-facets--we": "4"})
    assert status == 422 and "eight-facets/we" not in current(ada)  # its workshop was never opened


def test_others_cannot_post_here(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    field = b"readiness--rationale=yes"
    assert Client(room.server.here).request("POST", "/answers/readiness", field)[0] == 403
    assert room.board.request("POST", "/answers/readiness", field)[0] == 403
    ada = room.participant(room.sides[0])
    assert ada.request("POST", "/answers/readiness", field, {"Origin": "http://elsewhere.test"})[0] == 403
    assert ada.request("POST", "/answers/nowhere", field)[0] == 404
    assert ada.request("POST", "/answers/make-room", field)[0] == 404
    assert current(ada) == {}


def test_a_phone_without_scripts_answers_and_comes_back(room: RoomOnServer, page_of: Callable[..., Page]) -> None:
    room.act("open", workshop="linking")
    page = page_of(PHONE, java_script_enabled=False)
    person = room.joins(page)
    page.goto("/w/linking")
    form = page.locator("#exercise-readiness")
    expect(form.locator("noscript .notice")).to_be_visible()
    form.locator("[data-item='readiness/rationale']").get_by_label("Partly").check()
    form.locator("textarea").first.fill("Ask the treasurer")
    send = form.get_by_role("button", name="Save these answers")
    send.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 answers are safe.")).to_be_visible()
    assert sorted(map(str, current(person).values())) == ["Ask the treasurer", "partly"]
    page.reload()
    expect(page.get_by_text("2 answers are safe.")).to_be_visible()
    page.get_by_role("link", name="Back to the exercise").click()
    expect(page).to_have_url(f"{room.server.phones}/w/linking#exercise-readiness")


def slowly(page: Page) -> list[Route]:
    """Hold the scripts of `page` back until the test lets them go on."""
    held: list[Route] = []
    page.route("**/*.js*", lambda route: held.insert(len(held), route))
    return held


def test_what_is_chosen_before_the_script_comes_is_saved(room: RoomOnServer, page_of: Callable[..., Page]) -> None:
    room.act("open", workshop="linking")
    page = page_of(PHONE)
    person = room.joins(page)
    held = slowly(page)
    page.goto("/w/linking", wait_until="commit")
    item = page.locator("[data-item='readiness/rationale']")
    item.get_by_label("Partly").check()
    send = page.locator("#exercise-readiness").get_by_role("button", name="Save these answers")
    expect(send).to_be_visible()
    for route in held:
        route.continue_()
    expect(item.locator("[data-status]")).to_have_attribute("data-status", "saved")
    expect(item.get_by_label("Partly")).to_be_checked()
    expect(send).to_be_hidden()
    assert current(person) == {"readiness/rationale": "partly"}
    used = page.locator(".used")
    expect(used).to_have_text(re.compile(r"^[12] answers? safe, [1-9]\d* kB$"))
    kilobytes = int(used.inner_text().split()[3])
    assert 20 < kilobytes < 200


def test_an_early_choice_that_an_older_answer_contradicts_is_for_the_person_to_decide(
    room: RoomOnServer, page_of: Callable[..., Page]
) -> None:
    room.act("open", workshop="linking")
    page = page_of(PHONE)
    person = room.joins(page)
    person.answer("readiness", {"rationale": "not-yet"})
    held = slowly(page)
    page.goto("/w/linking", wait_until="commit")
    item = page.locator("[data-item='readiness/rationale']")
    item.get_by_label("Partly").check()
    for route in held:
        route.continue_()
    expect(item.locator(".trouble")).to_be_visible()
    expect(item.get_by_label("Partly")).to_be_checked()
    assert current(person) == {"readiness/rationale": "not-yet"}
    item.locator(".trouble button").first.click()
    expect(item.locator("[data-status]")).to_have_attribute("data-status", "saved")
    assert current(person) == {"readiness/rationale": "partly"}
