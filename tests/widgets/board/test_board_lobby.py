"""People arrive: how to join, who is here, and the names of the room and its sides."""

import re

from board_room import BoardRoom
from faces import FACES, set_face
from playwright.sync_api import Page, expect

# How many lines the letters of an element stand in, and how far they reach beyond their box.
LINES = """(each) => {
  const range = document.createRange();
  range.selectNodeContents(each);
  const tops = [...range.getClientRects()].map((line) => Math.round(line.top));
  return [new Set(tops).size, Math.max(0, each.scrollWidth - each.clientWidth)];
}"""


def test_lobby_shows_how_to_join(page: Page, room: BoardRoom) -> None:
    expect(page.locator(".board-code")).to_have_text("KDM4XW")
    expect(page.locator(".board-address")).to_have_text(f"{room.address}/join")
    page.get_by_text("The address does not open?").click()
    expect(page.locator("[data-board-address-list] [data-place]")).to_have_text(["http://10.0.0.7:8890/join"])
    code = page.get_by_alt_text("QR code that opens the page to join")
    assert code.evaluate("picture => picture.complete && picture.naturalWidth > 0")


def test_a_code_never_breaks_in_any_face(page: Page, room: BoardRoom) -> None:
    room.data["room"]["code"] = "MWMWMW"  # the widest letters that a code can have
    room.news()
    code, in_the_bar = page.locator(".board-code"), page.locator(".board-bar-code strong")
    expect(code).to_have_text("MWMWMW")
    for face in FACES:
        set_face(page, face)
        for width, height in ((1920, 1080), (1280, 720), (1120, 700), (1024, 768), (700, 800), (390, 844), (320, 640)):
            page.set_viewport_size({"width": width, "height": height})
            page.keyboard.press("1")
            assert code.evaluate(LINES) == [1, 0], (face, width)
            page.keyboard.press("2")
            assert in_the_bar.evaluate(LINES)[0] == 1, (face, width)


def test_each_address_can_show_its_own_code(page: Page, room: BoardRoom) -> None:
    code = page.get_by_alt_text("QR code that opens the page to join")
    page.get_by_text("The address does not open?").click()
    page.get_by_role("button", name="Show its QR code: http://10.0.0.7:8890/join").click()
    expect(code).to_have_attribute("src", re.compile("10.0.0.7"))
    expect(page.locator(".board-address")).to_have_text("http://10.0.0.7:8890/join")
    expect(page.locator("[data-board-address-list] [data-place]")).to_have_text([f"{room.address}/join"])
    page.get_by_role("button", name=f"Show its QR code: {room.address}/join").click()
    expect(page.locator(".board-address")).to_have_text(f"{room.address}/join")


def test_after_a_change_of_network_the_new_address_is_shown_and_said(page: Page, room: BoardRoom) -> None:
    page.get_by_text("The address does not open?").click()
    page.get_by_role("button", name="Show its QR code: http://10.0.0.7:8890/join").click()
    said = page.locator("[data-board-address-changed]")
    expect(said).to_have_text("")
    new = "http://192.168.7.3:8890/join?code=KDM4XW"
    room.data["room"] |= {"join_url": new, "addresses": [new]}
    room.news()
    expect(page.locator(".board-address")).to_have_text("http://192.168.7.3:8890/join")
    code = page.get_by_alt_text("QR code that opens the page to join")
    expect(code).to_have_attribute("src", re.compile("192.168.7.3"))
    expect(said).to_contain_text("The network has changed. Phones find this room at http://192.168.7.3:8890/join now")
    none = "http://127.0.0.1:8890/join?code=KDM4XW"
    room.data["room"] |= {"join_url": none, "addresses": [none]}
    room.news()
    expect(said).to_contain_text("not on any network now")


def test_arrivals_are_live_and_leave_what_is_being_typed_alone(page: Page, room: BoardRoom) -> None:
    field = page.get_by_label("Name of the room")
    field.fill("Riverton and Ban")
    room.people(0, 3)
    room.data["observers"] = 2
    room.news()
    expect(page.locator(".board-side", has_text="Riverton").locator(".board-number")).to_have_text("3")
    expect(page.get_by_text("2 observers")).to_be_visible()
    expect(field).to_be_focused()
    expect(field).to_have_value("Riverton and Ban")
    assert page.locator(".board-side", has_text="Riverton").locator(".board-dots span").count() == 3


def test_names_are_given_on_the_lobby(page: Page, room: BoardRoom) -> None:
    page.get_by_label("Name of the room").fill("Two harbours <b>")
    page.get_by_label("Name of side 2").fill("Mwambao")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Two harbours <b>")).to_be_visible()
    assert room.acts[-1] == {"act": "rename", "title": "Two harbours <b>", "sides": {"7": "Riverton", "8": "Mwambao"}}
    page.get_by_label("One more side").fill("Lakeside")
    page.get_by_role("button", name="Add this side").click()
    expect(page.get_by_label("Name of side 3")).to_have_value("Lakeside")
    expect(page.get_by_label("One more side")).to_have_value("")


def test_names_from_another_board_arrive_in_the_fields(page: Page, room: BoardRoom) -> None:
    room.data["room"]["title"] = "Named elsewhere"
    room.news()
    expect(page.get_by_label("Name of the room")).to_have_value("Named elsewhere")


def test_the_side_named_first_alternates(page: Page, room: BoardRoom) -> None:
    room.open("linking")
    names = page.locator(".board-side .board-side-name")
    before = names.all_inner_texts()
    page.keyboard.press("2")
    rows = page.locator(".board-exercise").nth(0).locator(".board-side-name")
    expect(rows).to_have_count(2)
    second = page.locator(".board-exercise").nth(1).locator(".board-side-name")
    assert rows.all_inner_texts() == second.all_inner_texts()[::-1]
    orders = [before]
    for _ in range(2):
        page.keyboard.press("1")
        orders.append(names.all_inner_texts())
        page.keyboard.press("6")
        page.keyboard.press("4")
    assert orders[1] != orders[2]


def test_two_sides_of_different_progress_are_told_apart_by_more_than_colour(page: Page, room: BoardRoom) -> None:
    room.people(0, 1)
    room.people(1, 1)
    expect(page.locator(".board-dots span")).to_have_count(2)
    shapes = page.locator(".board-dots span").evaluate_all("dots => dots.map(d => getComputedStyle(d).borderRadius)")
    assert len(set(shapes)) == 2
