"""Answers without scripts, or before they have come: nothing that a person fills in is lost."""

import re
from collections.abc import Callable
from typing import Any

from accessibility import broken_rules
from faces import sticks_out
from playwright.sync_api import Page, Route, expect
from server_process import Client, RoomOnServer
from shared_room import people

from kit.exercises import load_pack

PACK = load_pack()

PHONE = {"width": 390, "height": 844}


def current(person: Client) -> dict[str, Any]:
    found = person.json("/api/answers")["answers"]
    return {place: each["value"] for place, each in found.items()}


def test_several_ticks_come_as_a_list(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    ada = room.participant(room.sides[0])
    page = ada.get("/w/linking").decode()
    offered = re.findall(r'name="kind-of-link--kind" value="([^"]+)"', page)
    body = f"kind-of-link--kind={offered[0]}&kind-of-link--kind={offered[1]}".encode()
    assert b"1 answer is safe." in ada.request("POST", "/answers/kind-of-link", body)[1]
    assert current(ada) == {"kind-of-link/kind": offered[:2]}


def test_what_is_refused_is_told_on_the_page_itself(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    ada = room.participant(room.sides[0])
    status, page = ada.form("/answers/readiness", **{"readiness--rationale": "perhaps", "readiness--nowhere": "yes"})
    assert status == 422 and 'href="#readiness--rationale-told"' in page and 'id="readiness--rationale-told"' in page
    assert "&#39;perhaps&#39; is not one of the answers offered here" in page or "'perhaps' is not one" in page
    assert current(ada) == {}
    status, page = ada.form("/answers/eight-facets", **{"eight-facets--we": "4"})
    assert status == 403 and current(ada) == {}, "its workshop was never opened"


def test_others_cannot_post_here(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    field = b"readiness--rationale=yes"
    assert Client(room.server.here).request("POST", "/answers/readiness", field)[0] == 403
    assert room.board.request("POST", "/answers/readiness", field)[0] == 403
    ada = room.participant(room.sides[0])
    assert ada.request("POST", "/answers/readiness", field, {"Origin": "http://elsewhere.test"})[0] == 403
    assert ada.request("POST", "/answers/nowhere", field)[0] == 404
    assert current(ada) == {}


def save(page: Page) -> None:
    page.locator("form[action^='../answers/']").get_by_role("button", name="Save these answers").first.click()


def test_the_whole_gap_is_answered_without_scripts_and_counts_in_the_room(
    room: RoomOnServer, page_of: Callable[..., Page]
) -> None:
    """Three of her side have answered: without her, nothing of it could be shown."""
    room.act("open", workshop="mutuality-gap")
    people(room, room.sides[0], 3)
    people(room, room.sides[1], 4)
    page = page_of(PHONE, java_script_enabled=False)
    page.goto(room.join_link)
    page.locator(".card input").first.check()
    page.get_by_role("button", name="Join").click()
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("link", name="Our mutuality gap").click()
    expect(page.locator("noscript .notice")).to_be_visible()
    page.locator("#exercise-guess-first").get_by_role("link", name="See what you have answered").click()
    page.get_by_label("Place 1").select_option(index=2)
    save(page)
    expect(page.get_by_text("1 answer is safe.")).to_be_visible()
    page.get_by_role("link", name="Next: ").first.click()
    for item in PACK.exercise("gap").core_items:
        for end in ("us", "them"):
            page.locator(f"input[name='gap--{item.id}--{end}']").nth(2).check()
    page.get_by_label("Place 1").select_option("voice")
    save(page)
    expect(page.get_by_text("7 answers are safe.")).to_be_visible()
    expect(page.get_by_label("Place 1")).to_have_value("voice")
    page.get_by_role("link", name="Next: ").first.click()
    page.get_by_label("Which table are you at?").fill("3")
    page.locator("form textarea").first.fill("Ask them to choose the day")
    page.locator("input[type=date]").first.fill("2026-12-01")
    save(page)
    expect(page.get_by_text("1 answer is safe.")).to_be_visible()
    expect(page.get_by_role("link", name="Next: ")).to_have_count(0)
    room.act("reveal", exercise="gap")
    page.goto("/answers/gap")
    expect(page.locator(".group-result")).to_be_visible()
    looks = page_of(PHONE)
    looks.context.add_cookies(page.context.cookies())
    for name in ("gap", "guess-first", "closing-moves"):
        looks.goto(f"/answers/{name}")
        assert sticks_out(looks) == []
        assert broken_rules(looks, f"{name} without scripts") == []


NOT_RECENT = "delete Element.prototype.replaceChildren;"


def test_a_browser_that_cannot_run_the_script_says_so_and_answers(
    room: RoomOnServer, page_of: Callable[..., Page]
) -> None:
    room.act("open", workshop="linking")
    page = page_of(PHONE)
    page.context.add_init_script(NOT_RECENT)
    person = room.joins(page)
    page.goto("/w/linking")
    expect(page.get_by_text("This browser is too old for some parts of this page.")).to_be_visible()
    form = page.locator("#exercise-readiness")
    form.locator("[data-item='readiness/rationale']").get_by_label("Partly").check()
    form.locator("textarea").first.fill("Ask the treasurer")
    form.get_by_role("button", name="Save these answers").press("Enter")
    expect(page.get_by_text("2 answers are safe.")).to_be_visible()
    assert sorted(map(str, current(person).values())) == ["Ask the treasurer", "partly"]
    page.locator(".result .own-more > summary").click()
    page.locator("[name='readiness--rationale.owner']").fill("Amina")
    page.locator(".result").get_by_role("button", name="Save these answers").click()
    expect(page.get_by_text("3 answers are safe.")).to_be_visible()
    page.get_by_role("link", name="Back to the workshop").first.click()
    expect(page).to_have_url(f"{room.server.phones}/w/linking#exercise-readiness")


def test_a_script_that_does_not_come_takes_nothing_away(room: RoomOnServer, page_of: Callable[..., Page]) -> None:
    room.act("open", workshop="linking")
    page = page_of(PHONE)
    person = room.joins(page)
    page.route("**/*.js*", lambda route: route.abort())
    page.goto("/w/linking")
    page.locator("#exercise-opportunities .picks input").first.check()
    page.locator("#exercise-opportunities").get_by_role("button", name="Save these answers").click()
    expect(page.get_by_text("1 answer is safe.")).to_be_visible()
    page.get_by_label("Place 1").select_option(index=1)
    save(page)
    expect(page.get_by_text("1 answer is safe.")).to_be_visible()
    assert len(current(person)["opportunities/hopes"]["ranked"]) == 1


def slowly(page: Page) -> list[Route]:
    """Hold the script of `page` back until the test lets it go on; the second half of it waits for the first."""
    held: list[Route] = []
    page.route("**/static/kit.*.js", lambda route: held.insert(len(held), route))
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


def test_a_pair_and_a_ranking_begun_before_the_script_comes_are_saved(
    room: RoomOnServer, page_of: Callable[..., Page]
) -> None:
    room.act("open", workshop="mutuality-gap")
    page = page_of(PHONE)
    person = room.joins(page)
    held = slowly(page)
    page.goto("/w/mutuality-gap", wait_until="commit")
    page.locator("input[name='gap--voice--us']").nth(1).check()
    page.locator("input[name='gap--matters']").nth(2).check()
    for route in held:
        route.continue_()
    saved = "[data-item='{}'] [data-status='saved']"
    expect(page.locator(saved.format("gap/voice"))).to_be_visible()
    expect(page.locator(saved.format("gap/matters"))).to_be_visible()
    ranked = page.locator("input[name='gap--matters']").nth(2).get_attribute("value")
    assert current(person) == {"gap/voice": {"us": 2}, "gap/matters": [ranked]}
