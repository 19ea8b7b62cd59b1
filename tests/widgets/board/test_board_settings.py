"""Files to take home, and a person who moves to another side."""

from pathlib import Path

from board_page import mode
from board_room import BoardRoom
from playwright.sync_api import Page, expect


def test_a_person_moves_to_another_side(page: Page, room: BoardRoom) -> None:
    mode(page, "Save")
    form = page.locator("[data-board-move-person]")
    side = form.get_by_label("Side")
    expect(side.locator("option")).to_have_text(["Choose a side", "Riverton", "Bandari", "Observer"])
    form.get_by_label("Resume code (four words) of a person").fill("bako timi rusa nofo")
    side.select_option("Bandari")
    room.data["sides"][0]["name"] = "Riverton and around"
    room.news()
    expect(side.locator("option").nth(1)).to_have_text("Riverton and around")
    expect(side).to_have_value("8")
    room.message = "This person now belongs to Bandari."
    form.get_by_role("button").click()
    expect(page.get_by_text("This person now belongs to Bandari.").first).to_be_visible()
    assert room.acts[-1] == {"act": "move-participant", "words": "bako timi rusa nofo", "side": 8}
    expect(form.get_by_label("Resume code (four words) of a person")).to_have_value("")
    form.get_by_label("Resume code (four words) of a person").fill("bako timi rusa nofo")
    side.select_option("Observer")
    room.refusal = "Nobody here has these words."
    form.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_have_text("Nobody here has these words.")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    expect(page.locator("[data-board-moved]")).to_have_text("")
    expect(form.get_by_label("Resume code (four words) of a person")).to_have_value("bako timi rusa nofo")
    form.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_have_text("")
    assert room.acts[-1]["side"] is None


def test_files_are_saved_and_a_refusal_is_said(page: Page, room: BoardRoom) -> None:
    mode(page, "Save")
    with page.expect_download() as download:
        page.get_by_role("list", name="Results").get_by_role("link", name="Table (CSV)").click()
    assert download.value.suggested_filename == "our-room.csv"
    assert Path(download.value.path()).read_bytes() == b"exercise,item\r\n"
    page.get_by_role("list", name="Single answers").get_by_role("link", name="Table (CSV)").click()
    expect(page.get_by_role("alert")).to_have_text("A side is too small. Nothing was written.")


def test_a_link_to_the_console_goes_once_it_was_taken(page: Page, room: BoardRoom) -> None:
    """Also if it is taken before this board has heard that it waits."""
    mode(page, "Save")
    link = page.locator("[data-board-console-link]")
    room.data["console_link"] = True
    page.get_by_role("button", name="Open the console on your phone").click()
    expect(link).to_contain_text("within 5 minutes")
    room.data["console_link"] = False
    room.news()
    expect(link).to_be_hidden()
    room.message = "Here it is."
    page.get_by_role("button", name="Open the console on your phone").click()
    expect(page.get_by_text("Here it is.").first).to_be_visible()
    expect(link).to_be_hidden()
    assert [each["act"] for each in room.acts] == ["console-link"] * 2


def test_each_room_that_was_set_aside_keeps_its_line(page: Page, room: BoardRoom) -> None:
    days = {"last_used": "2026-01-02", "set_aside": "2026-02-02", "here": False}
    room.data["set_aside"] = [{"title": name, "code": name.upper(), **days} for name in ("Aby", "Bex", "Cyd")]
    mode(page, "Save")
    for _ in range(3):
        with page.expect_response("**/api/board"):
            room.news()
    lines = page.locator("[data-board-set-aside] li")
    expect(lines).to_contain_text(["Aby", "Bex", "Cyd"])
