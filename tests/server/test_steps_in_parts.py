"""What does not fit on a phone is shown in parts; each kind of step bears long words, the dark, and chosen colours."""

from typing import Any

import pytest
from accessibility import broken_rules
from playwright.sync_api import expect
from server_process import RoomOnServer
from steps_in_view import NARROW, PARTS, SMALL, Phone

from kit.exercises import load_pack

PACK = load_pack()
GAP = "mutuality-gap"
HOPES = "#opportunities--hopes"
ONE_OF_EACH = (
    f"{GAP}#contents",
    f"{GAP}#exercise-gap",
    f"{GAP}#gap--voice",
    f"{GAP}#gap--matters",
    f"{GAP}#done-gap",
    f"{GAP}#result-gap",
    "start-here#our-story--how-formed",
    "linking#kind-of-link--kind",
    f"linking{HOPES}",
    "linking#readiness--rationale",
    "partnership-health#eight-facets--trust",
    "partnership-health#plane-two-bottom-lines-0",
    "learning-set#names-focus",
    "learning-set#calendar--meeting-1",
    "carry-it-home#commitments--row-1",
    "learning-partner#work-matrix--convening",
)
LONG_WORDS = """() => {
  const words = "main :is(.question, .label, .help, .prompt, .cell > label, legend, h2, h3, .axis)";
  for (const each of document.querySelectorAll(words)) each.append(` ${"w".repeat(80)}`);
}"""


def test_what_does_not_fit_is_shown_in_parts_with_addresses(phones: Any, room: RoomOnServer) -> None:
    """A long list in parts, then the order of what was picked; Back, a reload and larger letters lose no place."""
    room.act("open", workshop="linking")
    phone = phones()
    phone.join()
    phone.open("linking", HOPES)
    page = phone.page
    expect(page.locator(".group:visible")).to_have_count(1)
    page.locator(".picks input:visible").first.check()
    phone.next()
    assert phone.look()["address"] == f"{HOPES}~2"
    assert phone.look()["focus"].startswith("What do you hope")
    assert phone.look()["title"].startswith("1 of 1 (part 2) What do you hope")
    page.locator(".picks input:visible").first.check()
    page.reload()
    phone.ready()
    assert phone.look()["address"] == f"{HOPES}~2"
    page.go_back()
    assert phone.look()["address"] == HOPES
    while phone.look()["next"] != "Put in order":
        phone.next()
    phone.next()
    expect(page.locator(".ranking li")).to_have_count(2)
    expect(page.locator(".picks input:visible")).to_have_count(0)
    page.locator("[data-move='-1']").nth(1).click()
    expect(page.locator(".ranking li").first).to_have_class("ranked")
    page.locator(".pager-back").click()
    page.evaluate("document.documentElement.style.fontSize = '150%'")
    page.wait_for_function("() => document.documentElement.scrollHeight <= innerHeight")
    phone.saved()
    answer = phone.page.evaluate("fetch('/api/answers').then((answer) => answer.json())")["answers"][
        "opportunities/hopes"
    ]
    assert (len(answer["value"]["picked"]), len(answer["value"]["ranked"])) == (2, 1)


def test_boxes_show_their_place_and_the_order_is_changed_by_whoever_asks(phones: Any, room: RoomOnServer) -> None:
    room.act("open", workshop=GAP)
    phone: Phone = phones()
    phone.join()
    phone.open(GAP, "#gap--matters")
    boxes = phone.page.locator(".picks input:visible")
    boxes.nth(1).check()
    boxes.nth(0).check()
    places = phone.page.locator(".picks .option:visible").evaluate_all(
        "(all) => all.map(({ dataset }) => dataset.place)"
    )
    assert places[:2] == ["2", "1"]
    while phone.look()["next"].startswith("More"):
        phone.next()
    phone.page.get_by_role("button", name="Change the order").click()
    phone.page.locator("[data-move='-1']").nth(1).click()
    phone.saved()
    phone.next()
    assert phone.look()["kind"] == "done"
    answers = phone.page.evaluate("fetch('/api/answers').then((answer) => answer.json())")["answers"]
    assert answers["gap/matters"]["value"] == [each.id for each in PACK.exercise("gap").items][:2]


def test_a_row_that_is_added_or_removed_is_where_one_is(phones: Any, room: RoomOnServer) -> None:
    room.act("open", workshop="carry-it-home")
    phone = phones()
    phone.join()
    phone.open("carry-it-home", "#commitments--row-1")
    count, page = int(phone.look()["count"].split()[-1]), phone.page
    while phone.look()["next"].startswith("More"):
        phone.next()
    page.get_by_role("button", name="Add a row").click()
    assert phone.look()["address"] == f"#commitments--row-{count + 1}"
    while phone.look()["next"].startswith("More"):
        phone.next()
    page.get_by_role("button", name="Remove this row").click()
    expect(page.locator(".pager-count")).to_have_text(f"{count} of {count}")
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator(".pager-count")).to_have_text(f"{count + 1} of {count + 1}")


def test_nothing_moves_sideways_with_a_word_of_eighty_letters(phones: Any, room: RoomOnServer) -> None:
    """At 320 px, in letters of 200 %, one step of each kind that a phone meets."""
    phone = phones(viewport=NARROW)
    for workshop in {name.split("#")[0] for name in ONE_OF_EACH}:
        room.act("open", workshop=workshop)
    phone.join()
    for name in ONE_OF_EACH:
        workshop, address = name.split("#")
        phone.open(workshop, f"#{address}")
        phone.page.evaluate(LONG_WORDS)
        wide = [each["address"] for each in phone.page.evaluate(PARTS, 200) if each["width"] > NARROW["width"]]
        assert wide == []


@pytest.mark.parametrize("looks", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_one_step_of_each_kind_breaks_no_rule_of_access(looks: Any, phones: Any, room: RoomOnServer) -> None:
    """By day, in the dark and in forced colours; of a ranking its order, too."""
    phone = phones(viewport=SMALL, **looks)
    for workshop in {name.split("#")[0] for name in ONE_OF_EACH}:
        room.act("open", workshop=workshop)
    phone.join()
    for name in ONE_OF_EACH:
        workshop, address = name.split("#")
        phone.open(workshop, f"#{address}")
        assert broken_rules(phone.page, name) == []
    phone.open("linking", HOPES)
    phone.page.locator(".picks input:visible").first.check()
    while phone.look()["next"].startswith(("More", "Put")):
        phone.next()
    expect(phone.page.locator(".ranking:visible")).to_be_visible()
    assert broken_rules(phone.page, "an order") == []
