"""A facilitator chooses the stories for the room: what the server takes, and what phones and the board then show."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from faces import sticks_out
from keyboard import Keyboard
from playwright.sync_api import Page, expect
from server_process import RoomOnServer

from kit.exercises import load_pack
from kit.responses import Store
from kit.responses.room import rooms

PHONE = {"width": 390, "height": 844}
CASES = load_pack().workshop("mutuality-cases")
TITLES = {episode.id: episode.title for episode in CASES.episodes}


def choose(room: RoomOnServer, *episodes: str) -> None:
    room.act("choose-episodes", workshop="mutuality-cases", episodes=episodes)


def library(room: RoomOnServer) -> dict[str, dict[str, object]]:
    return {each["id"]: each["library"] for each in room.board.json("/api/board")["workshops"]}


def test_a_file_from_before_this_has_no_choice_and_takes_one(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        room = store.write(lambda c: rooms.create_room(c, "Older", ["A", "B"], 1.0)).result()
    database = sqlite3.connect(tmp_path / "mutuality.sqlite")
    database.execute("ALTER TABLE room_state DROP COLUMN episodes")
    database.execute("UPDATE schema_version SET version = 4")
    database.commit()
    database.close()
    with Store(tmp_path) as store:
        assert store.backup is not None
        with store.read() as connection:
            assert rooms.state(connection, room.id).episodes == ()
        store.write(lambda c: rooms.change_state(c, room.id, episodes=["mutuality-cases/ripple"])).result()
        with store.read() as connection:
            assert rooms.state(connection, room.id).episodes == ("mutuality-cases/ripple",)


def reading(room: RoomOnServer, page: Page) -> Page:
    """A participant's phone, on the page of the stories."""
    room.joins(page)
    with page.expect_response("**/api/start"):  # a choice that is made from now on is news to the page
        page.goto("/w/mutuality-cases")
    expect(page.locator("[data-turn]")).to_be_visible()
    return page


def stories_shown(page: Page) -> list[str]:
    return page.locator("details.story:visible summary").all_text_contents()


def test_a_phone_shows_the_rooms_stories_first_and_all_others_one_tap_away(
    room: RoomOnServer, page_of: Callable[..., Page]
) -> None:
    room.act("open", workshop="mutuality-cases")
    choose(room, "ripple", "our-story-south", "bus-lane")
    page = reading(room, page_of(PHONE))
    ours = page.locator(".set").first
    expect(ours.locator("summary")).to_have_text("Stories for your room")
    names = [TITLES["ripple"], TITLES["our-story-south"], TITLES["bus-lane"]]
    expect(ours.get_by_role("link")).to_have_text(names)
    assert stories_shown(page) == names[:1]
    expect(page.locator("[data-position]")).to_have_text("Story 1 of 3")
    keyboard = Keyboard(page)
    page.locator("[data-step='1']").focus()
    keyboard.press("Enter")
    assert stories_shown(page) == names[1:2]  # the room's own story
    page.locator("[data-set=all] summary").focus()
    keyboard.press("Enter", "Tab", "Enter")
    assert stories_shown(page)[0] not in names
    expect(page.locator("[data-position]")).to_contain_text(f"of {len(TITLES)}")
    chosen_by_herself = stories_shown(page)
    page.reload()
    expect(page.locator(".set").first.locator("summary")).to_have_text("Stories for your room")
    assert stories_shown(page) == chosen_by_herself
    assert sticks_out(page) == []


def test_a_choice_comes_live_and_disturbs_nobody_who_writes(room: RoomOnServer, page_of: Callable[..., Page]) -> None:
    room.act("open", workshop="mutuality-cases")
    page = reading(room, page_of(PHONE))
    assert stories_shown(page) == ["Seats for everybody"]
    choose(room, "ripple", "bus-lane")
    expect(page.locator("[data-position]")).to_have_text("Story 1 of 2")
    assert stories_shown(page) == [TITLES["ripple"]]
    expect(page.locator(".live-region")).to_have_text("Your facilitator has chosen stories for the room.")
    words = page.locator("#exercise-espoused-and-practised [data-episode]:visible textarea").first
    words.focus()
    page.keyboard.type("Half a sen")
    item = words.locator("xpath=ancestor::*[@data-item]")
    expect(item.locator("[data-status]")).to_have_attribute("data-status", "saved")
    expect(page.locator(".own-ripple")).to_be_attached()  # her result has come, and moves nothing any more
    before = words.bounding_box()
    choose(room, "standards", "bus-lane", "compost", "same-room")
    expect(page.locator(".set").first.get_by_role("link")).to_have_count(4)
    after = words.bounding_box()
    page.keyboard.type("tence")
    expect(words).to_have_value("Half a sentence")
    expect(words).to_be_focused()
    assert before is not None and after is not None and abs(before["y"] - after["y"]) < 3
    assert stories_shown(page) == [TITLES["ripple"]]
    choose(room)
    expect(page.locator("[data-set=room]")).to_have_count(0)
    assert stories_shown(page) == [TITLES["ripple"]]
    page.reload()
    expect(words).to_have_value("Half a sentence")


def test_the_board_chooses_at_a_phones_width_with_the_keyboard_alone(
    room: RoomOnServer, page_of: Callable[..., Page]
) -> None:
    room.act("open", workshop="mutuality-cases")
    page = page_of(PHONE)
    page.goto(room.facilitator_link)
    page.goto("/board#board-working")
    box = page.locator("[data-episode-choice]:visible")
    chosen = box.locator("summary")
    expect(chosen).to_have_text("Stories for the room: none chosen, each person chooses")
    keyboard = Keyboard(page)
    chosen.focus()
    keyboard.press("Enter", "Tab", "Enter")
    names = [TITLES[each] for each in CASES.episode_sets[0].episodes[:1]]  # nobody has joined: one for all
    expect(chosen).to_have_text(f"Stories for the room: {'; '.join(names)}")
    expect(box.locator("[data-set]").first).to_be_focused()
    expect(box.locator("[data-set]").first).to_have_attribute("aria-pressed", "true")
    expect(box.get_by_role("checkbox", checked=True)).to_have_count(1)
    others = ("compost", "ripple", "leeds", "standards", "same-room")
    for name in others:
        box.locator(f"[value='{name}']").focus()
        keyboard.press("Space")
    expect(box.locator("[data-picked]")).to_contain_text("Ticked 6 of 6")
    expect(box.get_by_role("checkbox", disabled=True)).to_have_count(len(TITLES) - 6)
    box.locator(f"[value='{CASES.episode_sets[0].episodes[0]}']").focus()
    keyboard.press("Space")
    room.act("timer", seconds=60)  # news of another kind leaves the ticks alone
    expect(page.locator(".board-countdown")).not_to_have_text("No timer")
    expect(box.locator("[data-picked]")).to_contain_text("Ticked 5 of 6")
    box.get_by_role("button", name="Show these to the room").focus()
    keyboard.press("Enter")
    expect(chosen).to_contain_text("; ".join(TITLES[name] for name in others))
    assert sticks_out(page) == []
    box.get_by_role("button", name="Take the choice back").focus()
    keyboard.press("Enter")
    expect(chosen).to_contain_text("none chosen")
    expect(chosen).to_be_focused()
    assert room.board.json("/api/board")["workshops"] and library(room)["mutuality-cases"]["chosen"] == []
